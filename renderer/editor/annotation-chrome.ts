import type { AnnotationId } from '../../shared/annotation/annotation';
import { sameSpan, type Span } from '../../shared/article/span';
import { EdgeScroll } from './edge-scroll';
import { draggedTo, type DraggedEnd, type End } from './end-drag';
import type { HighlightPainter } from './highlight-painter';
import { Overlay } from './overlay';
import { isNear, type Place } from './pointer-slack';
import type { SurfaceArticle, SurfaceEvents } from './surface';
import type { TextPositions } from './text-positions';
import { viewportOf } from './viewport';

/** A drag under way: which end of what, and how far off that end the pointer took it. */
interface Drag extends DraggedEnd {
  readonly id: AnnotationId;
  readonly index: number;
  readonly aside: Place;
  readonly stop: AbortController;
  /** Where the pointer is, and whether it goes by words. */
  pointer: Place & { readonly byWord: boolean };
  now: Span;
  hasMoved: boolean;
}

/** What the chrome is drawn over, and whom it tells. */
export interface ChromePlace {
  readonly root: HTMLElement;
  readonly scroller: Element;
  readonly article: SurfaceArticle;
  readonly positions: TextPositions;
  readonly painter: HighlightPainter;
  readonly onAdjust: SurfaceEvents['onAdjust'];
}

/**
 * What the selected and the hovered annotation show beyond their paint: all their parts tied by
 * numbers, and on the fragment nearest to the caret two handles to drag.
 */
export class AnnotationChrome {
  readonly #scroller: Element;
  readonly #article: SurfaceArticle;
  readonly #positions: TextPositions;
  readonly #painter: HighlightPainter;
  readonly #onAdjust: SurfaceEvents['onAdjust'];
  readonly #overlay: Overlay;
  readonly #edge: EdgeScroll;
  #selected: AnnotationId | null = null;
  #hovered: AnnotationId | null = null;
  #caret = 0;
  #drag: Drag | null = null;
  /** The frame that is waited for, or 0. */
  #frame = 0;

