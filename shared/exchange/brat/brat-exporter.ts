import type { Relation } from '../../annotation/relation';
import type { ArticleState } from '../build-export';
import type { FileAnnotation } from '../export-file';
import {
  articleParts,
  byId,
  carriedOf,
  indexHead,
  relationsFrom,
  type ArticleParts,
  type HeadIndex,
} from '../foreign/article-parts';
import { headLosses, lostAltogether } from '../foreign/losses';
import type { EntryPiece, Exporter, ExportHead, ExportWriter, Loss } from '../format';
import { annotationConf } from './annotation-conf';
import { bratNames, documentName, type BratNames } from './names';
import { oneLine, oneLineJson } from './one-line';
import { ARTICLE_RECORD, closedOf, RECORD, recordOf, relationRecordOf } from './record';
import { splitFragments } from './split-fragments';

const DECLARED = [
  'Annotations of nothing but line breaks cannot be written, nor the relations that end in them.',
  'What brat has no field for travels as JSON in notes, which brat shows but does not understand.',
  'Of articles without annotations the text is kept, but not where it was found.',
  'Sources that no annotation credits are not in the files.',
  'The coding scheme is in annotation.conf by its keys only; what was deleted is not in the files.',
] as const;

/** The lines of one document; ids count from 1 in each sort. */
class Lines {
  readonly #lines: string[] = [];
  readonly #counts = new Map<string, number>();

  add(sort: string, rest: string): string {
    const count = (this.#counts.get(sort) ?? 0) + 1;
    this.#counts.set(sort, count);
    const id = sort + count;
    this.#lines.push(`${id}\t${rest}\n`);
    return id;
  }

  get text(): string {
    return this.#lines.join('');
  }
}

/** Writes one annotation and gives its id; null where brat has no place for it. */
function writeAnnotation(
  annotation: FileAnnotation,
  lines: Lines,
  names: BratNames,
): string | null {
  const { fragments, kind, label, note } = annotation;
  const pieces = splitFragments(fragments);
  if (pieces.length === 0) return null;
  const spans = pieces.map(({ start, end }) => `${start} ${end}`).join(';');
  const words = pieces.map(({ exact }) => exact).join(' ');
  const id = lines.add('T', `${names.typeOf(kind, label)} ${spans}\t${words}`);
  for (const [name, value] of closedOf(annotation)) lines.add('A', `${name} ${id} ${value}`);
  if (note !== '') lines.add('#', `AnnotatorNotes ${id}\t${oneLine(note)}`);
  const isCut = pieces.length !== fragments.length || pieces.some(isShorter(fragments));
  lines.add('#', `${RECORD} ${id}\t${oneLineJson(recordOf(annotation, isCut))}`);
  return id;
}

function isShorter(
  fragments: FileAnnotation['fragments'],
): (piece: { readonly exact: string }, index: number) => boolean {
  return ({ exact }, index) => fragments[index]?.exact !== exact;
}

function writeRelation(
  relation: Relation,
  ids: ReadonlyMap<string, string>,
  lines: Lines,
  names: BratNames,
): void {
  const { from, to, type } = relation;
  const ends = `Arg1:${ids.get(from) ?? ''} Arg2:${ids.get(to) ?? ''}`;
  const id = lines.add('R', `${names.relationOf(type)} ${ends}`);
  lines.add('#', `${RECORD} ${id}\t${oneLineJson(relationRecordOf(relation))}`);
}

/** What is known of a document once it is written. */
interface Document {
  readonly annotations: string;
  readonly lost: readonly FileAnnotation[];
  readonly sourceIds: readonly string[];
}

function writeDocument(parts: ArticleParts, index: HeadIndex, names: BratNames): Document {
  const lines = new Lines();
  const ids = new Map<string, string>();
  for (const annotation of parts.annotations) {
    const id = writeAnnotation(annotation, lines, names);
    if (id !== null) ids.set(annotation.id, id);
  }
  const written = { ...parts, annotations: parts.annotations.filter(({ id }) => ids.has(id)) };
  const lost = parts.annotations.filter(({ id }) => !ids.has(id));
  const [first] = ids.values();
  if (first === undefined) return { annotations: '', lost, sourceIds: [] };
  const relations = relationsFrom(written, index);
  for (const relation of relations)
    if (ids.has(relation.to)) writeRelation(relation, ids, lines, names);
  const { annotations: _annotations, ...carried } = carriedOf(written, index);
  const isInside = new Set(parts.annotations.map(({ id }) => id));
  const record = { ...carried, relations: carried.relations.filter(({ to }) => !isInside.has(to)) };
  lines.add('#', `${ARTICLE_RECORD} ${first}\t${oneLineJson(record)}`);
  return { annotations: lines.text, lost, sourceIds: carried.sources.map(({ id }) => id) };
}

/** What was lost on the way, known at the end alone: any article can credit a source. */
class Lost {
  readonly #annotations = new Set<string>();
  readonly #kept = new Set<string>();
  readonly #found: Loss[] = [];
  readonly #head: ExportHead;

  constructor(head: ExportHead) {
    this.#head = head;
  }

  document({ state }: ArticleParts, { annotations, lost, sourceIds }: Document): void {
    for (const { id } of lost) this.#annotations.add(id);
    for (const id of sourceIds) this.#kept.add(id);
    this.#found.push(...lostAltogether(lost));
    if (annotations === '') this.#found.push({ id: state.article.digest, field: 'appearances' });
  }

  get all(): readonly Loss[] {
    const { relations, sources } = this.#head;
    const isLost = (id: string): boolean => this.#annotations.has(id);
    return [
      ...headLosses(this.#head),
      ...this.#found,
      ...lostAltogether(
        relations.filter(({ from, to }) => isLost(from) || isLost(to)).toSorted(byId),
      ),
      ...lostAltogether(sources.filter(({ id }) => !this.#kept.has(id)).toSorted(byId)),
    ];
  }
}

function begin(head: ExportHead): ExportWriter {
  const index = indexHead(head);
  const names = bratNames(head.scheme);
  const lost = new Lost(head);
  return {
    article(state: ArticleState): readonly EntryPiece[] {
      const { digest, text, appearances } = state.article;
      const parts = articleParts(state);
      const document = writeDocument(parts, index, names);
      lost.document(parts, document);
      const name = documentName(appearances[0].meta.title, digest);
      return [
        { entry: `${name}.txt`, text },
        { entry: `${name}.ann`, text: document.annotations },
      ];
    },
    end: () => [{ entry: 'annotation.conf', text: annotationConf(head.scheme, names) }],
    losses: () => lost.all,
  };
}

/**
 * brat standoff as a folder: a `.txt` and an `.ann` for each article, and `annotation.conf`.
 * Positions count code points.
 */
export const bratExporter: Exporter = {
  id: 'brat',
  container: 'folder',
  extension: '',
  declared: DECLARED,
  begin,
};
