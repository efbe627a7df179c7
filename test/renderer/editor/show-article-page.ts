import { $getRoot, type LexicalEditor } from 'lexical';
import { paragraphsOf } from '../../../shared/article/paragraphs';
import { showArticle } from '../../../renderer/editor/show-article';

/** Shows a text in a fresh element of the page. */
export function show(text: string): { editor: LexicalEditor; root: HTMLElement } {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  return { editor: showArticle(root, text, paragraphsOf(text)).editor, root };
}

/** The paragraphs in the editor's state. */
export function stateOf(editor: LexicalEditor): string[] {
  return editor.read(() =>
    $getRoot()
      .getAllTextNodes()
      .map((node) => node.getTextContent()),
  );
}
