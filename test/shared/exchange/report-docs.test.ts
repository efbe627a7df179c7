import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createExportValidator } from '../../../electron/tools/export-validator';
import type { ExportState } from '../../../shared/exchange/build-export';
import { htmlExporter } from '../../../shared/exchange/html/html-exporter';
import { importExport } from '../../../shared/exchange/import-export';
import { markdownExporter } from '../../../shared/exchange/markdown/markdown-exporter';
import { readExport } from '../../../shared/exchange/read-export';
import { exportedText } from '../../builders/export-pieces';

const DOCS = path.resolve(import.meta.dirname, '../../../docs');

function blockOf(page: string, language: string): string {
  const text = readFileSync(path.join(DOCS, page), 'utf8');
  const block = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(text)?.[1];
  if (block === undefined) throw new Error(`${page} has no block of ${language}`);
  return block;
}

/** The export of docs/export-format.md, in domain form. */
function example(): ExportState {
  const read = readExport(blockOf('export-format.md', 'json'), createExportValidator());
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return importExport(read.value, () => undefined).state;
}

/** Without the time of the export, which is that of the test. */
function timeless(text: string): string {
  return text.replaceAll(/\d{4}-\d\d-\d\d(?=(?:T[\d:.]+Z)?(?:"| with|<))/g, '2026-11-21');
}

describe('docs/formats/markdown.md', () => {
  it('shows the example of the export format as the program writes it', () => {
    expect(exportedText(markdownExporter, example())).toBe(
      blockOf('formats/markdown.md', 'markdown'),
    );
  });
});

describe('docs/formats/html.md', () => {
  it('shows a part of the page as the program writes it', () => {
    const shown = blockOf('formats/html.md', 'html').trim();
    expect(timeless(exportedText(htmlExporter, example()))).toContain(shown);
  });

  it.each([
    ['html', htmlExporter],
    ['markdown', markdownExporter],
  ])('tells in formats/%s.md everything that is left out', (name, exporter) => {
    const page = readFileSync(path.join(DOCS, `formats/${name}.md`), 'utf8').replaceAll(
      /\s+/g,
      ' ',
    );
    for (const sentence of exporter.declared) expect(page).toContain(sentence);
  });
});
