import type { PackedAnnotations } from './packed';

/** Which of three layers an annotation is painted in, so that overlapping ones stay apart. */
export type Depth = 0 | 1 | 2;

export const DEPTHS = [0, 1, 2] as const satisfies readonly Depth[];

/** Stands in a column of depths for a row that has none yet. */
export const NO_DEPTH = 255;

/**
 * Deals out depths in one sweep through the text: each annotation gets, where its leftmost span
 * begins, the first layer that is free there, or else the one that will be free soonest.
 */
export function assignDepths(packed: PackedAnnotations): Uint8Array {
  const { count, firstSpan, spans } = packed;
  const depths = new Uint8Array(count).fill(NO_DEPTH);
  const busyUntil = [0, 0, 0];
  const pass = (row: number, span: number): void => {
    const start = spans[2 * span] ?? 0;
    const end = spans[2 * span + 1] ?? 0;
    if (depths[row] === NO_DEPTH) depths[row] = soonestFree(busyUntil, start);
    const depth = depths[row] ?? 0;
    if (end > (busyUntil[depth] ?? 0)) busyUntil[depth] = end;
  };
  const further = furtherSpans(packed);
  let next = 0;
  for (let row = 0; row < count; row += 1) {
    const first = firstSpan[row] ?? 0;
    // Rows stand in the order of their first spans: only the further ones have to be merged in.
    for (; next < further.length; next += 1) {
      const { span, row: owner } = further[next] ?? NO_SPAN;
      if (compareSpans(spans, span, first) > 0) break;
      pass(owner, span);
    }
    if (first < (firstSpan[row + 1] ?? 0)) pass(row, first);
  }
  for (const { row, span } of further.slice(next)) pass(row, span);
  return depths;
}

/** A span by its place in the column, and the row that has it. */
interface SpanOfRow {
  readonly span: number;
  readonly row: number;
}

const NO_SPAN: SpanOfRow = { span: 0, row: 0 };

function compareSpans(spans: Uint32Array, a: number, b: number): number {
  return (spans[2 * a] ?? 0) - (spans[2 * b] ?? 0) || a - b;
}

/** The spans that are not the first of their row, by their start. */
function furtherSpans({ count, firstSpan, spans }: PackedAnnotations): readonly SpanOfRow[] {
  const found: SpanOfRow[] = [];
  for (let row = 0; row < count; row += 1) {
    const until = firstSpan[row + 1] ?? 0;
    for (let span = (firstSpan[row] ?? 0) + 1; span < until; span += 1) found.push({ span, row });
  }
  return found.sort((a, b) => compareSpans(spans, a.span, b.span));
}

function soonestFree(busyUntil: readonly number[], start: number): Depth {
  let soonest: Depth = 0;
  for (const depth of DEPTHS) {
    const until = busyUntil[depth] ?? 0;
    if (until <= start) return depth;
    if (until < (busyUntil[soonest] ?? 0)) soonest = depth;
  }
  return soonest;
}

/**
 * A depth for one row beside all others as they are: `wanted` if no annotation that overlaps it has
 * that depth, else the first free one, else `wanted`.
 */
export function freeDepth(
  packed: PackedAnnotations,
  depths: Uint8Array,
  row: number,
  wanted: Depth,
): Depth {
  const taken = depthsOverlapping(packed, depths, row);
  if (!taken.has(wanted)) return wanted;
  return DEPTHS.find((depth) => !taken.has(depth)) ?? wanted;
}

function depthsOverlapping(
  { count, firstSpan, spans }: PackedAnnotations,
  depths: Uint8Array,
  own: number,
): ReadonlySet<number> {
  const taken = new Set<number>();
  const [ownFirst, ownEnd] = [firstSpan[own] ?? 0, firstSpan[own + 1] ?? 0];
  for (let row = 0, span = 0; row < count; row += 1) {
    const until = firstSpan[row + 1] ?? 0;
    for (; span < until; span += 1) {
      if (row === own) continue;
      const [start, end] = [spans[2 * span] ?? 0, spans[2 * span + 1] ?? 0];
      for (let mine = ownFirst; mine < ownEnd; mine += 1) {
        const overlaps = start < (spans[2 * mine + 1] ?? 0) && (spans[2 * mine] ?? 0) < end;
        if (overlaps) taken.add(depths[row] ?? 0);
      }
    }
  }
  return taken;
}
