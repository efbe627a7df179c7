import type { Paragraphs } from '../../shared/article/article';
import { paragraphAt } from '../../shared/article/paragraphs';
import type { Span } from '../../shared/article/span';

/** A boundary point in the DOM. */
export interface DomPoint {
  readonly node: Node;
  readonly offset: number;
}

/**
 * Offsets of the article's text to points in the DOM and back. Each block on screen holds one span
 * of the text in one text node. A boundary at the end of a paragraph is that paragraph's end, and
 * so is every offset in the line breaks behind it. The blocks of a long text come by and by; who asks
 * for one that is not there yet makes all of them come.
 */
export class TextPositions {
  readonly #root: HTMLElement;
  readonly #blocks: Paragraphs;
  readonly #texts: Text[] = [];
  readonly #blockByText = new WeakMap<Node, number>();
  readonly #complete: () => void;

  constructor(root: HTMLElement, blocks: Paragraphs, complete: () => void) {
    this.#root = root;
    this.#blocks = blocks;
    this.#complete = complete;
  }

  /** Takes in the text node of the next block. */
  add(text: Text): void {
    this.#blockByText.set(text, this.#texts.length);
    this.#texts.push(text);
  }

  #textOf(block: number): Text | undefined {
    if (block >= this.#texts.length && block < this.#blocks.length) this.#complete();
    return this.#texts[block];
  }

  /** The block that holds an offset, or at whose end it is. */
  blockAt(offset: number): number {
    return Math.max(paragraphAt(this.#blocks, offset), 0);
  }

  pointAt(offset: number): DomPoint {
    return this.#pointIn(this.blockAt(offset), offset);
  }

  #pointIn(block: number, offset: number): DomPoint {
    const span = this.#blocks[block];
    const node = this.#textOf(block);
    if (!span || !node) return { node: this.#root, offset: 0 };
    return { node, offset: Math.min(Math.max(offset - span.start, 0), span.end - span.start) };
  }

  /** The offset of a point anywhere inside the article, or null outside of it. */
  offsetOf(node: Node | null, offset: number): number | null {
    if (!node || !this.#root.contains(node)) return null;
    const block = this.#blockByText.get(node);
    if (block !== undefined) return (this.#blocks[block]?.start ?? 0) + offset;
    const child = node.childNodes[offset];
    if (child) return this.#edgeOf(child, 'start');
    return this.#edgeOf(node, 'end');
  }

  /** A live range over a span of the text, to measure it. */
  rangeOf({ start, end }: Span): Range {
    const range = document.createRange();
    const from = this.pointAt(start);
    // Where two blocks meet, an end belongs to the earlier one.
    const to = this.#pointIn(this.blockAt(end > start ? end - 1 : end), end);
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  /** Static ranges over a span, to paint it: Chromium paints none that leaves a section. */
  staticRangesOf({ start, end }: Span): readonly StaticRange[] {
    const ranges: StaticRange[] = [];
    for (let block = this.blockAt(start); block < this.#blocks.length; block += 1) {
      const whole = this.#blocks[block];
      if (!whole || whole.start >= end) break;
      const text = this.#textOf(block);
      if (!text) break;
      const [from, to] = [Math.max(start, whole.start), Math.min(end, whole.end)];
      if (from >= to) continue;
      ranges.push(
        new StaticRange({
          startContainer: text,
          startOffset: from - whole.start,
          endContainer: text,
          endOffset: to - whole.start,
        }),
      );
    }
    return ranges;
  }

  /** Where the first or last block within a node begins or ends. */
  #edgeOf(node: Node, edge: 'start' | 'end'): number {
    let inner: Node = node;
    for (;;) {
      const block = this.#blockByText.get(inner);
      if (block !== undefined) return this.#blocks[block]?.[edge] ?? 0;
      const next: Node | null = edge === 'start' ? inner.firstChild : inner.lastChild;
      if (!next) return 0;
      inner = next;
    }
  }
}
