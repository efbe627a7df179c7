import type { AnnotationIndex, Fragment } from '../../shared/annotation/annotation-index';
import { DEPTHS } from '../../shared/annotation/overlap-depth';
import { sameSpan, type Span } from '../../shared/article/span';
import { KINDS } from '../../shared/scheme/scheme';
import type { TextPositions } from './text-positions';
import { holds } from './visible-span';

/** What is painted on top of the annotations, from the lowest; surface.css knows the names. */
export const MARKS = ['hovered', 'selected', 'pending', 'found', 'found-here'] as const;

export type Mark = (typeof MARKS)[number];

/** The highlight that paints a fragment, known to surface.css. */
export function highlightName({ kind, depth }: Pick<Fragment, 'kind' | 'depth'>): string {
  return `verbatim-${kind}-${depth}`;
}

/** What is painted of one span in one highlight. */
interface Painted {
  readonly name: string;
  readonly ranges: readonly StaticRange[];
}

const NOWHERE: Span = { start: 0, end: 0 };

/**
 * Paints fragments of annotations through the CSS Custom Highlight API, and only within a window
 * of the text: Chromium makes the markers of every registered range anew on every change anywhere
 * in the document, and paints their words anew.
 */
export class HighlightPainter {
  readonly #highlights = new Map<string, Highlight>();
  readonly #positions: TextPositions;
  readonly #index: AnnotationIndex;
  readonly #marks: Readonly<Record<Mark, readonly Span[]>>;
  #window = NOWHERE;
  /** What lies partly in the window is painted as far as this. */
  #limits = NOWHERE;
  /** What is painted, by a key that tells everything about it. */
  #painted = new Map<string, Painted>();

  constructor(index: AnnotationIndex, positions: TextPositions) {
    this.#index = index;
    this.#positions = positions;
    this.#marks = {
      hovered: [],
      selected: [],
      pending: [],
      found: [],
      'found-here': [],
    };
    for (const depth of DEPTHS) {
      for (const kind of KINDS) this.#make(highlightName({ kind, depth }), depth);
    }
    MARKS.forEach((mark, order) => this.#make(`verbatim-${mark}`, DEPTHS.length + order));
  }

  #make(name: string, priority: number): void {
    const highlight = new Highlight();
    highlight.priority = priority;
    this.#highlights.set(name, highlight);
  }

  /** Whether a span lies within the window. */
  covers(span: Span): boolean {
    return holds(this.#window, span);
  }

  /** Whether any part of a span lies within the window. */
  touches({ start, end }: Span): boolean {
    return start < this.#window.end && this.#window.start < end;
  }

  /**
   * Moves the window: what it leaves is taken off, what it comes to is painted. What lies across its
   * edges is painted up to `limits`, so that it need not be painted anew with every move.
   */
  moveWindow(window: Span, limits = window): void {
    if (sameSpan(window, this.#window) && sameSpan(limits, this.#limits)) return;
    this.#window = window;
    this.#limits = limits;
    this.repaint();
  }

  /** Brings the window in step with the index, and with these marks; only what changed is touched. */
  repaint(marks: Partial<Record<Mark, readonly Span[]>> = {}): void {
    Object.assign(this.#marks, marks);
    const wanted = new Map<string, readonly [name: string, span: Span]>();
    const want = (name: string, id: string, span: Span): void => {
      const start = Math.max(span.start, this.#limits.start);
      const end = Math.min(span.end, this.#limits.end);
      if (start < end) wanted.set(`${name} ${id} ${start} ${end}`, [name, { start, end }]);
    };
    for (const fragment of this.#index.fragmentsTouching(this.#window)) {
      want(highlightName(fragment), fragment.id, fragment);
    }
    for (const mark of MARKS) {
      for (const span of this.#marks[mark]) {
        if (this.touches(span)) want(`verbatim-${mark}`, mark, span);
      }
    }
    this.#replace(wanted);
  }

  #replace(wanted: ReadonlyMap<string, readonly [name: string, span: Span]>): void {
    const before = this.#painted;
    this.#painted = new Map();
    for (const [key, [name, span]] of wanted) {
      const painted = before.get(key) ?? this.#add(name, span);
      before.delete(key);
      this.#painted.set(key, painted);
    }
    for (const painted of before.values()) this.#remove(painted);
  }

  /** Paints spans on top of the annotations, instead of what had that mark. */
  mark(mark: Mark, spans: readonly Span[]): void {
    const before = this.#marks[mark];
    const same = (span: Span, at: number): boolean => sameSpan(span, before[at]);
    if (spans.length === before.length && spans.every(same)) return;
    this.repaint({ [mark]: spans });
  }

  #add(name: string, span: Span): Painted {
    const ranges = this.#positions.staticRangesOf(span);
    const highlight = this.#highlights.get(name);
    if (highlight?.size === 0) CSS.highlights.set(name, highlight);
    for (const range of ranges) highlight?.add(range);
    return { name, ranges };
  }

  #remove({ name, ranges }: Painted): void {
    const highlight = this.#highlights.get(name);
    for (const range of ranges) highlight?.delete(range);
    if (highlight?.size === 0) this.#unregister(name, highlight);
  }

  /** Takes a name out of the registry unless another painter has it. */
  #unregister(name: string, highlight: Highlight): void {
    if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
  }

  /** Takes everything off. */
  dispose(): void {
    this.#painted.clear();
    for (const [name, highlight] of this.#highlights) {
      highlight.clear();
      this.#unregister(name, highlight);
    }
  }
}
