import { addDecimals, decimal, scaleDecimal, scaleWithin, type Decimal } from './decimal';
import { readDigits } from './read-digits';
import { readShare } from './read-share';
import {
  readPlain,
  readVulgar,
  readWritten,
  said,
  scaleAt,
  type ReadSaid,
  type SaidNumber,
} from './said-number';
import { isWord, readPhrase, type Reading, type Token } from './tokens';
import type { Vocabulary } from './vocabulary';

const ONE = decimal('1');
const HALF = decimal('0.5');

/** Scale words behind a number: "15 mil", "1.5 million", "one and a half million". */
function withScales(
  tokens: readonly Token[],
  start: Reading<SaidNumber>,
  words: Vocabulary,
): Reading<SaidNumber> {
  let { value, next } = start;
  for (;;) {
    const factor = scaleAt(tokens, next, words);
    const scaled = factor && scaleWithin(value.value, factor);
    if (factor === null || scaled === null) return { value, next };
    value = said(scaled, { scale: scaleDecimal(value.scale, factor) });
    next += 1;
  }
}

/** "and a half" behind a number adds half of its scale: a million and a half. */
function withHalf(
  tokens: readonly Token[],
  { value, next }: Reading<SaidNumber>,
  words: Vocabulary,
): Reading<SaidNumber> {
  const half = readPhrase(tokens, next, words.andAHalf);
  if (half === null) return { value, next };
  const more = addDecimals(value.value, scaleDecimal(HALF, value.scale));
  return withScales(
    tokens,
    { value: { ...value, value: more, whole: null }, next: half.next },
    words,
  );
}

/** A scale behind "half" or "several", perhaps with an article: half a million, medio millón. */
function scaleBehind(
  tokens: readonly Token[],
  at: number,
  words: Vocabulary,
): Reading<Decimal> | null {
  const start = isWord(tokens[at], words.one) ? at + 1 : at;
  const key = tokens[start]?.key ?? '';
  const scale = words.scales.get(key) ?? words.vague.get(key);
  return scale === undefined ? null : { value: decimal(String(scale)), next: start + 1 };
}

/** Half of a scale, else half as a share or, before a unit, as an amount. */
const readHalf: ReadSaid = (tokens, at, words) => {
  const belongsToUnit = isWord(tokens[at - 1], words.and);
  if (belongsToUnit || !isWord(tokens[at], words.halves)) return null;
  const scale = scaleBehind(tokens, at + 1, words);
  if (scale === null) return { value: said(HALF, { sort: 'share' }), next: at + 1 };
  const value = said(scaleDecimal(HALF, scale.value), { scale: scale.value });
  return withScales(tokens, { value, next: scale.next }, words);
};

const readSeveral: ReadSaid = (tokens, at, words) => {
  const several = readPhrase(tokens, at, words.several);
  const scale = several && scaleBehind(tokens, several.next, words);
  if (several === null || scale === null) return null;
  return {
    value: said(scale.value, { bound: several.value, scale: scale.value }),
    next: scale.next,
  };
};

const readLoose: ReadSaid = (tokens, at, words) => {
  const loose = readPhrase(tokens, at, words.loose);
  return (
    loose && { value: said(decimal(String(loose.value)), { bound: 'about' }), next: loose.next }
  );
};

/** "dozens", "tens of thousands": at least the product of the scales. */
const readVague: ReadSaid = (tokens, at, words) => {
  let value: Decimal | null = null;
  let next = at;
  for (;;) {
    const from = value !== null && isWord(tokens[next], words.of) ? next + 1 : next;
    const factor = words.vague.get(tokens[from]?.key ?? '');
    if (factor === undefined) break;
    const product: Decimal | null = scaleWithin(value ?? ONE, decimal(String(factor)));
    if (product === null) break;
    value = product;
    next = from + 1;
  }
  return value && { value: said(value, { bound: 'at-least', scale: value }), next };
};

/** Ranks: 76th, 21.º, third, twenty-first, number 76. */
const readRank: ReadSaid = (tokens, at, words) => {
  const rank = (value: Decimal, next: number) => ({ value: said(value, { sort: 'rank' }), next });
  const [token, following] = [tokens[at], tokens[at + 1]];
  if (token?.kind === 'digits' && following?.spaced === false) {
    const digits = readDigits(token.text, { decimalSign: words.decimalSign, scaled: false });
    return digits && words.ordinalSuffixes.has(following.key) ? rank(digits, at + 2) : null;
  }
  if (isWord(token, words.rankWords)) {
    const number = readWritten(tokens, following?.text === '.' ? at + 2 : at + 1, words);
    return number && rank(number.value.value, number.next);
  }
  return readRankWord(tokens, at, words);
};

const readRankWord: ReadSaid = (tokens, at, words) => {
  const tens = words.cardinals.get(tokens[at]?.key ?? '') ?? 0;
  const hyphened = tens >= 20 && tokens[at + 1]?.text === '-' ? at + 2 : at;
  const last = words.ordinals.get(tokens[hyphened]?.key ?? '');
  if (last === undefined) return null;
  const value = hyphened === at ? last : tens + last;
  return { value: said(decimal(String(value)), { sort: 'rank' }), next: hyphened + 1 };
};

const readAmount: ReadSaid = (tokens, at, words) => {
  const number = readPlain(tokens, at, words);
  if (number === null) return null;
  const value = withScales(tokens, number, words);
  return withHalf(tokens, value, words);
};

const negative: ReadSaid = (tokens, at, words) => {
  const sign = tokens[at];
  const number = tokens[at + 1];
  const isSign = sign?.text === '-' || sign?.text === '\u2212' || sign?.text === '–';
  const joined = isSign && number?.spaced === false && (sign.spaced || at === 0);
  if (!joined && !isWord(sign, words.minus)) return null;
  const amount = number?.kind === 'digits' ? readAmount(tokens, at + 1, words) : null;
  if (amount === null) return null;
  const value = scaleDecimal(amount.value.value, decimal('-1'));
  return { value: { ...amount.value, value, whole: null }, next: amount.next };
};

/** In the order in which a reading excludes the ones behind it. */
const READERS: readonly ReadSaid[] = [
  negative,
  readShare,
  readRank,
  readSeveral,
  readLoose,
  readHalf,
  readVulgar,
  readAmount,
  readVague,
];

/** The number that stands at a token in words, digits or both. */
export function readNumber(
  tokens: readonly Token[],
  at: number,
  words: Vocabulary,
): Reading<SaidNumber> | null {
  for (const read of READERS) {
    const reading = read(tokens, at, words);
    if (reading !== null) return reading;
  }
  return null;
}
