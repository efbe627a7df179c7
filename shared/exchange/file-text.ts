import type { Digest } from '../article/article';
import { digestText } from '../article/digest';
import { createOffsetMap, type OffsetMap } from '../article/offsets';

/** A text with its offsets, for proofs against its words. */
export interface KnownText {
  readonly text: string;
  readonly offsets: OffsetMap;
  /** The digest that the text really has. */
  readonly digest: Digest;
}

const known = new WeakMap<object, KnownText>();

/**
 * Prepares the text of an article of a file. Whoever proves the article and whoever then reads it ask
 * for the same; it is prepared once as long as the article lives.
 */
export function knowText(article: object, text: string): KnownText {
  const before = known.get(article);
  if (before?.text === text) return before;
  const prepared = { text, offsets: createOffsetMap(text), digest: digestText(text) };
  known.set(article, prepared);
  return prepared;
}
