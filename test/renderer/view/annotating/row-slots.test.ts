import { describe, expect, it } from 'vitest';
import { RowSlots } from '../../../../renderer/view/annotating/row-slots';

describe('RowSlots', () => {
  it('keeps the place of a row that stays, wherever it moves to', () => {
    const slots = new RowSlots();
    expect(slots.assign(['a', 'b', 'c'])).toEqual([0, 1, 2]);
    expect(slots.assign(['new', 'c', 'a', 'b'])).toEqual([3, 2, 0, 1]);
  });

  it('gives what comes while scrolling a place of its own, so that nothing changes its order', () => {
    const slots = new RowSlots();
    slots.assign(['a', 'b', 'c']);
    expect(slots.assign(['b', 'c', 'd'])).toEqual([1, 2, 3]);
    expect(slots.assign(['a', 'b', 'c'])).toEqual([4, 1, 2]);
  });

  it('gives the rows of another article the places that are there, in their order', () => {
    const slots = new RowSlots();
    slots.assign(['a', 'b', 'c']);
    slots.assign(['c', 'a']);
    expect(slots.assign(['x', 'y', 'z'])).toEqual([2, 0, 3]);
    expect(slots.assign(['x', 'y', 'z'])).toEqual([2, 0, 3]);
  });

  it('begins anew behind an article without rows', () => {
    const slots = new RowSlots();
    slots.assign(['a']);
    expect(slots.assign([])).toEqual([]);
    expect(slots.assign(['b', 'c'])).toEqual([1, 2]);
  });
});
