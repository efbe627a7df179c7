import type { Bound } from './figure-meaning';
import type { PhraseTable } from './tokens';

type Words = ReadonlySet<string>;
type Numbers = ReadonlyMap<string, number>;

/** The words of one language that make figures. All keys are in lower case. */
export interface Vocabulary {
  readonly language: 'en' | 'es';
  /** The sign before decimals; the other one groups thousands. */
  readonly decimalSign: '.' | ',';
  /** Words that add up: zero to ninety-nine, in Spanish also the hundreds. */
  readonly cardinals: Numbers;
  /** Words that multiply what stands before them: hundred, million, dozen. */
  readonly scales: Numbers;
  /** Scales that can stand behind digits without a space, such as `bn`. */
  readonly suffixes: Numbers;
  /** Plurals that tell no number, with the least that they mean: hundreds, dozens. */
  readonly vague: Numbers;
  readonly ordinals: Numbers;
  /** Letters behind digits that make an ordinal, such as `th`. */
  readonly ordinalSuffixes: Words;
  /** Words before the digits of a rank: number, número. */
  readonly rankWords: Words;
  /** Denominators of fractions: thirds, tercios. */
  readonly parts: Numbers;
  /** Denominators that need a noun behind them (cuarta parte), or else are ranks. */
  readonly partAdjectives: Numbers;
  readonly partNouns: Words;
  /** Half as an adjective (half a million) and as a noun (la mitad). */
  readonly halves: Words;
  readonly andAHalf: PhraseTable<null>;
  /** Between the two numbers of a share: one "in" five. */
  readonly outOf: PhraseTable<null>;
  /** Small unstated multiples before a scale: several hundred. */
  readonly several: PhraseTable<Bound>;
  /** Small numbers that are meant loosely: a couple of. */
  readonly loose: PhraseTable<number>;
  /** Between the whole and the decimals of a spoken number: "six point five". */
  readonly decimalWords: Words;
  readonly minus: Words;
  /** The one that joins tens and ones or hundreds and tens. */
  readonly and: Words;
  readonly one: Words;
  readonly articles: Words;
  readonly of: Words;
  readonly boundsBefore: PhraseTable<Bound>;
  readonly boundsAfter: PhraseTable<Bound>;
  readonly dateBounds: PhraseTable<Bound>;
  readonly rangeOpeners: PhraseTable<Words>;
  /** Between the two ends of a range without an opener. */
  readonly rangeSigns: Words;
  /** "per" in "per day". */
  readonly per: Words;
  /** Adjectives that stand for a rate: daily. */
  readonly rates: ReadonlyMap<string, string>;
  readonly months: Numbers;
  readonly monthsNeedCapital: boolean;
  readonly weekdays: Words;
  readonly seasons: Numbers;
  /** Tens as the name of a decade: los años "noventa". */
  readonly decadeOpeners: PhraseTable<null>;
  /** People, in the plural, and in the singular for one. */
  readonly persons: Words;
  readonly person: Words;
  /** Words that may stand between a number and the people it counts. */
  readonly beforePersons: Words;
  /** Words at which what is counted ends. */
  readonly stops: Words;
}
