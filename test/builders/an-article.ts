import type { Article, ArticleMeta, FileSource } from '../../shared/article/article';
import { digestBytes } from '../../shared/article/digest';
import { parseArticle } from '../../shared/article/parse-article';
import { freshId } from './ids';

/** When everything that a test builds was made, unless it says otherwise. */
export const TEST_TIME = '2026-11-21T09:30:00.000Z';

/** The source of a text that was read from a UTF-8 file. */
export function aFileSource(text: string, overrides: Partial<FileSource> = {}): FileSource {
  return {
    fileName: 'article.txt',
    bytesDigest: digestBytes(new TextEncoder().encode(text)),
    encoding: 'utf-8',
    decidedBy: 'valid-utf-8',
    importedAt: TEST_TIME,
    byteOrderMark: false,
    replacements: 0,
    ...overrides,
  };
}

/** An article with this text, read from a file. */
export function anArticle(given: {
  readonly text: string;
  readonly source?: Partial<FileSource>;
  readonly meta?: Partial<ArticleMeta>;
}): Article {
  const article = parseArticle(given.text, aFileSource(given.text, given.source), freshId());
  const [appearance] = article.appearances;
  const meta = { ...appearance.meta, ...given.meta };
  return { ...article, appearances: [{ ...appearance, meta }] };
}
