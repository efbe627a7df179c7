import { addDecimals, decimal, divideDecimals, parseDecimal, type Decimal } from './decimal';
import type { Bound } from './figure-meaning';
import { readCardinal } from './read-cardinal';
import { readDigits, readWholeDigits } from './read-digits';
import { isWord, type Reading, type Token } from './tokens';
import type { Vocabulary } from './vocabulary';

/** A number as words or digits say it. */
export interface SaidNumber {
  readonly value: Decimal;
  /** What the number's own words say of its bound: "dozens" are at least twelve. */
  readonly bound: Bound | null;
  /** A share of a whole (two thirds, one in five) or a rank (third) has no unit. */
  readonly sort: 'amount' | 'share' | 'rank';
  /** What the last scale word multiplied by; 1 without any. */
  readonly scale: Decimal;
  /** The same digits if they can only be whole, as for people. */
  readonly whole: Decimal | null;
}

/** Reads the number that stands at a token, or null where this kind of number does not. */
export type ReadSaid = (
  tokens: readonly Token[],
  at: number,
  words: Vocabulary,
) => Reading<SaidNumber> | null;

const ONE = decimal('1');

/** Decimal places of a share such as two thirds. */
export const SHARE_PLACES = 4;

const VULGAR_FRACTIONS = new Map(
  Object.entries({
    '½': '1/2',
    '¼': '1/4',
    '¾': '3/4',
    '⅓': '1/3',
    '⅔': '2/3',
    '⅕': '1/5',
    '⅛': '1/8',
  }).map(([sign, parts]): [string, Decimal] => {
    const [above = '', below = ''] = parts.split('/');
    return [sign, divideDecimals(decimal(above), decimal(below), SHARE_PLACES) ?? ONE];
  }),
);

/** A plain amount, but for what is told otherwise. */
export function said(value: Decimal, more: Partial<SaidNumber> = {}): SaidNumber {
  return { value, bound: null, sort: 'amount', scale: ONE, whole: null, ...more };
}

/** The scale word at a token. */
export function scaleAt(tokens: readonly Token[], at: number, words: Vocabulary): Decimal | null {
  const scale = words.scales.get(tokens[at]?.key ?? '');
  return scale === undefined ? null : decimal(String(scale));
}

/** A number written with digits. */
export const readWritten: ReadSaid = (tokens, at, words) => {
  const token = tokens[at];
  if (token?.kind !== 'digits') return null;
  const suffix = tokens[at + 1];
  const glued = suffix?.spaced === false ? words.suffixes.get(suffix.key) : undefined;
  const scaled = glued !== undefined || scaleAt(tokens, at + 1, words) !== null;
  const value = readDigits(token.text, { decimalSign: words.decimalSign, scaled });
  if (value === null) return null;
  const amount = { value: said(value, { whole: readWholeDigits(token.text) }), next: at + 1 };
  return withVulgar(tokens, amount);
};

/** A half, quarter or third sign that stands right behind whole digits. */
function withVulgar(tokens: readonly Token[], amount: Reading<SaidNumber>): Reading<SaidNumber> {
  const fraction = VULGAR_FRACTIONS.get(tokens[amount.next]?.text ?? '');
  if (fraction === undefined) return amount;
  return { value: said(addDecimals(amount.value.value, fraction)), next: amount.next + 1 };
}

/** A fraction sign alone. */
export const readVulgar: ReadSaid = (tokens, at) => {
  const value = VULGAR_FRACTIONS.get(tokens[at]?.text ?? '');
  return value === undefined ? null : { value: said(value), next: at + 1 };
};

/** "six point five": a whole number and the digits behind its sign, in words. */
function spokenDecimals(
  tokens: readonly Token[],
  at: number,
  words: Vocabulary,
): Reading<string> | null {
  const decimals = isWord(tokens[at], words.decimalWords)
    ? readCardinal(tokens, at + 1, words)
    : null;
  return decimals && { value: decimals.value.number, next: decimals.next };
}

const readSpoken: ReadSaid = (tokens, at, words) => {
  const cardinal = readCardinal(tokens, at, words);
  if (cardinal === null) return null;
  const { number, scale } = cardinal.value;
  const decimals = spokenDecimals(tokens, cardinal.next, words);
  if (decimals === null) return { value: said(number, { scale }), next: cardinal.next };
  const value = parseDecimal(`${number}.${decimals.value}`);
  return value.ok ? { value: said(value.value), next: decimals.next } : null;
};

/** A number in digits or in words, with the fraction sign behind it but without scales behind digits. */
export const readPlain: ReadSaid = (tokens, at, words) =>
  readWritten(tokens, at, words) ?? readSpoken(tokens, at, words);
