import { borderBefore } from '../annotating/excerpt';

/** Shortens a text of a file, or leaves it whole. */
export type Fit = (text: string) => string;

/** Code units that are shown before the first difference of texts that are too long to be shown whole. */
const BEFORE_DIFFERENCE = 60;

function firstDifference(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) if (a[at] !== b[at]) return at;
  return shorter;
}

/** Two texts as they are shown: whole where both fit, else from shortly before where they part. */
export function twoTexts(one: string, other: string, fit: Fit): readonly [string, string] {
  if (fit(one) === one && fit(other) === other) return [one, other];
  const from = borderBefore(one, firstDifference(one, other) - BEFORE_DIFFERENCE);
  const part = (text: string): string => `${from === 0 ? '' : '…'}${fit(text.slice(from))}`;
  return [part(one), part(other)];
}
