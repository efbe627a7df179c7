import type { Article } from '../../shared/article/article';
import type { ImportContext } from '../../shared/exchange/foreign-read';
import { DEFAULT_SCHEME } from '../../shared/scheme/default-scheme';
import { TEST_TIME } from '../builders/an-article';

/** What an importer knows of a library that holds some articles. */
export function aForeignContext(
  articles: readonly Article[] = [],
  overrides: Partial<ImportContext> = {},
): ImportContext {
  return {
    scheme: DEFAULT_SCHEME,
    analyst: 'Importer',
    at: TEST_TIME,
    articleByDigest: (digest) => articles.find((article) => article.digest === digest),
    articleByText: (text) => articles.find((article) => article.text === text),
    articlesByName: (name) =>
      articles.filter(({ appearances }) =>
        appearances.some(({ source, meta }) =>
          [source.fileName, meta.title, meta.url].includes(name),
        ),
      ),
    sources: [],
    ...overrides,
  };
}
