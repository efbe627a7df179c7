import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotationId } from '../../../shared/annotation/annotation';
import { compareInTextOrder } from '../../../shared/annotation/packed-columns';
import {
  packAnnotations,
  repack,
  unpackAnnotations,
  type PlacedAnnotation,
} from '../../../shared/annotation/packed';
import { KINDS } from '../../../shared/scheme/scheme';
import { fastest } from '../../builders/fastest';

function idOf(number: number): AnnotationId {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}` as AnnotationId;
}

const span = fc
  .tuple(fc.nat(5000), fc.integer({ min: 1, max: 300 }))
  .map(([start, length]) => ({ start, end: start + length }));

const content = fc.record({
  kind: fc.constantFrom(...KINDS),
  spans: fc.array(span, { minLength: 1, maxLength: 3 }),
});

const annotations = fc
  .array(content, { maxLength: 30 })
  .map((contents) =>
    contents.map((rest, index): PlacedAnnotation => ({ id: idOf(index), ...rest })),
  );

function many(count: number): PlacedAnnotation[] {
  return Array.from({ length: count }, (_, index) => {
    const start = (index * 7919) % 1_000_000;
    return { id: idOf(index), kind: 'claim', spans: [{ start, end: start + 40 }] };
  });
}

describe('packAnnotations', () => {
  it('keeps every annotation, in text order', () => {
    fc.assert(
      fc.property(annotations, (given) => {
        const packed = packAnnotations(given);
        expect(packed.count).toBe(given.length);
        expect(unpackAnnotations(packed)).toEqual(given.toSorted(compareInTextOrder));
      }),
    );
  });

  it('gives the same columns for the same annotations in any order', () => {
    fc.assert(
      fc.property(annotations, (given) => {
        expect(packAnnotations(given.toReversed())).toEqual(packAnnotations(given));
      }),
    );
  });

  it('orders by start, then the longer first, then id', () => {
    const at = (id: number, start: number, end: number): PlacedAnnotation => ({
      id: idOf(id),
      kind: 'claim',
      spans: [{ start, end }],
    });
    const packed = packAnnotations([at(3, 5, 6), at(2, 5, 9), at(1, 5, 9), at(4, 0, 1)]);
    expect(unpackAnnotations(packed).map(({ id }) => id)).toEqual([4, 1, 2, 3].map(idOf));
  });

  it('makes empty columns of nothing', () => {
    const packed = packAnnotations([]);
    expect(packed.count).toBe(0);
    expect([...packed.firstSpan]).toEqual([0]);
    expect(unpackAnnotations(packed)).toEqual([]);
  });

  it.each(['', 'not a uuid', idOf(1).toUpperCase().replace('7', 'A'), `${idOf(1)}0`, '__proto__'])(
    'refuses the id %j',
    (id) => {
      const spans = [{ start: 0, end: 1 }];
      expect(() => packAnnotations([{ id: id as AnnotationId, kind: 'claim', spans }])).toThrow(
        'Not a UUID',
      );
    },
  );
});

describe('repack', () => {
  it('equals packing afresh, whatever the edits', () => {
    const edits = fc.array(fc.tuple(fc.nat(35), fc.option(content, { nil: null })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(annotations, edits, (given, plan) => {
        const before = new Map(given.map((placed) => [placed.id, placed]));
        const changed = new Map(
          plan.map(([number, rest]) => [idOf(number), rest && { id: idOf(number), ...rest }]),
        );
        const after = new Map(before);
        const edits = [...changed].flatMap(([id, placed]) => {
          if (placed) after.set(id, placed);
          else after.delete(id);
          const old = before.get(id) ?? null;
          return old || placed ? [{ before: old, after: placed }] : [];
        });
        const packed = packAnnotations(given);
        const columns = structuredClone(packed);
        expect(repack(packed, edits)).toEqual(packAnnotations([...after.values()]));
        expect(packed).toEqual(columns);
      }),
    );
  });

  it('takes out nothing that is not there and puts nothing in twice', () => {
    const [placed] = many(1);
    if (!placed) throw new Error('none');
    const packed = packAnnotations([placed]);
    const stranger = { ...placed, id: idOf(77) };
    expect(repack(packed, [{ before: stranger, after: null }])).toEqual(packed);
    expect(repack(packed, [{ before: null, after: placed }])).toEqual(packed);
  });

  it('finds an annotation that lies elsewhere than the edit says', () => {
    const [placed] = many(1);
    if (!placed) throw new Error('none');
    const elsewhere = { ...placed, spans: [{ start: 900, end: 901 }] };
    const packed = packAnnotations([placed]);
    expect(repack(packed, [{ before: elsewhere, after: null }]).count).toBe(0);
  });

  it('splices one edit into 20,000 in a few milliseconds', () => {
    const packed = packAnnotations(many(20_000));
    const after: PlacedAnnotation = {
      id: idOf(50_000),
      kind: 'quote',
      spans: [{ start: 500_000, end: 500_009 }],
    };
    expect(fastest(() => repack(packed, [{ before: null, after }]))).toBeLessThan(20);
  });

  it('takes 20,000 out at once in well under a second', () => {
    const all = many(20_000);
    const packed = packAnnotations(all);
    const edits = all.map((before) => ({ before, after: null }));
    expect(fastest(() => repack(packed, edits))).toBeLessThan(500);
  });
});
