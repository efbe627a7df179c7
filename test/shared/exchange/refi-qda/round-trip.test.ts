import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refiQdaExporter } from '../../../../shared/exchange/refi-qda/refi-qda-exporter';
import { refiQdaImporter } from '../../../../shared/exchange/refi-qda/refi-qda-importer';
import { roundTrip } from '../../../builders/foreign-files';
import { anyExport } from '../../../cases/any-export';
import { aRichExport } from '../../../cases/rich-export';

describe('REFI-QDA', () => {
  it('gives back everything but what the exporter says it loses', () => {
    const { differing, said, read } = roundTrip(refiQdaExporter, refiQdaImporter, aRichExport());
    expect(read.items.map(({ fate }) => fate.type)).toEqual(Array(7).fill('anchored'));
    expect(differing).toEqual(said);
  });

  it('does so whatever the export is made of', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        const { differing, said } = roundTrip(refiQdaExporter, refiQdaImporter, state);
        expect(differing).toEqual(said);
      }),
      { numRuns: 200 },
    );
  });
});
