import type { Brand } from '../base/brand';
import type { Span } from './span';

/** 64 lower-case hex digits: the sha-256 of a text as UTF-8, or of a file's bytes. */
export type Digest = Brand<string, 'Digest'>;

/** How the encoding of a file was found out, from the surest to the least sure. */
export type EncodingDecision =
  'byte-order-mark' | 'valid-utf-8' | 'zero-bytes' | 'detected' | 'fallback';

/** The file that a text came from. */
export interface FileSource {
  readonly fileName: string;
  readonly bytesDigest: Digest;
  /** WHATWG or IANA label in lower case, such as `utf-8` or `windows-1252`. */
  readonly encoding: string;
  readonly decidedBy: EncodingDecision;
  /** ISO 8601, UTC. */
  readonly importedAt: string;
  readonly byteOrderMark: boolean;
  /** Bytes or lone surrogates that could not be kept and became U+FFFD. */
  readonly replacements: number;
}

/** What the analyst may say about an article; never part of its digest. */
export interface ArticleMeta {
  readonly title: string;
  readonly outlet?: string;
  readonly author?: string;
  readonly url?: string;
  /** EDTF level 1. */
  readonly published?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly note?: string;
}

/** One place where the text was found; the same text may come from several outlets. */
export interface Appearance {
  readonly id: string;
  readonly source: FileSource;
  readonly meta: ArticleMeta;
}

/** A text as it was decoded, never changed afterwards. Its digest is its identity. */
export interface Article {
  readonly digest: Digest;
  readonly text: string;
  readonly appearances: readonly [Appearance, ...Appearance[]];
}

/** Paragraphs are derived from the text (`paragraphsOf`), so they are not stored in an article. */
export type Paragraphs = readonly Span[];
