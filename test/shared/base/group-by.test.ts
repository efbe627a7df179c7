import { describe, expect, it } from 'vitest';
import { groupBy } from '../../../shared/base/group-by';

describe('groupBy', () => {
  it('keeps keys in the order of their first items, and items in theirs', () => {
    const groups = groupBy(['ab', 'c', 'ba', 'd', 'aa'], (word) => word.charAt(0));
    expect([...groups]).toEqual([
      ['a', ['ab', 'aa']],
      ['c', ['c']],
      ['b', ['ba']],
      ['d', ['d']],
    ]);
  });

  it('has no groups of nothing', () => {
    expect(groupBy([], String).size).toBe(0);
  });
});
