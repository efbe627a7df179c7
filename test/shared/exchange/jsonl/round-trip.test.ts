import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doccanoExporter } from '../../../../shared/exchange/jsonl/doccano-exporter';
import { doccanoImporter } from '../../../../shared/exchange/jsonl/doccano-importer';
import { prodigyExporter } from '../../../../shared/exchange/jsonl/prodigy-exporter';
import { prodigyImporter } from '../../../../shared/exchange/jsonl/prodigy-importer';
import { roundTrip } from '../../../builders/foreign-files';
import { anyExport } from '../../../cases/any-export';
import { aRichExport } from '../../../cases/rich-export';
import { writeOut } from '../../../cases/write-out';

const FORMATS = [
  ['doccano', doccanoExporter, doccanoImporter],
  ['Prodigy', prodigyExporter, prodigyImporter],
] as const;

describe.each(FORMATS)('%s', (_name, exporter, importer) => {
  it('gives back everything but what the exporter says it loses', () => {
    const { differing, said, read } = roundTrip(exporter, importer, aRichExport());
    expect(read.items.map(({ fate }) => fate.type)).toEqual(Array(7).fill('anchored'));
    expect(differing).toEqual(said);
  });

  it('does so whatever the export is made of', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        fc.pre(state.articles.length > 0);
        const { differing, said } = roundTrip(exporter, importer, state);
        expect(differing).toEqual(said);
      }),
    );
  });

  it('writes the same bytes for the same export', () => {
    const state = aRichExport();
    expect(writeOut(exporter, state)).toEqual(writeOut(exporter, state));
  });
});
