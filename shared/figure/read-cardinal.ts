import { addDecimals, decimal, scaleDecimal, scaleWithin, type Decimal } from './decimal';
import { isWord, type Reading, type Token } from './tokens';
import type { Vocabulary } from './vocabulary';

/** A number in words, and what its last scale word multiplied by. */
export interface Cardinal {
  readonly number: Decimal;
  readonly scale: Decimal;
}

/** The sum so far: `total` is closed by scale words, `group` (0 to 999) is still open. */
interface Sum {
  readonly total: Decimal;
  readonly group: number;
  readonly lastScale: number;
  /** Whether any word was read, so that zero can be told from nothing. */
  readonly begun: boolean;
}

const HUNDRED = 100;
const NOTHING: Sum = { total: decimal('0'), group: 0, lastScale: Infinity, begun: false };

/** Whether a word can add to a group: tens behind hundreds, ones behind tens. */
function canAdd(group: number, number: number): boolean {
  if (group === 0) return true;
  if (group % HUNDRED === 0) return number > 0 && number < HUNDRED;
  return group % 10 === 0 && group % HUNDRED >= 20 && number > 0 && number < 10;
}

function addWord(sum: Sum, number: number): Sum | null {
  const fits = canAdd(sum.group, number) && (number > 0 || !sum.begun);
  return fits ? { ...sum, group: sum.group + number, begun: true } : null;
}

function addScale(sum: Sum, scale: number): Sum | null {
  if (scale === HUNDRED) {
    const fits = sum.group > 0 && sum.group < HUNDRED;
    return fits ? { ...sum, group: sum.group * HUNDRED, begun: true } : null;
  }
  const group = decimal(String(sum.group));
  const factor = decimal(String(scale));
  if (scale < sum.lastScale) {
    const counted = sum.group === 0 ? decimal('1') : group;
    const total = addDecimals(sum.total, scaleDecimal(counted, factor));
    return { total, group: 0, lastScale: scale, begun: true };
  }
  // "dos mil quinientos millones": a greater scale multiplies all before it.
  const total = scaleWithin(addDecimals(sum.total, group), factor);
  return total && { total, group: 0, lastScale: scale, begun: true };
}

/** Whether a scale can open a number: "mil", and behind an article "a hundred". */
function opensNumber(scale: number, words: Vocabulary, behindArticle: boolean): boolean {
  return behindArticle || (words.language === 'es' && scale === 1000);
}

function nextSum(
  sum: Sum,
  token: Token | undefined,
  words: Vocabulary,
  opened: boolean,
): Sum | null {
  const key = token?.key ?? '';
  const number = words.cardinals.get(key);
  if (number !== undefined) return addWord(sum, number);
  const scale = words.scales.get(key);
  if (scale === undefined || !(sum.begun || opensNumber(scale, words, opened))) return null;
  return addScale(sum.begun ? sum : { ...sum, group: scale === HUNDRED ? 1 : 0 }, scale);
}

/** How many tokens may join two words of one number: a hyphen, "and", a comma behind a scale. */
function joinerLength(tokens: readonly Token[], at: number, sum: Sum, words: Vocabulary): number {
  const token = tokens[at];
  if (!sum.begun || token === undefined) return 0;
  if (token.text === '-' && !token.spaced) return 1;
  if (isWord(token, words.and)) return 1;
  return token.text === ',' && sum.group === 0 ? 1 : 0;
}

/** A cardinal number in words, such as "two million three hundred thousand" or "treinta y uno". */
export function readCardinal(
  tokens: readonly Token[],
  at: number,
  words: Vocabulary,
): Reading<Cardinal> | null {
  const behindArticle = words.language === 'en' && isWord(tokens[at], words.one);
  let sum = NOTHING;
  let next = behindArticle ? at + 1 : at;
  for (;;) {
    const joiner = joinerLength(tokens, next, sum, words);
    const joined = joiner > 0 ? nextSum(sum, tokens[next + joiner], words, false) : null;
    const following = joined ?? nextSum(sum, tokens[next], words, behindArticle);
    if (following === null) break;
    next += joined === null ? 1 : joiner + 1;
    sum = following;
  }
  if (!sum.begun) return null;
  const scale = sum.lastScale === Infinity || sum.group > 0 ? 1 : sum.lastScale;
  const number = addDecimals(sum.total, decimal(String(sum.group)));
  return { value: { number, scale: decimal(String(scale)) }, next };
}
