import { createOffsetMap, type OffsetMap } from '../../../shared/article/offsets';
import type { OpenArticle } from '../../session/session';

const known = new WeakMap<OpenArticle['paragraphs'], OffsetMap>();

/** The code points of an open article, counted once: a long text takes milliseconds. */
export function offsetsOf({ paragraphs, text }: OpenArticle): OffsetMap {
  const found = known.get(paragraphs) ?? createOffsetMap(text);
  known.set(paragraphs, found);
  return found;
}
