import { createHash } from 'node:crypto';
import type { Digest } from '../../shared/article/article';
import { isDigest } from '../../shared/article/digest';

/** The sha-256 of a text as UTF-8 in hex, as `digestText` gives it, several times as fast. */
export function digestInNode(text: string): Digest {
  const hex = createHash('sha256').update(text, 'utf8').digest('hex');
  if (!isDigest(hex)) throw new Error('sha-256 did not give 64 hex digits');
  return hex;
}
