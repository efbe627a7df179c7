import { isNoValue } from '../../annotation/answer';
import type { Answer } from '../../annotation/body';
import type { Relation } from '../../annotation/relation';
import type { Source } from '../../annotation/source';
import type { Appearance } from '../../article/article';
import type { Scheme } from '../../scheme/scheme';
import {
  OFFSET_UNIT,
  type FileAnnotation,
  type FileArticle,
  type FileAttribution,
  type Fragment,
} from '../export-file';

/** A column of a table of `T`. */
export interface Column<T> {
  readonly name: string;
  /** What of the thing it holds, in the words of the native export. */
  readonly field: string;
  readonly of: (row: T) => string;
}

/** An annotation with what its rows need of the whole. */
export interface AnnotationRow {
  readonly annotation: FileAnnotation;
  readonly article: string;
  readonly sourceNames: ReadonlyMap<string, string>;
}

/** One fragment of one target of an annotation. */
export interface FragmentRow {
  readonly annotation: string;
  readonly article: string;
  /** The annotation's own words, or the words by which it says something: `cue`, `speaker` … */
  readonly role: string;
  readonly index: number;
  readonly fragment: Fragment;
}

export interface AppearanceRow {
  readonly article: string;
  readonly appearance: Appearance;
}

export interface ReviewRow {
  readonly annotation: string;
  readonly review: FileAnnotation['reviews'][number];
}

/** What a text file of the export is called. */
export function textEntry(digest: string): string {
  return `texts/${digest}.txt`;
}

function column<T>(name: string, field: string, of: (row: T) => string | undefined): Column<T> {
  return { name, field, of: (row) => of(row) ?? '' };
}

/** `unknown` and `none-stated` stand in the place of a value; no answer is an empty cell. */
function said<T>(answer: Answer<T> | undefined, valueOf: (value: T) => string): string {
  if (answer === undefined) return '';
  return isNoValue(answer) ? answer.answer : valueOf(answer);
}

const asText = (value: string): string => value;

type Attributes = Readonly<Record<string, Answer<string> | undefined>>;

/** The attributes of all kinds that are one text each. */
function textsOf(annotation: FileAnnotation): Attributes {
  switch (annotation.kind) {
    case 'claim': {
      const { stance, statement } = annotation.attributes;
      return { stance, statement };
    }
    case 'quote': {
      const { mode, language } = annotation.attributes;
      return { mode, language };
    }
    case 'figure': {
      const { value, date, bound, unit, counted, asOf } = annotation.attributes;
      return { value, date, bound, unit, counted, asOf };
    }
  }
}

function textColumn(name: string, attribute = name): Column<AnnotationRow> {
  return column(name, `attributes.${attribute}`, ({ annotation }) =>
    said(textsOf(annotation)[attribute], asText),
  );
}

type Role = 'claimant' | 'speaker' | 'addressee';

function attributionOf(
  annotation: FileAnnotation,
  role: Role,
): Answer<FileAttribution> | undefined {
  if (annotation.kind === 'claim') {
    return role === 'claimant' ? annotation.attributes.claimant : undefined;
  }
  return annotation.kind === 'quote' && role !== 'claimant'
    ? annotation.attributes[role]
    : undefined;
}

function attributionColumns(role: Role): readonly Column<AnnotationRow>[] {
  const field = `attributes.${role}`;
  const nameIn = (names: AnnotationRow['sourceNames'], id: string): string => names.get(id) ?? id;
  return [
    column(role, field, ({ annotation, sourceNames }) =>
      said(attributionOf(annotation, role), ({ source }) => nameIn(sourceNames, source)),
    ),
    column(`${role}_source`, field, ({ annotation }) =>
      said(attributionOf(annotation, role), ({ source }) => source),
    ),
    column(`${role}_via`, field, ({ annotation }) =>
      said(attributionOf(annotation, role), ({ via }) => via ?? ''),
    ),
  ];
}

