import type { Viewport } from './viewport';

/** How near to the top or bottom of the viewport a pointer begins to scroll, in CSS pixels. */
const ZONE = 40;

/** Pixels in a second at the very edge, and beyond it. */
const FASTEST = 1500;

/** What passes between two frames at most, in milliseconds: after a pause nothing leaps. */
const LONGEST_FRAME = 50;

/** How fast a pointer at a height scrolls, in pixels a second; down is positive. */
export function speedAt(y: number, { top, bottom }: Viewport): number {
  const into = (depth: number): number => Math.min(Math.max(depth / ZONE, 0), 1);
  return FASTEST * (into(y - (bottom - ZONE)) - into(top + ZONE - y));
}

/** Scrolls for as long as a pointer that drags something is held near an edge of the viewport. */
export class EdgeScroll {
  readonly #scroller: Element;
  readonly #viewport: () => Viewport;
  readonly #onScrolled: () => void;
  #speed = 0;
  #frame = 0;
  #last = 0;
  /** Parts of a pixel that are still to be scrolled. */
  #rest = 0;

  constructor(scroller: Element, viewport: () => Viewport, onScrolled: () => void) {
    this.#scroller = scroller;
    this.#viewport = viewport;
    this.#onScrolled = onScrolled;
  }

  /** The pointer is at this height now, in client coordinates. */
  pull(y: number): void {
    this.#speed = speedAt(y, this.#viewport());
    if (this.#speed === 0) this.stop();
    else if (this.#frame === 0) {
      this.#last = performance.now();
      this.#next();
    }
  }

  #next(): void {
    this.#frame = requestAnimationFrame((now) => {
      const passed = Math.min(Math.max(now - this.#last, 0), LONGEST_FRAME);
      this.#last = now;
      this.#next();
      this.#scrollBy((this.#speed * passed) / 1000);
    });
  }

  #scrollBy(distance: number): void {
    const whole = Math.trunc(distance + this.#rest);
    this.#rest += distance - whole;
    const before = this.#scroller.scrollTop;
    this.#scroller.scrollTop += whole;
    if (this.#scroller.scrollTop !== before) this.#onScrolled();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#speed = 0;
    this.#rest = 0;
  }
}
