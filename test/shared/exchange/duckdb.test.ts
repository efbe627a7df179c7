import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvExporter } from '../../../shared/exchange/csv/csv-exporter';
import type { Exporter } from '../../../shared/exchange/format';
import { doccanoExporter } from '../../../shared/exchange/jsonl/doccano-exporter';
import { prodigyExporter } from '../../../shared/exchange/jsonl/prodigy-exporter';
import { aRichExport } from '../../cases/rich-export';
import { writeOut } from '../../cases/write-out';

const FORMATS = path.resolve(import.meta.dirname, '../../../docs/formats');

/** The SQL that a page shows, with the files of the page where they are. */
function queriesOf(page: string, folder: string): readonly string[] {
  const text = readFileSync(path.join(FORMATS, page), 'utf8');
  return [...text.matchAll(/^```sql\n([\s\S]*?)^```$/gm)].map(([, sql = '']) =>
    sql.replaceAll(/'([\w-]+\.(?:csv|jsonl))'/g, (_name, file: string) => {
      const place = path.join(folder, file).replaceAll('\\', '/').replaceAll("'", "''");
      return `'${place}'`;
    }),
  );
}

describe('DuckDB', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'verbatim-duckdb-'));
  const state = aRichExport();
  let instance: DuckDBInstance;
  let connection: DuckDBConnection;

  beforeAll(async () => {
    instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    connection = await instance.connect();
  });
  afterAll(() => {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  });

  function write(exporter: Exporter): string {
    const place = mkdtempSync(path.join(folder, `${exporter.id}-`));
    for (const { fileName, text } of writeOut(exporter, state).files) {
      const file = path.join(place, fileName);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return place;
  }

  async function run(sql: string | undefined): Promise<unknown> {
    const reader = await connection.runAndReadAll(sql ?? '');
    const rows = reader.getRowObjectsJson();
    return rows;
  }

  it.each([
    ['exact', csvExporter({ excelSafe: false })],
    ['made safe for Excel', csvExporter()],
  ])(
    'answers from CSV, %s, who is quoted how often, and which figures an article has',
    async (_name, exporter) => {
      const [quoted, figures] = queriesOf('csv.md', write(exporter));
      expect(await run(quoted)).toEqual([{ speaker: 'Ines Duarte', quotes: '1', articles: '1' }]);
      const title = state.articles[0]?.article.appearances[0].meta.title;
      const figure = { title, value: null, low: null, high: null, unit: null };
      expect(await run(figures)).toEqual([
        { ...figure, text: '82 boats', value: '82', unit: 'boats' },
        { ...figure, text: '1,400 claims 1,200 to ', low: '1200', high: '1400' },
        { ...figure, text: '21 November', unit: 'none-stated' },
      ]);
    },
  );

  it('answers the first question from JSON Lines as from CSV, leaving out unknown speakers', async () => {
    const speakers = state.articles.flatMap(({ annotations }) =>
      annotations.flatMap(({ body }) => (body.kind === 'quote' ? [body.speaker] : [])),
    );
    expect(speakers).toContainEqual({ answer: 'unknown' });
    const [fromLines] = queriesOf('jsonl.md', write(prodigyExporter));
    const [fromTables] = queriesOf('csv.md', write(csvExporter()));
    const answer = await run(fromLines);
    expect(answer).toEqual([{ speaker: 'Ines Duarte', quotes: '1' }]);
    expect(await run(`SELECT speaker, quotes FROM (${fromTables?.replace(';', '')})`)).toEqual(
      answer,
    );
  });

  it('cuts the words of entities out of the texts by their offsets', async () => {
    const file = path.join(write(doccanoExporter), 'export.jsonl').replaceAll('\\', '/');
    const rows = await run(`
      SELECT entity.label, substr(text, entity.start_offset + 1, entity.end_offset - entity.start_offset) AS words
      FROM (SELECT text, unnest(entities) AS entity FROM read_json('${file}', format = 'newline_delimited'))
      ORDER BY entity.label, words
    `);
    expect(rows).toContainEqual({ label: 'quote', words: '“and soon.”' });
    expect(rows).toContainEqual({ label: 'figure/losses', words: '82 boats' });
  });
});
