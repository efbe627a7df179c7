import { TextNode } from 'lexical';

/**
 * Words of an article. They are what they were created with: whoever changes them in the DOM,
 * Lexical comes to take the change over, is given none, and restores the DOM from its state.
 */
export class ArticleTextNode extends TextNode {
  override $config() {
    return this.config('article-text', { extends: TextNode });
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
