import type { ArticleMeta } from '../../article/article';
import { isDigest } from '../../article/digest';
import { fail, ok, type Result } from '../../base/result';
import type { Scheme } from '../../scheme/scheme';
import { readMeta } from '../foreign/article-meta';
import type { StatedAnnotation, StatedArticle, Unread } from '../foreign/foreign-items';
import { FRAGMENT_RELATION, joinFragments } from '../foreign/join-fragments';
import { readLabel } from '../foreign/label';
import { readForeign } from '../foreign/read-foreign';
import type {
  ForeignFile,
  ForeignRead,
  ImportContext,
  Importer,
  NotReadable,
} from '../foreign-read';
import { readCodePaths, type CodePath } from './code-paths';
import { originalText } from './line-feed-text';
import { DIGEST_VARIABLE, LINE_ENDS_VARIABLE, REPLACED_VARIABLE } from './project-writer';
import { projectUnit } from './project-unit';
import {
  readProject,
  type Link,
  type Project,
  type Selection,
  type TextSource,
} from './read-project';
import { readXml } from './read-xml';

interface SourceText {
  readonly text: string;
  readonly isRestored: boolean;
}

/** A text with the file that holds it, or null where that is the library. */
interface FoundText {
  readonly text: string;
  readonly file: ForeignFile | null;
}

type FilesByName = ReadonlyMap<string, ForeignFile>;

function isProjectFile({ fileName }: ForeignFile): boolean {
  return /\.qde$/i.test(fileName);
}

function baseName(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? '').toLowerCase();
}

function plainText({ text }: ForeignFile): string {
  return text.replace(/^\ufeff/, '');
}

/** The text of a source as the project has it: beside it, in it, or in the library by its name. */
function textOf(
  source: TextSource,
  project: ForeignFile,
  filesByName: FilesByName,
  context: ImportContext,
): FoundText | undefined {
  const beside = filesByName.get(baseName(source.path));
  if (beside) return { text: plainText(beside), file: beside };
  if (source.content !== undefined && source.content !== '') {
    return { text: source.content, file: project };
  }
  const digest = source.values[DIGEST_VARIABLE];
  const known = isDigest(digest) ? context.articleByDigest(digest) : undefined;
  const [named, ...others] = context.articlesByName(source.name);
  const article = known ?? (others.length === 0 ? named : undefined);
  return article && { text: article.text, file: null };
}

/** The original of a text that we wrote, where nothing was changed since; else the text as it is. */
function restore(text: string, { values }: TextSource): SourceText {
  const digest = values[DIGEST_VARIABLE];
  const lineEnds = values[LINE_ENDS_VARIABLE];
  const replaced = values[REPLACED_VARIABLE];
  const changes = {
    ...(lineEnds !== undefined && { lineEnds }),
    ...(replaced !== undefined && { replaced }),
  };
  const original = isDigest(digest) ? originalText(text, changes, digest) : null;
  return original === null ? { text, isRestored: false } : { text: original, isRestored: true };
}

/** The code that says what a selection is: the first that the scheme knows, else the first. */
function pickLabel(
  paths: readonly CodePath[],
  scheme: Scheme,
): { readonly label: string; readonly others: readonly string[] } {
  const names = paths.map((path) => {
    const whole = path.join('/');
    const leaf = path.at(-1) ?? '';
    const isKnown = readLabel(whole, scheme).tag === undefined;
    const isLeafKnown = readLabel(leaf, scheme).tag === undefined;
    return { name: isKnown || !isLeafKnown ? whole : leaf, isKnown: isKnown || isLeafKnown };
  });
  const picked = names.find(({ isKnown }) => isKnown) ?? names[0];
  const others = names.filter((each) => each !== picked).map(({ name }) => name);
  return { label: picked?.name ?? 'claim', others };
}

interface Part {
  readonly selection: Selection;
}

/** The codes of the first fragment, and those that only others of them have. */
function codesOf(first: Selection, others: readonly Part[]): readonly CodePath[] {
  const own = new Set(first.codes.map((path) => JSON.stringify(path)));
  const more = new Map(
    others
      .flatMap(({ selection }) => selection.codes)
      .map((path) => [JSON.stringify(path), path] as const)
      .filter(([key]) => !own.has(key)),
  );
  return [...first.codes, ...more.values()];
}

function notesOf(selections: readonly Selection[]): string {
  const notes = selections.map(({ note }) => note).filter((note) => note !== '');
  return [...new Set(notes)].join('\n');
}

