import { twoDigits } from '../base/two-digits';
import type { Decimal } from './decimal';
import { parseEdtf } from './edtf-date';
import { readCardinal } from './read-cardinal';
import { isWord, readPhrase, type Reading, type Token } from './tokens';
import type { Vocabulary } from './vocabulary';

/** A day, month and year as far as words state them. */
interface Parts {
  readonly year: string | null;
  readonly month: number | null;
  readonly day: number | null;
}

type Read<T> = (tokens: readonly Token[], at: number, words: Vocabulary) => Reading<T> | null;

const YEAR = /^(?:1[5-9]|20)\d{2}$/;
const LAST_DAY = 31;

function toEdtf({ year, month, day }: Parts): string | null {
  const parts = [year ?? 'XXXX', ...[month, day].filter((part) => part !== null).map(twoDigits)];
  const text = parts.join('-');
  return parseEdtf(text).ok ? text : null;
}

function yearAt(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at];
  return token?.kind === 'digits' && YEAR.test(token.text) ? token.text : null;
}

/** A month's name, with the dot of its short form. English ones are words too, but for the capital. */
const readMonth: Read<number> = (tokens, at, words) => {
  const token = tokens[at];
  const month = words.months.get(token?.key ?? '');
  if (token === undefined || month === undefined) return null;
  if (words.monthsNeedCapital && !/^\p{Lu}/u.test(token.text)) return null;
  const dotted = tokens[at + 1]?.text === '.' && !tokens[at + 1]?.spaced;
  return { value: month, next: dotted ? at + 2 : at + 1 };
};

function dayOf(number: Decimal | string): number | null {
  return /^\d{1,2}$/.test(number) && Number(number) >= 1 && Number(number) <= LAST_DAY
    ? Number(number)
    : null;
}

/** A day of a month: 21, 21st, 1.º, primero. */
const readDay: Read<number> = (tokens, at, words) => {
  const token = tokens[at];
  if (token?.kind === 'digits') {
    const day = dayOf(token.text);
    const suffix = tokens[at + 1];
    const isRank = suffix?.spaced === false && words.ordinalSuffixes.has(suffix.key);
    return day === null ? null : { value: day, next: isRank ? at + 2 : at + 1 };
  }
  const rank = words.ordinals.get(token?.key ?? '');
  if (rank === 1 || (rank !== undefined && words.language === 'en'))
    return { value: rank, next: at + 1 };
  const cardinal = words.language === 'es' ? readCardinal(tokens, at, words) : null;
  const day = cardinal && dayOf(cardinal.value.number);
  return cardinal && day !== null ? { value: day, next: cardinal.next } : null;
};

function skip(tokens: readonly Token[], at: number, words: ReadonlySet<string>): number {
  return isWord(tokens[at], words) ? at + 1 : at;
}

/** A year behind a month, with a comma or "de" between them. */
function withYear(
  tokens: readonly Token[],
  { value, next }: Reading<Parts>,
  words: Vocabulary,
): Reading<Parts> {
  const start = tokens[next]?.text === ',' ? next + 1 : skip(tokens, next, words.of);
  const year = yearAt(tokens, start);
  return year === null ? { value, next } : { value: { ...value, year }, next: start + 1 };
}

/** 21 November, the 21st of November, 21 de noviembre. */
const readDayMonth: Read<Parts> = (tokens, at, words) => {
  const day = readDay(tokens, at, words);
  const month = day && readMonth(tokens, skip(tokens, day.next, words.of), words);
  if (!month) return null;
  return withYear(
    tokens,
    { value: { year: null, month: month.value, day: day.value }, next: month.next },
    words,
  );
};

/** November 21, November 2025, November. */
const readMonthDay: Read<Parts> = (tokens, at, words) => {
  const month = readMonth(tokens, at, words);
  if (month === null) return null;
  const day = words.language === 'en' ? readDay(tokens, month.next, words) : null;
  const parts = { year: null, month: month.value, day: day?.value ?? null };
  const dated = withYear(tokens, { value: parts, next: day?.next ?? month.next }, words);
  // "May" and "March" begin sentences: alone they are dates only when nothing follows.
  const isBare = dated.value.day === null && dated.value.year === null;
  const isWordToo = words.monthsNeedCapital && (month.value === 3 || month.value === 5);
  return isBare && isWordToo && tokens[dated.next]?.kind === 'word' ? null : dated;
};

const readSeason: Read<Parts> = (tokens, at, words) => {
  const season = words.seasons.get(tokens[at]?.key ?? '');
  if (season === undefined) return null;
  const dated = withYear(
    tokens,
    { value: { year: null, month: season, day: null }, next: at + 1 },
    words,
  );
  return dated.value.year === null ? null : dated;
};

function partsToDate(reading: Reading<Parts> | null): Reading<string> | null {
  const date = reading && toEdtf(reading.value);
  return date ? { value: date, next: reading.next } : null;
}

