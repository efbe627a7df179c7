import { $getRoot, createEditor, HISTORIC_TAG, type LexicalEditor } from 'lexical';
import type { Paragraphs } from '../../shared/article/article';
import type { Span } from '../../shared/article/span';
import { piecesOf, type Piece } from './display-pieces';
import { $createArticleTextNode, ArticleTextNode } from './article-text-node';
import {
  $createSectionNode,
  estimateHeight,
  heightOf,
  keepRoom,
  SECTION_LENGTH,
  SectionNode,
} from './section-node';
import { TextPositions } from './text-positions';

/** How many sections are shown at once where that is the whole text: less than a frame's work. */
const AT_ONCE = 12;

/** Lines that fill any screen, as they are estimated: what is shown first of a longer text. */
const FIRST_LINES = 120;

/** Characters that fill most screens: what is painted before anything has been laid out. */
const FIRST_CHARACTERS = 4_000;

/**
 * What stands in the DOM of one article, in the order of its text. A long text comes in parts: the
 * beginning with the object, the rest as it is asked for, and room is kept for what is missing.
 * One fresh Lexical editor holds it, with neither history nor events, and not editable: caret and
 * selection stay the browser's own.
 */
export class ShownArticle {
  readonly editor: LexicalEditor;
  /** The spans that are one block each, whether they are shown yet or not. */
  readonly pieces: readonly Piece[];
  readonly positions: TextPositions;
  /** What is on most screens at first, and not much more. */
  readonly beginning: Span;
  readonly #root: HTMLElement;
  readonly #text: string;
  readonly #sections: HTMLElement[] = [];
  readonly #blocks: HTMLElement[] = [];
  readonly #pending = { lines: 0, paragraphs: 0 };

  constructor(root: HTMLElement, text: string, paragraphs: Paragraphs) {
    this.#root = root;
    this.#text = text;
    this.pieces = piecesOf(text, paragraphs);
    this.editor = createEditor({
      namespace: 'article',
      nodes: [SectionNode, ArticleTextNode],
      editable: false,
      disableEvents: true,
      onError(error) {
        throw error;
      },
    });
    this.positions = new TextPositions(root, this.pieces, () => this.complete());
    this.beginning = { start: 0, end: this.#beginningEnd() };
    this.#showBeginning();
  }

  /** The sections that are shown. */
  get sections(): readonly HTMLElement[] {
    return this.#sections;
  }

  /** The blocks that are shown: those of the first pieces. */
  get blocks(): readonly HTMLElement[] {
    return this.#blocks;
  }

  get isWhole(): boolean {
    return this.#blocks.length === this.pieces.length;
  }

  /** Shows so many sections more. */
  extend(sections: number): void {
    if (this.isWhole) return;
    this.#append(sections);
    this.#take();
    this.#tellWhatIsMissing();
  }

  /** Shows everything that is not shown yet. */
  complete(): void {
    this.extend(Infinity);
  }

  #beginningEnd(): number {
    const filled = this.pieces.find(({ end }) => end >= FIRST_CHARACTERS);
    const last = this.pieces[Math.min(SECTION_LENGTH, this.pieces.length) - 1];
    return Math.min(filled?.end ?? Infinity, last?.end ?? this.#text.length);
  }

  /** Builds the state before there is an element, so that all of it is reconciled once. */
  #showBeginning(): void {
    const heights = this.#sectionsFrom(0).map(heightOf);
    let [first, lines] = [0, 0];
    while (first < heights.length && lines < FIRST_LINES) {
      lines += (heights[first]?.lines ?? 0) + (heights[first]?.paragraphs ?? 0);
      first += 1;
    }
    for (const height of heights) {
      this.#pending.lines += height.lines;
      this.#pending.paragraphs += height.paragraphs;
    }
    this.#append(heights.length <= AT_ONCE ? heights.length : first);
    this.editor.setRootElement(this.#root);
    this.#take();
    this.#tellWhatIsMissing();
  }

  /** Keeps room for the rest of the text, and says that it is on its way. */
  #tellWhatIsMissing(): void {
    keepRoom(this.#root, this.#pending);
    this.#root.ariaBusy = this.isWhole ? null : 'true';
  }

  /** The pieces from one on, by the sections that they make, so many at most. */
  #sectionsFrom(first: number, most = Infinity): readonly (readonly Piece[])[] {
    const groups: (readonly Piece[])[] = [];
    for (let at = first; at < this.pieces.length && groups.length < most; at += SECTION_LENGTH) {
      groups.push(this.pieces.slice(at, at + SECTION_LENGTH));
    }
    return groups;
  }

  #append(sections: number): void {
    const groups = this.#sectionsFrom(this.#blocks.length, sections);
    this.editor.update(
      () => {
        $getRoot().append(...groups.map((pieces) => $createSection(this.#text, pieces)));
      },
      { discrete: true, skipTransforms: true, tag: HISTORIC_TAG },
    );
  }

  /** Takes over what Lexical has made in the DOM since the last time. */
  #take(): void {
    const next = (): Element | null | undefined =>
      this.#sections.length === 0
        ? this.#root.firstElementChild
        : this.#sections.at(-1)?.nextElementSibling;
    for (let section = next(); section instanceof HTMLElement; section = next()) {
      this.#takeSection(section);
    }
  }

  #takeSection(section: HTMLElement): void {
    const first = this.#blocks.length;
    const pieces = this.pieces.slice(first, first + SECTION_LENGTH);
    const height = heightOf(pieces);
    estimateHeight(section, height);
    this.#pending.lines -= height.lines;
    this.#pending.paragraphs -= height.paragraphs;
    this.#sections.push(section);
    let element = section.firstElementChild;
    for (const { last } of pieces) {
      if (!(element instanceof HTMLElement)) throw new Error('A section without its blocks.');
      if (!last) element.className = 'goes-on';
      this.#blocks.push(element);
      this.positions.add(textOf(element));
      element = element.nextElementSibling;
    }
  }
}

function $createSection(text: string, pieces: readonly Piece[]): SectionNode {
  const blocks = pieces.map(({ start, end }) => $createArticleTextNode(text.slice(start, end)));
  return $createSectionNode().append(...blocks);
}

function textOf(block: HTMLElement): Text {
  const text = block.firstChild;
  if (!(text instanceof Text)) throw new Error('A block without its text.');
  return text;
}
