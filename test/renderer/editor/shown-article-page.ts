import { $getRoot, type LexicalEditor } from 'lexical';
import { paragraphsOf } from '../../../shared/article/paragraphs';
import '../../../renderer/editor/surface.css';
import { ShownArticle } from '../../../renderer/editor/shown-article';

/** A text that is shown, and where. */
interface Shown {
  readonly article: ShownArticle;
  readonly editor: LexicalEditor;
  readonly root: HTMLElement;
}

/** Shows a text in a fresh element of the page. */
export function show(text: string): Shown {
  const root = document.createElement('div');
  root.className = 'article-text';
  const scroller = document.createElement('div');
  scroller.style.cssText =
    'block-size: 600px; inline-size: 680px; overflow-y: auto; font: 18px/1.6 serif';
  scroller.append(root);
  document.body.replaceChildren(scroller);
  const article = new ShownArticle(root, text, paragraphsOf(text));
  return { article, editor: article.editor, root };
}

/** How many blocks are there, and the room that is kept for the others. */
export function counts({ root }: Shown): { blocks: number; room: string } {
  return {
    blocks: root.getElementsByTagName('p').length,
    room: root.style.marginBlockEnd,
  };
}

/** The paragraphs in the editor's state. */
export function stateOf(editor: LexicalEditor): string[] {
  return editor.read(() =>
    $getRoot()
      .getAllTextNodes()
      .map((node) => node.getTextContent()),
  );
}