/** 2025-11-21, or with slashes where only one order makes a date or the language has one. */
const readNumeric: Read<string> = (tokens, at, words) => {
  const token = tokens[at];
  if (token?.kind !== 'day') return null;
  if (token.text.includes('-'))
    return parseEdtf(token.text).ok ? { value: token.text, next: at + 1 } : null;
  const [first = 0, second = 0, year = 0] = token.text.split('/').map(Number);
  const dayFirst = toEdtf({ year: String(year), month: second, day: first });
  const monthFirst = toEdtf({ year: String(year), month: first, day: second });
  const isSure = words.language === 'es' || first === second || monthFirst === null;
  const date = isSure ? dayFirst : dayFirst === null ? monthFirst : null;
  return date === null ? null : { value: date, next: at + 1 };
};

/** The 1990s; los años noventa. */
const readDecade: Read<string> = (tokens, at, words) => {
  const [token, suffix] = [tokens[at], tokens[at + 1]];
  if (yearAt(tokens, at)?.endsWith('0') && suffix?.key === 's' && !suffix.spaced) {
    return { value: `${token?.text.slice(0, 3) ?? ''}X`, next: at + 2 };
  }
  const opener = readPhrase(tokens, at, words.decadeOpeners);
  const tens = opener && words.cardinals.get(tokens[opener.next]?.key ?? '');
  if (!opener || !tens || tens % 10 !== 0 || tens >= 100) return null;
  return { value: `19${tens / 10}X`, next: opener.next + 1 };
};

/** Numbers of four digits are years only where nothing is counted by them. */
const readYear: Read<string> = (tokens, at, words) => {
  const year = yearAt(tokens, at);
  const following = tokens[at + 1];
  const counts = following?.kind === 'word' && !words.stops.has(following.key);
  const measures = following !== undefined && /^[%€$£+°º]/u.test(following.text);
  return year === null || counts || measures ? null : { value: year, next: at + 1 };
};

function skipWeekday(tokens: readonly Token[], at: number, words: Vocabulary): number {
  if (!isWord(tokens[at], words.weekdays)) return at;
  const dotted = tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
  const next = tokens[dotted]?.text === ',' ? dotted + 1 : dotted;
  return skip(tokens, next, words.articles);
}

/** One date without the years alone, which a number could be as well. */
function readCertain(
  tokens: readonly Token[],
  at: number,
  words: Vocabulary,
): Reading<string> | null {
  const start = skipWeekday(tokens, at, words);
  return (
    readNumeric(tokens, start, words) ??
    partsToDate(readDayMonth(tokens, start, words)) ??
    partsToDate(readMonthDay(tokens, start, words)) ??
    partsToDate(readSeason(tokens, start, words)) ??
    readDecade(tokens, start, words)
  );
}

function interval(from: string, to: string, next: number): Reading<string> | null {
  const date = `${from}/${to}`;
  return from !== to && parseEdtf(date).ok ? { value: date, next } : null;
}

/** 3 to 5 December: the first day borrows month and year from the second. */
function readDaysOfMonth(
  tokens: readonly Token[],
  at: number,
  words: Vocabulary,
  signs: ReadonlySet<string>,
): Reading<string> | null {
  const from = readDay(tokens, at, words);
  if (from === null || !isWord(tokens[from.next], signs)) return null;
  const to = readDayMonth(tokens, skip(tokens, from.next + 1, words.articles), words);
  const [first, last] = [to && toEdtf({ ...to.value, day: from.value }), to && toEdtf(to.value)];
  return to && first && last ? interval(first, last, to.next) : null;
}

/** November 21-23: the second day borrows the month of the first. */
function readMonthDays(
  tokens: readonly Token[],
  at: number,
  words: Vocabulary,
  signs: ReadonlySet<string>,
): Reading<string> | null {
  const from = words.language === 'en' ? readMonthDay(tokens, at, words) : null;
  if (from === null || from.value.day === null || !isWord(tokens[from.next], signs)) return null;
  const to = readDay(tokens, from.next + 1, words);
  if (to === null) return null;
  const end = withYear(tokens, { value: { ...from.value, day: to.value }, next: to.next }, words);
  const [first, last] = [toEdtf({ ...end.value, day: from.value.day }), toEdtf(end.value)];
  return first && last ? interval(first, last, end.next) : null;
}

function readInterval(
  tokens: readonly Token[],
  at: number,
  words: Vocabulary,
  signs: ReadonlySet<string>,
): Reading<string> | null {
  const days = readDaysOfMonth(tokens, at, words, signs) ?? readMonthDays(tokens, at, words, signs);
  if (days !== null) return days;
  const from = readCertain(tokens, at, words) ?? readYear(tokens, at, words);
  if (from === null || !isWord(tokens[from.next], signs)) return null;
  const start = skip(tokens, from.next + 1, words.articles);
  const to = readCertain(tokens, start, words) ?? readYear(tokens, start, words);
  return to && interval(from.value, to.value, to.next);
}

/**
 * The date or interval of dates that stands at a token, in EDTF. A year alone is read only where
 * `yearAlone` says that the words before it allow a date.
 */
export function readDate(
  tokens: readonly Token[],
  at: number,
  words: Vocabulary,
  yearAlone: boolean,
): Reading<string> | null {
  const opener = readPhrase(tokens, at, words.rangeOpeners);
  const opened =
    opener && readInterval(tokens, skip(tokens, opener.next, words.articles), words, opener.value);
  return (
    opened ??
    readInterval(tokens, at, words, words.rangeSigns) ??
    readCertain(tokens, at, words) ??
    (yearAlone ? readYear(tokens, at, words) : null)
  );
}
