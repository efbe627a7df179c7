import type { AnnotationId } from '../../shared/annotation/annotation';
import { paragraphAt } from '../../shared/article/paragraphs';
import type { Span } from '../../shared/article/span';
import { ArticleCaret } from './article-caret';
import { HighlightPainter } from './highlight-painter';
import { offsetUnder } from './hit-test';
import { SECTION_LENGTH } from './section-node';
import { showArticle, type ShownArticle } from './show-article';
import type { SurfaceArticle, SurfaceEvents } from './surface';
import { elementsAround, scrollerOf, viewportOf } from './viewport';

/** How far a pointer may move, in CSS pixels, between press and release of a click. */
const CLICK_SLACK = 4;

/** More painted sections than this are not left for an idle moment, which may not come. */
const MOST_SECTIONS = 24;

/** One article on the surface, from `show` until the next one or `dispose`. */
export class ArticleView {
  readonly #root: HTMLElement;
  readonly #article: SurfaceArticle;
  readonly #events: SurfaceEvents;
  readonly #shown: ShownArticle;
  readonly #scroller: Element;
  readonly #painter: HighlightPainter;
  readonly #caret: ArticleCaret;
  readonly #listening = new AbortController();
  readonly #resizes: ResizeObserver;
  #idle = 0;
  #printing = false;
  #pressed = { x: 0, y: 0 };
  /** The section that holds the caret; it and its neighbours stay laid out for the keyboard. */
  #caretSection = -1;

  constructor(root: HTMLElement, article: SurfaceArticle, events: SurfaceEvents) {
    this.#root = root;
    this.#article = article;
    this.#events = events;
    this.#shown = showArticle(root, article.text, article.paragraphs);
    const { positions } = this.#shown;
    this.#painter = new HighlightPainter(article.index, positions);
    this.#caret = new ArticleCaret(root, article.text, article.paragraphs, positions);
    this.#scroller = scrollerOf(root);
    this.#scroller.scrollTop = 0;
    this.#resizes = new ResizeObserver(() => this.trackViewport());
    this.#listen();
    this.trackViewport();
    if (document.activeElement === root) this.#caret.writeDocument();
  }

