import type { Digest } from '../article/article';
import { digestText, type Digester } from '../article/digest';
import { createOffsetMap, type OffsetMap } from '../article/offsets';
import type { FileArticle } from './export-file';

/** A text with its offsets, for proofs against its words. */
export interface KnownText {
  readonly text: string;
  readonly offsets: OffsetMap;
}

/** What is computed of a text of a file. */
export interface FileText extends KnownText {
  /** What the sha-256 of the text really is. */
  readonly digest: Digest;
}

const prepared = new WeakMap<FileArticle, FileText>();

/**
 * The text of an article of a file with what is computed of it. Whoever proves an article and whoever
 * then reads it ask for the same: it is computed once, and kept as long as the article is.
 */
export function fileTextOf(
  article: FileArticle,
  text: string,
  digest: Digester = digestText,
): FileText {
  const known = prepared.get(article);
  if (known?.text === text) return known;
  const computed = { text, offsets: createOffsetMap(text), digest: digest(text) };
  prepared.set(article, computed);
  return computed;
}
