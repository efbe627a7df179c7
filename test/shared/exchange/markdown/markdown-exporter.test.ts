import { describe, expect, it } from 'vitest';
import { markdownExporter } from '../../../../shared/exchange/markdown/markdown-exporter';
import { escapeMarkdown } from '../../../../shared/exchange/markdown/escape-markdown';
import { anExport } from '../../../builders/an-export';
import { exportedText } from '../../../builders/export-pieces';
import { aHostileReport } from '../../../cases/hostile-report';
import { aRichExport } from '../../../cases/rich-export';

describe('escapeMarkdown', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['<script>', '\\<script\\>'],
    ['[x](javascript:1)', '\\[x\\](javascript:1)'],
    ['https://x.invalid', 'https\\://x.invalid'],
    ['www.x.invalid', 'www\\.x.invalid'],
    ['*a* _b_ `c` ~d~', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~'],
    ['one\r\ntwo\u2028three\nfour', 'one two three four'],
    ['a\\|b', 'a\\\\\\|b'],
    ['&lt;', '\\&lt;'],
    [' x ', '&#32;x&#32;'],
    ['R. Meyer - 2026-11-21', 'R. Meyer - 2026-11-21'],
    ['nul\0', 'nul\ufffd'],
  ])('writes %j as %j', (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown);
  });
});

describe('markdownExporter', () => {
  it('tells what is claimed, quoted and counted, with places in code points as footnotes', () => {
    const report = exportedText(markdownExporter, aRichExport());
    expect(report).toContain('| Q1[^2-Q1] | “We will rebuild,” … “and soon.” | Ines Duarte via');
    expect(report).toContain(
      '| F3[^2-F3] | 1,400 claims … 1,200 to&#32; | between 1200 and 1400 |',
    );
    expect(report).toMatch(/^\[\^2-Q1\]: Code points 45–63, 104–115 of article 2\.$/m);
    expect(report).toMatch(/^\| Q1 of article 1: .* \| is a translation of \| Q1 of article 2: /m);
  });

  it('names who marked what, where that was not who exports', () => {
    const rich = aRichExport();
    expect(exportedText(markdownExporter, { ...rich, analyst: 'Ada' })).not.toContain('Marked by');
    const report = exportedText(markdownExporter, { ...rich, analyst: 'Grace' });
    expect(report).toMatch(/exported by Grace on/);
    const marked = rich.articles.reduce((sum, { annotations }) => sum + annotations.length, 0);
    expect(report.match(/Marked by Ada/g)).toHaveLength(marked);
  });

  it('leaves out columns in which nothing was said', () => {
    const report = exportedText(markdownExporter, aRichExport());
    expect(report).toContain('| No. | Words | Speaker | Remarks |');
  });

  it('keeps every row of a table in its line, with as many cells as the headings', () => {
    for (const state of [aRichExport(), aHostileReport()]) {
      const lines = exportedText(markdownExporter, state).split('\n');
      let width = 0;
      for (const line of lines) {
        if (!line.startsWith('|')) {
          width = 0;
          continue;
        }
        const cells = line.match(/(?<!\\)(?:\\\\)*\|/g)?.length ?? 0;
        width ||= cells;
        expect(cells, line).toBe(width);
      }
    }
  });

  it('writes no HTML and no link of what it is given', () => {
    const report = exportedText(markdownExporter, aHostileReport());
    expect(report).not.toMatch(/(?<!\\)</);
    expect(report).not.toMatch(/(?<!\\)\]\(/);
  });

  it('writes a report of nothing', () => {
    expect(exportedText(markdownExporter, anExport())).toMatch(
      /^# Marked articles\n\n0 articles, exported by Ada on/,
    );
  });
});
