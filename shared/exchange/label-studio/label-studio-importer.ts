import { fail, ok } from '../../base/result';
import { pointer } from '../fault';
import { readMeta } from '../foreign/article-meta';
import { readCarried, type Carried, type CarriedAnnotation } from '../foreign/carried';
import type {
  Said,
  StatedAnnotation,
  StatedArticle,
  StatedRelation,
  Unread,
} from '../foreign/foreign-items';
import { isCount, isFields, isString, type Fields } from '../foreign/guards';
import { FRAGMENT_RELATION, joinFragments } from '../foreign/join-fragments';
import { jsonReason } from '../foreign/json-reason';
import { readForeign } from '../foreign/read-foreign';
import type { ForeignFile, Importer } from '../foreign-read';
import { readJson } from '../read-json';
import { unixTime } from '../unix-time';
import { otherLabels, readResults, saidOf, type Region, type Results } from './read-results';

/** Keys of `data` under which tasks hold their text, the usual one first. */
const TEXT_KEYS = ['text', 'content', 'document', 'body'];

function textOf(data: Fields): string | null {
  for (const key of [...TEXT_KEYS, ...Object.keys(data)]) {
    const value = data[key];
    if (isString(value) && value !== '') return value;
  }
  return null;
}

/** Annotation sets, newer (`annotations`) or older (`completions`), that nobody took back. */
function setsOf(task: Fields): readonly (readonly [Fields, string])[] {
  const name = Array.isArray(task['annotations']) ? 'annotations' : 'completions';
  const sets: readonly unknown[] = Array.isArray(task[name]) ? task[name] : [];
  return sets.flatMap((set, index): (readonly [Fields, string])[] =>
    isFields(set) && set['was_cancelled'] !== true ? [[set, pointer('', name, index)]] : [],
  );
}

/** Who annotated, as the file names them: an address or a name, else the number of the account. */
function creatorOf({ completed_by: by }: Fields): string | undefined {
  if (isString(by) && by !== '') return by;
  const user = isFields(by) ? by : {};
  const names = [user['first_name'], user['last_name']].filter((name) => isString(name));
  const written = [user['email'], names.join(' ').trim(), user['username']];
  const name = written.find((each): each is string => isString(each) && each !== '');
  if (name !== undefined) return name;
  const id = isFields(by) ? by['id'] : by;
  return isCount(id) ? `Label Studio user ${id}` : undefined;
}

/** Who made an annotation set, and when; old files count seconds. */
function madeIn(set: Fields): Pick<Said, 'creator' | 'created' | 'modified'> {
  const timeOf = (value: unknown): string | undefined =>
    isString(value) ? value : unixTime(value);
  const creator = creatorOf(set);
  const [created, modified] = [timeOf(set['created_at']), timeOf(set['updated_at'])];
  return {
    ...(creator !== undefined && { creator }),
    ...(created !== undefined && { created }),
    ...(modified !== undefined && { modified }),
  };
}

/** What we wrote of an annotation, with the labels that were put beside its own since. */
function withLabels(
  own: CarriedAnnotation,
  parts: readonly [Region, ...Region[]],
): CarriedAnnotation {
  const added = otherLabels(parts).filter((label) => !own.tags.includes(label));
  return { ...own, tags: [...own.tags, ...added] };
}

function annotationsOf(
  { regions, relations, answersByRegion }: Results,
  set: Fields,
  carried: Carried | null,
): readonly StatedAnnotation[] {
  const carriedById = new Map<string, CarriedAnnotation>(
    carried?.annotations.map((each) => [each.id, each]),
  );
  const chains = relations.filter(({ type }) => type === FRAGMENT_RELATION);
  const made = madeIn(set);
  return joinFragments<Region>(regions, chains).map((parts): StatedAnnotation => {
    const [{ place, foreignId, labels }] = parts;
    const own = carriedById.get(foreignId ?? '');
    return {
      place,
      foreignId,
      label: labels[0],
      fragments: parts.map(({ stated }) => stated),
      said: { ...made, ...saidOf(parts, answersByRegion) },
      ...(own && { carried: withLabels(own, parts) }),
    };
  });
}

/** The relations of a set, made by whoever made the set. */
function relationsOf({ relations }: Results, set: Fields): readonly StatedRelation[] {
  const { modified: _modified, ...made } = madeIn(set);
  return relations
    .filter(({ type }) => type !== FRAGMENT_RELATION)
    .map((relation) => ({ ...relation, ...made }));
}

function readTask(
  task: unknown,
  file: ForeignFile,
  path: string,
  unread: Unread[],
): StatedArticle | null {
  const { fileName } = file;
  const refuse = (place: string, reason: string): null => {
    unread.push({ fileName, place, reason });
    return null;
  };
  if (!isFields(task)) return refuse(path, 'is no task');
  const { data, meta } = task;
  const text = isFields(data) ? textOf(data) : null;
  if (!isFields(data) || text === null) return refuse(path, 'has no text');
  const carried = isFields(meta) ? readCarried(meta['verbatim']) : null;
  const read = setsOf(task).map(([set, place]) => {
    const results = readResults(set['result'], path + place);
    for (const [where, reason] of results.unread) refuse(where, reason);
    return { set, results };
  });
  return {
    fileName,
    place: path,
    text,
    textFile: file,
    meta: readMeta(data),
    ...(carried && { appearances: carried.appearances }),
    annotations: read.flatMap(({ set, results }) => annotationsOf(results, set, carried)),
    relations: carried ? [] : read.flatMap(({ set, results }) => relationsOf(results, set)),
    carriedRelations: carried?.relations ?? [],
    sources: carried?.sources ?? [],
  };
}

/** Looked for at the start of a file, before all of it is read. */
function recognises(files: readonly ForeignFile[]): boolean {
  return (
    files.length > 0 &&
    files.every(({ text }) => {
      const start = text.slice(0, 200_000);
      return /^\ufeff?\s*[[{]/.test(start) && /"data"\s*:\s*\{/.test(start);
    })
  );
}

/**
 * Reads Label Studio's JSON, a list of tasks or one task. The unit of the offsets is told by the
 * regions' own words, because its front ends have counted differently.
 */
export const labelStudioImporter: Importer = {
  id: 'label-studio',
  recognises,
  read: (files, context) => {
    const articles: StatedArticle[] = [];
    const unread: Unread[] = [];
    for (const file of files) {
      const { fileName, text } = file;
      const json = readJson(text.replace(/^\ufeff/, ''));
      if (!json.ok) return fail({ type: 'NotReadable', fileName, ...jsonReason(json.failure) });
      const tasks: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value];
      for (const [index, task] of tasks.entries()) {
        const path = Array.isArray(json.value) ? pointer('', index) : '';
        const article = readTask(task, file, path, unread);
        if (article) articles.push(article);
      }
    }
    const [first] = unread;
    if (articles.length === 0 && first) return fail({ type: 'NotReadable', ...first });
    return ok(readForeign({ format: 'label-studio', articles, unread }, context));
  },
};
