import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelStudioExporter } from '../../../../shared/exchange/label-studio/label-studio-exporter';
import { labelStudioImporter } from '../../../../shared/exchange/label-studio/label-studio-importer';
import { readJson } from '../../../../shared/exchange/read-json';
import { roundTrip } from '../../../builders/foreign-files';
import { anyExport } from '../../../cases/any-export';
import { aRichExport } from '../../../cases/rich-export';
import { writeOut } from '../../../cases/write-out';

describe('Label Studio', () => {
  it('gives back everything but what the exporter says it loses', () => {
    const { differing, said, read } = roundTrip(
      labelStudioExporter,
      labelStudioImporter,
      aRichExport(),
    );
    expect(read.items.map(({ fate }) => fate.type)).toEqual(Array(7).fill('anchored'));
    expect(differing).toEqual(said);
  });

  it('does so whatever the export is made of, and writes JSON that any reader takes', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        const { differing, said } = roundTrip(labelStudioExporter, labelStudioImporter, state);
        expect(differing).toEqual(said);
        const [file] = writeOut(labelStudioExporter, state).files;
        expect(readJson(file?.text ?? '').ok).toBe(true);
      }),
    );
  });

  it('writes the same bytes for the same export', () => {
    const state = aRichExport();
    expect(writeOut(labelStudioExporter, state)).toEqual(writeOut(labelStudioExporter, state));
  });
});
