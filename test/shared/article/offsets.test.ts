import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength, createOffsetMap } from '../../../shared/article/offsets';
import { nastyText } from '../../cases/nasty-texts';

describe('codePointLength', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['🚢', 1],
    ['👩‍👩‍👧', 5],
    ['e\u0301', 2],
    ['\ud83d', 1],
    ['\udea2\ud83d', 2],
    ['\ud83d\ud83d\udea2', 2],
  ])('counts %j as %i', (text, points) => {
    expect(codePointLength(text)).toBe(points);
    expect([...text]).toHaveLength(points);
  });
});

describe('createOffsetMap', () => {
  it('converts each border of code points there and back', () => {
    fc.assert(
      fc.property(fc.oneof(nastyText, fc.string({ unit: 'binary' })), (text) => {
        const map = createOffsetMap(text);
        let units = 0;
        let points = 0;
        for (const point of [...text, '']) {
          expect(map.toPoints(units)).toBe(points);
          expect(map.toUnits(points)).toBe(units);
          units += point.length;
          points += 1;
        }
        expect({ units: map.units, points: map.points }).toEqual({
          units: text.length,
          points: [...text].length,
        });
      }),
    );
  });

  it('takes an offset inside of a surrogate pair for its start', () => {
    const map = createOffsetMap('a🚢🚢b');
    expect([0, 1, 2, 3, 4, 5, 6].map(map.toPoints)).toEqual([0, 1, 1, 2, 2, 3, 4]);
  });

  it.each([-1, 3, 0.5, Number.NaN, Infinity])(
    'throws on the offset %d outside of a text',
    (offset) => {
      const map = createOffsetMap('ab');
      expect(() => map.toPoints(offset)).toThrow(RangeError);
      expect(() => map.toUnits(offset)).toThrow(RangeError);
    },
  );

  it('knows the end of a megabyte of emoji', () => {
    const map = createOffsetMap('🚢'.repeat(500_000));
    expect(map.toPoints(999_998)).toBe(499_999);
    expect(map.toUnits(499_999)).toBe(999_998);
  });
});
