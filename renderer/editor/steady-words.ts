/** Where an offset of the text stands below the top of what can be seen, in CSS pixels. */
type HeightOf = (offset: number) => number;

/**
 * Keeps the words at the top of the screen there when the text gets wider or narrower and its lines
 * break elsewhere. By itself Chromium keeps how far the text is scrolled, and shows other words.
 */
export class SteadyWords {
  readonly #heightOf: HeightOf;
  #width = 0;
  /** The same ones through any number of widths, or else lines that begin elsewhere add up. */
  #words: { readonly offset: number; readonly height: number } | null = null;

  constructor(heightOf: HeightOf) {
    this.#heightOf = heightOf;
  }

  /** Nothing moves; `offset` begins the first whole line on screen. */
  rest(offset: number): void {
    this.#words ??= { offset, height: this.#heightOf(offset) };
  }

  /**
   * The text is scrolled; unless the words stand where they stood, others are taken at rest. At
   * another width it is Chromium that scrolls, to hold on to some paragraph: not a choice of words.
   */
  scrolled(width: number): void {
    if (width === this.#width && Math.abs(this.#distance()) >= 1) this.#words = null;
  }

  /** The text is laid out at a width, in CSS pixels; returns how far to scroll on, mostly 0. */
  resized(width: number): number {
    const isOther = width !== this.#width;
    this.#width = width;
    return isOther ? this.#distance() : 0;
  }

  #distance(): number {
    return this.#words ? this.#heightOf(this.#words.offset) - this.#words.height : 0;
  }
}
