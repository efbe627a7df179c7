import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestText } from '../../../shared/article/digest';
import { exportFileOf } from '../../../shared/exchange/build-export';
import { canonicalJson, sealExport, sealOf } from '../../../shared/exchange/seals';
import { TEST_TIME } from '../../builders/an-article';
import { aRichExport } from '../../cases/rich-export';

describe('canonicalJson', () => {
  it.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '🚢': 5 },
      '{"\\r":2,"1":4,"€":1,"🚢":5,"\ufb33":3}',
    ],
    ['\u2028"\\\n\u001f', '"\u2028\\"\\\\\\n\\u001f"'],
    [{ a: undefined, b: [] }, '{"b":[]}'],
  ])('writes %j as RFC 8785 does', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('says the same value, in one order of its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});

describe('sealExport', () => {
  const file = exportFileOf(aRichExport(), TEST_TIME);

  it('is what the file carries, as often as it is made', () => {
    expect(sealExport(file)).toEqual(file.seals);
  });

  it('can be made by anyone from the canonical form of a part', () => {
    const relation = file.relations[0] ?? {};
    const byHand = JSON.stringify(
      Object.fromEntries(Object.entries(relation).toSorted(([a], [b]) => (a < b ? -1 : 1))),
      (_key, value: unknown) =>
        typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
          : value,
    );
    expect(file.seals.relations[0]).toBe(digestText(byHand));
    expect(sealOf({ b: 1, a: 2 })).toBe(sealOf({ a: 2, b: 1 }));
  });
});
