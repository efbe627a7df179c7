import type { AnnotationId } from '../../shared/annotation/annotation';
import { markedSpan } from '../../shared/annotation/edit-target';
import { sameSpan, type Span } from '../../shared/article/span';
import { AnnotationChrome } from './annotation-chrome';
import { ArticleCaret, type CaretState } from './article-caret';
import { caretAfterKey, extendsSelection, selectsAll } from './caret-keys';
import { HighlightPainter } from './highlight-painter';
import { PointerHands } from './pointer-hands';
import { fillIn } from './fill-in';
import { PaintWindow } from './paint-window';
import { SECTION_LENGTH } from './section-node';
import { ShownArticle } from './shown-article';
import { SteadyWords } from './steady-words';
import type { SurfaceArticle, SurfaceEvents } from './surface';
import { blocksWithin } from './visible-span';

/** The element that shows an article, empty, and what scrolls it, at its top. */
export interface ViewPlace {
  readonly root: HTMLElement;
  readonly scroller: Element;
}

/** One article on the surface, from `show` until the next one or `dispose`. */
export class ArticleView {
  readonly #root: HTMLElement;
  readonly #article: SurfaceArticle;
  readonly #events: SurfaceEvents;
  readonly #shown: ShownArticle;
  readonly #scroller: Element;
  readonly #painter: HighlightPainter;
  readonly #window: PaintWindow;
  readonly #caret: ArticleCaret;
  readonly #listening = new AbortController();
  readonly #chrome: AnnotationChrome;
  readonly #resizes: ResizeObserver;
  readonly #words: SteadyWords;
  #isLaidOut = false;
  #isPressed = false;
  /** Whether this article may be anywhere but at its top: to ask for it would force layout. */
  #hasScrolled = false;
  /** Where to go once it is laid out. */
  #place: SurfaceArticle['place'] = null;
  /** The section that holds the caret; it and its neighbours stay laid out for the keyboard. */
  #caretSection = -1;

