import type { Span } from '../../shared/article/span';
import type { End } from './end-drag';
import { hasRightToLeft } from './right-to-left';
import type { TextPositions } from './text-positions';

/** What is drawn beside the words: the ends of a span to drag, and the numbers of parts. */
export interface OverlayContent {
  /** The fragment whose ends can be dragged. */
  readonly handles: Span | null;
  /** Fragments that belong together, in the order as made; null for one that is far away. */
  readonly parts: readonly (Span | null)[];
}

const ENDS = ['start', 'end'] as const satisfies readonly End[];

/**
 * A layer over the text that is no part of it: aria-hidden, in the element that holds the surface,
 * scrolling with the text. It has elements for what is asked for, and none for the rest.
 */
export class Overlay {
  readonly #layer = document.createElement('div');
  readonly #text: string;
  readonly #positions: TextPositions;
  readonly #onGrab: (end: End, event: PointerEvent) => void;
  readonly #handles: Readonly<Record<End, HTMLElement>>;
  #numbers: HTMLElement[] = [];

  constructor(
    root: HTMLElement,
    text: string,
    positions: TextPositions,
    onGrab: (end: End, event: PointerEvent) => void,
  ) {
    this.#text = text;
    this.#positions = positions;
    this.#onGrab = onGrab;
    this.#layer.className = 'article-overlay';
    this.#layer.ariaHidden = 'true';
    this.#handles = { start: this.#makeHandle('start'), end: this.#makeHandle('end') };
    root.parentElement?.classList.add('holds-article');
    root.after(this.#layer);
  }

  #makeHandle(end: End): HTMLElement {
    const handle = document.createElement('div');
    handle.className = 'article-handle';
    handle.dataset['end'] = end;
    handle.addEventListener('pointerdown', (event) => this.#onGrab(end, event));
    return handle;
  }

  /** Lets pointers through to the text, while a handle is dragged or words are selected. */
  set letsThrough(on: boolean) {
    this.#layer.classList.toggle('let-through', on);
  }

  /** Shows this, where the text now is. */
  show({ handles, parts }: OverlayContent): void {
    // To measure lays the text out, which is not for nothing.
    if (!handles && parts.length === 0 && !this.#layer.hasChildNodes()) return;
    const origin = this.#layer.getBoundingClientRect();
    for (const end of ENDS) {
      const handle = this.#handles[end];
      if (!handles) handle.remove();
      else {
        const edge = this.edgeOf(handles, end);
        handle.style.blockSize = `${edge.height}px`;
        this.#put(handle, edge, origin);
      }
    }
    while (this.#numbers.length > parts.length) this.#numbers.pop()?.remove();
    parts.forEach((part, index) => {
      const number = (this.#numbers[index] ??= makeNumber(index + 1));
      if (part) this.#put(number, this.edgeOf(part, 'start'), origin);
      else number.remove();
    });
  }

  /** The line box at an end of a span, without width, in client coordinates. */
  edgeOf(span: Span, end: End): DOMRect {
    const at = end === 'start' ? span.start : span.end - 1;
    const range = this.#positions.rangeOf({ start: at, end: at + 1 });
    const { left, right, top, height } = range.getClientRects()[0] ?? new DOMRect();
    const isOnLeft = (end === 'start') !== this.#readsToLeft(at, range);
    return new DOMRect(isOnLeft ? left : right, top, 0, height);
  }

  /** Whether a character reads from right to left: a letter by itself, anything else by its block. */
  #readsToLeft(at: number, { startContainer }: Range): boolean {
    const character = String.fromCodePoint(this.#text.codePointAt(at) ?? 0);
    if (/\p{L}/u.test(character)) return hasRightToLeft(character);
    return startContainer.parentElement?.matches(':dir(rtl)') ?? false;
  }

  #put(element: HTMLElement, { x, y }: DOMRect, origin: DOMRect): void {
    const translate = `${Math.round(x - origin.x)}px ${Math.round(y - origin.y)}px`;
    if (element.style.translate !== translate) element.style.translate = translate;
    if (!element.isConnected) this.#layer.append(element);
  }

  dispose(): void {
    this.#layer.remove();
  }
}

function makeNumber(number: number): HTMLElement {
  const element = document.createElement('div');
  element.className = 'article-part';
  element.textContent = String(number);
  return element;
}
