import type { ExportState } from '../../shared/exchange/build-export';
import type { Exporter, ExportHead } from '../../shared/exchange/format';
import { TEST_TIME } from './an-article';

/** What an exporter writes of a state, as the one text of a file. */
export function exportedText(exporter: Exporter, state: ExportState): string {
  const articles = state.articles.toSorted((a, b) =>
    a.article.digest < b.article.digest ? -1 : 1,
  );
  const head: ExportHead = { ...state, exportedAt: TEST_TIME, articles: articles.length };
  const writer = exporter.begin(head);
  const pieces = [...articles.flatMap((each) => writer.article(each)), ...writer.end()];
  return pieces.map(({ text }) => text).join('');
}
