import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileAnnotation } from '../../../../shared/exchange/export-file';
import { csvExporter } from '../../../../shared/exchange/csv/csv-exporter';
import { exportFileOf, type ExportState } from '../../../../shared/exchange/build-export';
import { LONGEST_EXCEL_CELL } from '../../../../shared/exchange/csv/csv-cells';
import { anAnnotation } from '../../../builders/an-annotation';
import { anArticle, TEST_TIME } from '../../../builders/an-article';
import { anExport } from '../../../builders/an-export';
import { anyExport } from '../../../cases/any-export';
import { aRichExport } from '../../../cases/rich-export';
import { writeOut } from '../../../cases/write-out';

const EXACT = csvExporter({ excelSafe: false });
const SAFE = csvExporter();

type Row = Readonly<Record<string, string>>;

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}

/** Reads a table with a CSV parser; Excel's byte order mark is the parser's to know. */
function tableOf(state: ExportState, name: string, exporter = EXACT): readonly Row[] {
  const { files } = writeOut(exporter, state);
  const file = files.find(({ fileName }) => fileName === name);
  if (!file) throw new Error(`There is no ${name}`);
  const rows: unknown = parse(file.text, { columns: true, bom: true, record_delimiter: '\r\n' });
  return Array.isArray(rows) ? rows.filter(isRow) : [];
}

