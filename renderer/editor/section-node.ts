import { ElementNode } from 'lexical';

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

export function $createSectionNode(): SectionNode {
  return new SectionNode();
}

/** Tells the style sheet how tall a section will be, in lines and in gaps between paragraphs. */
export function estimateHeight(section: HTMLElement, lengths: readonly number[]): void {
  const lines = lengths.reduce((sum, length) => sum + Math.ceil(length / CHARACTERS_PER_LINE), 0);
  section.style.setProperty('--lines', String(lines));
  section.style.setProperty('--paragraphs', String(lengths.length));
}
