import { describe, expect, it } from 'vitest';
import { speedAt } from '../../../renderer/editor/edge-scroll';

const VIEWPORT = { top: 100, bottom: 700 };

describe('speedAt', () => {
  it.each([
    ['in the middle', 400, 0],
    ['where the lower zone begins', 660, 0],
    ['half into the lower zone', 680, 750],
    ['at the lower edge', 700, 1500],
    ['far below', 5000, 1500],
    ['half into the upper zone', 120, -750],
    ['at the upper edge', 100, -1500],
    ['far above', -5000, -1500],
  ])('scrolls as fast as the pointer is deep in a zone: %s', (_where, y, speed) => {
    expect(speedAt(y, VIEWPORT)).toBe(speed);
  });

  it('stays where it is over a viewport that is all edges', () => {
    expect(speedAt(110, { top: 100, bottom: 120 })).toBe(0);
  });
});
