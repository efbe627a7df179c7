import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvExporter } from '../../../shared/exchange/csv/csv-exporter';
import type { Exporter } from '../../../shared/exchange/format';
import { doccanoExporter } from '../../../shared/exchange/jsonl/doccano-exporter';
import { prodigyExporter } from '../../../shared/exchange/jsonl/prodigy-exporter';
import { labelStudioExporter } from '../../../shared/exchange/label-studio/label-studio-exporter';
import { refiQdaExporter } from '../../../shared/exchange/refi-qda/refi-qda-exporter';
import { aSmallExport } from '../../cases/small-export';
import { writeOut } from '../../cases/write-out';

const FORMATS = path.resolve(import.meta.dirname, '../../../docs/formats');

/** The fenced blocks of a language in a page, without their fences. */
function blocksOf(page: string, language: string): readonly string[] {
  const text = readFileSync(path.join(FORMATS, page), 'utf8');
  const blocks = text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'));
  return [...blocks].map(([, block]) => block ?? '');
}

function written(exporter: Exporter, fileName: string): string {
  const { files } = writeOut(exporter, aSmallExport());
  const file = files.find((each) => each.fileName === fileName);
  if (!file) throw new Error(`There is no ${fileName}`);
  return file.text;
}

function parse(json: string | undefined): unknown {
  return JSON.parse(json ?? '');
}

describe('the pages of docs/formats', () => {
  it('show what the CSV exporter writes', () => {
    const text = written(csvExporter({ excelSafe: false }), 'fragments.csv');
    expect(blocksOf('csv.md', 'csv')).toEqual([text.replaceAll('\r\n', '\n')]);
  });

  it('show what the doccano exporter writes', () => {
    const [doccano] = blocksOf('jsonl.md', 'json');
    expect(parse(doccano)).toEqual(parse(written(doccanoExporter, 'export.jsonl')));
  });

  it('show what the Prodigy exporter writes, but for what is in the words of the native export', () => {
    const [, prodigy] = blocksOf('jsonl.md', 'json');
    const line = parse(written(prodigyExporter, 'export.jsonl'));
    expect(line).toMatchObject(Object(parse(prodigy)));
  });

  it('show what the Label Studio exporter writes', () => {
    const [result] = blocksOf('label-studio.md', 'json');
    const tasks = parse(written(labelStudioExporter, 'export.json'));
    expect(tasks).toMatchObject([{ annotations: [{ result: parse(result) }] }]);
  });

  it('show what the REFI-QDA exporter writes', () => {
    expect(blocksOf('refi-qda.md', 'xml')).toEqual([written(refiQdaExporter, 'project.qde')]);
  });
});
