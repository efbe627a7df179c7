import type { Decimal } from './decimal';
import { isWord, type Reading, type Token } from './tokens';
import { UNIT_SIGNS } from './unit-words';
import { parseUnit } from './units';
import type { Vocabulary } from './vocabulary';

/** Words of the longest unit name that is looked for, such as "US fluid ounces". */
const LONGEST_NAME = 4;

/** How many words may stand between a number and the people it counts. */
const MOST_ADJECTIVES = 3;

/** A phrase, cut into tokens, in the words of a language. */
export interface Phrase {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly words: Vocabulary;
}

function wordsBetween({ text, tokens }: Phrase, at: number, end: number): string | null {
  const [first, last] = [tokens[at], tokens[end - 1]];
  return first && last ? text.slice(first.start, last.end) : null;
}

/** Whether signs stand close enough to a number to be units: "5 m", but "5 in Caracas" is a place. */
function isSignInText(phrase: Phrase, at: number, name: string): boolean {
  const token = phrase.tokens[at];
  return UNIT_SIGNS.has(name) && token?.kind === 'word' && phrase.words.stops.has(token.key);
}

function readName(phrase: Phrase, at: number): Reading<string> | null {
  const most = Math.min(phrase.tokens.length, at + LONGEST_NAME);
  for (let next = most; next > at; next -= 1) {
    const name = wordsBetween(phrase, at, next);
    const unit = name === null ? null : parseUnit(name, phrase.words.language);
    if (name !== null && unit !== null && !isSignInText(phrase, at, name))
      return { value: unit, next };
  }
  return null;
}

/** A unit with what stands behind it of a rate: "per day", "a day", "diarios". */
export function withRate(phrase: Phrase, unit: Reading<string>): Reading<string> {
  const { tokens, words } = phrase;
  const adjective = words.rates.get(tokens[unit.next]?.key ?? '');
  if (adjective !== undefined)
    return { value: `${unit.value} per ${adjective}`, next: unit.next + 1 };
  if (!isWord(tokens[unit.next], words.per)) return unit;
  const below = readName(phrase, unit.next + 1);
  return below ? { value: `${unit.value} per ${below.value}`, next: below.next } : unit;
}

/**
 * Whether a word may stand before people as an adjective does. In English nearly any singular may
 * ("drug smugglers"), so long as it measures nothing itself; Spanish puts few before the noun.
 */
function isModifier(token: Token | undefined, words: Vocabulary): boolean {
  if (token?.kind !== 'word' || words.stops.has(token.key) || words.of.has(token.key)) return false;
  if (isWord(token, words.beforePersons)) return true;
  if (words.language !== 'en' || /(?:s|ing)$/u.test(token.key)) return false;
  return parseUnit(token.text, words.language) === null;
}

/** The people that a number counts, some adjectives further on at most. */
function readPersons(
  { tokens, words }: Phrase,
  at: number,
  value: Decimal,
): Reading<string> | null {
  for (let next = at; next <= at + MOST_ADJECTIVES; next += 1) {
    const token = tokens[next];
    if (isWord(token, words.persons) || (value === '1' && isWord(token, words.person))) {
      return { value: 'person', next: next + 1 };
    }
    if (!isModifier(token, words)) return null;
  }
  return null;
}

/** The unit that stands at a token, behind the number of the given value. */
export function readUnit(phrase: Phrase, at: number, value: Decimal): Reading<string> | null {
  const { tokens, words } = phrase;
  const hyphened =
    tokens[at]?.text === '-' && !tokens[at].spaced && tokens[at + 1]?.spaced === false;
  const start = hyphened || isWord(tokens[at], words.of) ? at + 1 : at;
  // The language of news prefers people: "marines" are no unit, and "second" may be a rank.
  const persons = readPersons(phrase, start, value);
  if (persons !== null) return persons;
  const unit = readName(phrase, start);
  return unit && withRate(phrase, unit);
}
