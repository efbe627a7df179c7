import { describe, expect, it } from 'vitest';
import { dayAndTime, timeOfDay } from '../../../renderer/view/amounts';

/** An instant as it is stored, by the clock on the analyst's wall. */
function onTheWall(hours: number, minutes: number): string {
  return new Date(2026, 0, 2, hours, minutes).toISOString();
}

describe('timeOfDay', () => {
  it('is in the own zone, in two digits each, from 0 to 23 hours', () => {
    expect([onTheWall(7, 5), onTheWall(0, 0), onTheWall(23, 59)].map(timeOfDay)).toEqual([
      '07:05',
      '00:00',
      '23:59',
    ]);
  });
});

describe('dayAndTime', () => {
  it('has the day before it', () => {
    expect(dayAndTime(onTheWall(14, 5))).toBe('2026-01-02 14:05');
  });
});