function figureColumns(): readonly Column<AnnotationRow>[] {
  const end = (name: 'low' | 'high'): Column<AnnotationRow> =>
    column(name, 'attributes.range', ({ annotation }) =>
      annotation.kind === 'figure' ? said(annotation.attributes.range, (range) => range[name]) : '',
    );
  return [
    textColumn('value'),
    end('low'),
    end('high'),
    textColumn('date'),
    textColumn('bound'),
    textColumn('unit'),
    textColumn('counted'),
    textColumn('as_of', 'asOf'),
  ];
}

function claimColumns(): readonly Column<AnnotationRow>[] {
  const assessment = (name: 'verdict' | 'note'): Column<AnnotationRow> =>
    column(
      name === 'verdict' ? 'assessment' : 'assessment_note',
      'attributes.assessment',
      ({ annotation }) =>
        annotation.kind === 'claim' ? annotation.attributes.assessment?.[name] : '',
    );
  return [
    ...attributionColumns('claimant'),
    textColumn('stance'),
    textColumn('statement'),
    assessment('verdict'),
    assessment('note'),
  ];
}

/** Cells that hold a list are JSON arrays: any sign that could part them may stand in an entry. */
function listCell(list: readonly string[]): string {
  return list.length === 0 ? '' : JSON.stringify(list);
}

function provenanceColumns<T>(of: (row: T) => FileAnnotation['provenance']): readonly Column<T>[] {
  return [
    column('creator', 'provenance.creator', (row) => of(row).creator),
    column('created', 'provenance.created', (row) => of(row).created),
    column('modified', 'provenance.modified', (row) => of(row).modified),
    column('origin', 'provenance.origin', (row) => of(row).origin),
    column('scheme', 'provenance.scheme', (row) => of(row).scheme.id),
    column('scheme_version', 'provenance.scheme', (row) => String(of(row).scheme.version)),
    column('derived_from', 'provenance.derivedFrom', (row) => of(row).derivedFrom),
    column('external_id', 'provenance.externalId', (row) => of(row).externalId),
  ];
}

/** The columns of `annotations.csv`; each attribute of the scheme has one. */
export function annotationColumns({ attributes }: Scheme): readonly Column<AnnotationRow>[] {
  return [
    column('annotation', 'id', ({ annotation }) => annotation.id),
    column('article', 'article', ({ article }) => article),
    column('kind', 'kind', ({ annotation }) => annotation.kind),
    column('label', 'label', ({ annotation }) => annotation.label),
    column('text', 'fragments', ({ annotation }) => annotation.text),
    ...attributionColumns('speaker'),
    ...attributionColumns('addressee'),
    textColumn('mode'),
    textColumn('language'),
    ...claimColumns(),
    ...figureColumns(),
    column('cue', 'attributes.cue', ({ annotation }) =>
      said(annotation.attributes.cue, ({ fragments }) =>
        fragments.map(({ exact }) => exact).join(' '),
      ),
    ),
    ...attributes.map(({ key }) =>
      column<AnnotationRow>(`custom_${key}`, `custom.${key}`, ({ annotation }) =>
        Object.hasOwn(annotation.custom, key) ? annotation.custom[key] : '',
      ),
    ),
    column('tags', 'tags', ({ annotation }) => listCell(annotation.tags)),
    column('note', 'note', ({ annotation }) => annotation.note),
    column('status', 'status', ({ annotation }) => annotation.status),
    column('guessed', 'guessed', ({ annotation }) => listCell(annotation.guessed)),
    ...provenanceColumns<AnnotationRow>(({ annotation }) => annotation.provenance),
  ];
}

