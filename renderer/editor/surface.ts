import type { AnnotationId } from '../../shared/annotation/annotation';
import type { AnnotationIndex } from '../../shared/annotation/annotation-index';
import type { Paragraphs } from '../../shared/article/article';
import type { Span } from '../../shared/article/span';

/** What the surface tells. */
export interface SurfaceEvents {
  /** The selection snapped to grapheme clusters, or null for a caret; and where the caret is. */
  readonly onSelection: (selection: Span | null, caret: number) => void;
  /**
   * A click (not a drag) at an offset: the ids under it, the one meant first, and none for plain
   * text. That is the smallest; clicked again at the same place, the one after the selected.
   */
  readonly onPick: (ids: readonly AnnotationId[]) => void;
  /** Words were selected by mouse with Ctrl (or Cmd) held, to be one more fragment. */
  readonly onAddFragment: (span: Span) => void;
  /**
   * A handle of the selected annotation was dragged: its span at `index`, in the order as made,
   * shall be `span`. Snapped to grapheme clusters; told once, on release.
   */
  readonly onAdjust: (id: AnnotationId, index: number, span: Span) => void;
  /** Nothing has moved for a moment: where the first line on screen begins. */
  readonly onRest: (top: number) => void;
  /** Someone tried to change the text. */
  readonly onEditRefused: () => void;
}

export interface SurfaceArticle {
  readonly text: string;
  readonly paragraphs: Paragraphs;
  readonly index: AnnotationIndex;
  /** Where it is shown from, and where the caret is then; otherwise both at the beginning. */
  readonly place?: { readonly top: number; readonly caret: number } | null;
}

/**
 * The reading surface: a Lexical projection of one article's text with annotations painted over it
 * from the index, never kept in it. Real caret and keyboard selection; the text cannot be changed.
 */
export interface Surface {
  /** Replaces what is shown; scroll goes to its place, or else to the top. */
  show(article: SurfaceArticle): void;
  /** Paints what the index now says, and one annotation as selected, or none; call after every commit. */
  repaint(selected: AnnotationId | null): void;
  /** Paints places that were looked for; `here` is the one among them that is shown. */
  setFound(places: readonly Span[], here: Span | null): void;
  /** Tells at once what is selected; Chromium's own event comes some tasks after the key press. */
  readSelection(): void;
  /** Selects a span, with the caret at its end, and scrolls to it unless its end is visible. */
  selectSpan(span: Span): void;
  reveal(span: Span): void;
  collapse(): void;
  focus(): void;
  /** Lays out and exposes everything while a screen reader is attached. */
  setFullLayout(on: boolean): void;
  dispose(): void;
}

export type CreateSurface = (root: HTMLElement, events: SurfaceEvents) => Surface;
