import { describe, expect, it } from 'vitest';
import { digestText } from '../../../shared/article/digest';
import { exportFileOf } from '../../../shared/exchange/build-export';
import { sealExport, sealOf } from '../../../shared/exchange/seals';
import { TEST_TIME } from '../../builders/an-article';
import { aRichExport } from '../../cases/rich-export';

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
