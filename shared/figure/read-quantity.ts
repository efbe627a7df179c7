import {
  addDecimals,
  compareDecimals,
  decimal,
  scaleDecimal,
  scaleWithin,
  type Decimal,
} from './decimal';
import type { Bound } from './figure-meaning';
import { readNumber } from './read-number';
import type { SaidNumber } from './said-number';
import { readUnit, withRate, type Phrase } from './read-unit';
import { isWord, readPhrase, type Reading } from './tokens';
import { CODES_BEFORE_NUMBERS, CURRENCY_SIGNS } from './unit-words';

/** A number with its unit, or two that are the ends of a range. */
export interface Quantity {
  readonly low: Decimal;
  readonly high: Decimal;
  readonly isRange: boolean;
  readonly bound: Bound | null;
  readonly unit: string | null;
  readonly sort: SaidNumber['sort'];
}

/** A number with what belongs to it, as an end of a range or alone. */
interface Measured {
  readonly number: SaidNumber;
  readonly unit: string | null;
  readonly bound: Bound | null;
}

const HALF = decimal('0.5');
const THOUSAND = decimal('1000');

/** A currency sign or code before a number. */
function readCurrency({ tokens }: Phrase, at: number): Reading<string> | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const sign = CURRENCY_SIGNS.get(token.text);
  if (sign !== undefined) return { value: sign, next: at + 1 };
  return CODES_BEFORE_NUMBERS.has(token.text) ? { value: token.text, next: at + 1 } : null;
}

/** "k", "m", "bn" right behind digits; "m" only where it cannot be metres. */
function withSuffix(
  phrase: Phrase,
  { value, next }: Reading<SaidNumber>,
  currency: string | null,
): Reading<SaidNumber> {
  const { tokens, words } = phrase;
  const token = tokens[next];
  const isFirst = tokens[next - 1]?.kind === 'digits';
  const factor = isFirst && token !== undefined ? words.suffixes.get(token.key) : undefined;
  if (factor === undefined || (token?.spaced === true && currency === null)) return { value, next };
  const scaled = scaleWithin(value.value, decimal(String(factor)));
  if (scaled === null) return { value, next };
  const isMetre =
    token?.text === 'm' && currency === null && readUnit(phrase, next + 1, scaled) === null;
  if (isMetre) return { value, next };
  return {
    value: { ...value, value: scaled, scale: decimal(String(factor)), whole: null },
    next: next + 1,
  };
}

/** What "a", "an", "una" before a unit of time says: a decade is one decade. */
function readSingle(phrase: Phrase, at: number): Reading<Measured> | null {
  const { tokens, words } = phrase;
  if (!isWord(tokens[at], words.one)) return null;
  const value = decimal('1');
  const unit = readUnit(phrase, at + 1, value);
  const isTime =
    unit !== null &&
    /^(?:second|minute|hour|day|week|fortnight|month|year|decade|century)$/.test(unit.value);
  if (!isTime) return null;
  const number: SaidNumber = { value, bound: null, sort: 'amount', scale: value, whole: null };
  return { value: { number, unit: unit.value, bound: null }, next: unit.next };
}

/** "dos años y medio": half of a unit, behind it. */
function withHalfUnit(
  { tokens, words }: Phrase,
  number: SaidNumber,
  unit: Reading<string>,
): Reading<SaidNumber> {
  const half = readPhrase(tokens, unit.next, words.andAHalf);
  if (half === null) return { value: number, next: unit.next };
  const value = addDecimals(number.value, HALF);
  return { value: { ...number, value }, next: half.next };
}

/** The unit of a share is only what is halved itself: half an hour, half-hour, cuarto de hora. */
function readShareUnit(phrase: Phrase, number: Reading<SaidNumber>): Reading<string> | null {
  const { tokens, words } = phrase;
  const { next, value } = number;
  const hyphened = tokens[next]?.text === '-';
  if (words.language === 'es' || hyphened) return readUnit(phrase, next, value.value);
  const article = isWord(tokens[next], words.of) ? next + 1 : next;
  return isWord(tokens[article], words.one) ? readUnit(phrase, article + 1, value.value) : null;
}

function unitBehind(phrase: Phrase, number: Reading<SaidNumber>): Reading<string> | null {
  const { tokens, words } = phrase;
  if (number.value.sort === 'rank') return null;
  if (number.value.sort === 'share') return readShareUnit(phrase, number);
  const partitive =
    isWord(tokens[number.next], words.of) && isWord(tokens[number.next + 1], words.articles);
  return readUnit(phrase, partitive ? number.next + 2 : number.next, number.value.value);
}

