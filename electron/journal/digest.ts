import { createHash } from 'node:crypto';

/** The sha-256 of a text as UTF-8 in hex, as `digestText` gives it, several times as fast. */
export function digestInNode(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
