import type { Paragraphs } from '../../shared/article/article';
import { paragraphAt } from '../../shared/article/paragraphs';
import type { Span } from '../../shared/article/span';

/** A boundary point in the DOM. */
export interface DomPoint {
  readonly node: Node;
  readonly offset: number;
}

/**
 * Offsets of the article's text to points in the DOM and back. A boundary at the end of a paragraph
 * is that paragraph's end, and so is every offset in the line breaks behind it.
 */
export class TextPositions {
  readonly #root: HTMLElement;
  readonly #paragraphs: Paragraphs;
  readonly #texts: readonly Text[];
  readonly #paragraphByText = new WeakMap<Node, number>();

  constructor(root: HTMLElement, paragraphs: Paragraphs, texts: readonly Text[]) {
    this.#root = root;
    this.#paragraphs = paragraphs;
    this.#texts = texts;
    texts.forEach((text, paragraph) => this.#paragraphByText.set(text, paragraph));
  }

  pointAt(offset: number): DomPoint {
    const paragraph = Math.max(paragraphAt(this.#paragraphs, offset), 0);
    const span = this.#paragraphs[paragraph];
    const node = this.#texts[paragraph];
    if (!span || !node) return { node: this.#root, offset: 0 };
    return { node, offset: Math.min(Math.max(offset - span.start, 0), span.end - span.start) };
  }

  /** The offset of a point anywhere inside the article, or null outside of it. */
  offsetOf(node: Node | null, offset: number): number | null {
    if (!node || !this.#root.contains(node)) return null;
    const paragraph = this.#paragraphByText.get(node);
    if (paragraph !== undefined) return (this.#paragraphs[paragraph]?.start ?? 0) + offset;
    const child = node.childNodes[offset];
    if (child) return this.#edgeOf(child, 'start');
    return this.#edgeOf(node, 'end');
  }

  /** A live range over a span of the text, to measure it. */
  rangeOf({ start, end }: Span): Range {
    const range = document.createRange();
    const [from, to] = [this.pointAt(start), this.pointAt(end)];
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  /** A static range over a span that lies within one paragraph, to paint it. */
  staticRangeOf(span: Span, paragraph: number): StaticRange | null {
    const text = this.#texts[paragraph];
    const origin = this.#paragraphs[paragraph]?.start ?? 0;
    if (!text) return null;
    return new StaticRange({
      startContainer: text,
      startOffset: span.start - origin,
      endContainer: text,
      endOffset: span.end - origin,
    });
  }

  /** Where the first or last paragraph within a node begins or ends. */
  #edgeOf(node: Node, edge: 'start' | 'end'): number {
    let inner: Node = node;
    for (;;) {
      const paragraph = this.#paragraphByText.get(inner);
      if (paragraph !== undefined) return this.#paragraphs[paragraph]?.[edge] ?? 0;
      const next: Node | null = edge === 'start' ? inner.firstChild : inner.lastChild;
      if (!next) return 0;
      inner = next;
    }
  }
}