function readMeasured(phrase: Phrase, at: number): Reading<Measured> | null {
  const { tokens, words } = phrase;
  const single = readSingle(phrase, at);
  if (single !== null) return single;
  const currency = readCurrency(phrase, at);
  const said = readNumber(tokens, currency?.next ?? at, words);
  if (said === null) return null;
  const number = withSuffix(phrase, said, currency?.value ?? null);
  const loose = readPhrase(tokens, number.next, words.boundsAfter);
  const behind = { ...number, next: loose?.next ?? number.next };
  const unit =
    currency === null
      ? unitBehind(phrase, behind)
      : withRate(phrase, { value: currency.value, next: behind.next });
  return finish(phrase, behind, unit, loose?.value ?? null);
}

function finish(
  phrase: Phrase,
  number: Reading<SaidNumber>,
  unit: Reading<string> | null,
  bound: Bound | null,
): Reading<Measured> {
  const isWholePart = unit?.value === 'person' && number.value.whole !== null;
  const value = isWholePart
    ? { ...number.value, value: number.value.whole ?? number.value.value }
    : number.value;
  const measured = unit ? withHalfUnit(phrase, value, unit) : { value, next: number.next };
  const after = readPhrase(phrase.tokens, measured.next, phrase.words.boundsAfter);
  return {
    value: {
      number: measured.value,
      unit: unit?.value ?? null,
      bound: bound ?? after?.value ?? measured.value.bound,
    },
    next: after?.next ?? measured.next,
  };
}

/** The scale of a range's end counts for its start where that has none: 5 to 10 million. */
function sharedScale(low: SaidNumber, high: SaidNumber, isDash: boolean): Decimal {
  const isBare = low.scale === '1' && compareDecimals(low.value, THOUSAND) < 0;
  const impliesThousands = isDash && high.scale === '1' && high.value.endsWith('000');
  const scale = impliesThousands ? THOUSAND : high.scale;
  const scaled = scaleDecimal(low.value, scale);
  return isBare && compareDecimals(scaled, high.value) <= 0 ? scaled : low.value;
}

function rangeOf(low: Measured, high: Measured, isDash: boolean): Quantity | null {
  if (low.number.sort !== 'amount' || high.number.sort !== 'amount') return null;
  const from = sharedScale(low.number, high.number, isDash);
  if (compareDecimals(from, high.number.value) >= 0) return null;
  return {
    low: from,
    high: high.number.value,
    isRange: true,
    bound: null,
    unit: high.unit ?? low.unit,
    sort: 'amount',
  };
}

function skipArticle({ tokens, words }: Phrase, at: number): number {
  return isWord(tokens[at], words.articles) ? at + 1 : at;
}

/** Two numbers with a word or a dash between them. */
function readRange(
  phrase: Phrase,
  at: number,
  signs: ReadonlySet<string>,
): Reading<Quantity> | null {
  const low = readMeasured(phrase, at);
  const sign = low && phrase.tokens[low.next];
  if (!low || !sign || !signs.has(sign.key)) return null;
  const high = readMeasured(phrase, skipArticle(phrase, low.next + 1));
  const range = high && rangeOf(low.value, high.value, !/^\p{L}/u.test(sign.text));
  return range && { value: range, next: high.next };
}

/** A range with words before and between: between 10 and 15, de 10 a 15. */
function readOpenedRange(phrase: Phrase, at: number): Reading<Quantity> | null {
  const opener = readPhrase(phrase.tokens, at, phrase.words.rangeOpeners);
  return opener && readRange(phrase, skipArticle(phrase, opener.next), opener.value);
}

function readSimple(phrase: Phrase, at: number): Reading<Quantity> | null {
  const measured = readMeasured(phrase, at);
  if (measured === null) return null;
  const { number, unit, bound } = measured.value;
  const { value, sort } = number;
  return {
    value: { low: value, high: value, isRange: false, bound, unit, sort },
    next: measured.next,
  };
}

/** The quantity that stands at a token. */
export function readQuantity(phrase: Phrase, at: number): Reading<Quantity> | null {
  return (
    readOpenedRange(phrase, at) ??
    readRange(phrase, at, phrase.words.rangeSigns) ??
    readSimple(phrase, at)
  );
}
