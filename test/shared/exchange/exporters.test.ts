import { describe, expect, it } from 'vitest';
import { isSafeEntry } from '../../../electron/export/entry-path';
import { buildExport } from '../../../shared/exchange/build-export';
import { exporterOf } from '../../../shared/exchange/exporters';
import { FORMATS } from '../../../shared/exchange/format';
import { IMPORTERS, importerOf } from '../../../shared/exchange/importers';
import { TEST_TIME } from '../../builders/an-article';
import { aRichExport } from '../../cases/rich-export';
import { writeOut } from '../../cases/write-out';

const RICH = aRichExport();

describe('exporterOf', () => {
  it.each(FORMATS)('gives the way of writing %s', (format) => {
    const exporter = exporterOf(format);
    expect(exporter.id).toBe(format);
    expect(exporter.extension === '').toBe(exporter.container === 'folder');
    for (const loss of exporter.declared) expect(loss).toMatch(/^\S.*\.$/s);
  });

  it.each(FORMATS)('writes the same entries of %s each time, with safe names', (format) => {
    const entries = writeOut(exporterOf(format), RICH).files;
    expect(entries.length).toBeGreaterThan(0);
    if (exporterOf(format).container !== 'file') {
      for (const { fileName } of entries) expect(isSafeEntry(fileName)).toBe(true);
    }
    expect(writeOut(exporterOf(format), RICH).files).toEqual(entries);
  });
});

describe('importerOf', () => {
  it.each(IMPORTERS.map(({ id }) => id))('finds the reader of what is written as %s', (id) => {
    const { files } = writeOut(exporterOf(id), RICH);
    expect(importerOf(files)?.id).toBe(id);
  });

  it.each([
    ['an article', [{ fileName: 'a.txt', text: 'Prices fell.' }]],
    ['nothing', []],
    ['an empty file', [{ fileName: 'a.json', text: '' }]],
    ['some other JSON', [{ fileName: 'package.json', text: '{"name":"x","version":"1"}' }]],
    ['broken JSON', [{ fileName: 'a.jsonl', text: '{' }]],
    ['an export of our own', [{ fileName: 'a.json', text: buildExport(aRichExport(), TEST_TIME) }]],
  ])('finds none for %s', (_case, files) => {
    expect(importerOf(files)).toBeUndefined();
  });
});