  constructor({ root, scroller, article, positions, painter, onAdjust }: ChromePlace) {
    this.#scroller = scroller;
    this.#article = article;
    this.#positions = positions;
    this.#painter = painter;
    this.#onAdjust = onAdjust;
    this.#overlay = new Overlay(root, article.text, positions, (end, event) =>
      this.#grab(end, event),
    );
    this.#edge = new EdgeScroll(
      scroller,
      () => viewportOf(scroller),
      () => this.#follow(),
    );
  }

  get selected(): AnnotationId | null {
    return this.#selected;
  }

  /** Brings everything in step with the index, with one annotation selected or none. */
  refresh(selected: AnnotationId | null): void {
    if (selected !== this.#selected) this.#cancel();
    this.#selected = selected;
    this.#painter.repaint({
      hovered: this.#spansOf(this.#hovered),
      selected: this.#spansOf(selected),
    });
    this.#drawLater();
  }

  hover(id: AnnotationId | null): void {
    this.#hovered = id;
    this.refresh(this.#selected);
  }

  /** Words are being selected by hand, which the handles must not catch. */
  set isSelecting(on: boolean) {
    this.#overlay.letsThrough = on;
  }

  /** Tells where the caret is; the fragment nearest to it gets the handles. */
  moveCaret(offset: number): void {
    const before = this.#nearest();
    this.#caret = offset;
    if (this.#nearest() !== before) this.#drawLater();
  }

  /** Puts what is drawn where the text now is. */
  place(): void {
    if (this.#selected ?? this.#hovered) this.#draw();
  }

  #spansOf(id: AnnotationId | null): readonly Span[] {
    return (id && this.#article.index.get(id)?.spans) || [];
  }

  /**
   * Behind the next frame: that one paints the words, and to place what belongs to them would lay
   * the text out before it, and once more in it.
   */
  #drawLater(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = requestAnimationFrame(() => this.#draw());
    });
  }

  #forget(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #draw(): void {
    this.#forget();
    const spans = this.#spansOf(this.#selected);
    const tied = spans.length > 1 ? spans : this.#spansOf(this.#hovered);
    const handles = this.#drag?.now ?? spans[this.#nearest()] ?? null;
    const isNear = (span: Span): boolean => this.#painter.touches(span);
    // What lies in a section that is skipped has no place, and to ask for it would lay it out.
    this.#overlay.show({
      handles: handles && isNear(handles) ? handles : null,
      parts: tied.length > 1 ? tied.map((span) => (isNear(span) ? span : null)) : [],
    });
  }

  /** The fragment of the selected annotation that is nearest to the caret. */
  #nearest(): number {
    const distances = this.#spansOf(this.#selected).map(({ start, end }) =>
      Math.max(start - this.#caret, this.#caret - end, 0),
    );
    return distances.indexOf(Math.min(...distances));
  }

  #grab(end: End, event: PointerEvent): void {
    const id = this.#selected;
    const index = this.#nearest();
    const spans = this.#spansOf(id);
    const span = spans[index];
    if (!id || !span || event.button !== 0) return;
    event.preventDefault();
    const { x, y, height } = this.#overlay.edgeOf(span, end);
    const aside = { x: event.clientX - x, y: event.clientY - (y + height / 2) };
    const stop = new AbortController();
    const others = spans.filter((_, other) => other !== index);
    const pointer = { x: event.clientX, y: event.clientY, byWord: false };
    const idle = { now: span, hasMoved: false };
    this.#drag = { id, index, end, span, others, aside, stop, pointer, ...idle };
    this.#overlay.letsThrough = true;
    const { signal } = stop;
    document.addEventListener('pointermove', (move) => this.#onMove(move), { signal });
    document.addEventListener('pointerup', () => this.#release(), { signal });
    document.addEventListener('pointercancel', () => this.#cancel(), { signal });
    document.addEventListener('keydown', (key) => this.#onKey(key), { signal, capture: true });
  }

  #onMove({ clientX: x, clientY: y, ctrlKey, metaKey }: PointerEvent): void {
    if (!this.#drag) return;
    const { pointer } = this.#drag;
    // A handle goes along only behind more than a click.
    this.#drag.hasMoved ||= !isNear({ x, y }, pointer);
    if (!this.#drag.hasMoved) return;
    this.#drag.pointer = { x, y, byWord: ctrlKey || metaKey };
    this.#edge.pull(y);
    this.#follow();
  }

  /** Takes the end to the words under the pointer, or to the nearest that can be seen. */
  #follow(): void {
    const drag = this.#drag;
    if (!drag) return;
    const { pointer, aside } = drag;
    const { top, bottom } = viewportOf(this.#scroller);
    const y = Math.min(Math.max(pointer.y - aside.y, top + 1), bottom - 1);
    const at = document.caretPositionFromPoint(pointer.x - aside.x, y);
    const offset = at && this.#positions.offsetOf(at.offsetNode, at.offset);
    if (offset === null) return;
    const now = draggedTo(this.#article, drag, offset, pointer.byWord);
    if (sameSpan(now, drag.now)) return;
    drag.now = now;
    this.#painter.mark('pending', [now]);
    this.#draw();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#cancel();
  }

  #release(): void {
    const drag = this.#drag;
    this.#cancel();
    if (!drag) return;
    const { id, index, span, now } = drag;
    if (!sameSpan(now, span)) this.#onAdjust(id, index, now);
  }

  #cancel(): void {
    if (!this.#drag) return;
    this.#drag.stop.abort();
    this.#edge.stop();
    this.#drag = null;
    this.#overlay.letsThrough = false;
    this.#painter.mark('pending', []);
    this.#draw();
  }

  dispose(): void {
    this.#forget();
    this.#drag?.stop.abort();
    this.#edge.stop();
    this.#overlay.dispose();
  }
}
