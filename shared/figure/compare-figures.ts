import type { FigureBody } from '../annotation/body';
import { areDifferentDays, compareDates } from './compare-dates';
import { compareNumbers } from './compare-numbers';
import { notComparable, type Comparison } from './comparison';
import { parseEdtf } from './edtf-date';
import { meaningOf, valueOf } from './figure-meaning';

function compareAmounts(first: FigureBody, second: FigureBody): Comparison {
  const [one, other] = [meaningOf(first), meaningOf(second)];
  if (one.type === 'nothing') return notComparable(one.why);
  if (other.type === 'nothing') return notComparable(other.why);
  if (one.type === 'number' && other.type === 'number') return compareNumbers(one, other);
  if (one.type === 'date' && other.type === 'date') return compareDates(one, other);
  return notComparable('kinds-differ');
}

/** Whether both figures say of which day they are true, and say different days. */
function tellOfDifferentDays(first: FigureBody, second: FigureBody): boolean {
  const [one, other] = [first, second].map(({ asOf }) => parseEdtf(valueOf(asOf) ?? ''));
  return one?.ok === true && other?.ok === true && areDifferentDays(one.value, other.value);
}

/**
 * What two figures of the same thing say about each other, by the numbers or days that each allows:
 * all the same (`same`), one within the other (`refines`), some in common (`compatible`), none
 * (`conflicts`). Whether they are of the same thing is for the caller to know (`countTheSame`); `counted` is
 * not read.
 *
 * - People, and whole numbers without a unit, are counted: "fewer than 82" and "more than 81" conflict.
 * - Units of one dimension are converted exactly; what rounding explains is `compatible`.
 * - A unit on one side alone: `compatible` at most, and never a conflict.
 * - No bound is taken as exactly. An exact number refines "about" the same.
 * - A conflict between figures as of different days is none (`not-comparable`).
 *
 * Swapping the figures swaps `finer` and changes nothing else; a figure with an amount is the same
 * as itself.
 */
export function compareFigures(first: FigureBody, second: FigureBody): Comparison {
  const comparison = compareAmounts(first, second);
  return comparison.relation === 'conflicts' && tellOfDifferentDays(first, second)
    ? notComparable('as-of-differs')
    : comparison;
}
