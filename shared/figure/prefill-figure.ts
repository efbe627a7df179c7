import type { FigureBody } from '../annotation/body';
import { ENGLISH } from './english';
import type { Bound } from './figure-meaning';
import { readDate } from './read-date';
import { readQuantity, type Quantity } from './read-quantity';
import type { Phrase } from './read-unit';
import { SPANISH } from './spanish';
import { isWord, readPhrase, tokensOf, type PhraseTable, type Reading, type Token } from './tokens';
import type { Vocabulary } from './vocabulary';

/** A figure as its own words fill it in, and the fields that nobody has confirmed yet. */
export interface PrefilledFigure {
  readonly body: FigureBody;
  readonly guessed: readonly string[];
}

type Fields = Omit<FigureBody, 'kind'>;

/** How many words may stand between a bound and its number: "at least another 30" has one. */
const MOST_FILLERS = 3;

/** How many words of what is counted are kept. */
const LONGEST_COUNTED = 6;

const FILLERS: ReadonlySet<string> = new Set(
  'the a an another other el la los las otros otras unos unas about some roughly casi cerca de'.split(
    ' ',
  ),
);

/** How much a bound tells; where two stand together, "at least some 300" is at least. */
function tellingOf(bound: Bound | null): number {
  if (bound === null) return 0;
  return bound === 'exactly' ? 1 : bound === 'about' ? 2 : 3;
}

function stronger(first: Bound | null, second: Bound | null): Bound | null {
  return tellingOf(second) > tellingOf(first) ? second : first;
}

/** One or two bounds in a row, and where they end. */
function readBounds(
  { tokens }: Phrase,
  at: number,
  table: PhraseTable<Bound>,
): Reading<Bound | null> {
  const first = readPhrase(tokens, at, table);
  const second = first && readPhrase(tokens, first.next, table);
  if (first === null) return { value: null, next: at };
  return second ? { value: stronger(first.value, second.value), next: second.next } : first;
}

/** Where a number may begin behind a bound: there, or behind a few words that say nothing. */
function startsBehind({ tokens }: Phrase, at: number): readonly number[] {
  const starts = [at];
  for (let next = at; next < at + MOST_FILLERS && isWord(tokens[next], FILLERS); next += 1) {
    starts.push(next + 1);
  }
  return starts;
}

/** What follows the amount as the thing counted, up to the first word that goes on with a sentence. */
function countedBehind({ text, tokens, words }: Phrase, at: number): string | null {
  let start = at;
  while (isWord(tokens[start], words.of) || isWord(tokens[start], words.articles)) start += 1;
  let end = start;
  while (end < start + LONGEST_COUNTED && goesOn(tokens[end], words)) end += 1;
  while (end > start && isWord(tokens[end - 1], words.of)) end -= 1;
  const [first, last] = [tokens[start], tokens[end - 1]];
  return first && last && end > start ? text.slice(first.start, last.end) : null;
}

function goesOn(token: Token | undefined, { stops }: Vocabulary): boolean {
  return token?.kind === 'word' && !stops.has(token.key);
}

/** People are named again as what is counted, where their name says more than "people". */
function countedOf(phrase: Phrase, { value, next }: Reading<Quantity>): string | null {
  const last = phrase.tokens[next - 1];
  const isNamed =
    value.unit === 'person' &&
    last !== undefined &&
    !/^(?:people|persons?|personas?)$/u.test(last.key);
  return countedBehind(phrase, isNamed ? next - 1 : next);
}

function quantityFields(phrase: Phrase, reading: Reading<Quantity>, before: Bound | null): Fields {
  const { low, high, isRange, bound, unit } = reading.value;
  const counted = countedOf(phrase, reading);
  return {
    ...(isRange ? { range: { low, high } } : { value: low }),
    bound: isRange ? 'between' : (stronger(before, bound) ?? 'exactly'),
    ...(unit === null ? {} : { unit }),
    ...(counted === null ? {} : { counted }),
  };
}

function readDated(phrase: Phrase, at: number): Fields | null {
  const { tokens, words } = phrase;
  const bound = readBounds(phrase, at, words.dateBounds);
  const numberBound = readPhrase(tokens, at, words.boundsBefore);
  const yearAlone = numberBound === null || bound.value !== null;
  for (const start of startsBehind(phrase, bound.next)) {
    const date = readDate(tokens, start, words, yearAlone);
    if (date === null) continue;
    return {
      date: date.value,
      bound: date.value.includes('/') ? 'between' : (bound.value ?? 'exactly'),
    };
  }
  return null;
}

function readCounted(phrase: Phrase, at: number): Fields | null {
  const bound = readBounds(phrase, at, phrase.words.boundsBefore);
  for (const start of startsBehind(phrase, bound.next)) {
    const quantity = readQuantity(phrase, start);
    if (quantity !== null) return quantityFields(phrase, quantity, bound.value);
  }
  return null;
}

/** The language whose words a phrase has more of; English where they are even. */
function vocabularyOf(tokens: readonly Token[], language: string | undefined): Vocabulary {
  const base = (language ?? '').toLowerCase().split('-')[0];
  if (base === 'es') return SPANISH;
  if (base === 'en') return ENGLISH;
  const known = (words: Vocabulary): number =>
    tokens.filter(
      ({ key }) =>
        words.cardinals.has(key) ||
        words.months.has(key) ||
        words.persons.has(key) ||
        words.scales.has(key) ||
        words.of.has(key) ||
        words.articles.has(key) ||
        words.boundsBefore.has(key),
    ).length;
  return known(SPANISH) > known(ENGLISH) ? SPANISH : ENGLISH;
}

/** Whether an amount may be no more than an article: "una recompensa", but "una hora" is an hour. */
function mayBeArticle({ tokens, words }: Phrase, at: number, { value, unit }: Fields): boolean {
  return value === '1' && unit === undefined && isWord(tokens[at], words.one);
}

function firstFields(phrase: Phrase): Fields {
  let article: Fields | null = null;
  for (let at = 0; at < phrase.tokens.length; at += 1) {
    const fields = readDated(phrase, at) ?? readCounted(phrase, at);
    if (fields === null) continue;
    if (!mayBeArticle(phrase, at, fields)) return fields;
    article ??= fields;
  }
  return article ?? {};
}

/** Code units; longer spans are no figure, and reading every word of them would hold the window up. */
const LONGEST_FIGURE = 1000;

/**
 * Fills a figure from the words of its span and nothing else: the first amount or date that stands
 * there, with its bound, unit and what is counted. Where nothing is recognised, and in whole pages,
 * the body stays empty. English and Spanish; without a language the words decide.
 */
export function prefillFigure(
  text: string,
  { language }: { readonly language?: string } = {},
): PrefilledFigure {
  if (text.length > LONGEST_FIGURE) return { body: { kind: 'figure' }, guessed: [] };
  const tokens = tokensOf(text);
  const fields = firstFields({ text, tokens, words: vocabularyOf(tokens, language) });
  return { body: { kind: 'figure', ...fields }, guessed: Object.keys(fields) };
}
