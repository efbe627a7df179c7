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
  const { spans } = packed;
  const depths = new Uint8Array(packed.count).fill(NO_DEPTH);
  const busyUntil = [0, 0, 0];
  const rows = rowsOfSpans(packed);
  for (const span of spansByStart(packed)) {
    const row = rows[span] ?? 0;
    const start = spans[2 * span] ?? 0;
    if (depths[row] === NO_DEPTH) depths[row] = soonestFree(busyUntil, start);
    const depth = depths[row] ?? 0;
    busyUntil[depth] = Math.max(busyUntil[depth] ?? 0, spans[2 * span + 1] ?? 0);
  }
  return depths;
}

function soonestFree(busyUntil: readonly number[], start: number): Depth {
  const free = DEPTHS.find((depth) => (busyUntil[depth] ?? 0) <= start);
  if (free !== undefined) return free;
  return DEPTHS.reduce<Depth>(
    (best, depth) => ((busyUntil[depth] ?? 0) < (busyUntil[best] ?? 0) ? depth : best),
    0,
  );
}

function rowsOfSpans({ count, firstSpan, spans }: PackedAnnotations): Uint32Array {
  const rows = new Uint32Array(spans.length / 2);
  for (let row = 0; row < count; row += 1) rows.fill(row, firstSpan[row], firstSpan[row + 1]);
  return rows;
}

function spansByStart({ spans }: PackedAnnotations): Uint32Array {
  const order = Uint32Array.from({ length: spans.length / 2 }, (_, span) => span);
  return order.sort((a, b) => (spans[2 * a] ?? 0) - (spans[2 * b] ?? 0) || a - b);
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
