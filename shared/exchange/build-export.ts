import type { Annotation } from '../annotation/annotation';
import type { Tombstone } from '../annotation/change';
import type { Relation } from '../annotation/relation';
import type { Source } from '../annotation/source';
import type { Article } from '../article/article';
import { createOffsetMap } from '../article/offsets';
import type { Scheme } from '../scheme/scheme';
import { annotationPart } from './annotation-part';
import {
  EXPORT_FORMAT,
  EXPORT_SCHEMA,
  EXPORT_VERSION,
  OFFSET_UNIT,
  type ExportFile,
  type FileArticle,
  type FileHeader,
} from './export-file';
import {
  appearancePart,
  relationPart,
  schemePart,
  sourcePart,
  tombstonePart,
} from './export-parts';
import { sealExport } from './seals';

/** One article with what was said of it. */
export interface ArticleState {
  readonly article: Article;
  readonly annotations: readonly Annotation[];
}

/** What an export is made of. */
export interface ExportState {
  readonly tool: { readonly name: string; readonly version: string };
  readonly analyst: string;
  readonly scheme: Scheme;
  readonly sources: readonly Source[];
  readonly articles: readonly ArticleState[];
  /** Those with an end outside of `articles` are left out: the file could not prove them. */
  readonly relations: readonly Relation[];
  readonly deleted: readonly Tombstone[];
  readonly includeText: boolean;
}

/** By code units, so that no locale changes a file. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id);
}

/** Text order: where the first span starts, the longer one first, then by id. */
function inTextOrder(a: Annotation, b: Annotation): number {
  const [first] = a.target.spans;
  const [other] = b.target.spans;
  return first.start - other.start || other.end - first.end || compareText(a.id, b.id);
}

/** An article with its annotations, as the export writes it. */
export function articlePart(
  { article, annotations }: ArticleState,
  includeText: boolean,
): FileArticle {
  const offsets = createOffsetMap(article.text);
  return {
    digest: article.digest,
    digestAlgorithm: 'sha-256',
    length: { codePoints: offsets.points, codeUnits: offsets.units },
    appearances: article.appearances.map(appearancePart),
    ...(includeText && { text: article.text }),
    annotations: annotations
      .toSorted(inTextOrder)
      .map((annotation) => annotationPart(annotation, offsets)),
  };
}

/** What an export says before its lists. */
export function headerPart(
  state: Pick<ExportState, 'tool' | 'analyst' | 'scheme'>,
  exportedAt: string,
): FileHeader {
  return {
    $schema: EXPORT_SCHEMA,
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    offsetUnit: OFFSET_UNIT,
    exportedAt,
    tool: { name: state.tool.name, version: state.tool.version },
    analyst: state.analyst,
    scheme: schemePart(state.scheme),
  };
}

/** Things with an id as an export lists them: in canonical order, each as it is written. */
export function listPart<T extends { readonly id: string }>(
  list: readonly T[],
  partOf: (item: T) => T,
): readonly T[] {
  return list.toSorted(byId).map(partOf);
}

/** The export as data. Lists come in canonical order, whatever order they were given in. */
export function exportFileOf(state: ExportState, exportedAt: string): ExportFile {
  const ids = new Set(state.articles.flatMap(({ annotations }) => annotations.map(({ id }) => id)));
  const relations = state.relations.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const file = {
    ...headerPart(state, exportedAt),
    sources: listPart(state.sources, sourcePart),
    articles: state.articles
      .toSorted((a, b) => compareText(a.article.digest, b.article.digest))
      .map((entry) => articlePart(entry, state.includeText)),
    relations: listPart(relations, relationPart),
    deleted: listPart(state.deleted, tombstonePart),
  };
  return { ...file, seals: sealExport(file) };
}

/** An export as the text of a file. */
export function writeExport(file: ExportFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * The native export as a text: pretty JSON in canonical order, with a final newline. The same
 * arguments give the same bytes.
 */
export function buildExport(state: ExportState, exportedAt: string): string {
  return writeExport(exportFileOf(state, exportedAt));
}
