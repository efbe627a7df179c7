import { describe, expect, it } from 'vitest';
import { RowSlots } from '../../../../renderer/view/annotating/row-slots';

describe('RowSlots', () => {
  it('keeps the place of a row that stays, wherever it moves to', () => {
    const slots = new RowSlots();
    expect(slots.assign(['a', 'b', 'c'])).toEqual([0, 1, 2]);
    expect(slots.assign(['new', 'c', 'a', 'b'])).toEqual([3, 2, 0, 1]);
  });

  it('gives what comes the places of what has gone, and further ones when these run out', () => {
    const slots = new RowSlots();
    slots.assign(['a', 'b', 'c']);
    expect(slots.assign(['b', 'd', 'e', 'f'])).toEqual([1, 0, 2, 3]);
  });

  it('has a place of its own for each row of another article', () => {
    const slots = new RowSlots();
    slots.assign(['a', 'b']);
    expect(slots.assign(['x', 'y', 'z'])).toEqual([0, 1, 2]);
    expect(slots.assign([])).toEqual([]);
    expect(slots.assign(['q'])).toEqual([0]);
  });
});
