import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportState } from '../../../../shared/exchange/build-export';
import { differences } from '../../../../shared/exchange/differences';
import type { ForeignRead } from '../../../../shared/exchange/foreign-read';
import { webAnnotationExporter } from '../../../../shared/exchange/web-annotation/web-annotation-exporter';
import { webAnnotationImporter } from '../../../../shared/exchange/web-annotation/web-annotation-importer';
import { anyExport } from '../../../cases/any-export';
import { aForeignContext } from '../../../cases/foreign-context';
import { aRichExport } from '../../../cases/rich-export';
import { writeOut } from '../../../cases/write-out';

function readBack(state: ExportState): ForeignRead {
  const { files } = writeOut(webAnnotationExporter, state);
  const context = aForeignContext([], { scheme: state.scheme });
  const read = webAnnotationImporter.read(files, context);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

/** What a loss list must say: everything but the order. */
function sorted<T>(list: readonly T[]): readonly string[] {
  return list.map((each) => JSON.stringify(each)).toSorted();
}

describe('webAnnotationImporter', () => {
  it('gives back everything that the native format can say, but for what is listed as lost', () => {
    const state = aRichExport();
    const { losses } = writeOut(webAnnotationExporter, state);
    const read = readBack(state);
    expect(sorted(differences(state, read))).toEqual(sorted(losses));
    expect(losses.map(({ field }) => field).toSorted()).toEqual(['*', '*', '*', 'scheme']);
    expect(new Set(read.items.map(({ fate }) => fate.type))).toEqual(new Set(['anchored']));
    expect(read.items).toHaveLength(10);
    expect(read.units).toEqual([
      { fileName: 'export.jsonld', unit: 'code-point', matched: 9, of: 9 },
    ]);
  });

  it('gives back whatever an export is made of, and the losses name exactly what is not', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        const { losses } = writeOut(webAnnotationExporter, state);
        expect(sorted(differences(state, readBack(state)))).toEqual(sorted(losses));
      }),
      { numRuns: 200 },
    );
  });
});

describe('webAnnotationExporter', () => {
  it('writes the same bytes whatever order its lists were given in', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        const turned = {
          ...state,
          sources: state.sources.toReversed(),
          relations: state.relations.toReversed(),
          articles: state.articles.toReversed().map((each) => ({
            ...each,
            annotations: each.annotations.toReversed(),
          })),
        };
        expect(writeOut(webAnnotationExporter, turned)).toEqual(
          writeOut(webAnnotationExporter, state),
        );
      }),
    );
  });
});
