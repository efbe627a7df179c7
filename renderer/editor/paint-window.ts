import type { Span } from '../../shared/article/span';
import type { HighlightPainter } from './highlight-painter';
import type { ShownArticle } from './shown-article';
import { viewportOf, type Viewport } from './viewport';
import { blocksWithin, firstLine, linesWithin } from './visible-span';

/** How far around the viewport annotations stay painted while nothing scrolls, in CSS pixels. */
const KEPT = 64;

/** Behind the last scroll event, after which what is kept shrinks again, in milliseconds. */
const SCROLL_PAUSE = 100;

/** How long what is kept may wait for an idle moment before it shrinks, in milliseconds. */
const PATIENCE = 500;

/** Between which values of `scrollTop` everything on screen is painted, as long as layout stays. */
interface Reach {
  readonly from: number;
  readonly to: number;
}

/** What the paint's window tells. */
export interface PaintEvents {
  /** Words may stand elsewhere on screen than before. */
  readonly onMoved: () => void;
  /** Nothing has moved for a moment: where the first line on screen begins. */
  readonly onRest: (top: number) => void;
}

/**
 * Keeps the paint in step with what is on screen. Every change anywhere in the window pays for each
 * range that is registered, so while nothing moves only the lines on screen and two around them
 * are; scrolling beyond them paints a whole screen on both sides at once, before the frame.
 */
export class PaintWindow {
  readonly #shown: ShownArticle;
  readonly #scroller: Element;
  readonly #painter: HighlightPainter;
  readonly #onMoved: () => void;
  readonly #onRest: (top: number) => void;
  #reach: Reach | null = null;
  #pause = 0;
  #idle = 0;
  #printing = false;

  constructor(
    shown: ShownArticle,
    scroller: Element,
    painter: HighlightPainter,
    { onMoved, onRest }: PaintEvents,
  ) {
    this.#shown = shown;
    this.#scroller = scroller;
    this.#painter = painter;
    this.#onMoved = onMoved;
    this.#onRest = onRest;
    painter.moveWindow(shown.beginning);
  }

  get viewport(): Viewport {
    return viewportOf(this.#scroller);
  }

  /** The words of the blocks that are on screen. */
  get onScreen(): Span {
    return blocksWithin(this.#shown, this.viewport, 0);
  }

  /** The text has scrolled, and nothing else has changed. */
  scrolled(): void {
    const { scrollTop } = this.#scroller;
    this.#shrinkLater();
    if (this.#reach && this.#reach.from <= scrollTop && scrollTop <= this.#reach.to) return;
    this.track();
  }

  /** Anything may stand anywhere: paints what is on screen now, at once. */
  track(): void {
    this.#reach = null;
    if (this.#printing) return;
    const view = this.viewport;
    const height = view.bottom - view.top;
    this.#showAsFarAs(view.bottom + height);
    if (!this.#painter.covers(blocksWithin(this.#shown, view, 0))) {
      this.#painter.moveWindow(blocksWithin(this.#shown, view, height));
      this.#reachBy(height);
    }
    this.#onMoved();
    this.#shrinkLater();
  }

  /** Paints everything, as long as it is printed. */
  setPrinting(on: boolean): void {
    this.#printing = on;
    if (on) {
      this.#shown.complete();
      this.#painter.moveWindow({ start: 0, end: Infinity });
    } else {
      this.#painter.moveWindow(this.onScreen);
      this.track();
    }
  }

  #reachBy(distance: number): void {
    const { scrollTop } = this.#scroller;
    this.#reach = { from: scrollTop - distance, to: scrollTop + distance };
  }

  /** Room that was kept for text is not to be seen. */
  #showAsFarAs(bottom: number): void {
    if (this.#shown.isWhole) return;
    const last = this.#shown.sections.at(-1);
    if (last && last.getBoundingClientRect().bottom < bottom) this.#shown.complete();
  }

  #shrinkLater(): void {
    this.#forget();
    this.#pause = window.setTimeout(() => {
      this.#pause = 0;
      // Without a limit, Chromium has let it wait for seconds, with nothing else to do.
      this.#idle = requestIdleCallback(
        () => {
          this.#idle = 0;
          this.#shrink();
        },
        { timeout: PATIENCE },
      );
    }, SCROLL_PAUSE);
  }

  #shrink(): void {
    if (this.#printing) return;
    const view = this.viewport;
    const lines = linesWithin(this.#shown, view, KEPT);
    this.#painter.moveWindow(lines, blocksWithin(this.#shown, view, KEPT));
    this.#reachBy(KEPT);
    this.#onRest(firstLine(this.#shown, view));
  }

  #forget(): void {
    if (this.#pause) clearTimeout(this.#pause);
    if (this.#idle) cancelIdleCallback(this.#idle);
    this.#pause = 0;
    this.#idle = 0;
  }

  dispose(): void {
    this.#forget();
  }
}
