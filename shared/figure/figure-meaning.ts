import { isNoValue } from '../annotation/answer';
import type { Answer, BOUNDS, FigureBody } from '../annotation/body';
import { compareDecimals, parseDecimal, type Decimal } from './decimal';
import { parseEdtf, type EdtfDate } from './edtf-date';

export type Bound = (typeof BOUNDS)[number];

/** What a unit field says: a unit, that there is none, or nothing. */
export type StatedUnit =
  { readonly type: 'unit'; readonly name: string } | { readonly type: 'none' | 'missing' };

/** The amount of a figure, read once. For one value, `low` and `high` are the same. */
export type Meaning =
  | {
      readonly type: 'number';
      readonly low: Decimal;
      readonly high: Decimal;
      readonly bound: Bound;
      readonly unit: StatedUnit;
    }
  | { readonly type: 'date'; readonly date: EdtfDate; readonly bound: Bound }
  | { readonly type: 'nothing'; readonly why: 'no-value' | 'malformed' };

/** The value of an answer; undefined where there is none or it is an answer without a value. */
export function valueOf<T>(answer: Answer<T> | undefined): T | undefined {
  return answer === undefined || isNoValue(answer) ? undefined : answer;
}

function unitOf({ unit }: FigureBody): StatedUnit {
  if (unit === undefined) return { type: 'missing' };
  if (isNoValue(unit)) return { type: unit.answer === 'none-stated' ? 'none' : 'missing' };
  return { type: 'unit', name: unit };
}

/** An unanswered bound says that the number stands as it is. */
function boundOf({ bound }: FigureBody): Bound {
  return valueOf(bound) ?? 'exactly';
}

const MALFORMED: Meaning = { type: 'nothing', why: 'malformed' };

function numberMeaning(body: FigureBody, lowText: string, highText: string): Meaning {
  const low = parseDecimal(lowText);
  const high = parseDecimal(highText);
  if (!low.ok || !high.ok || compareDecimals(low.value, high.value) > 0) return MALFORMED;
  const [bound, unit] = [boundOf(body), unitOf(body)];
  return { type: 'number', low: low.value, high: high.value, bound, unit };
}

/** Reads the amount of a figure; what cannot be read is named, never guessed. */
export function meaningOf(body: FigureBody): Meaning {
  const [value, range, date] = [valueOf(body.value), valueOf(body.range), valueOf(body.date)];
  const stated = [value, range, date].filter((amount) => amount !== undefined);
  if (stated.length === 0) return { type: 'nothing', why: 'no-value' };
  if (stated.length > 1) return MALFORMED;
  if (range !== undefined) return numberMeaning(body, range.low, range.high);
  if (value !== undefined) {
    return boundOf(body) === 'between' ? MALFORMED : numberMeaning(body, value, value);
  }
  const parsed = parseEdtf(date ?? '');
  return parsed.ok ? { type: 'date', date: parsed.value, bound: boundOf(body) } : MALFORMED;
}
