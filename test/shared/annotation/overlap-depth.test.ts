import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignDepths } from '../../../shared/annotation/overlap-depth';
import { packAnnotations, unpackAnnotations } from '../../../shared/annotation/packed';
import type { Span } from '../../../shared/article/span';
import { KINDS } from '../../../shared/scheme/scheme';
import { freshAnnotationId } from '../../builders/ids';

/** What the depths are by their definition, looked up span by span in the order of the text. */
function depthsByDefinition(rows: readonly { readonly spans: readonly Span[] }[]): number[] {
  const depths = rows.map(() => -1);
  const busyUntil = [0, 0, 0];
  const all = rows.flatMap(({ spans }, row) => spans.map((span) => ({ ...span, row })));
  for (const { row, start, end } of all.toSorted((a, b) => a.start - b.start)) {
    if (depths[row] === -1) {
      const free = busyUntil.findIndex((until) => until <= start);
      depths[row] = free === -1 ? busyUntil.indexOf(Math.min(...busyUntil)) : free;
    }
    const depth = depths[row] ?? 0;
    busyUntil[depth] = Math.max(busyUntil[depth] ?? 0, end);
  }
  return depths;
}

const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }));

describe('assignDepths', () => {
  it('gives each annotation the layer that is free where its leftmost span begins', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(span, { minLength: 1, maxLength: 4 }), { maxLength: 30 }),
        (given) => {
          const packed = packAnnotations(
            given.map((spans) => ({ id: freshAnnotationId(), kind: KINDS[0], spans })),
          );
          expect([...assignDepths(packed)]).toEqual(depthsByDefinition(unpackAnnotations(packed)));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('passes over further spans that stand before the first one of their annotation', () => {
    const packed = packAnnotations([
      { id: freshAnnotationId(), kind: 'quote', spans: [{ start: 10, end: 20 }] },
      {
        id: freshAnnotationId(),
        kind: 'quote',
        spans: [
          { start: 40, end: 50 },
          { start: 5, end: 12 },
        ],
      },
    ]);
    expect([...assignDepths(packed)]).toEqual([1, 0]);
  });
});
