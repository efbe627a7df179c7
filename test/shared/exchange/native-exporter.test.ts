import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildExport, type ExportState } from '../../../shared/exchange/build-export';
import type { ExportHead } from '../../../shared/exchange/format';
import { createNativeExporter, nativeExporter } from '../../../shared/exchange/native-exporter';
import { TEST_TIME } from '../../builders/an-article';
import { anExport } from '../../builders/an-export';
import { anyExport } from '../../cases/any-export';
import { aRichExport } from '../../cases/rich-export';

/** The head of a state whose relations all end in its articles. */
function headOf(state: ExportState): ExportHead {
  const { tool, analyst, scheme, sources, relations, deleted, articles } = state;
  const exportedAt = TEST_TIME;
  return {
    tool,
    analyst,
    scheme,
    sources,
    relations,
    deleted,
    exportedAt,
    articles: articles.length,
  };
}

function written(state: ExportState): readonly string[] {
  const writer = createNativeExporter(state).begin(headOf(state));
  const inOrder = state.articles.toSorted((a, b) => (a.article.digest < b.article.digest ? -1 : 1));
  const pieces = [...inOrder.map((each) => writer.article(each)), writer.end()];
  expect(writer.losses()).toEqual([]);
  return pieces.map((list) => list.map(({ entry, text }) => entry + text).join(''));
}

describe('createNativeExporter', () => {
  it('writes the same bytes article by article as all at once', () => {
    fc.assert(
      fc.property(fc.oneof(anyExport, fc.constant(aRichExport())), (state) => {
        expect(written(state).join('')).toBe(buildExport(state, TEST_TIME));
      }),
    );
  });

  it('writes an export of nothing', () => {
    expect(written(anExport()).join('')).toBe(buildExport(anExport(), TEST_TIME));
  });

  it('gives each article away when it has come, and the lists behind them at the end', () => {
    const [first = '', second = '', end = ''] = written(aRichExport());
    expect(first).toContain('"sources": [');
    expect(second.match(/"digest": /g)).toHaveLength(1);
    expect(end).toMatch(/^\n {2}\],\n {2}"relations": \[/);
  });

  it('does not write an article twice, or before one with a smaller digest', () => {
    const [one, other] = aRichExport().articles;
    if (!one || !other) throw new Error('There are two articles');
    const writer = nativeExporter.begin(headOf(aRichExport()));
    const [early, late] = one.article.digest < other.article.digest ? [one, other] : [other, one];
    writer.article(late);
    expect(() => writer.article(early)).toThrow(early.article.digest);
    expect(() => writer.article(late)).toThrow(late.article.digest);
  });
});
