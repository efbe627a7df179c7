import {
  $createParagraphNode,
  $getRoot,
  createEditor,
  HISTORIC_TAG,
  ParagraphNode,
  type LexicalEditor,
} from 'lexical';
import type { Paragraphs } from '../../shared/article/article';
import { $createArticleTextNode, ArticleTextNode } from './article-text-node';
import { $createSectionNode, estimateHeight, SECTION_LENGTH, SectionNode } from './section-node';
import { TextPositions } from './text-positions';

/** What stands in the DOM of one article, in the order of its text. */
export interface ShownArticle {
  readonly editor: LexicalEditor;
  readonly sections: readonly HTMLElement[];
  readonly positions: TextPositions;
}

/**
 * Projects a text into an element: a fresh editor, its state built before it has an element, so
 * that there is one reconciliation and no history. Lexical gets no events and is not editable:
 * caret and selection stay the browser's own.
 */
export function showArticle(root: HTMLElement, text: string, paragraphs: Paragraphs): ShownArticle {
  const editor = createEditor({
    namespace: 'article',
    nodes: [ParagraphNode, SectionNode, ArticleTextNode],
    editable: false,
    disableEvents: true,
    onError(error) {
      throw error;
    },
  });
  editor.update(() => $appendSections(text, paragraphs), {
    discrete: true,
    skipTransforms: true,
    tag: HISTORIC_TAG,
  });
  editor.setRootElement(root);
  const sections = [...root.children].filter((child) => child instanceof HTMLElement);
  sections.forEach((section, index) => {
    const own = paragraphs.slice(index * SECTION_LENGTH, (index + 1) * SECTION_LENGTH);
    estimateHeight(
      section,
      own.map(({ start, end }) => end - start),
    );
  });
  // Not `unicode-bidi: plaintext`, with which Chromium takes ten times as long over long paragraphs.
  for (const paragraph of root.querySelectorAll('p')) paragraph.dir = 'auto';
  return {
    editor,
    sections,
    positions: new TextPositions(root, paragraphs, textNodesOf(sections)),
  };
}

function $appendSections(text: string, paragraphs: Paragraphs): void {
  const root = $getRoot();
  for (let first = 0; first < paragraphs.length; first += SECTION_LENGTH) {
    const section = $createSectionNode();
    for (const { start, end } of paragraphs.slice(first, first + SECTION_LENGTH)) {
      const words = $createArticleTextNode(text.slice(start, end));
      section.append($createParagraphNode().append(words));
    }
    root.append(section);
  }
}

function textNodesOf(sections: readonly HTMLElement[]): readonly Text[] {
  const texts: Text[] = [];
  for (const section of sections) {
    for (const paragraph of section.children) {
      const text = paragraph.firstChild?.firstChild;
      if (!(text instanceof Text)) throw new Error('A paragraph without its text.');
      texts.push(text);
    }
  }
  return texts;
}
