import { describe, expect, it } from 'vitest';
import { fitInto } from './place-window';
import type { Rectangle } from './screen';

const AREA: Rectangle = { x: 0, y: 30, width: 1400, height: 870 };

describe('fitInto', () => {
  it.each<readonly [string, Rectangle, Rectangle]>([
    [
      'leaves what fits',
      { x: 10, y: 40, width: 900, height: 600 },
      { x: 10, y: 40, width: 900, height: 600 },
    ],
    [
      'moves what lies outside',
      { x: 900, y: -5, width: 900, height: 600 },
      { x: 500, y: 30, width: 900, height: 600 },
    ],
    ['shrinks what is too large', { x: 320, y: 140, width: 2000, height: 1000 }, AREA],
  ])('%s', (_case, wanted, expected) => {
    expect(fitInto(AREA, wanted)).toEqual(expected);
  });
});
