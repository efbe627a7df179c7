import { KINDS, type Kind } from '../scheme/scheme';
import type { AnnotationId } from './annotation';
import type { PlacedEdit } from './annotation-index';
import type { PackedAnnotations, PlacedAnnotation } from './packed';
import { readUuid, UUID_BYTES, writeUuid } from './uuid-bytes';

/** Orders placed annotations as text is read: start, then the longer first, then id. */
export function compareInTextOrder(a: PlacedAnnotation, b: PlacedAnnotation): number {
  const [first, second] = [a.spans[0], b.spans[0]];
  if (!first || !second) return (first ? 1 : 0) - (second ? 1 : 0);
  return (
    first.start - second.start || second.end - first.end || (a.id < b.id ? -1 : +(a.id > b.id))
  );
}

/** The kind in a row. */
export function kindAt(packed: PackedAnnotations, row: number): Kind {
  return KINDS[packed.kinds[row] ?? 0] ?? KINDS[0];
}

/** The id in a row. */
export function idAtRow(packed: PackedAnnotations, row: number): AnnotationId {
  return readUuid(packed.ids, row * UUID_BYTES) as AnnotationId;
}

/** The whole of a row, as an object. */
export function placedAt(packed: PackedAnnotations, row: number): PlacedAnnotation {
  const spans = [];
  const until = packed.firstSpan[row + 1] ?? 0;
  for (let span = packed.firstSpan[row] ?? 0; span < until; span += 1) {
    spans.push({ start: packed.spans[2 * span] ?? 0, end: packed.spans[2 * span + 1] ?? 0 });
  }
  return { id: idAtRow(packed, row), kind: kindAt(packed, row), spans };
}

/** The row of an id, or -1. A plain scan from the random end of the ids: 20,000 take microseconds. */
export function rowOf(packed: PackedAnnotations, id: AnnotationId): number {
  const wanted = new Uint8Array(UUID_BYTES);
  if (!writeUuid(id, wanted, 0)) return -1;
  const { ids, count } = packed;
  const last = wanted[UUID_BYTES - 1];
  for (let row = 0, at = UUID_BYTES - 1; row < count; row += 1, at += UUID_BYTES) {
    if (ids[at] !== last) continue;
    let same = UUID_BYTES - 1;
    while (same > 0 && ids[at - same] === wanted[UUID_BYTES - 1 - same]) same -= 1;
    if (same === 0) return row;
  }
  return -1;
}

/** The first row that does not stand before `placed` in text order: its own, if it is there. */
export function rowFor(packed: PackedAnnotations, placed: PlacedAnnotation): number {
  return lowerBound(packed.count, (row) => compareInTextOrder(placedAt(packed, row), placed) < 0);
}

/** The first row whose first span starts at `offset` or after it. */
export function rowFrom(packed: PackedAnnotations, offset: number): number {
  return lowerBound(packed.count, (row) => {
    const span = packed.firstSpan[row] ?? 0;
    return (packed.spans[2 * span] ?? 0) < offset;
  });
}

