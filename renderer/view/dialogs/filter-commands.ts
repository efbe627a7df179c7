/** A title that matches a query, with the offsets of the characters that do. */
export interface Match<T> {
  readonly item: T;
  readonly score: number;
  readonly matched: readonly number[];
}

interface Hit {
  readonly score: number;
  readonly matched: readonly number[];
}

const WHOLE_WORD_START = 60;
const WHOLE = 40;
const WORD_START = 8;
const RUN = 5;
const TITLE_START = 6;
const ANYWHERE = 1;

/** Below a title that holds the word itself, above most that only have its letters somewhere. */
const OTHER_WORD = 30;
/** One or two letters begin too many words. */
const LEAST_OF_OTHER = 3;

function isWordStart(title: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(title[at - 1] ?? '');
}

/** Where a letter stands next: right here, else at the next start of a word, else anywhere. */
function nextPlace(title: string, letter: string, from: number): number {
  if (from > 0 && title[from] === letter) return from;
  for (let at = title.indexOf(letter, from); at >= 0; at = title.indexOf(letter, at + 1)) {
    if (isWordStart(title, at)) return at;
  }
  return title.indexOf(letter, from);
}

function matchWhole(title: string, word: string): Hit | null {
  const places: number[] = [];
  for (let at = title.indexOf(word); at >= 0; at = title.indexOf(word, at + 1)) places.push(at);
  const start = places.find((at) => isWordStart(title, at));
  const at = start ?? places[0];
  if (at === undefined) return null;
  return {
    score: (start === undefined ? WHOLE : WHOLE_WORD_START) + word.length * RUN,
    matched: Array.from({ length: word.length }, (_, index) => at + index),
  };
}

function matchLetters(title: string, word: string): Hit | null {
  const matched: number[] = [];
  let score = 0;
  for (const letter of word) {
    const from = (matched.at(-1) ?? -1) + 1;
    const at = nextPlace(title, letter, from);
    if (at < 0) return null;
    if (matched.length > 0 && at === from) score += RUN;
    else score += isWordStart(title, at) ? WORD_START : ANYWHERE;
    if (at === 0) score += TITLE_START;
    matched.push(at);
  }
  return { score, matched };
}

function matchOther(others: readonly string[], word: string): Hit | null {
  const isOne = word.length >= LEAST_OF_OTHER && others.some((other) => other.startsWith(word));
  return isOne ? { score: OTHER_WORD, matched: [] } : null;
}

function better(a: Hit | null, b: Hit | null): Hit | null {
  return a && b ? (b.score > a.score ? b : a) : (a ?? b);
}

interface Titled {
  readonly title: string;
  /** In lower case: words by which it is found too. */
  readonly otherWords?: readonly string[];
}

/**
 * The items whose titles hold the letters of every word of the query in order, or that are called so
 * otherwise, best first; all of them, in their own order, for an empty query. Never case-sensitive.
 */
export function filterByTitle<T extends Titled>(
  items: readonly T[],
  query: string,
): readonly Match<T>[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const matches: Match<T>[] = [];
  for (const item of items) {
    const title = item.title.toLowerCase();
    const hits = words
      .map(
        (word) =>
          matchWhole(title, word) ??
          better(matchLetters(title, word), matchOther(item.otherWords ?? [], word)),
      )
      .filter((hit) => hit !== null);
    if (hits.length < words.length) continue;
    const matched = [...new Set(hits.flatMap((hit) => hit.matched))].sort((a, b) => a - b);
    matches.push({ item, score: hits.reduce((sum, hit) => sum + hit.score, 0), matched });
  }
  return words.length === 0 ? matches : matches.sort((a, b) => b.score - a.score);
}
