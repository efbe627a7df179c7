import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { webAnnotationExporter } from '../../../../shared/exchange/web-annotation/web-annotation-exporter';
import { aSmallExport } from '../../../cases/small-export';
import { writeOut } from '../../../cases/write-out';

const PAGE = path.resolve(import.meta.dirname, '../../../../docs/formats/web-annotation.md');

describe('docs/formats/web-annotation.md', () => {
  it('shows an item as the exporter writes it', () => {
    const [, example] = /^```json\n([\s\S]*?)^```$/m.exec(readFileSync(PAGE, 'utf8')) ?? [];
    const [file] = writeOut(webAnnotationExporter, aSmallExport()).files;
    expect(JSON.parse(file?.text ?? '')).toMatchObject({
      first: { items: expect.arrayContaining([JSON.parse(example ?? '')]) },
    });
  });
});
