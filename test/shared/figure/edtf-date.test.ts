import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayToIso } from '../../../shared/figure/calendar';
import { edtfInterval, parseEdtf } from '../../../shared/figure/edtf-date';

function intervalOf(text: string): string {
  const date = parseEdtf(text);
  if (!date.ok) return date.failure.reason;
  const { type, first, last } = edtfInterval(date.value);
  return `${type} ${dayToIso(first)} ${dayToIso(last)}`;
}

describe('parseEdtf', () => {
  it.each([
    ['2025-11-23', 'days 2025-11-23 2025-11-23'],
    [' 2025-11-23 ', 'days 2025-11-23 2025-11-23'],
    ['2024-07', 'days 2024-07-01 2024-07-31'],
    ['2024-02', 'days 2024-02-01 2024-02-29'],
    ['2025', 'days 2025-01-01 2025-12-31'],
    ['2025-XX', 'days 2025-01-01 2025-12-31'],
    ['2025-11-XX', 'days 2025-11-01 2025-11-30'],
    ['199X', 'days 1990-01-01 1999-12-31'],
    ['19XX', 'days 1900-01-01 1999-12-31'],
    ['0044-03-15', 'days 0044-03-15 0044-03-15'],
    ['2025-21', 'days 2025-03-01 2025-05-31'],
    ['2024-24', 'days 2024-12-01 2025-02-28'],
    ['2025-11-23?', 'days 2025-11-23 2025-11-23'],
    ['2025~', 'days 2025-01-01 2025-12-31'],
    ['2025-11%', 'days 2025-11-01 2025-11-30'],
    ['2019/2023', 'days 2019-01-01 2023-12-31'],
    ['2025-11-21/2025-11-23', 'days 2025-11-21 2025-11-23'],
    ['XXXX-11-21', 'recurring 2000-11-21 2000-11-21'],
    ['XXXX-11-21?', 'recurring 2000-11-21 2000-11-21'],
    ['XXXX-02-29', 'recurring 2000-02-29 2000-02-29'],
    ['XXXX-11', 'recurring 2000-11-01 2000-11-30'],
    ['XXXX', 'recurring 2000-01-01 2000-12-31'],
    ['XXXX-12-30/XXXX-01-02', 'recurring 2000-12-30 2001-01-02'],
  ])('reads %j as %s', (text, expected) => {
    expect(intervalOf(text)).toBe(expected);
  });

  it.each([
    ['2025-02-30', 'no-such-day'],
    ['2025-02-29', 'no-such-day'],
    ['1900-02-29', 'no-such-day'],
    ['XXXX-02-30', 'no-such-day'],
    ['2025-04-31', 'no-such-day'],
    ['2025-11-00', 'no-such-day'],
    ['2025-21-01', 'no-such-day'],
    ['2025-00', 'no-such-month'],
    ['2025-13', 'no-such-month'],
    ['2025-25', 'no-such-month'],
    ['199X-05', 'year-half-known'],
    ['2025/XXXX-11', 'year-half-known'],
    ['2023/2019', 'upside-down'],
    ['2025-XX-21', 'not-a-date'],
    ['', 'not-a-date'],
    ['21.11.2025', 'not-a-date'],
    ['November 21', 'not-a-date'],
    ['2025-1-1', 'not-a-date'],
    ['25-11-21', 'not-a-date'],
    ['2025-11-21T10:00:00Z', 'not-a-date'],
    ['2025/..', 'not-a-date'],
    ['1/2/3', 'not-a-date'],
    ['٢٠٢٥', 'not-a-date'],
    ['2025-11-21\n2025', 'not-a-date'],
    [`${'2025-'.repeat(5000)}`, 'not-a-date'],
  ])('refuses %j: %s', (text, reason) => {
    expect(parseEdtf(text)).toEqual({ ok: false, failure: { type: 'DateInvalid', reason } });
  });

  it('tells how finely a date is stated and how surely', () => {
    const parsed = parseEdtf('2025-11~');
    expect(parsed.ok && parsed.value.start).toMatchObject({
      precision: 'month',
      qualifier: 'approximate',
    });
  });

  it('knows the days of any month as the calendar of the platform does', () => {
    const year = fc.integer({ min: 1000, max: 2999 });
    fc.assert(
      fc.property(year, fc.nat(13), fc.nat(32), (y, m, d) => {
        const text = [y, m, d].map((part) => String(part).padStart(2, '0')).join('-');
        const utc = new Date(Date.UTC(y, m - 1, d));
        const exists = utc.getUTCMonth() === m - 1 && utc.getUTCDate() === d;
        expect(parseEdtf(text).ok).toBe(exists);
      }),
    );
  });
});

/** What the library says; it has no types of its own. */
async function readByLibrary(): Promise<(text: string) => boolean> {
  const name = 'edtf';
  const library: unknown = await import(name);
  if (typeof library !== 'object' || library === null || !('parse' in library)) {
    throw new Error('edtf has no parse');
  }
  const { parse } = library;
  if (typeof parse !== 'function') throw new Error('edtf has no parse');
  return (text) => {
    try {
      parse(text);
      return true;
    } catch {
      return false;
    }
  };
}

describe('parseEdtf beside the library edtf', () => {
  /** Where we differ on purpose. */
  const STRICTER = ['2025-02-29', '1900-02-29', '1XXX', 'X025', '?2025', '2025-25', '2019/..'];
  const LOOSER = ['XXXX-11-21?', '2025-21?'];

  it('accepts and refuses the same, but for what is told apart here', async () => {
    const accepts = await readByLibrary();
    for (const text of STRICTER) expect([text, accepts(text)]).toEqual([text, true]);
    for (const text of LOOSER) expect([text, accepts(text)]).toEqual([text, false]);
    for (const text of STRICTER) expect([text, parseEdtf(text).ok]).toEqual([text, false]);
    for (const text of LOOSER) expect([text, parseEdtf(text).ok]).toEqual([text, true]);
    const years = ['2024', '2023', '20XX', '199X', 'XXXX', '-0044', '12345', '2O25'];
    const months = ['02', '11', '13', '21', '24', '00', 'XX', '1'];
    const days = ['01', '21', '28', '30', '31', '32', '00', 'XX', '5'];
    const texts = years.flatMap((year) => [
      year,
      ...months.flatMap((month) => [
        `${year}-${month}`,
        ...days.map((day) => `${year}-${month}-${day}`),
      ]),
    ]);
    // What follows unknown digits is level 2, where the library goes further.
    for (const text of texts.filter((candidate) => !/X.*-\d/.test(candidate))) {
      expect([text, parseEdtf(text).ok]).toEqual([text, accepts(text)]);
    }
  });
});
