import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bratExporter } from '../../../../shared/exchange/brat/brat-exporter';
import { aSmallExport } from '../../../cases/small-export';
import { writeOut } from '../../../cases/write-out';

const PAGE = path.resolve(import.meta.dirname, '../../../../docs/formats/brat.md');

describe('docs/formats/brat.md', () => {
  it('shows the lines that brat understands, and the configuration, as the exporter writes them', () => {
    const blocks = readFileSync(PAGE, 'utf8').matchAll(/^```text\n([\s\S]*?)^```$/gm);
    const { files } = writeOut(bratExporter, aSmallExport());
    const [annotations, configuration] = files.filter(({ fileName }) => !fileName.endsWith('.txt'));
    const understood = annotations?.text.replaceAll(/^.*\tVerbatim.*\n/gm, '');
    expect([...blocks].map(([, block]) => block)).toEqual([understood, configuration?.text]);
  });
});
