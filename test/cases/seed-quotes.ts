import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Span } from '../../shared/article/span';

/** A stretch of a seed as an analyst would mark it. */
export interface SeedQuote {
  readonly file: string;
  readonly text: string;
  readonly span: Span;
}

const FOLDER = path.resolve(import.meta.dirname, '../../seeds');

/** Quoted words, sentences with figures, and short cues: what is marked in news. */
const MARKED: readonly RegExp[] = [
  /[“«"][^“”«»"\r\n]{3,}[”»"]/gu,
  /(?:[^.!?\r\n]|\.(?=\d))*\d(?:[^.!?\r\n]|\.(?=\d))*[.!?](?!\d)/gu,
  /\b(?:at least|more than|about|nearly|up to) [\d,.]+(?: \p{L}+)?/giu,
  /(?<=[”"] ?)(?:said|told|explained|wrote|added) [^,.\r\n]{3,40}/gu,
];

/** List numbers and the like are no quotes. */
const SHORTEST = 6;

/** Every so many of a kind in the long seed: the short ones are used whole. */
const EVERY = 4;
const LONG = 20_000;

/** Hundreds of quotes from the project's own articles, some of them over one another. */
export function seedQuotes(): readonly SeedQuote[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));
  return files.toSorted().flatMap((file) => {
    const text = readFileSync(path.join(FOLDER, file), 'utf8').replace(/^\ufeff/, '');
    return MARKED.flatMap((pattern) =>
      [...text.matchAll(pattern)]
        .filter((_, index) => text.length < LONG || index % EVERY === 0)
        .map(({ 0: raw, index }) => {
          const lead = raw.length - raw.trimStart().length;
          const span = { start: index + lead, end: index + raw.trimEnd().length };
          return { file, text, span };
        }),
    ).filter(({ span }) => span.end - span.start >= SHORTEST);
  });
}
