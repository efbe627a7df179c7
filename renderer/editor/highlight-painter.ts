import type { AnnotationId } from '../../shared/annotation/annotation';
import type { AnnotationIndex, Fragment } from '../../shared/annotation/annotation-index';
import { DEPTHS } from '../../shared/annotation/overlap-depth';
import { KINDS } from '../../shared/scheme/scheme';
import { SECTION_LENGTH } from './section-node';
import type { TextPositions } from './text-positions';

/** Under this name the selected annotation is registered in `CSS.highlights`. */
const SELECTED = 'verbatim-selected';

/** The highlight that paints a fragment, known to surface.css. */
export function highlightName({ kind, depth }: Pick<Fragment, 'kind' | 'depth'>): string {
  return `verbatim-${kind}-${depth}`;
}

/** What is painted of one fragment in one highlight. */
interface Painted {
  readonly name: string;
  readonly range: StaticRange;
}

/**
 * Paints fragments of annotations through the CSS Custom Highlight API, section by section, and
 * only in the sections that it is told to: each registered range costs something on every change
 * anywhere in the document. One fragment is one static range within one paragraph, because
 * Chromium paints none that crosses the border of a section.
 */
export class HighlightPainter {
  readonly #highlights = new Map<string, Highlight>();
  readonly #positions: TextPositions;
  readonly #index: AnnotationIndex;
  /** Per active section, what is painted there, by a key that tells everything about it. */
  readonly #sections = new Map<number, Map<string, Painted>>();
  #selected: AnnotationId | null = null;

  constructor(index: AnnotationIndex, positions: TextPositions) {
    this.#index = index;
    this.#positions = positions;
    for (const depth of DEPTHS) {
      for (const kind of KINDS) this.#register(highlightName({ kind, depth }), depth);
    }
    this.#register(SELECTED, DEPTHS.length);
  }

  #register(name: string, priority: number): void {
    const highlight = new Highlight();
    highlight.priority = priority;
    this.#highlights.set(name, highlight);
    CSS.highlights.set(name, highlight);
  }

  /** How many sections are painted. */
  get active(): number {
    return this.#sections.size;
  }

  /** Paints the sections from `first` to `last`, both included, where they are not painted yet. */
  activate(first: number, last: number): void {
    for (let section = first; section <= last; section += 1) {
      if (!this.#sections.has(section)) this.#paint(section);
    }
  }

  /** Takes the paint off every section outside of `first` to `last`. */
  retire(first: number, last: number): void {
    for (const [section, painted] of this.#sections) {
      if (section >= first && section <= last) continue;
      for (const { name, range } of painted.values()) this.#highlights.get(name)?.delete(range);
      this.#sections.delete(section);
    }
  }

  /** Brings the active sections in step with the index; only what changed is touched. */
  repaint(): void {
    for (const section of this.#sections.keys()) this.#paint(section);
  }

  setSelected(id: AnnotationId | null): void {
    if (id === this.#selected) return;
    this.#selected = id;
    this.repaint();
  }

  #paint(section: number): void {
    const before = this.#sections.get(section) ?? new Map<string, Painted>();
    const after = new Map<string, Painted>();
    const first = section * SECTION_LENGTH;
    for (const fragment of this.#index.fragmentsIn(first, first + SECTION_LENGTH - 1)) {
      const names = [highlightName(fragment)];
      if (fragment.id === this.#selected) names.push(SELECTED);
      for (const name of names) {
        const key = `${name} ${fragment.id} ${fragment.start} ${fragment.end}`;
        const kept = before.get(key);
        if (kept) before.delete(key);
        const painted = kept ?? this.#add(name, fragment);
        if (painted) after.set(key, painted);
      }
    }
    for (const { name, range } of before.values()) this.#highlights.get(name)?.delete(range);
    this.#sections.set(section, after);
  }

  #add(name: string, fragment: Fragment): Painted | null {
    const range = this.#positions.staticRangeOf(fragment, fragment.paragraph);
    if (!range) return null;
    this.#highlights.get(name)?.add(range);
    return { name, range };
  }

  /** Takes everything off, and its names out of the registry unless another painter has them. */
  dispose(): void {
    this.#sections.clear();
    for (const [name, highlight] of this.#highlights) {
      highlight.clear();
      if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    }
  }
}
