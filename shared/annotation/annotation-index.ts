import type { Paragraphs } from '../article/article';
import type { Span } from '../article/span';
import type { Kind } from '../scheme/scheme';
import type { AnnotationId } from './annotation';
import { assignDepths, freeDepth, NO_DEPTH, type Depth } from './overlap-depth';
import type { PackedAnnotations, PlacedAnnotation } from './packed';
import {
  compareInTextOrder,
  idAtRow,
  kindAt,
  placedAt,
  planRows,
  rowFrom,
  rowOf,
  spliceRows,
} from './packed-columns';

/** The part of an annotation that lies within one paragraph: what one highlight range paints. */
export interface Fragment extends Span {
  readonly id: AnnotationId;
  readonly kind: Kind;
  /** Overlapping annotations have different depths as far as three depths suffice. */
  readonly depth: Depth;
  /** Position in the article's paragraphs. */
  readonly paragraph: number;
}

/** What happened to one placed annotation: put in (`before` null), moved, or taken out. */
export interface PlacedEdit {
  readonly before: PlacedAnnotation | null;
  readonly after: PlacedAnnotation | null;
}

/** From this many edits on, depths are dealt out anew: one sweep is cheaper than many searches. */
const MANY_EDITS = 32;

/**
 * The annotations of one open article in memory, in text order (first span's start, then its end
 * descending, then id), for painting, hit-testing and listing. It keeps the packed columns as they
 * are read and answers by scanning them: 20,000 annotations take less than a megabyte, and a scan
 * of them less than a tenth of a millisecond.
 */
export class AnnotationIndex {
  readonly #paragraphs: Paragraphs;
  #packed: PackedAnnotations;
  #depths: Uint8Array;
  #version = 0;

  constructor(paragraphs: Paragraphs, packed: PackedAnnotations) {
    this.#paragraphs = paragraphs;
    this.#packed = packed;
    this.#depths = assignDepths(packed);
  }

  get size(): number {
    return this.#packed.count;
  }

  /** Grows with every `apply`. */
  get version(): number {
    return this.#version;
  }

  get(id: AnnotationId): PlacedAnnotation | undefined {
    const row = rowOf(this.#packed, id);
    return row < 0 ? undefined : placedAt(this.#packed, row);
  }

  idAt(position: number): AnnotationId | undefined {
    return position >= 0 && position < this.size ? idAtRow(this.#packed, position) : undefined;
  }

  /** The position of an id in text order, or -1. */
  positionOf(id: AnnotationId): number {
    return rowOf(this.#packed, id);
  }

  /** The annotations that cover an offset with any of their spans, fewest characters first. */
  at(offset: number): readonly PlacedAnnotation[] {
    const { count, firstSpan, spans } = this.#packed;
    const found: PlacedAnnotation[] = [];
    for (let row = 0, span = 0; row < count; row += 1) {
      const until = firstSpan[row + 1] ?? 0;
      let covers = false;
      for (; span < until; span += 1) {
        if ((spans[2 * span] ?? 0) <= offset && offset < (spans[2 * span + 1] ?? 0)) covers = true;
      }
      if (covers) found.push(placedAt(this.#packed, row));
    }
    return found.sort((a, b) => charactersOf(a) - charactersOf(b) || compareInTextOrder(a, b));
  }

  /** The position of the first annotation whose first span starts at `offset` or after; else size. */
  firstAfter(offset: number): number {
    return rowFrom(this.#packed, offset);
  }

  /** What lies in the paragraphs from `first` to `last`, both included; text order, then paragraphs. */
  fragmentsIn(first: number, last: number): Iterable<Fragment> {
    return this.fragmentsTouching({
      start: this.#paragraphs[Math.max(first, 0)]?.start ?? Infinity,
      end: this.#paragraphs[Math.min(last, this.#paragraphs.length - 1)]?.end ?? 0,
    });
  }

  /** The fragments of which any part lies in a span, each whole; text order, then paragraphs. */
  *fragmentsTouching(within: Span): Iterable<Fragment> {
    const { count, firstSpan, spans } = this.#packed;
    for (let row = 0, span = 0; row < count; row += 1) {
      const until = firstSpan[row + 1] ?? 0;
      for (; span < until; span += 1) {
        const start = spans[2 * span] ?? 0;
        const end = spans[2 * span + 1] ?? 0;
        if (end <= within.start || within.end <= start) continue;
        yield* this.#fragmentsOf(row, { start, end }, within);
      }
    }
  }

  *#fragmentsOf(row: number, { start, end }: Span, within: Span): Iterable<Fragment> {
    const depth = this.#depthAt(row);
    const [id, kind] = [idAtRow(this.#packed, row), kindAt(this.#packed, row)];
    for (
      let paragraph = firstParagraphBeyond(this.#paragraphs, Math.max(start, within.start));
      paragraph < this.#paragraphs.length;
      paragraph += 1
    ) {
      const whole = this.#paragraphs[paragraph];
      if (!whole || whole.start >= Math.min(end, within.end)) return;
      const part = { start: Math.max(start, whole.start), end: Math.min(end, whole.end) };
      yield { id, kind, depth, paragraph, ...part };
    }
  }

  #depthAt(row: number): Depth {
    const depth = this.#depths[row];
    return depth === 1 || depth === 2 ? depth : 0;
  }

  /**
   * Takes in committed edits. Annotations that are not touched keep their depth, unless the edits
   * are very many.
   */
  apply(edits: readonly PlacedEdit[]): void {
    const rowOfId = this.#rowFinder(edits.length);
    const { removed, added } = planRows(edits, ({ id }) => rowOfId(id));
    const wanted = new Map(removed.map((row) => [idAtRow(this.#packed, row), this.#depthAt(row)]));
    const spliced = spliceRows(this.#packed, removed, added);
    const { packed } = spliced;
    this.#packed = packed;
    this.#version += 1;
    if (added.length > MANY_EDITS) {
      this.#depths = assignDepths(packed);
      return;
    }
    this.#depths = spliced.carry(this.#depths, NO_DEPTH);
    for (const row of spliced.added) {
      const before = wanted.get(idAtRow(packed, row)) ?? 0;
      this.#depths[row] = freeDepth(packed, this.#depths, row, before);
    }
  }

  /** How rows are found: by a scan for each of a few ids, through a map for many. */
  #rowFinder(ids: number): (id: AnnotationId) => number {
    const packed = this.#packed;
    if (ids <= MANY_EDITS) return (id) => rowOf(packed, id);
    const rows = new Map<AnnotationId, number>();
    for (let row = 0; row < packed.count; row += 1) rows.set(idAtRow(packed, row), row);
    return (id) => rows.get(id) ?? -1;
  }

  /** The read record as it stands now. Never changed afterwards. */
  pack(): PackedAnnotations {
    return this.#packed;
  }
}

function charactersOf(placed: PlacedAnnotation): number {
  return placed.spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

function firstParagraphBeyond(paragraphs: Paragraphs, offset: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((paragraphs[middle]?.end ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
