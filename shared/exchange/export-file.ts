import type { Annotation, Review } from '../annotation/annotation';
import type { Answer, ClaimBody, FigureBody, QuoteBody } from '../annotation/body';
import type { Tombstone } from '../annotation/change';
import type { Relation } from '../annotation/relation';
import type { Source, SourceId } from '../annotation/source';
import type { Appearance, Digest } from '../article/article';
import type { Scheme } from '../scheme/scheme';

export const EXPORT_SCHEMA = 'urn:verbatim:schema:export:1';
export const EXPORT_FORMAT = 'verbatim-export';
export const EXPORT_VERSION = 1;
export const OFFSET_UNIT = 'unicode-code-point';

/**
 * One stretch of an article's text, described so that each field proves the others: half-open
 * positions in code points and in UTF-16 code units, the words themselves, and 32 code points of
 * context on each side.
 */
export interface Fragment {
  readonly start: number;
  readonly end: number;
  readonly startUtf16: number;
  readonly endUtf16: number;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A target as it is written: its fragments in the analyst's order. */
export interface FileTarget {
  readonly fragments: readonly Fragment[];
}

export interface FileAttribution {
  readonly source: SourceId;
  readonly mention?: FileTarget;
  readonly via?: SourceId;
}

/** A body as it is written: targets and attributions in their file form, the kind beside it. */
export interface ClaimAttributes extends Pick<ClaimBody, 'stance' | 'statement' | 'assessment'> {
  readonly claimant?: Answer<FileAttribution>;
  readonly cue?: Answer<FileTarget>;
}

export interface QuoteAttributes extends Pick<QuoteBody, 'mode' | 'language'> {
  readonly speaker?: Answer<FileAttribution>;
  readonly addressee?: Answer<FileAttribution>;
  readonly cue?: Answer<FileTarget>;
}

export interface FigureAttributes extends Omit<FigureBody, 'kind' | 'cue'> {
  readonly cue?: Answer<FileTarget>;
}

interface FileAnnotationOf<K extends string, A> extends Pick<
  Annotation,
  'id' | 'label' | 'custom' | 'tags' | 'note' | 'status' | 'guessed' | 'provenance'
> {
  readonly kind: K;
  readonly fragments: readonly Fragment[];
  /** The fragments' words, joined by one space. */
  readonly text: string;
  readonly attributes: A;
  readonly reviews: readonly Review[];
}

export type FileAnnotation =
  | FileAnnotationOf<'claim', ClaimAttributes>
  | FileAnnotationOf<'quote', QuoteAttributes>
  | FileAnnotationOf<'figure', FigureAttributes>;

export interface FileArticle {
  readonly digest: Digest;
  readonly digestAlgorithm: 'sha-256';
  readonly length: { readonly codePoints: number; readonly codeUnits: number };
  readonly appearances: readonly Appearance[];
  /** Absent when the analyst kept the text out of the file. */
  readonly text?: string;
  readonly annotations: readonly FileAnnotation[];
}

/** What a file says before its lists. */
export interface FileHeader {
  readonly $schema: typeof EXPORT_SCHEMA;
  readonly format: typeof EXPORT_FORMAT;
  readonly version: typeof EXPORT_VERSION;
  readonly offsetUnit: typeof OFFSET_UNIT;
  readonly exportedAt: string;
  readonly tool: { readonly name: string; readonly version: string };
  readonly analyst: string;
  readonly scheme: Scheme;
}

/**
 * The sha-256 of each part of an export in its canonical form, at the same index as the part. They
 * give away what nothing else in the file contradicts, such as another kind, or a relation that ends
 * at another annotation. They show damage and careless edits, not forgery.
 */
export interface Seals {
  /** Of everything outside of the four lists. */
  readonly header: Digest;
  readonly sources: readonly Digest[];
  /** Of each article with its annotations; without what its text proves, where that is in the file. */
  readonly articles: readonly Digest[];
  readonly relations: readonly Digest[];
  readonly deleted: readonly Digest[];
}

/** The native export, version 1 (`export-v1.schema.json`, `docs/export-format.md`). */
export interface ExportFile extends FileHeader {
  readonly sources: readonly Source[];
  readonly articles: readonly FileArticle[];
  readonly relations: readonly Relation[];
  readonly deleted: readonly Tombstone[];
  readonly seals: Seals;
}