function annotationsOf(
  source: TextSource,
  links: readonly Link[],
  { scheme }: ImportContext,
): readonly StatedAnnotation[] {
  const parts = source.selections.map((selection) => ({ foreignId: selection.guid, selection }));
  const chains = links.filter(({ name }) => name === FRAGMENT_RELATION);
  return joinFragments(parts, chains).map((group): StatedAnnotation => {
    const [{ selection }, ...others] = group;
    const { guid, creator, created, modified } = selection;
    const { said, rest } = readCodePaths(codesOf(selection, others));
    const picked = pickLabel(rest, scheme);
    return {
      place: guid,
      foreignId: guid,
      label: picked.label,
      fragments: group.map(({ selection: { start, end } }) => ({ start, end })),
      said: {
        ...said,
        tags: [...said.tags, ...picked.others],
        note: notesOf(group.map((each) => each.selection)),
        ...(creator !== undefined && { creator }),
        ...(created !== undefined && { created }),
        ...(modified !== undefined && { modified }),
      },
    };
  });
}

function metaOf({ values, note }: TextSource): Partial<ArticleMeta> {
  const meta = readMeta(values);
  const notes = [meta.note ?? '', note].filter((each) => each !== '').join('\n');
  return { ...meta, ...(notes !== '' && { note: notes }) };
}

/** A selection that nobody coded or noted says nothing, unless others make it part of something. */
function saysSomething({ guid, codes, note }: Selection, linked: ReadonlySet<string>): boolean {
  return codes.length > 0 || note !== '' || linked.has(guid);
}

function readSources(
  project: Project,
  file: ForeignFile,
  filesByName: FilesByName,
  context: ImportContext,
): { readonly articles: readonly StatedArticle[]; readonly unread: readonly Unread[] } {
  const { fileName } = file;
  const unread: Unread[] = project.unread.map((each) => ({ fileName, ...each }));
  const linked = new Set(project.links.flatMap(({ from, to }) => [from, to]));
  const found = project.sources.flatMap((source) => {
    const given = textOf(source, file, filesByName, context);
    if (!given) {
      unread.push({ fileName, place: source.guid, reason: `has no text: ${source.name}` });
      return [];
    }
    const selections: Selection[] = [];
    for (const selection of source.selections) {
      if (saysSomething(selection, linked)) selections.push(selection);
      else
        unread.push({ fileName, place: selection.guid, reason: 'has neither a code nor a note' });
    }
    const restored = restore(given.text, source);
    return [{ source: { ...source, selections }, ...restored, selections, textFile: given.file }];
  });
  const decided = projectUnit(fileName, project.origin, found);
  const relations = project.links
    .filter(({ name }) => name !== FRAGMENT_RELATION)
    .map(({ guid, name, from, to }) => ({ place: guid, foreignId: guid, type: name, from, to }));
  const articles = found.map(({ source, text, isRestored, textFile }, index): StatedArticle => {
    const { guid, name } = source;
    return {
      fileName,
      place: guid,
      text,
      ...(textFile && { textFile }),
      unit: isRestored ? { ...decided, unit: 'crlf-as-one' } : decided,
      meta: { ...metaOf(source), ...(name !== '' && { title: name }) },
      annotations: annotationsOf(source, project.links, context),
      // Links belong to the project, and may lead from text to text.
      relations: index === 0 ? relations : [],
      carriedRelations: [],
      sources: [],
    };
  });
  return { articles, unread };
}

function read(
  files: readonly ForeignFile[],
  context: ImportContext,
): Result<ForeignRead, NotReadable> {
  const file = files.find(isProjectFile);
  const refuse = (place: string, reason: string): Result<never, NotReadable> => {
    const { archive, fileName = '' } = file ?? files[0] ?? {};
    // People know the project by the name of its archive.
    return fail({ type: 'NotReadable', fileName: archive ?? fileName, place, reason });
  };
  if (!file) return refuse('', 'has no project.qde');
  const xml = readXml(plainText(file));
  if (!xml.ok) return refuse(xml.failure.place, xml.failure.reason);
  if (xml.value.name !== 'Project') return refuse(xml.value.name, 'is no project');
  const others = files.filter((each) => each !== file);
  const filesByName = new Map(others.map((each) => [baseName(each.fileName), each]));
  const project = readProject(xml.value, (path) => {
    const beside = filesByName.get(baseName(path));
    return beside && plainText(beside);
  });
  const { articles, unread } = readSources(project, file, filesByName, context);
  return ok(readForeign({ format: 'refi-qda', articles, unread }, context));
}

/**
 * Reads a REFI-QDA project as the entries of its archive: `project.qde` and the texts. Codes become
 * kinds and labels as far as the scheme knows them, all others tags.
 */
export const refiQdaImporter: Importer = {
  id: 'refi-qda',
  recognises: (files) => files.some(isProjectFile),
  read,
};
