import type { Paragraphs } from '../../shared/article/article';
import { snapToGraphemes } from '../../shared/article/graphemes';
import type { Span } from '../../shared/article/span';
import type { TextPositions } from './text-positions';

/** A selection as the analyst made it: where it began, and where the caret is. */
export interface CaretState {
  readonly anchor: number;
  readonly focus: number;
}

const AT_START: CaretState = { anchor: 0, focus: 0 };

/**
 * The caret of the article that is shown. It is the browser's own while the text has the focus;
 * while something else has it, it is remembered here and put back with the focus.
 */
export class ArticleCaret {
  readonly #root: HTMLElement;
  readonly #text: string;
  readonly #paragraphs: Paragraphs;
  readonly #positions: TextPositions;
  #state = AT_START;

  constructor(root: HTMLElement, text: string, paragraphs: Paragraphs, positions: TextPositions) {
    this.#root = root;
    this.#text = text;
    this.#paragraphs = paragraphs;
    this.#positions = positions;
    const first = paragraphs[0]?.start ?? 0;
    this.#state = { anchor: first, focus: first };
  }

  get state(): CaretState {
    return this.#state;
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
    if (anchor === this.#state.anchor && focus === this.#state.focus) return false;
    this.#state = { anchor, focus };
    return true;
  }

  /** Moves the caret; what is selected in the document follows at once or with the focus. */
  place(state: CaretState): void {
    this.#state = state;
    if (this.#hasFocus()) this.writeDocument();
  }

  /** Selects in the document what is remembered here. */
  writeDocument(): void {
    const anchor = this.#positions.pointAt(this.#state.anchor);
    const focus = this.#positions.pointAt(this.#state.focus);
    document.getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
  }

  #hasFocus(): boolean {
    return document.activeElement === this.#root;
  }
}