function unguarded(row: Row): Row {
  const entries = Object.entries(row);
  return Object.fromEntries(entries.map(([name, cell]) => [name, cell.replace(/^'/, '')]));
}

function annotationsOf(state: ExportState): readonly FileAnnotation[] {
  return exportFileOf(state, TEST_TIME).articles.flatMap(({ annotations }) => annotations);
}

function fragmentsOf(state: ExportState): unknown {
  return annotationsOf(state).flatMap(({ id, fragments }) =>
    fragments.map((fragment, index) => [id, String(index), fragment]),
  );
}

function readFragments(rows: readonly Row[]): unknown {
  return rows
    .filter(({ role }) => role === 'annotation')
    .map(({ annotation, index, exact, prefix, suffix, ...row }) => [
      annotation,
      index,
      {
        start: Number(row['start']),
        end: Number(row['end']),
        startUtf16: Number(row['start_utf16']),
        endUtf16: Number(row['end_utf16']),
        ...{ exact, prefix, suffix },
      },
    ]);
}

function summary({ id, text, note, tags, custom, status, provenance }: FileAnnotation): unknown {
  const { creator, created, scheme } = provenance;
  return [id, text, note, [...tags], custom, status, creator, created, String(scheme.version)];
}

function readSummary(row: Row): unknown {
  const custom = Object.entries(row)
    .filter(([name, cell]) => name.startsWith('custom_') && cell !== '')
    .map(([name, cell]) => [name.slice('custom_'.length), cell]);
  const tags: unknown = row['tags'] === '' ? [] : JSON.parse(row['tags'] ?? '');
  const { annotation, text, note, status, creator, created } = row;
  return [
    ...[annotation, text, note, tags, Object.fromEntries(custom)],
    ...[status, creator, created, row['scheme_version']],
  ];
}

describe('csvExporter', () => {
  it('writes every annotation and every fragment so that a CSV parser gives them back', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        expect(tableOf(state, 'annotations.csv').map(readSummary)).toEqual(
          annotationsOf(state).map(summary),
        );
        expect(readFragments(tableOf(state, 'fragments.csv'))).toEqual(fragmentsOf(state));
      }),
    );
  });

  it('gives the same values behind the guard against formulas', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        const names = ['articles', 'appearances', 'annotations', 'fragments', 'reviews'];
        for (const name of [...names, 'relations', 'sources']) {
          const safe = tableOf(state, `${name}.csv`, SAFE).map(unguarded);
          expect(safe).toEqual(tableOf(state, `${name}.csv`));
        }
      }),
    );
  });

  it('loses nothing but the scheme and what was deleted', () => {
    const state = aRichExport();
    const deleted = state.deleted.map(({ id }) => ({ id, field: '*' }));
    expect(writeOut(EXACT, state).losses).toEqual([{ id: '', field: 'scheme' }, ...deleted]);
  });

  it('names its unit in every row of a fragment, and ends every record with CRLF', () => {
    const { files } = writeOut(EXACT, aRichExport());
    const units = tableOf(aRichExport(), 'fragments.csv').map((row) => row['offset_unit']);
    expect(new Set(units)).toEqual(new Set(['unicode-code-point']));
    for (const { fileName, text } of files) {
      if (!fileName.endsWith('.csv')) continue;
      const outside = text.replaceAll(/"(?:[^"]|"")*"/g, '');
      expect(outside.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(text.endsWith('\r\n')).toBe(true);
    }
  });

  it('writes each text as it is, in a file of its own', () => {
    const state = aRichExport();
    const { files } = writeOut(SAFE, state);
    for (const { article } of state.articles) {
      const file = files.find(({ fileName }) => fileName === `texts/${article.digest}.txt`);
      expect(file?.text).toBe(article.text);
    }
  });

  it('names whoever is credited, through whom, and the words that do so', () => {
    const state = aRichExport();
    const [quote] = tableOf(state, 'annotations.csv').filter(({ mode }) => mode === 'direct');
    expect(quote).toMatchObject({ speaker: 'Ines Duarte', addressee: 'Coast Wire', cue: 'told' });
    const roles = tableOf(state, 'fragments.csv')
      .filter(({ annotation }) => annotation === quote?.['annotation'])
      .map(({ role, exact }) => `${role}: ${exact}`);
    expect(roles).toContain('speaker: the mayor');
    expect(roles).toContain('addressee: residents');
    expect(roles).toContain('cue: told');
  });

  describe('made safe for Excel', () => {
    const article = anArticle({ text: '=HYPERLINK("https://x.invalid","Pay") and -3.50 more' });

    function noteCell(note: string): string {
      const annotation = anAnnotation({ article, on: 'and', with: { note } });
      const state = anExport({ articles: [{ article, annotations: [annotation] }] });
      return tableOf(state, 'annotations.csv', SAFE)[0]?.['note'] ?? '';
    }

    it.each([
      ['=1+1', "'=1+1"],
      ['+cmd', "'+cmd"],
      ['-2+3', "'-2+3"],
      ['@SUM(A1)', "'@SUM(A1)"],
      ['\tx', "'\tx"],
      ['\rx', "'\rx"],
      ["'quoted", "''quoted"],
      ['-3.50', '-3.50'],
      ['+12', '+12'],
      ['plain = text', 'plain = text'],
    ])('writes %j as %j', (note, cell) => {
      expect(noteCell(note)).toBe(cell);
    });

    it('begins with a byte order mark, which the exact form does not have', () => {
      const state = anExport();
      expect(writeOut(SAFE, state).files.every(({ text }) => text.startsWith('\ufeff'))).toBe(true);
      expect(writeOut(EXACT, state).files.some(({ text }) => text.startsWith('\ufeff'))).toBe(
        false,
      );
    });

    it('tells which cells Excel will cut off', () => {
      const note = 'x'.repeat(LONGEST_EXCEL_CELL + 1);
      const annotation = anAnnotation({ article, on: 'and', with: { note } });
      const state = anExport({ articles: [{ article, annotations: [annotation] }] });
      expect(writeOut(SAFE, state).losses).toContainEqual({ id: annotation.id, field: 'note' });
      expect(writeOut(EXACT, state).losses).not.toContainEqual({
        id: annotation.id,
        field: 'note',
      });
    });
  });

  it('writes headers even where there is nothing to write', () => {
    const { files } = writeOut(EXACT, anExport());
    expect(files.map(({ fileName }) => fileName)).toEqual([
      ...['articles.csv', 'appearances.csv', 'annotations.csv', 'fragments.csv'],
      ...['reviews.csv', 'relations.csv', 'sources.csv'],
    ]);
    for (const { text } of files) expect(text.split('\r\n')).toHaveLength(2);
  });
});