  #listen(): void {
    const { signal } = this.#listening;
    const root = this.#root;
    document.addEventListener(
      'scroll',
      (event) => {
        if (event.target instanceof Node && event.target.contains(root)) this.trackViewport();
      },
      { signal, capture: true, passive: true },
    );
    window.addEventListener('resize', () => this.trackViewport(), { signal });
    window.addEventListener('beforeprint', () => this.#setPrinting(true), { signal });
    window.addEventListener('afterprint', () => this.#setPrinting(false), { signal });
    document.addEventListener('selectionchange', () => this.readSelection(), { signal });
    root.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    root.addEventListener('focus', () => this.#onFocus(), { signal });
    root.addEventListener('copy', (event) => this.#onCopy(event), { signal });
    root.addEventListener('mousedown', (event) => (this.#pressed = event), { signal });
    root.addEventListener('click', (event) => this.#onClick(event), { signal });
    this.#resizes.observe(root);
    if (this.#scroller !== root) this.#resizes.observe(this.#scroller);
  }

  /** Paints what is on screen now, at once; what no longer is, loses its paint when there is time. */
  trackViewport(): void {
    if (this.#printing) return;
    const { first, last } = this.#window();
    this.#painter.activate(first, last);
    if (this.#painter.active > MOST_SECTIONS) this.#painter.retire(first, last);
    if (this.#idle) return;
    this.#idle = requestIdleCallback(() => {
      this.#idle = 0;
      const now = this.#window();
      if (!this.#printing) this.#painter.retire(now.first, now.last);
    });
  }

  #window(): { readonly first: number; readonly last: number } {
    return elementsAround(this.#shown.sections, viewportOf(this.#scroller));
  }

  #setPrinting(on: boolean): void {
    this.#printing = on;
    if (on) this.#painter.activate(0, this.#shown.sections.length - 1);
    else this.trackViewport();
  }

  repaint(): void {
    this.#painter.repaint();
  }

  setSelected(id: AnnotationId | null): void {
    this.#painter.setSelected(id);
  }

  /** Puts the caret at the start of a span, and the span into the upper third unless it is visible. */
  reveal(span: Span): void {
    this.#moveCaret(span.start, span.start);
    const { top, bottom } = viewportOf(this.#scroller);
    const rect = this.#rectOf(span);
    const fits = rect.top >= top && Math.min(rect.bottom, rect.top + bottom - top) <= bottom;
    if (fits) return;
    this.#scrollBy(rect.top - top - (bottom - top) / 4);
    this.trackViewport();
  }

  collapse(): void {
    const { anchor, focus } = this.#caret.state;
    this.#moveCaret(Math.max(anchor, focus), Math.max(anchor, focus));
  }

  restoreCaret(): void {
    this.#caret.writeDocument();
  }

  #rectOf(span: Span): DOMRect {
    return this.#shown.positions.rangeOf(span).getBoundingClientRect();
  }

  #scrollBy(distance: number): void {
    this.#scroller.scrollTop += distance;
  }

  #moveCaret(anchor: number, focus: number): void {
    this.#caret.place({ anchor, focus });
    this.#keepLaidOut();
    this.#tellSelection();
  }

  readSelection(): void {
    if (!this.#caret.readDocument()) return;
    this.#keepLaidOut();
    this.#tellSelection();
  }

  #tellSelection(): void {
    this.#events.onSelection(this.#caret.selection, this.#caret.state.focus);
  }

  /** Keyboard movement does not enter sections that are skipped, so those at the caret never are. */
  #keepLaidOut(): void {
    const paragraph = paragraphAt(this.#article.paragraphs, this.#caret.state.focus);
    const section = Math.max(Math.floor(paragraph / SECTION_LENGTH), 0);
    if (section === this.#caretSection) return;
    for (const [center, on] of [
      [this.#caretSection, false],
      [section, true],
    ] as const) {
      for (const near of [center - 1, center, center + 1]) {
        this.#shown.sections[near]?.classList.toggle('near-caret', on);
      }
    }
    this.#caretSection = section;
  }

  /** The ends of the text may lie in sections that are skipped; Chromium stops short of those. */
  #onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    if (event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    const { paragraphs } = this.#article;
    const focus = (event.key === 'Home' ? paragraphs[0]?.start : paragraphs.at(-1)?.end) ?? 0;
    this.#moveCaret(event.shiftKey ? this.#caret.state.anchor : focus, focus);
    const { top, bottom } = viewportOf(this.#scroller);
    const rect = this.#rectOf({ start: focus, end: focus });
    if (rect.top < top) this.#scrollBy(rect.top - top);
    else if (rect.bottom > bottom) this.#scrollBy(rect.bottom - bottom);
  }

  #onFocus(): void {
    this.#caret.writeDocument();
  }

  #onCopy(event: ClipboardEvent): void {
    const { selection } = this.#caret;
    if (!selection || !event.clipboardData) return;
    event.clipboardData.setData(
      'text/plain',
      this.#article.text.slice(selection.start, selection.end),
    );
    event.preventDefault();
  }

  #onClick(event: MouseEvent): void {
    const moved = Math.hypot(event.x - this.#pressed.x, event.y - this.#pressed.y);
    const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (event.button !== 0 || event.detail > 1 || modified || moved > CLICK_SLACK) return;
    const { text, paragraphs, index } = this.#article;
    const offset = offsetUnder(event.x, event.y, text, paragraphs, this.#shown.positions);
    this.#events.onPick(offset === null ? [] : index.at(offset).map(({ id }) => id));
  }

  dispose(): void {
    this.#listening.abort();
    this.#resizes.disconnect();
    if (this.#idle) cancelIdleCallback(this.#idle);
    this.#painter.dispose();
    this.#shown.editor.setRootElement(null);
    this.#root.replaceChildren();
  }
}
