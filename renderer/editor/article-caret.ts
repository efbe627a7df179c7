import type { Paragraphs } from '../../shared/article/article';
import { snapToGraphemes } from '../../shared/article/graphemes';
import type { Span } from '../../shared/article/span';
import type { TextPositions } from './text-positions';

/** A selection as the analyst made it: where it began, and where the caret is. */
export interface CaretState {
  readonly anchor: number;
  readonly focus: number;
}

/**
 * Characters beyond which a selection is long. Chromium lays out every section that is selected,
 * and a megabyte of them blocks the window for a tenth of a second and more.
 */
const LONG = 50_000;

/** Whether so much is selected that the document holds only a part of it. */
export function isLong({ anchor, focus }: CaretState): boolean {
  return Math.abs(anchor - focus) > LONG;
}

/**
 * The caret of the article that is shown. It is the browser's own while the text has the focus;
 * while something else has it, it is remembered here and put back with the focus. Of a long
 * selection the document holds what is near the screen: an end that is further away stands in for
 * the real one, and means it as long as it stays where it was put.
 */
export class ArticleCaret {
  readonly #root: HTMLElement;
  readonly #text: string;
  readonly #paragraphs: Paragraphs;
  readonly #positions: TextPositions;
  readonly #screen: () => Span;
  #state: CaretState;
  /** What stands for the state in the document. */
  #inDocument: CaretState;

  /** `screen` tells which blocks of the text are on screen, or nearly. */
  constructor(
    root: HTMLElement,
    text: string,
    paragraphs: Paragraphs,
    positions: TextPositions,
    screen: () => Span,
  ) {
    this.#root = root;
    this.#text = text;
    this.#paragraphs = paragraphs;
    this.#positions = positions;
    this.#screen = screen;
    const first = paragraphs[0]?.start ?? 0;
    this.#state = { anchor: first, focus: first };
    this.#inDocument = this.#state;
  }

  get state(): CaretState {
    return this.#state;
  }

  get isLong(): boolean {
    return isLong(this.#state);
  }

  /** The selected span, snapped outwards to grapheme clusters, or null for a mere caret. */
  get selection(): Span | null {
    const { anchor, focus } = this.#state;
    if (anchor === focus) return null;
    const span = { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
    return snapToGraphemes(this.#text, this.#paragraphs, span);
  }

  /** Takes over what is selected in the document; false when that changes nothing. */
  readDocument(): boolean {
    const selection = document.getSelection();
    if (!selection || !this.#hasFocus()) return false;
    const anchor = this.#positions.offsetOf(selection.anchorNode, selection.anchorOffset);
    const focus = this.#positions.offsetOf(selection.focusNode, selection.focusOffset);
    if (anchor === null || focus === null) return false;
    const meant = this.#meantBy({ anchor, focus });
    this.#inDocument = { anchor, focus };
    if (isSame(meant, this.#state)) return false;
    this.#state = meant;
    return true;
  }

  #meantBy(read: CaretState): CaretState {
    const { anchor, focus } = this.#inDocument;
    if (isSame(read, this.#inDocument)) return this.#state;
    if (read.anchor === read.focus) return read;
    return {
      anchor: read.anchor === anchor ? this.#state.anchor : read.anchor,
      focus: read.focus === focus ? this.#state.focus : read.focus,
    };
  }

  /** Moves the caret; what is selected in the document follows at once or with the focus. */
  place(state: CaretState): void {
    this.#state = state;
    if (this.#hasFocus()) this.writeDocument();
  }

  /** Selects in the document what is remembered here; what is long, as far as it is near the screen. */
  writeDocument(): void {
    this.#write(this.#held());
  }

  /** Brings far ends to the edges of a span in the document, before Chromium extends it there. */
  bringInto(span: Span): void {
    const isFar = this.isLong || isLong({ ...this.#state, focus: span.start });
    if (isFar && this.#hasFocus()) this.#write(within(span, this.#state));
  }

  /** Keeps what the document holds of a long selection near the screen; read it before. */
  followScreen(): void {
    if (!this.isLong || !this.#hasFocus()) return;
    const held = this.#held();
    if (!isSame(held, this.#inDocument)) this.#write(held);
  }

  /** What the document should hold now. */
  #held(): CaretState {
    return this.isLong ? within(this.#screen(), this.#state) : this.#state;
  }

  #write(state: CaretState): void {
    this.#inDocument = state;
    const anchor = this.#positions.pointAt(state.anchor);
    const focus = this.#positions.pointAt(state.focus);
    document.getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
  }

  #hasFocus(): boolean {
    return document.activeElement === this.#root;
  }
}

function isSame(a: CaretState, b: CaretState): boolean {
  return a.anchor === b.anchor && a.focus === b.focus;
}

function within({ start, end }: Span, { anchor, focus }: CaretState): CaretState {
  const clamped = (offset: number): number => Math.min(Math.max(offset, start), end);
  return { anchor: clamped(anchor), focus: clamped(focus) };
}
