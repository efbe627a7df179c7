import type { SetRelation } from './bounded-interval';

/** Why two figures stand to each other as they do, for a sentence in the view. */
export type ComparisonReason =
  | 'equal'
  /** All that one allows, the other allows too. */
  | 'within'
  | 'overlapping'
  | 'disjoint'
  /** They differ by no more than what rounding after a conversion of units explains. */
  | 'rounded-conversion'
  /** One has no unit, so that agreement cannot be more than possible. */
  | 'unit-missing'
  | 'units-differ'
  | 'no-value'
  /** A date and a number. */
  | 'kinds-differ'
  /** A value, range or date that is none, or more than one of them. */
  | 'malformed'
  /** Seasons that would only agree on the other half of the Earth. */
  | 'season-vague'
  /** One has a year, the other is without end on one side in a year that it does not state. */
  | 'year-unknown'
  /** They tell of different days, and both may be right. */
  | 'as-of-differs';

/** What two figures say about each other. */
export type Comparison =
  | {
      readonly relation: 'same' | 'compatible' | 'conflicts' | 'not-comparable';
      readonly why: ComparisonReason;
    }
  | {
      readonly relation: 'refines';
      readonly finer: 'first' | 'second';
      readonly why: ComparisonReason;
    };

/** The comparison of two figures whose possible values lie so to each other. */
export function comparisonOf(relation: SetRelation): Comparison {
  switch (relation) {
    case 'equal':
      return { relation: 'same', why: 'equal' };
    case 'first-within':
      return { relation: 'refines', finer: 'first', why: 'within' };
    case 'second-within':
      return { relation: 'refines', finer: 'second', why: 'within' };
    case 'overlapping':
      return { relation: 'compatible', why: 'overlapping' };
    case 'disjoint':
      return { relation: 'conflicts', why: 'disjoint' };
  }
}

export function notComparable(why: ComparisonReason): Comparison {
  return { relation: 'not-comparable', why };
}
