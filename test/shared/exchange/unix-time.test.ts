import { describe, expect, it } from 'vitest';
import { unixTime } from '../../../shared/exchange/unix-time';

describe('unixTime', () => {
  it.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [1_700_000_000, '2023-11-14T22:13:20.000Z'],
    [1_700_000_000.5, '2023-11-14T22:13:20.500Z'],
  ])('gives the time of %d seconds', (seconds, time) => {
    expect(unixTime(seconds)).toBe(time);
  });

  it.each([['1700000000'], [Number.NaN], [1e300], [null], [undefined]])(
    'gives none for %j',
    (value) => {
      expect(unixTime(value)).toBeUndefined();
    },
  );
});
