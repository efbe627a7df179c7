import type { AnnotationId } from '../../shared/annotation/annotation';
import { paragraphSpanAt, wordAt } from '../../shared/article/text-units';
import type { Span } from '../../shared/article/span';
import { offsetUnder } from './hit-test';
import { isNear, type Place } from './pointer-slack';
import type { SurfaceArticle } from './surface';
import type { TextPositions } from './text-positions';

/** What the hands of the analyst do with the mouse. */
export interface PointerEvents {
  /** The ids under a click, the one that is meant first. */
  readonly onPick: (ids: readonly AnnotationId[]) => void;
  /** Words that a double or triple click means. */
  readonly onSelectSpan: (span: Span) => void;
  /** The mouse was released with Ctrl or Cmd held, after a selection was made with it. */
  readonly onAddSelection: () => void;
  /** The button went down on the text, or is up again. */
  readonly onPress: (isDown: boolean) => void;
  /** The smallest annotation under the pointer has changed. */
  readonly onHover: (id: AnnotationId | null) => void;
}

/** Reads clicks, selections and hovering on the text; what it tells is the view's to carry out. */
export class PointerHands {
  readonly #article: SurfaceArticle;
  readonly #positions: TextPositions;
  readonly #events: PointerEvents;
  readonly #selected: () => AnnotationId | null;
  #pressed: Place | null = null;
  /** Whether the last release was where the press was; a click event comes after a drag as well. */
  #isClick = false;
  #picked: Place = { x: -Infinity, y: -Infinity };
  #hovered: AnnotationId | null = null;

  constructor(
    root: HTMLElement,
    article: SurfaceArticle,
    positions: TextPositions,
    selected: () => AnnotationId | null,
    events: PointerEvents,
    signal: AbortSignal,
  ) {
    this.#article = article;
    this.#positions = positions;
    this.#selected = selected;
    this.#events = events;
    root.addEventListener('mousedown', (event) => this.#onPress(event), { signal });
    document.addEventListener('mouseup', (event) => this.#onRelease(event), { signal });
    root.addEventListener('click', (event) => this.#onClick(event), { signal });
    root.addEventListener('mousemove', (event) => this.#onMove(event), { signal });
    root.addEventListener('mouseleave', () => this.#hover(null), { signal });
  }

  /** What annotations lie under a point, the smallest first. */
  #idsUnder({ x, y }: Place): readonly AnnotationId[] {
    const offset = this.#offsetUnder({ x, y });
    return offset === null ? [] : this.#article.index.at(offset).map(({ id }) => id);
  }

  #offsetUnder({ x, y }: Place): number | null {
    const { text, paragraphs } = this.#article;
    return offsetUnder(x, y, text, paragraphs, this.#positions);
  }

  #onPress(event: MouseEvent): void {
    this.#pressed = event;
    this.#events.onPress(true);
  }

  #onRelease(event: MouseEvent): void {
    const pressed = this.#pressed;
    this.#pressed = null;
    this.#events.onPress(false);
    if (event.button !== 0 || !pressed) return;
    const clicked = isNear(event, pressed);
    this.#isClick = clicked;
    if (event.detail > 1 && clicked) this.#selectUnit(event);
    const dragged = !clicked || event.detail > 1;
    if (dragged && (event.ctrlKey || event.metaKey)) this.#events.onAddSelection();
  }

  /** A double click takes a word as we part words, a triple one the paragraph. */
  #selectUnit(event: MouseEvent): void {
    const offset = this.#offsetUnder(event);
    if (offset === null) return;
    const { text, paragraphs } = this.#article;
    const find = event.detail === 2 ? wordAt : paragraphSpanAt;
    const span = find(text, paragraphs, offset);
    if (span) this.#events.onSelectSpan(span);
  }

  #onClick(event: MouseEvent): void {
    const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    const isClick = this.#isClick;
    // A click may also come behind a press that was not on the text.
    this.#isClick = false;
    if (event.button !== 0 || event.detail > 1 || modified || !isClick) return;
    const ids = this.#idsUnder(event);
    const again = isNear(event, this.#picked);
    this.#picked = { x: event.x, y: event.y };
    const selected = this.#selected();
    const turn = again && selected ? ids.indexOf(selected) + 1 : 0;
    this.#events.onPick([...ids.slice(turn), ...ids.slice(0, turn)]);
  }

  /** Chromium tells of moves once in a frame at most, so this needs no other brake. */
  #onMove(event: MouseEvent): void {
    if (event.buttons === 0) this.#hover(this.#idsUnder(event)[0] ?? null);
  }

  #hover(id: AnnotationId | null): void {
    if (id === this.#hovered) return;
    this.#hovered = id;
    this.#events.onHover(id);
  }
}
