import { ElementNode } from 'lexical';
import type { Piece } from './display-pieces';

/** How many paragraphs one section groups: the unit that Chromium lays out, and that is painted. */
export const SECTION_LENGTH = 16;

/** A guess that only sizes what was never laid out; afterwards Chromium remembers the real height. */
const CHARACTERS_PER_LINE = 70;

/**
 * A run of paragraphs that is laid out only near the viewport (`content-visibility: auto`); until
 * then it takes the height that its number of lines suggests.
 */
export class SectionNode extends ElementNode {
  override $config() {
    return this.config('section', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    const section = document.createElement('div');
    section.className = 'article-section';
    return section;
  }

  override updateDOM(): boolean {
    return false;
  }
}

/** From left to right, as its blocks then are unless they say otherwise; else Lexical lets the first letter decide. */
export function $createSectionNode(): SectionNode {
  return new SectionNode().setDirection('ltr');
}

/** How tall blocks will be, by a guess: in lines, and in gaps between paragraphs. */
export interface BlockHeight {
  readonly lines: number;
  readonly paragraphs: number;
}

/** The guess for some blocks, of which only the last of a paragraph has the gap behind it. */
export function heightOf(blocks: readonly Piece[]): BlockHeight {
  let [lines, paragraphs] = [0, 0];
  for (const { start, end, last } of blocks) {
    // An empty paragraph is as tall as a line.
    lines += Math.max(Math.ceil((end - start) / CHARACTERS_PER_LINE), 1);
    if (last) paragraphs += 1;
  }
  return { lines, paragraphs };
}

/** Tells the style sheet how tall a section will be. */
export function estimateHeight(section: HTMLElement, { lines, paragraphs }: BlockHeight): void {
  section.style.setProperty('--lines', String(lines));
  section.style.setProperty('--paragraphs', String(paragraphs));
}

/**
 * Keeps room behind the sections for what is not shown yet, so that the scrollbar is right from the
 * first frame on. As a margin: what is inherited would style every section anew.
 */
export function keepRoom(root: HTMLElement, { lines, paragraphs }: BlockHeight): void {
  root.style.marginBlockEnd =
    lines === 0 ? '' : `calc(${lines} * 1lh + ${paragraphs} * var(--paragraph-gap))`;
}
