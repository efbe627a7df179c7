import { fail, ok, type Result } from '../base/result';
import { parseDecimal, type Decimal } from './decimal';
import { parseEdtf } from './edtf-date';
import { ENGLISH } from './english';
import { readDate } from './read-date';
import { readQuantity } from './read-quantity';
import { SPANISH } from './spanish';
import { isWord, tokensOf } from './tokens';
import type { Vocabulary } from './vocabulary';

/** Where something is typed, so far as it decides how that is read. */
export interface TypedContext {
  /** BCP 47 of the article; without one, what its languages read in different ways is refused. */
  readonly language: string | undefined;
  /** The unit that the figure has already. */
  readonly unit: string | undefined;
  /** What the field says so far, in canonical form, or nothing. */
  readonly standing: string;
}

/** Why a number is not taken as it was typed. */
export type TypedNumberRefused =
  | { readonly type: 'no-number' }
  | { readonly type: 'two-readings'; readonly readings: readonly [Decimal, Decimal] }
  /** A unit stands behind it that the figure does not have. */
  | { readonly type: 'other-unit'; readonly unit: string };

interface TypedNumber {
  readonly value: Decimal;
  readonly unit: string | null;
}

/** Code units; nobody types a longer number or date. */
const LONGEST_TYPED = 200;

const VOCABULARIES: readonly Vocabulary[] = [ENGLISH, SPANISH];

/** The words of a language, or of all where it is another one or none. */
function vocabulariesOf(language: string | undefined): readonly Vocabulary[] {
  const [base] = (language ?? '').toLowerCase().split('-');
  const own = VOCABULARIES.filter((words) => words.language === base);
  return own.length > 0 ? own : VOCABULARIES;
}

/** An amount that is the whole of a text, without a bound, which has a field of its own. */
function wholeNumber(text: string, words: Vocabulary): TypedNumber | null {
  const tokens = tokensOf(text);
  const reading = readQuantity({ text, tokens, words }, 0);
  if (reading === null || reading.next < tokens.length) return null;
  const { low, isRange, bound, unit, sort } = reading.value;
  return isRange || bound !== null || sort === 'rank' ? null : { value: low, unit };
}

function readIn(text: string, vocabularies: readonly Vocabulary[]): readonly TypedNumber[] {
  const found = vocabularies.map((words) => wholeNumber(text, words));
  return found.filter((number) => number !== null);
}

/** Number words are what they are in any article; digits are read by the signs of its language. */
function readingsOf(text: string, language: string | undefined): readonly TypedNumber[] {
  const own = readIn(text, vocabulariesOf(language));
  if (own.length > 0) return own;
  const plain = parseDecimal(text);
  if (plain.ok) return [{ value: plain.value, unit: null }];
  return /\d/u.test(text) ? [] : readIn(text, VOCABULARIES);
}

/**
 * A canonical number with three decimals looks like thousands where the comma is the decimal sign:
 * what is typed over it may be meant either way.
 */
function asStanding(text: string, { standing, language }: TypedContext): readonly TypedNumber[] {
  const plain = parseDecimal(text);
  const [known] = standing === '' ? [] : readingsOf(standing, language);
  return plain.ok && known && known.value !== standing ? [{ value: plain.value, unit: null }] : [];
}

/**
 * The number that a person types, as texts write it: `1,140`, `3.2 million`, `eighty-one`, and with
 * the figure's own unit behind it. What stands already stays.
 */
export function readTypedNumber(
  text: string,
  context: TypedContext,
): Result<Decimal, TypedNumberRefused> {
  const words = text.trim();
  const standing = parseDecimal(context.standing);
  if (standing.ok && words === context.standing) return standing;
  if (words.length > LONGEST_TYPED) return fail({ type: 'no-number' });
  const [first, ...more] = [...readingsOf(words, context.language), ...asStanding(words, context)];
  if (!first) return fail({ type: 'no-number' });
  const other = more.find(({ value }) => value !== first.value);
  if (other) return fail({ type: 'two-readings', readings: [first.value, other.value] });
  const isOther = first.unit !== null && first.unit !== context.unit;
  return isOther ? fail({ type: 'other-unit', unit: first.unit }) : ok(first.value);
}

/** `2025-3-5` with the zeros that ISO 8601 wants. */
function padded(text: string): string {
  return text.replace(
    /^(\d{4})-(\d{1,2})-(\d{1,2})$/u,
    (_, year: string, month: string, day: string) =>
      [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );
}

/** English months have a capital in texts, and often none where they are typed. */
function capitalised(text: string): string {
  return text.replaceAll(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}

function wholeDate(text: string, words: Vocabulary): string | null {
  const tokens = tokensOf(text);
  const start = isWord(tokens[0], words.articles) ? 1 : 0;
  const reading = readDate(tokens, start, words, true);
  return reading && reading.next === tokens.length ? reading.value : null;
}

/**
 * The date that a person types, in EDTF: as EDTF, as `2025-3-5`, or in the words of either language;
 * null where it cannot be told. The order of day and month in `3/4/2025` is the article's.
 */
export function readTypedDate(text: string, language: string | undefined): string | null {
  const words = padded(text.trim());
  if (words.length > LONGEST_TYPED) return null;
  if (parseEdtf(words).ok) return words;
  const own = vocabulariesOf(language);
  const isNamed = /\p{L}/u.test(words);
  const asked = isNamed ? [...own, ...VOCABULARIES] : own.length === 1 ? own : [ENGLISH];
  for (const vocabulary of asked) {
    const date = wholeDate(capitalised(words), vocabulary);
    if (date !== null) return date;
  }
  return null;
}
