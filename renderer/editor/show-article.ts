import {
  $createParagraphNode,
  $getRoot,
  createEditor,
  HISTORIC_TAG,
  ParagraphNode,
  type LexicalEditor,
} from 'lexical';
import type { Paragraphs } from '../../shared/article/article';
import type { Span } from '../../shared/article/span';
import { piecesOf, type Piece } from './display-pieces';
import { $createArticleTextNode, ArticleTextNode } from './article-text-node';
import { $createSectionNode, estimateHeight, SECTION_LENGTH, SectionNode } from './section-node';
import { TextPositions } from './text-positions';

/** What stands in the DOM of one article, in the order of its text. */
export interface ShownArticle {
  readonly editor: LexicalEditor;
  readonly sections: readonly HTMLElement[];
  /** The spans that are one block each, and those blocks. */
  readonly pieces: readonly Piece[];
  readonly blocks: readonly HTMLElement[];
  readonly positions: TextPositions;
  /** What certainly is on screen at first, and not much more. */
  readonly beginning: Span;
}

/**
 * Projects a text into an element: a fresh editor, its state built before it has an element, so
 * that there is one reconciliation and no history. Lexical gets no events and is not editable:
 * caret and selection stay the browser's own.
 */
export function showArticle(root: HTMLElement, text: string, paragraphs: Paragraphs): ShownArticle {
  const pieces = piecesOf(text, paragraphs);
  const editor = createEditor({
    namespace: 'article',
    nodes: [ParagraphNode, SectionNode, ArticleTextNode],
    editable: false,
    disableEvents: true,
    onError(error) {
      throw error;
    },
  });
  editor.update(() => $appendSections(text, pieces), {
    discrete: true,
    skipTransforms: true,
    tag: HISTORIC_TAG,
  });
  editor.setRootElement(root);
  const sections = elementsIn(root);
  const blocks = sections.flatMap(elementsIn);
  sections.forEach((section, index) => {
    const own = pieces.slice(index * SECTION_LENGTH, (index + 1) * SECTION_LENGTH);
    estimateHeight(
      section,
      own.map(({ start, end }) => end - start),
    );
  });
  blocks.forEach((block, index) => {
    // Not `unicode-bidi: plaintext`, with which Chromium takes ten times as long over long blocks.
    block.dir = 'auto';
    if (!pieces[index]?.last) block.className = 'goes-on';
  });
  const positions = new TextPositions(root, pieces, blocks.map(textOf));
  const beginning = { start: 0, end: pieces[SECTION_LENGTH - 1]?.end ?? text.length };
  return { editor, sections, pieces, blocks, positions, beginning };
}

function $appendSections(text: string, pieces: readonly Piece[]): void {
  const sections: SectionNode[] = [];
  for (let first = 0; first < pieces.length; first += SECTION_LENGTH) {
    const own = pieces.slice(first, first + SECTION_LENGTH);
    const paragraphs = own.map(({ start, end }) =>
      $createParagraphNode().append($createArticleTextNode(text.slice(start, end))),
    );
    sections.push($createSectionNode().append(...paragraphs));
  }
  $getRoot().append(...sections);
}

function elementsIn(parent: HTMLElement): readonly HTMLElement[] {
  return [...parent.children].filter((child) => child instanceof HTMLElement);
}

function textOf(block: HTMLElement): Text {
  const text = block.firstChild?.firstChild;
  if (!(text instanceof Text)) throw new Error('A block without its text.');
  return text;
}