  constructor({ root, scroller }: ViewPlace, article: SurfaceArticle, events: SurfaceEvents) {
    this.#root = root;
    this.#scroller = scroller;
    this.#article = article;
    this.#place = article.place;
    this.#events = events;
    this.#shown = new ShownArticle(root, article.text, article.paragraphs);
    // The caret begins there; and it is laid out at once, not as skipped first and then again.
    this.#shown.sections[0]?.classList.add('near-caret');
    const { positions } = this.#shown;
    this.#painter = new HighlightPainter(article.index, positions);
    this.#caret = new ArticleCaret(root, article.text, article.paragraphs, positions, () =>
      this.#nearScreen(),
    );
    this.#chrome = new AnnotationChrome({
      root,
      scroller: this.#scroller,
      article,
      positions,
      painter: this.#painter,
      onAdjust: events.onAdjust,
    });
    this.#window = new PaintWindow(this.#shown, this.#scroller, this.#painter, {
      onMoved: () => {
        this.#chrome.place();
        if (this.#caret.isLong) this.#followSelection();
      },
      onRest: (top) => {
        this.#words.rest(top);
        events.onRest(top);
      },
    });
    this.#words = new SteadyWords((offset) => this.#heightOf(offset));
    this.#resizes = new ResizeObserver(() => this.#onLaidOut());
    this.#listen();
  }

  #listen(): void {
    const { signal } = this.#listening;
    const root = this.#root;
    document.addEventListener(
      'scroll',
      (event) => {
        if (!(event.target instanceof Node) || !event.target.contains(root)) return;
        // Before, it tells of the article that was shown before.
        this.#hasScrolled ||= this.#isLaidOut;
        this.#words.scrolled(root.clientWidth);
        this.#window.scrolled();
      },
      { signal, capture: true, passive: true },
    );
    window.addEventListener('resize', () => this.#followLayout(), { signal });
    window.addEventListener('beforeprint', () => this.#window.setPrinting(true), { signal });
    window.addEventListener('afterprint', () => this.#window.setPrinting(false), { signal });
    document.addEventListener('selectionchange', () => this.#followSelection(), { signal });
    root.addEventListener('mousedown', (event) => this.#beforePress(event), { signal });
    root.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    root.addEventListener('focus', () => this.restoreCaret(), { signal });
    root.addEventListener('copy', (event) => this.#onCopy(event), { signal });
    this.#listenToPointer(signal);
    this.#resizes.observe(root);
    if (this.#scroller !== root) this.#resizes.observe(this.#scroller);
  }

  #listenToPointer(signal: AbortSignal): void {
    const { positions } = this.#shown;
    const selected = (): AnnotationId | null => this.#chrome.selected;
    const events = {
      onPick: this.#events.onPick,
      onSelectSpan: ({ start, end }: Span) => this.#moveCaret({ anchor: start, focus: end }),
      onAddSelection: () => this.#addFragment(),
      onPress: (isDown: boolean) => {
        this.#chrome.isSelecting = isDown;
        this.#isPressed = isDown;
        this.#followSelection();
      },
      onHover: (id: AnnotationId | null) => {
        this.#root.classList.toggle('over-annotation', id !== null);
        this.#chrome.hover(id);
      },
    };
    new PointerHands(this.#root, this.#article, positions, selected, events, signal);
  }

  /** Nothing is measured before the first layout, which comes before the first paint. */
  #onLaidOut(): void {
    if (!this.#isLaidOut && !this.#hasScrolled) this.#scroller.scrollTop = 0;
    this.#followLayout();
    if (this.#isLaidOut) return;
    this.#isLaidOut = true;
    this.#goToPlace();
    if (document.activeElement === this.#root) this.#caret.writeDocument();
    void fillIn(this.#shown, this.#listening.signal);
  }

  /** Lines that break elsewhere leave the words at the top of the screen there. */
  #followLayout(): void {
    const distance = this.#words.resized(this.#root.clientWidth);
    if (distance !== 0) this.#scrollBy(distance);
    this.trackViewport();
  }

  /** Paints what is on screen now, at once. */
  trackViewport(): void {
    this.#window.track();
  }

  repaint(selected: AnnotationId | null): void {
    this.#chrome.refresh(selected);
  }

  setFound(places: readonly Span[], here: Span | null): void {
    this.#painter.mark('found', places);
    this.#painter.mark('found-here', here ? [here] : []);
  }

  selectSpan({ start, end }: Span): void {
    this.#moveCaret({ anchor: start, focus: end });
    this.#showCaret(end);
  }

  /** Puts the caret at the start of a span, and the span into the upper third unless it is visible. */
  reveal(span: Span): void {
    this.#moveCaret({ anchor: span.start, focus: span.start });
    const { top, bottom } = this.#window.viewport;
    const rect = this.#rectOf(span);
    const fits = rect.top >= top && Math.min(rect.bottom, rect.top + bottom - top) <= bottom;
    if (fits) return;
    this.#scrollBy(rect.top - top - (bottom - top) / 4);
    this.trackViewport();
  }

  collapse(): void {
    const end = Math.max(this.#caret.state.anchor, this.#caret.state.focus);
    this.#moveCaret({ anchor: end, focus: end });
  }

  /** Puts the caret into the document, where it otherwise comes with the first layout. */
  restoreCaret(): void {
    if (this.#isLaidOut) this.#caret.writeDocument();
  }

  #rectOf(span: Span): DOMRect {
    return this.#shown.positions.rangeOf(span).getBoundingClientRect();
  }

  /** How far below the top of what can be seen an offset stands. */
  #heightOf(offset: number): number {
    // Between two lines the place before a character may count as the end of the upper one.
    const character = { start: offset, end: Math.min(offset + 1, this.#article.text.length) };
    const [line] = this.#shown.positions.rangeOf(character).getClientRects();
    const { top } = line ?? this.#rectOf({ start: offset, end: offset });
    return top - this.#window.viewport.top;
  }

  #scrollBy(distance: number): void {
    this.#hasScrolled = true;
    this.#scroller.scrollTop += distance;
  }

  /** Shows what was on screen last, unless the caret has been sent elsewhere meanwhile. */
  #goToPlace(): void {
    const place = this.#place;
    if (!place) return;
    this.#shown.complete();
    this.#moveCaret({ anchor: place.caret, focus: place.caret });
    this.#scrollBy(this.#heightOf(place.top));
    this.trackViewport();
  }

  #moveCaret(state: CaretState): void {
    this.#place = null;
    this.#caret.place(state);
    this.#tellSelection();
  }

  readSelection(): void {
    if (this.#isLaidOut && this.#caret.readDocument()) this.#tellSelection();
  }

  /** Takes over what is selected; while the mouse selects, Chromium alone writes the document. */
  #followSelection(): void {
    this.readSelection();
    if (!this.#isPressed) this.#caret.followScreen();
  }

  #tellSelection(): void {
    const { selection, state } = this.#caret;
    this.#keepLaidOut();
    this.#painter.mark('pending', this.#whatIsTrimmedOf(selection));
    this.#chrome.moveCaret(state.focus);
    this.#events.onSelection(selection, state.focus);
  }

  /** What a new annotation will be, where that is less than what is selected. */
  #whatIsTrimmedOf(selection: Span | null): readonly Span[] {
    const core = selection && markedSpan(this.#article, selection);
    if (!core || sameSpan(core, selection)) return [];
    return [core];
  }

  #addFragment(): void {
    this.readSelection();
    const { selection } = this.#caret;
    const core = selection && markedSpan(this.#article, selection);
    if (core) this.#events.onAddFragment(core);
  }

  /** Keyboard movement does not enter sections that are skipped, so those at the caret never are. */
  #keepLaidOut(): void {
    const block = this.#shown.positions.blockAt(this.#caret.state.focus);
    const section = Math.floor(block / SECTION_LENGTH);
    if (section === this.#caretSection) return;
    this.withoutJump(() => {
      for (const [center, on] of [
        [this.#caretSection, false],
        [section, true],
      ] as const) {
        for (const near of [center - 1, center, center + 1]) {
          this.#shown.sections[near]?.classList.toggle('near-caret', on);
        }
      }
    });
    this.#caretSection = section;
  }

  /**
   * Changes what is laid out, and leaves the words on screen where they are. Chromium would do so
   * at the next frame, too late for whoever measures before.
   */
  withoutJump(change: () => void): void {
    const { positions, blocks } = this.#shown;
    const steady = blocks[positions.blockAt(this.#window.onScreen.start)];
    const before = steady?.getBoundingClientRect().top ?? 0;
    change();
    const moved = (steady?.getBoundingClientRect().top ?? 0) - before;
    if (moved !== 0) this.#scrollBy(moved);
  }

  /** The words on screen, and a screen of them above and below. */
  #nearScreen(): Span {
    const { viewport } = this.#window;
    return blocksWithin(this.#shown, viewport, viewport.bottom - viewport.top);
  }

  /** The words of the sections at the caret, which are laid out. */
  #nearCaret(): Span {
    const { pieces } = this.#shown;
    const first = Math.max(this.#caretSection - 1, 0) * SECTION_LENGTH;
    const last = Math.min((this.#caretSection + 2) * SECTION_LENGTH, pieces.length) - 1;
    return { start: pieces[first]?.start ?? 0, end: pieces[last]?.end ?? 0 };
  }

  /** A press with Shift extends the selection to where it is; without, it begins a new one. */
  #beforePress({ button, shiftKey }: MouseEvent): void {
    if (button !== 0) return;
    // Else the focus, which comes between, would put back what was selected.
    this.#root.focus({ preventScroll: true });
    if (shiftKey) this.#caret.bringInto(this.#nearScreen());
    // On words that are selected, Chromium would begin to drag them, which leads nowhere.
    else document.getSelection()?.removeAllRanges();
  }

  #onKey(event: KeyboardEvent): void {
    // A key that comes before the first frame finds the caret where it will be.
    if (!this.#isLaidOut) this.#onLaidOut();
    if (event.ctrlKey || event.metaKey) {
      // To select all, or to go to the end, needs all of it to be there.
      this.#shown.complete();
      this.readSelection();
    }
    const { state } = this.#caret;
    const block = this.#shown.blocks[this.#shown.positions.blockAt(state.focus)];
    const rightToLeft = block?.matches(':dir(rtl)') ?? false;
    const after = caretAfterKey(event, this.#article, state, rightToLeft);
    if (!after) {
      if (extendsSelection(event)) this.#caret.bringInto(this.#nearCaret());
      return;
    }
    event.preventDefault();
    this.#moveCaret(after);
    if (!selectsAll(event)) this.#showCaret(after.focus);
  }

  /** Scrolls no further than it takes to see an offset. */
  #showCaret(offset: number): void {
    if (offset === 0) {
      // With the room above the first line.
      this.#scrollBy(-this.#scroller.scrollTop);
      return;
    }
    const { top, bottom } = this.#window.viewport;
    const rect = this.#rectOf({ start: offset, end: offset });
    if (rect.top < top) this.#scrollBy(rect.top - top);
    else if (rect.bottom > bottom) this.#scrollBy(rect.bottom - bottom);
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

  /** Leaves the place as it was found: empty, and at its top. */
  dispose(): void {
    this.#listening.abort();
    this.#resizes.disconnect();
    this.#window.dispose();
    this.#chrome.dispose();
    this.#painter.dispose();
    this.#shown.editor.setRootElement(null);
    this.#root.replaceChildren();
    if (this.#hasScrolled) this.#scroller.scrollTop = 0;
  }
}
