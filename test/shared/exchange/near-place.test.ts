import { describe, expect, it } from 'vitest';
import { nearPlace } from '../../../shared/exchange/near-place';

const TEXT = 'One two three four.';
const ONE = { start: 0, end: 3, score: 0.6 };
const TWO = { start: 4, end: 7, score: 0.9 };
const FOUR = { start: 14, end: 18, score: 0.7 };

describe('nearPlace', () => {
  it.each([
    ['the best of several', [[ONE, TWO, FOUR]], { words: 'two', score: 0.9 }],
    ['fragments with the score of the worst', [[TWO], [FOUR]], { words: 'two four', score: 0.7 }],
    ['nothing where there is no candidate', [[]], null],
    ['nothing where a fragment has none', [[TWO], []], null],
    ['nothing of nothing', [], null],
  ])('gives %s', (_name, candidates, near) => {
    expect(nearPlace(TEXT, candidates)).toEqual(near);
  });
});
