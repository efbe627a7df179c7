import type { ExportState } from '../../shared/exchange/build-export';
import type { ForeignFile } from '../../shared/exchange/foreign-read';
import type { ExportHead, Exporter, Loss } from '../../shared/exchange/format';
import { TEST_TIME } from '../builders/an-article';

/** What an exporter is told of a state before its articles. */
export function headOf(state: ExportState): ExportHead {
  const { tool, analyst, scheme, sources, relations, deleted, articles } = state;
  return {
    ...{ tool, analyst, scheme, sources, relations, deleted },
    exportedAt: TEST_TIME,
    articles: articles.length,
  };
}

/** The files that an exporter writes of a state, its articles in the order of the contract. */
export function writeOut(
  exporter: Exporter,
  state: ExportState,
): { readonly files: readonly ForeignFile[]; readonly losses: readonly Loss[] } {
  const writer = exporter.begin(headOf(state));
  const inOrder = state.articles.toSorted((a, b) => (a.article.digest < b.article.digest ? -1 : 1));
  const pieces = [...inOrder.flatMap((each) => writer.article(each)), ...writer.end()];
  const texts = new Map<string, string>();
  for (const { entry, text } of pieces) texts.set(entry, (texts.get(entry) ?? '') + text);
  const files = [...texts].map(([entry, text]) => ({
    fileName: entry === '' ? `export.${exporter.extension}` : entry,
    text,
  }));
  return { files, losses: writer.losses() };
}