function lowerBound(count: number, isBefore: (row: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What edits come to in a record: rows to take out, rising, and annotations to put in, in text order. */
export interface RowPlan {
  readonly removed: readonly number[];
  readonly added: readonly PlacedAnnotation[];
}

/** Plans edits, one row out and one annotation in per id; `rowOfKnown` gives -1 for what is not there. */
export function planRows(
  edits: readonly PlacedEdit[],
  rowOfKnown: (known: PlacedAnnotation) => number,
): RowPlan {
  const removed = new Set<number>();
  const added = new Map<AnnotationId, PlacedAnnotation>();
  for (const { before, after } of edits) {
    // Both are one annotation as a rule, and finding its row is what costs.
    for (const known of before?.id === after?.id ? [before] : [before, after]) {
      const row = known ? rowOfKnown(known) : -1;
      if (row >= 0) removed.add(row);
    }
    if (before) added.delete(before.id);
    if (after) added.set(after.id, after);
  }
  return {
    removed: [...removed].sort((a, b) => a - b),
    added: [...added.values()].sort(compareInTextOrder),
  };
}

/** New columns, and what else follows from how they were made. */
export interface SplicedRows {
  readonly packed: PackedAnnotations;
  /** The rows that were put in, rising. */
  readonly added: readonly number[];
  /** A column of a byte for each old row, as the rows now stand; those put in get `filling`. */
  carry(column: Uint8Array, filling: number): Uint8Array<ArrayBuffer>;
}

/** Old rows from `start` until `end` that were taken over, and the new row of the first. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly row: number;
}

/**
 * Takes rows out and puts others in, in one pass over the columns whatever their number. `removed`
 * is in rising order and without repeats, `added` in text order.
 */
export function spliceRows(
  packed: PackedAnnotations,
  removed: readonly number[],
  added: readonly PlacedAnnotation[],
): SplicedRows {
  const gone = (row: number): number =>
    (packed.firstSpan[row + 1] ?? 0) - (packed.firstSpan[row] ?? 0);
  const writer = new ColumnWriter(
    packed,
    packed.count - removed.length + added.length,
    (packed.firstSpan[packed.count] ?? 0) -
      removed.reduce((sum, row) => sum + gone(row), 0) +
      added.reduce((sum, { spans }) => sum + spans.length, 0),
  );
  let next = 0;
  for (const placed of added) {
    const before = rowFor(packed, placed);
    for (; (removed[next] ?? packed.count) < before; next += 1) writer.copyUntil(removed[next], 1);
    writer.copyUntil(before, 0);
    writer.write(placed);
  }
  for (; next < removed.length; next += 1) writer.copyUntil(removed[next], 1);
  writer.copyUntil(packed.count, 0);
  return writer.finish();
}

/** Writes new columns from runs of old rows and from placed annotations. */
class ColumnWriter {
  readonly #from: PackedAnnotations;
  readonly #to: PackedAnnotations;
  readonly #runs: Run[] = [];
  readonly #added: number[] = [];
  #readRow = 0;
  #row = 0;
  #span = 0;

  constructor(from: PackedAnnotations, count: number, spans: number) {
    this.#from = from;
    this.#to = {
      count,
      ids: new Uint8Array(count * UUID_BYTES),
      kinds: new Uint8Array(count),
      firstSpan: new Uint32Array(count + 1),
      spans: new Uint32Array(spans * 2),
    };
  }

  /** Copies the rows from where reading stands until `end`, then passes over `skip` rows. */
  copyUntil(end = 0, skip: number): void {
    const [from, to, start] = [this.#from, this.#to, this.#readRow];
    const firstSpan = from.firstSpan[start] ?? 0;
    const endSpan = from.firstSpan[end] ?? 0;
    to.ids.set(from.ids.subarray(start * UUID_BYTES, end * UUID_BYTES), this.#row * UUID_BYTES);
    to.kinds.set(from.kinds.subarray(start, end), this.#row);
    to.spans.set(from.spans.subarray(firstSpan * 2, endSpan * 2), this.#span * 2);
    if (end > start) this.#runs.push({ start, end, row: this.#row });
    to.firstSpan.set(from.firstSpan.subarray(start, end), this.#row);
    const spanShift = this.#span - firstSpan;
    if (spanShift !== 0) shiftAll(to.firstSpan, this.#row, this.#row + end - start, spanShift);
    this.#row += Math.max(end - start, 0);
    this.#span += endSpan - firstSpan;
    this.#readRow = end + skip;
  }

  write(placed: PlacedAnnotation): void {
    const to = this.#to;
    if (!writeUuid(placed.id, to.ids, this.#row * UUID_BYTES)) {
      throw new Error(`Not a UUID: ${placed.id}`);
    }
    this.#added.push(this.#row);
    to.kinds[this.#row] = KINDS.indexOf(placed.kind);
    to.firstSpan[this.#row] = this.#span;
    for (const { start, end } of placed.spans) {
      to.spans[this.#span * 2] = start;
      to.spans[this.#span * 2 + 1] = end;
      this.#span += 1;
    }
    this.#row += 1;
  }

  finish(): SplicedRows {
    this.#to.firstSpan[this.#row] = this.#span;
    const [runs, { count }] = [this.#runs, this.#to];
    return {
      packed: this.#to,
      added: this.#added,
      carry(column, filling) {
        const carried = new Uint8Array(count).fill(filling);
        for (const { start, end, row } of runs) carried.set(column.subarray(start, end), row);
        return carried;
      },
    };
  }
}

function shiftAll(column: Uint32Array, start: number, end: number, by: number): void {
  for (let at = start; at < end; at += 1) column[at] = (column[at] ?? 0) + by;
}
