import { fail, ok } from '../../base/result';
import { pointer } from '../fault';
import { readMeta } from '../foreign/article-meta';
import { readCarried, type Carried } from '../foreign/carried';
import type { StatedAnnotation, StatedArticle, Unread } from '../foreign/foreign-items';
import { isFields, isString, type Fields } from '../foreign/guards';
import { FRAGMENT_RELATION, joinFragments } from '../foreign/join-fragments';
import { jsonReason } from '../foreign/json-reason';
import { readForeign } from '../foreign/read-foreign';
import type { ForeignFile, Importer } from '../foreign-read';
import { readJson } from '../read-json';
import { readResults, saidOf, type Region, type Results } from './read-results';

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

/** An e-mail address or a name, where the file has one; a bare number says nothing elsewhere. */
function creatorOf({ completed_by: by }: Fields): string | undefined {
  if (isString(by) && by !== '') return by;
  const email = isFields(by) ? by['email'] : undefined;
  return isString(email) && email !== '' ? email : undefined;
}

function annotationsOf(
  { regions, relations, answersByRegion }: Results,
  set: Fields,
  carried: Carried | null,
): readonly StatedAnnotation[] {
  const carriedById = new Map<string, Carried['annotations'][number]>(
    carried?.annotations.map((each) => [each.id, each]),
  );
  const chains = relations.filter(({ type }) => type === FRAGMENT_RELATION);
  const creator = creatorOf(set);
  const { created_at: created, updated_at: modified } = set;
  const times = {
    ...(isString(created) && { created }),
    ...(isString(modified) && { modified }),
  };
  return joinFragments<Region>(regions, chains).map((parts): StatedAnnotation => {
    const [first] = parts;
    const own = carriedById.get(first.foreignId ?? '');
    const said = saidOf(first, answersByRegion);
    return {
      place: first.place,
      foreignId: first.foreignId,
      label: first.label,
      fragments: parts.map(({ stated }) => stated),
      said: { ...times, ...(creator !== undefined && { creator }), ...said },
      ...(own && { carried: own }),
    };
  });
}

function readTask(
  task: unknown,
  fileName: string,
  path: string,
  unread: Unread[],
): StatedArticle | null {
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
    meta: readMeta(data),
    ...(carried && { appearances: carried.appearances }),
    annotations: read.flatMap(({ set, results }) => annotationsOf(results, set, carried)),
    relations: carried
      ? []
      : read.flatMap(({ results }) =>
          results.relations.filter(({ type }) => type !== FRAGMENT_RELATION),
        ),
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
    for (const { fileName, text } of files) {
      const json = readJson(text.replace(/^\ufeff/, ''));
      if (!json.ok) return fail({ type: 'NotReadable', fileName, ...jsonReason(json.failure) });
      const tasks: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value];
      for (const [index, task] of tasks.entries()) {
        const path = Array.isArray(json.value) ? pointer('', index) : '';
        const article = readTask(task, fileName, path, unread);
        if (article) articles.push(article);
      }
    }
    const [first] = unread;
    if (articles.length === 0 && first) return fail({ type: 'NotReadable', ...first });
    return ok(readForeign({ format: 'label-studio', articles, unread }, context));
  },
};
