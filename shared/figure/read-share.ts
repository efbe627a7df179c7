import { decimal, divideDecimals, type Decimal } from './decimal';
import { readPlain, said, SHARE_PLACES, type ReadSaid, type SaidNumber } from './said-number';
import { isWord, readPhrase, type Reading, type Token } from './tokens';
import type { Vocabulary } from './vocabulary';

const ONE = decimal('1');

function share(above: Decimal, below: Decimal, next: number): Reading<SaidNumber> | null {
  const value = divideDecimals(above, below, SHARE_PLACES);
  return value && { value: said(value, { sort: 'share' }), next };
}

/** Two to ten, or a power of ten: "5 in 2019" is no share. */
const USUAL_WHOLES = /^(?:[2-9]|10+)$/;

/** What stands below a fraction's line: "thirds", "cuartas partes", "/ 4". */
function readDenominator(
  tokens: readonly Token[],
  at: number,
  words: Vocabulary,
): Reading<Decimal> | null {
  const start = tokens[at]?.text === '-' ? at + 1 : at;
  const key = tokens[start]?.key ?? '';
  const part = words.parts.get(key);
  if (part !== undefined) return { value: decimal(String(part)), next: start + 1 };
  const adjective = words.partAdjectives.get(key);
  if (adjective === undefined || !isWord(tokens[start + 1], words.partNouns)) return null;
  return { value: decimal(String(adjective)), next: start + 2 };
}

function readSlash(tokens: readonly Token[], at: number): Reading<Decimal> | null {
  const [slash, digits] = [tokens[at], tokens[at + 1]];
  if (slash?.text !== '/' || slash.spaced || digits?.kind !== 'digits' || digits.spaced)
    return null;
  return USUAL_WHOLES.test(digits.text) ? { value: decimal(digits.text), next: at + 2 } : null;
}

function readOutOf(
  tokens: readonly Token[],
  at: number,
  words: Vocabulary,
): Reading<Decimal> | null {
  const phrase = readPhrase(tokens, at, words.outOf);
  const whole = phrase && readPlain(tokens, phrase.next, words);
  return whole && USUAL_WHOLES.test(whole.value.value)
    ? { value: whole.value.value, next: whole.next }
    : null;
}

function readBelow(
  tokens: readonly Token[],
  at: number,
  words: Vocabulary,
): Reading<Decimal> | null {
  return (
    readSlash(tokens, at) ?? readDenominator(tokens, at, words) ?? readOutOf(tokens, at, words)
  );
}

/** Whether "a third" goes on as a rank does: "a third vote", where a share says "of". */
function goesOnAsRank(
  tokens: readonly Token[],
  below: Reading<Decimal>,
  words: Vocabulary,
): boolean {
  const isRank = words.ordinals.has(tokens[below.next - 1]?.key ?? '');
  const following = tokens[below.next];
  return (
    isRank &&
    following?.kind === 'word' &&
    !words.of.has(following.key) &&
    !words.stops.has(following.key)
  );
}

/** "la tercera parte" is one of three. */
function implicitOne(
  tokens: readonly Token[],
  at: number,
  words: Vocabulary,
): Reading<SaidNumber> | null {
  return words.partAdjectives.has(tokens[at]?.key ?? '') ? { value: said(ONE), next: at } : null;
}

/** Shares: two thirds, a quarter, 3/4, one in five. */
export const readShare: ReadSaid = (tokens, at, words) => {
  const article =
    words.language === 'en' && isWord(tokens[at], words.one)
      ? { value: said(ONE), next: at + 1 }
      : null;
  const above = readPlain(tokens, at, words) ?? article ?? implicitOne(tokens, at, words);
  if (above === null) return null;
  const below = readBelow(tokens, above.next, words);
  if (below === null || Number(below.value) <= Number(above.value.value)) return null;
  if (above === article && goesOnAsRank(tokens, below, words)) return null;
  return share(above.value.value, below.value, below.next);
};
