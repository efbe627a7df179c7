import type { Tombstone } from '../annotation/change';
import type { Relation } from '../annotation/relation';
import type { Source } from '../annotation/source';
import type { Scheme } from '../scheme/scheme';
import type { ArticleState } from './build-export';

/** Every format in which work goes out; most also come in. */
export const FORMATS = [
  'verbatim',
  'web-annotation',
  'brat',
  'csv',
  'doccano',
  'prodigy',
  'refi-qda',
  'label-studio',
  'html',
  'markdown',
] as const;

/** What an export is written as; a `zip` is one file that holds the entries. */
export type ExportContainer = 'file' | 'folder' | 'zip';

export type FormatId = (typeof FORMATS)[number];

/** What an export says of the whole library, known before the first article is written. */
export interface ExportHead {
  readonly tool: { readonly name: string; readonly version: string };
  readonly analyst: string;
  readonly scheme: Scheme;
  readonly sources: readonly Source[];
  /** Those with both ends in what is exported. */
  readonly relations: readonly Relation[];
  readonly deleted: readonly Tombstone[];
  /** ISO 8601, UTC. */
  readonly exportedAt: string;
  /** How many articles follow, each given once, in rising order of their digests. */
  readonly articles: number;
}

/** A piece of the text of an entry; pieces of one entry follow each other. */
export interface EntryPiece {
  /** A relative path with `/`; empty for the one entry of a `file`. */
  readonly entry: string;
  readonly text: string;
}

/** Something that a format cannot carry, of one thing. */
export interface Loss {
  /** An annotation, an article, a relation, a source, or the empty string for the whole. */
  readonly id: string;
  /** What is lost of it: a field such as `note`, `attributes.cue`, `fragments.prefix`, or `*` for all. */
  readonly field: string;
}

/** Writes one export article by article, so that a library of any size needs the memory of one. */
export interface ExportWriter {
  readonly article: (state: ArticleState) => readonly EntryPiece[];
  readonly end: () => readonly EntryPiece[];
  /** What has been lost of all that was written so far. */
  readonly losses: () => readonly Loss[];
}

/** A way of writing exports. The same calls with the same arguments give the same bytes. */
export interface Exporter {
  readonly id: FormatId;
  readonly container: ExportContainer;
  /** Without its dot; empty for a folder. */
  readonly extension: string;
  /** What the format never carries, as sentences for people, before anything is written. */
  readonly declared: readonly string[];
  readonly begin: (head: ExportHead) => ExportWriter;
}
