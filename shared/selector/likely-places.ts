import search from 'approx-string-match';
import type { Span } from '../article/span';
import { align, type Alignment } from './align';

/**
 * Units of the pieces that are looked for as they are: short enough to escape errors, long enough to be
 * rare. In a long text that repeats itself only the longer ones are.
 */
const PIECE_LENGTHS = [12, 24];

/** Pieces of a length per pattern: 2 % of errors leave twelve of 16 short ones. */
const PIECES = 16;

/** A piece that occurs more often says nothing. */
const COMMON = 24;

/** Places that are looked at closely. */
const MOST = 6;

/** Diagonals this close to one another are one place with insertions or deletions. */
const NEAR = 64;

/** Units on each side of the old position that are searched in any case, pieces or not. */
const WINDOW = 2048;

/** The share of a pattern that may be errors; beyond it, what is found is chance. */
const ERRORS = 0.35;

/** A pattern upon a text, in offsets of the text. */
export interface Likely {
  readonly start: number;
  readonly alignment: Alignment;
}

/** Every place of a piece, or none where it is common. */
function placesOf(text: string, piece: string): readonly number[] {
  const places = [];
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1)) {
    places.push(at);
    if (places.length > COMMON) return [];
  }
  return places;
}

/** Pieces of a pattern, of every length, each with where it begins. */
function* piecesOf(pattern: string): Generator<readonly [offset: number, piece: string]> {
  const step = Math.max(6, Math.ceil(pattern.length / PIECES));
  for (const length of PIECE_LENGTHS) {
    for (let offset = 0; offset + length <= pattern.length; offset += step) {
      yield [offset, pattern.slice(offset, offset + length)];
    }
  }
}

/** Where a pattern would begin, by pieces of it; the best supported first. */
function beginnings(text: string, pattern: string, expected: number | null): readonly number[] {
  const votes = new Map<number, { votes: number; start: number }>();
  for (const [offset, piece] of piecesOf(pattern)) {
    for (const place of placesOf(text, piece)) {
      const start = place - offset;
      const bucket = Math.round(start / NEAR);
      const known = votes.get(bucket);
      votes.set(bucket, { votes: (known?.votes ?? 0) + 1, start: known?.start ?? start });
    }
  }
  const distance = (start: number): number => Math.abs(start - (expected ?? start));
  return [...votes.values()]
    .toSorted((a, b) => b.votes - a.votes || distance(a.start) - distance(b.start))
    .slice(0, MOST)
    .map(({ start }) => start);
}

/** The best match of a pattern within a stretch of a text. */
function within(text: string, pattern: string, stretch: Span): Likely | null {
  const start = Math.max(0, stretch.start);
  const region = text.slice(start, stretch.end);
  const most = Math.floor(pattern.length * ERRORS);
  const [best] = search(region, pattern, most);
  if (!best) return null;
  // The search gives the widest beginning; a margin lets the alignment choose.
  const from = Math.max(0, best.start - 1);
  const alignment = align(pattern, region.slice(from, best.end + 1));
  return { start: start + from, alignment };
}

/**
 * Where a pattern may lie in a text with up to a third of it changed: around its old position, and
 * wherever pieces of it stand unchanged. The time is bounded by the length of the text for some
 * exact searches, and by the length of the pattern for the rest.
 */
export function likelyPlaces(
  text: string,
  pattern: string,
  expected: number | null,
): readonly Likely[] {
  const slack = Math.ceil(pattern.length * ERRORS) + NEAR;
  const stretches = beginnings(text, pattern, expected).map((start) => ({
    start: start - slack,
    end: start + pattern.length + slack,
  }));
  if (expected !== null) {
    stretches.unshift({ start: expected - WINDOW, end: expected + pattern.length + WINDOW });
  }
  return stretches.flatMap((stretch) => within(text, pattern, stretch) ?? []);
}
