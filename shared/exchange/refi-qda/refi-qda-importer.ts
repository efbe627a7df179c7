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

function isProjectFile({ fileName }: ForeignFile): boolean {
  return /\.qde$/i.test(fileName);
}

function baseName(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? '').toLowerCase();
}

/** The text of a source as the project has it: beside it, in it, or in the library by its name. */
function textOf(
  source: TextSource,
  textsByName: ReadonlyMap<string, string>,
  context: ImportContext,
): string | undefined {
  const beside = textsByName.get(baseName(source.path));
  if (beside !== undefined) return beside.replace(/^\ufeff/, '');
  if (source.content !== undefined && source.content !== '') return source.content;
  const digest = source.values[DIGEST_VARIABLE];
  const known = isDigest(digest) ? context.articleByDigest(digest) : undefined;
  const [named, ...others] = context.articlesByName(source.name);
  return (known ?? (others.length === 0 ? named : undefined))?.text;
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

function annotationsOf(
  source: TextSource,
  links: readonly Link[],
  { scheme }: ImportContext,
): readonly StatedAnnotation[] {
  const parts = source.selections.map((selection) => ({ foreignId: selection.guid, selection }));
  const chains = links.filter(({ name }) => name === FRAGMENT_RELATION);
  return joinFragments(parts, chains).map((group): StatedAnnotation => {
    const [{ selection }] = group;
    const { guid, codes, note, creator, created, modified } = selection;
    const { said, rest } = readCodePaths(codes);
    const { label, others } = pickLabel(rest, scheme);
    return {
      place: guid,
      foreignId: guid,
      label,
      fragments: group.map(({ selection: { start, end } }) => ({ start, end })),
      said: {
        ...said,
        tags: [...said.tags, ...others],
        note,
        ...(creator !== undefined && { creator }),
        ...(created !== undefined && { created }),
        ...(modified !== undefined && { modified }),
      },
    };
  });
}

/** A selection that nobody coded or noted says nothing, unless others make it part of something. */
function saysSomething({ guid, codes, note }: Selection, linked: ReadonlySet<string>): boolean {
  return codes.length > 0 || note !== '' || linked.has(guid);
}

function readSources(
  project: Project,
  file: ForeignFile,
  texts: readonly ForeignFile[],
  context: ImportContext,
): { readonly articles: readonly StatedArticle[]; readonly unread: readonly Unread[] } {
  const { fileName } = file;
  const textsByName = new Map(texts.map((each) => [baseName(each.fileName), each.text]));
  const unread: Unread[] = project.unread.map((each) => ({ fileName, ...each }));
  const linked = new Set(project.links.flatMap(({ from, to }) => [from, to]));
  const found = project.sources.flatMap((source) => {
    const text = textOf(source, textsByName, context);
    if (text === undefined) {
      unread.push({ fileName, place: source.guid, reason: `has no text: ${source.name}` });
      return [];
    }
    const selections: Selection[] = [];
    for (const selection of source.selections) {
      if (saysSomething(selection, linked)) selections.push(selection);
      else
        unread.push({ fileName, place: selection.guid, reason: 'has neither a code nor a note' });
    }
    return [{ source: { ...source, selections }, ...restore(text, source), selections }];
  });
  const decided = projectUnit(fileName, project.origin, found);
  const relations = project.links
    .filter(({ name }) => name !== FRAGMENT_RELATION)
    .map(({ guid, name, from, to }) => ({ place: guid, foreignId: guid, type: name, from, to }));
  const articles = found.map(({ source, text, isRestored }, index): StatedArticle => {
    const { guid, name, values } = source;
    return {
      fileName,
      place: guid,
      text,
      unit: isRestored ? { ...decided, unit: 'crlf-as-one' } : decided,
      meta: { ...readMeta(values), ...(name !== '' && { title: name }) },
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
  if (!file) {
    const fileName = files[0]?.fileName ?? '';
    return fail({ type: 'NotReadable', fileName, place: '', reason: 'has no project.qde' });
  }
  const { fileName } = file;
  const xml = readXml(file.text.replace(/^\ufeff/, ''));
  if (!xml.ok) return fail({ type: 'NotReadable', fileName, ...xml.failure });
  if (xml.value.name !== 'Project') {
    const place = xml.value.name;
    return fail({ type: 'NotReadable', fileName, place, reason: 'is no project' });
  }
  const texts = files.filter((each) => each !== file);
  const { articles, unread } = readSources(readProject(xml.value), file, texts, context);
  return ok(readForeign({ format: 'refi-qda', articles, unread }, context));
}

/**
 * Reads a REFI-QDA project as the entries of its archive: `project.qde` and the texts. Codes become
 * kinds and labels as far as the scheme knows them, all others tags.
 */
export const refiQdaImporter: Importer = {
  id: 'refi-qda',
  recognises: (files) =>
    files.some((file) => isProjectFile(file) && file.text.slice(0, 10_000).includes('<Project')),
  read,
};