/** The columns of `fragments.csv`. */
export const FRAGMENT_COLUMNS: readonly Column<FragmentRow>[] = [
  column('annotation', 'id', (row) => row.annotation),
  column('article', 'article', (row) => row.article),
  column('role', 'fragments', (row) => row.role),
  column('index', 'fragments', (row) => String(row.index)),
  column('start', 'fragments', ({ fragment }) => String(fragment.start)),
  column('end', 'fragments', ({ fragment }) => String(fragment.end)),
  column('offset_unit', 'fragments', () => OFFSET_UNIT),
  column('start_utf16', 'fragments', ({ fragment }) => String(fragment.startUtf16)),
  column('end_utf16', 'fragments', ({ fragment }) => String(fragment.endUtf16)),
  column('exact', 'fragments', ({ fragment }) => fragment.exact),
  column('prefix', 'fragments', ({ fragment }) => fragment.prefix),
  column('suffix', 'fragments', ({ fragment }) => fragment.suffix),
];

/** The columns of `articles.csv`. */
export const ARTICLE_COLUMNS: readonly Column<Omit<FileArticle, 'annotations'>>[] = [
  column('article', 'digest', ({ digest }) => digest),
  column('title', 'appearances', ({ appearances }) => appearances[0]?.meta.title),
  column('outlet', 'appearances', ({ appearances }) => appearances[0]?.meta.outlet),
  column('published', 'appearances', ({ appearances }) => appearances[0]?.meta.published),
  column('language', 'appearances', ({ appearances }) => appearances[0]?.meta.language),
  column('appearances', 'appearances', ({ appearances }) => String(appearances.length)),
  column('code_points', 'length', ({ length }) => String(length.codePoints)),
  column('code_units', 'length', ({ length }) => String(length.codeUnits)),
  column('text_file', 'text', ({ digest }) => textEntry(digest)),
];

/** The columns of `appearances.csv`. */
export const APPEARANCE_COLUMNS: readonly Column<AppearanceRow>[] = [
  column('appearance', 'appearances', ({ appearance }) => appearance.id),
  column('article', 'digest', ({ article }) => article),
  ...(['title', 'outlet', 'author', 'url', 'published', 'language', 'note'] as const).map((key) =>
    column<AppearanceRow>(key, 'appearances', ({ appearance }) => appearance.meta[key]),
  ),
  column('file_name', 'appearances', ({ appearance }) => appearance.source.fileName),
  column('bytes_digest', 'appearances', ({ appearance }) => appearance.source.bytesDigest),
  column('encoding', 'appearances', ({ appearance }) => appearance.source.encoding),
  column('decided_by', 'appearances', ({ appearance }) => appearance.source.decidedBy),
  column('imported_at', 'appearances', ({ appearance }) => appearance.source.importedAt),
  column('byte_order_mark', 'appearances', ({ appearance }) =>
    String(appearance.source.byteOrderMark),
  ),
  column('replacements', 'appearances', ({ appearance }) => String(appearance.source.replacements)),
];

/** The columns of `reviews.csv`. */
export const REVIEW_COLUMNS: readonly Column<ReviewRow>[] = [
  column('review', 'reviews', ({ review }) => review.id),
  column('annotation', 'id', ({ annotation }) => annotation),
  column('by', 'reviews', ({ review }) => review.by),
  column('at', 'reviews', ({ review }) => review.at),
  column('verdict', 'reviews', ({ review }) => review.verdict),
  column('note', 'reviews', ({ review }) => review.note),
  column('of', 'reviews', ({ review }) => review.of),
];

/** The columns of `relations.csv`. */
export const RELATION_COLUMNS: readonly Column<Relation>[] = [
  column('relation', 'id', ({ id }) => id),
  column('type', 'type', ({ type }) => type),
  column('from', 'from', ({ from }) => from),
  column('to', 'to', ({ to }) => to),
  ...provenanceColumns<Relation>(({ provenance }) => provenance),
];

/** The columns of `sources.csv`. */
export const SOURCE_COLUMNS: readonly Column<Source>[] = [
  column('source', 'id', ({ id }) => id),
  column('name', 'name', ({ name }) => name),
  column('aliases', 'aliases', ({ aliases }) => listCell(aliases)),
  column('via', 'via', ({ via }) => via),
];
