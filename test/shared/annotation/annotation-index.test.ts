import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotationId } from '../../../shared/annotation/annotation';
import { AnnotationIndex, type PlacedEdit } from '../../../shared/annotation/annotation-index';
import type { PackedAnnotations, PlacedAnnotation } from '../../../shared/annotation/packed';
import { paragraphsOf } from '../../../shared/article/paragraphs';
import { KINDS, type Kind } from '../../../shared/scheme/scheme';

const TEXT = '\nFirst paragraph.\r\n\r\nSecond, longer paragraph here.\nx\n\u2028Last one\n';
const PARAGRAPHS = paragraphsOf(TEXT);

const EMPTY: PackedAnnotations = {
  count: 0,
  ids: new Uint8Array(0),
  kinds: new Uint8Array(0),
  firstSpan: new Uint32Array(1),
  spans: new Uint32Array(0),
};

function idOf(number: number): AnnotationId {
  const hex = number.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${hex}` as AnnotationId;
}

function placed(
  number: number,
  kind: Kind,
  ...spans: readonly (readonly [number, number])[]
): PlacedAnnotation {
  return { id: idOf(number), kind, spans: spans.map(([start, end]) => ({ start, end })) };
}

function indexOf(...annotations: readonly PlacedAnnotation[]): AnnotationIndex {
  const index = new AnnotationIndex(PARAGRAPHS, EMPTY);
  for (const after of annotations) index.apply([{ before: null, after }]);
  return index;
}

/** The same questions answered by looking at everything. */
class NaiveIndex {
  readonly #byId = new Map<AnnotationId, PlacedAnnotation>();

  apply(edits: readonly PlacedEdit[]): void {
    for (const { before, after } of edits) {
      if (before) this.#byId.delete(before.id);
      if (after) this.#byId.set(after.id, after);
    }
  }

  get(id: AnnotationId): PlacedAnnotation | undefined {
    return this.#byId.get(id);
  }

  get inOrder(): PlacedAnnotation[] {
    const key = ({ spans: [first], id }: PlacedAnnotation): string =>
      `${String(first?.start ?? 0).padStart(9, '0')} ${1e9 - (first?.end ?? 0)} ${id}`;
    return [...this.#byId.values()].toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  at(offset: number): PlacedAnnotation[] {
    const size = ({ spans }: PlacedAnnotation): number =>
      spans.reduce((sum, { start, end }) => sum + end - start, 0);
    return this.inOrder
      .filter(({ spans }) => spans.some(({ start, end }) => start <= offset && offset < end))
      .toSorted((a, b) => size(a) - size(b));
  }

  fragments(first: number, last: number): string[] {
    const found: string[] = [];
    for (const { id, kind, spans } of this.inOrder) {
      for (const span of spans) {
        PARAGRAPHS.forEach((whole, paragraph) => {
          const start = Math.max(span.start, whole.start);
          const end = Math.min(span.end, whole.end);
          const inside = paragraph >= first && paragraph <= last && start < end;
          if (inside) found.push(`${id} ${kind} ${paragraph} ${start} ${end}`);
        });
      }
    }
    return found;
  }
}

const spans = fc
  .array(fc.tuple(fc.nat(TEXT.length - 1), fc.integer({ min: 1, max: 20 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((pairs) =>
    pairs
      .map(([start, size]) => ({ start, end: Math.min(start + size, TEXT.length) }))
      .filter((span, at, all) =>
        all.slice(0, at).every(({ start, end }) => span.end <= start || end <= span.start),
      ),
  );

const annotation = fc
  .record({ number: fc.nat(12), kind: fc.constantFrom(...KINDS), spans })
  .map(({ number, ...rest }): PlacedAnnotation => ({ id: idOf(number), ...rest }));

/** Batches of ids to remove and annotations to put, each batch one change; some are large. */
const batches = fc.array(
  fc.array(fc.oneof(annotation, fc.nat(12)), { minLength: 1, maxLength: 45 }),
  { maxLength: 8 },
);

function editsOf(batch: readonly (PlacedAnnotation | number)[], model: NaiveIndex): PlacedEdit[] {
  const scratch = new NaiveIndex();
  scratch.apply(model.inOrder.map((after) => ({ before: null, after })));
  return batch.flatMap((step) => {
    const after = typeof step === 'number' ? null : step;
    const before = scratch.get(after?.id ?? idOf(Number(step))) ?? null;
    if (!before && !after) return [];
    scratch.apply([{ before, after }]);
    return [{ before, after }];
  });
}

describe('AnnotationIndex', () => {
  it('answers every question as a naive model does, after any changes', () => {
    fc.assert(
      fc.property(batches, (list) => {
        const index = new AnnotationIndex(PARAGRAPHS, EMPTY);
        const model = new NaiveIndex();
        for (const batch of list) {
          const edits = editsOf(batch, model);
          const { version } = index;
          index.apply(edits);
          model.apply(edits);
          expect(index.version).toBe(version + 1);
          const order = model.inOrder;
          expect(index.size).toBe(order.length);
          order.forEach((one, position) => {
            expect(index.get(one.id)).toEqual(one);
            expect(index.idAt(position)).toBe(one.id);
            expect(index.positionOf(one.id)).toBe(position);
          });
          for (let offset = 0; offset <= TEXT.length; offset += 1) {
            expect(index.at(offset)).toEqual(model.at(offset));
            const following = order.findIndex(({ spans: [span] }) => (span?.start ?? 0) >= offset);
            expect(index.firstAfter(offset)).toBe(following < 0 ? order.length : following);
          }
          for (const [first, last] of [
            [0, 9],
            [1, 1],
            [2, 3],
            [3, 9],
            [-5, 0],
          ] as const) {
            const fragments = [...index.fragmentsIn(first, last)].map(
              ({ id, kind, paragraph, start, end }) => `${id} ${kind} ${paragraph} ${start} ${end}`,
            );
            expect(fragments).toEqual(model.fragments(first, last));
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('packs what it holds, and an index of that record is the same', () => {
    fc.assert(
      fc.property(fc.uniqueArray(annotation, { selector: ({ id }) => id }), (list) => {
        const packed = indexOf(...list).pack();
        const again = new AnnotationIndex(PARAGRAPHS, packed);
        const ids = Array.from({ length: again.size }, (_, position) => again.idAt(position));
        expect(ids).toHaveLength(list.length);
        for (const one of list) expect(again.get(one.id)).toEqual(one);
        expect(again.pack()).toEqual(packed);
      }),
    );
  });

  it('leaves the record that it was made from as it is', () => {
    const { ...record } = indexOf(placed(1, 'claim', [1, 5])).pack();
    const copy = structuredClone(record);
    const index = new AnnotationIndex(PARAGRAPHS, record);
    index.apply([{ before: placed(1, 'claim', [1, 5]), after: placed(1, 'quote', [2, 9]) }]);
    expect(record).toEqual(copy);
  });

  it.each([
    ['an id that it does not hold', idOf(99)],
    ['what is no id at all', 'no-id' as AnnotationId],
    ['an id in capitals', idOf(171).toUpperCase() as AnnotationId],
    ['the empty string', '' as AnnotationId],
  ])('finds nothing for %s', (_name, id) => {
    const index = indexOf(placed(1, 'claim', [1, 5]), placed(171, 'claim', [1, 5]));
    expect([index.get(id), index.positionOf(id)]).toEqual([undefined, -1]);
  });

  it.each([-1, 1, Number.NaN])('has no id at position %s of one', (position) => {
    expect(indexOf(placed(1, 'claim', [1, 5])).idAt(position)).toBe(undefined);
  });

  it('refuses an annotation whose id is no UUID, and stays as it was', () => {
    const index = indexOf(placed(1, 'claim', [1, 5]));
    const after = { ...placed(2, 'claim', [2, 3]), id: 'x' as AnnotationId };
    expect(() => index.apply([{ before: null, after }])).toThrow('Not a UUID: x');
    expect([index.size, index.positionOf(idOf(1))]).toEqual([1, 0]);
  });

  it('gives up to three that overlap different depths', () => {
    const list = [
      placed(1, 'claim', [1, 15]),
      placed(2, 'quote', [3, 12]),
      placed(3, 'figure', [5, 8]),
      placed(4, 'claim', [13, 17]),
    ];
    for (const index of [
      indexOf(...list),
      indexOf(...list.toReversed()),
      new AnnotationIndex(PARAGRAPHS, indexOf(...list).pack()),
    ]) {
      const depths = new Map([...index.fragmentsIn(0, 9)].map(({ id, depth }) => [id, depth]));
      const [one, two, three, four] = list.map(({ id }) => depths.get(id));
      expect(new Set([one, two, three]).size).toBe(3);
      expect(four).not.toBe(one);
    }
  });

  it('keeps the depth of every annotation that a change does not touch', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(annotation, { selector: ({ id }) => id }),
        annotation,
        (list, one) => {
          const index = indexOf(...list);
          const depthsNow = () =>
            [...index.fragmentsIn(0, 9)]
              .filter(({ id }) => id !== one.id)
              .map(({ id, start, depth }) => `${id} ${start} ${depth}`);
          const before = depthsNow();
          index.apply([{ before: index.get(one.id) ?? null, after: one }]);
          expect(depthsNow()).toEqual(before);
          index.apply([{ before: one, after: null }]);
          expect(depthsNow()).toEqual(before);
        },
      ),
    );
  });

  it('keeps the depth of an annotation whose kind alone changes', () => {
    const index = indexOf(placed(1, 'claim', [1, 15]), placed(2, 'quote', [3, 12]));
    const depthOf = () => [...index.fragmentsIn(0, 9)].find(({ id }) => id === idOf(2))?.depth;
    const before = depthOf();
    index.apply([{ before: placed(1, 'claim', [1, 15]), after: null }]);
    index.apply([{ before: placed(2, 'quote', [3, 12]), after: placed(2, 'figure', [3, 12]) }]);
    expect(depthOf()).toBe(before);
  });

  it('has the same depth in all fragments of an annotation', () => {
    const index = indexOf(
      placed(1, 'claim', [1, 40]),
      placed(2, 'quote', [50, 56], [3, 12]),
      placed(3, 'figure', [22, 60]),
    );
    const depths = new Set([...index.fragmentsIn(0, 9)].map(({ id, depth }) => `${id} ${depth}`));
    expect(depths.size).toBe(3);
  });
});

describe('AnnotationIndex.fragmentsTouching', () => {
  it('gives whole every fragment of which a part lies in the span, and no other', () => {
    const span = fc
      .tuple(fc.nat(TEXT.length - 1), fc.integer({ min: 1, max: 20 }))
      .map(([start, size]) => ({ start, end: Math.min(start + size, TEXT.length) }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), span, (spans, within) => {
        const annotations = spans.map(({ start, end }, at) => placed(at, 'claim', [start, end]));
        const index = indexOf(...annotations);
        const whole = [...index.fragmentsIn(0, PARAGRAPHS.length - 1)];
        const touching = whole.filter(({ start, end }) => start < within.end && within.start < end);
        expect([...index.fragmentsTouching(within)]).toEqual(touching);
      }),
    );
  });
});
