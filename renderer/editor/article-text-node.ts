import { TextNode } from 'lexical';
import { hasRightToLeft } from './right-to-left';

/**
 * Words of an article that are one block on screen. They are what they were created with: whoever
 * changes them in the DOM, Lexical comes to take the change over, is given none, and restores the
 * DOM from its state.
 */
export class ArticleTextNode extends TextNode {
  override $config() {
    return this.config('article-text', { extends: TextNode });
  }

  /** The block is the text's own element: a paragraph around it would be as much to make again. */
  override createDOM(): HTMLElement {
    const block = document.createElement('p');
    // Not `unicode-bidi: plaintext`, with which Chromium takes ten times as long over long blocks.
    if (hasRightToLeft(this.__text)) block.dir = 'auto';
    block.append(new Text(this.__text));
    return block;
  }

  override setTextContent(): this {
    this.markDirty();
    return this;
  }

  override remove(): void {
    this.markDirty();
  }
}

export function $createArticleTextNode(words: string): ArticleTextNode {
  return new ArticleTextNode(words);
}
