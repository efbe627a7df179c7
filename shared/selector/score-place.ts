import type { Span } from '../article/span';
import { align, beneath, type Alignment } from './align';
import type { TextQuoteSelector } from './selector';

/** A place that may be meant, in offsets of the text that was searched, with what speaks for it. */
export interface Place {
  readonly span: Span;
  /** Whether the words themselves are unchanged. */
  readonly isVerbatim: boolean;
  /** 0 to 1: how much of words, context and position is as described. */
  readonly score: number;
  /** Whether it may be taken where no other place is nearly as good. */
  readonly isCredible: boolean;
}

/** What a place is held against. */
export interface Sought {
  readonly quote: TextQuoteSelector;
  /** Where the words began, if that is known. */
  readonly start: number | null;
  /** Of the text that is searched. */
  readonly length: number;
}

/**
 * What words, a whole context and the position weigh. Words and context weigh nearly the same, so
 * that the same words in another context (two thirds of a point) stay below `ACCEPT`, and a changed
 * word in an unchanged context stays above it. Position only breaks ties: an inserted paragraph
 * moves all that follows.
 */
const WEIGHT = { quote: 50, context: 20, position: 2 } as const;

/** A shorter context says less: it weighs as much less as it is shorter than what we write. */
const WHOLE_CONTEXT = 32;

/**
 * The score from which a place may be taken. The same words with one context of two reach 0.84 and
 * with none 0.69 (prose is a quarter to a third like any other prose); between the two is the line.
 */
const ACCEPT = 0.75;

/**
 * Where words have changed, each context must be as described up to this: 6 of 32 characters may
 * differ, which 2 % of typing errors practically never reach, and a similar sentence elsewhere
 * always does.
 */
const CHANGED_CONTEXT = 0.75;

/** Less context than this proves nothing of words that have changed. */
const LEAST_CONTEXT = 8;

/** Half of the words must be left; what stands between two contexts is else not the quote. */
const LEAST_QUOTE = 0.5;

/**
 * How much of a quote may be words that became other words. A typing error leaves most of a word;
 * another day, name or number does not, and with it the sentence says something else. Far from
 * where it stood such a sentence is another one: reports repeat themselves.
 */
const OTHER_WORDS = { near: 0.2, far: 0 } as const;

/** Units between a place and the old position that are still near: a few inserted paragraphs. */
const NEAR = 2048;

/** A word of which at most half is left is another word. One or two letters are too few to tell. */
const SAME_WORD = 0.5;
const SHORTEST_WORD = 3;

const WORDS = /[\p{L}\p{M}]+|\p{N}(?:[\p{N}.,:]*\p{N})?/gu;
const NUMBER = /^\p{N}/u;

/** Units around a context in which it is looked for. */
const SLACK = 8;

function positionScore({ start, length }: Sought, span: Span): number {
  return start === null ? 0 : 1 - Math.min(1, Math.abs(span.start - start) / Math.max(1, length));
}

interface Likeness {
  readonly quote: number;
  readonly prefix: number;
  readonly suffix: number;
}

function contextWeight(context: string): number {
  return WEIGHT.context * Math.min(1, context.length / WHOLE_CONTEXT);
}

function scoreOf(sought: Sought, likeness: Likeness, span: Span): number {
  const prefixWeight = contextWeight(sought.quote.prefix);
  const suffixWeight = contextWeight(sought.quote.suffix);
  const positionWeight = sought.start === null ? 0 : WEIGHT.position;
  const sum =
    WEIGHT.quote * likeness.quote +
    prefixWeight * likeness.prefix +
    suffixWeight * likeness.suffix +
    positionWeight * positionScore(sought, span);
  return sum / (WEIGHT.quote + prefixWeight + suffixWeight + positionWeight);
}

/** How much of a context is in a stretch of a text; a context that is not known says nothing. */
function contextLikeness(context: string, stretch: string): number {
  if (context === '' || stretch.includes(context)) return 1;
  return Math.max(0, 1 - align(context, stretch).errors / context.length);
}

/** A place where the words stand as they are described, whatever is around them. */
export function verbatimPlace(text: string, sought: Sought, start: number): Place {
  const { exact, prefix, suffix } = sought.quote;
  const span = { start, end: start + exact.length };
  const before = text.slice(Math.max(0, start - prefix.length - SLACK), start);
  const after = text.slice(span.end, span.end + suffix.length + SLACK);
  const likeness = {
    quote: 1,
    prefix: contextLikeness(prefix, before),
    suffix: contextLikeness(suffix, after),
  };
  const score = scoreOf(sought, likeness, span);
  return { span, isVerbatim: true, score, isCredible: score >= ACCEPT };
}

function matchedShare({ matched }: Alignment, { start, end }: Span, length: number): number {
  if (start === end) return 1;
  const same = matched.slice(start, end).filter((isSame) => isSame).length;
  return same / Math.max(end - start, length);
}

/** The share of a quote that is words which are now other words, or numbers that changed at all. */
function otherWords(exact: string, matched: readonly boolean[]): number {
  let others = 0;
  for (const { 0: word, index } of exact.matchAll(WORDS)) {
    const flags = matched.slice(index, index + word.length);
    const left = flags.filter((isSame) => isSame).length;
    const isNumber = NUMBER.test(word);
    const isOther = isNumber
      ? left < word.length
      : word.length >= SHORTEST_WORD && left <= word.length * SAME_WORD;
    if (isOther) others += word.length;
  }
  return others / exact.length;
}

function isEnough(context: string, likeness: number): boolean {
  return context.length < LEAST_CONTEXT || likeness >= CHANGED_CONTEXT;
}

/**
 * The place that alignments of the quote's beginning (with the prefix) and of its end (with the
 * suffix) lead to; both are the same alignment where the quote is short.
 */
export function changedPlace(
  sought: Sought,
  { span, likeness, matched }: { span: Span; likeness: Likeness; matched: readonly boolean[] },
): Place {
  const { exact, prefix, suffix } = sought.quote;
  const score = scoreOf(sought, likeness, span);
  const isNear = sought.start !== null && Math.abs(span.start - sought.start) <= NEAR;
  const isCredible =
    score >= ACCEPT &&
    likeness.quote >= LEAST_QUOTE &&
    Math.max(prefix.length, suffix.length) >= LEAST_CONTEXT &&
    isEnough(prefix, likeness.prefix) &&
    isEnough(suffix, likeness.suffix) &&
    otherWords(exact, matched) <= OTHER_WORDS[isNear ? 'near' : 'far'];
  return { span, isVerbatim: false, score, isCredible };
}

/** What an alignment of prefix, words and suffix, one behind the other, says of the words. */
export function readAlignment(
  { exact, prefix, suffix }: TextQuoteSelector,
  alignment: Alignment,
): { readonly span: Span; readonly likeness: Likeness; readonly matched: readonly boolean[] } {
  const start = prefix.length;
  const end = start + exact.length;
  const whole = end + suffix.length;
  const share = (part: Span): number => {
    const under = beneath(alignment, part);
    return matchedShare(alignment, part, under.end - under.start);
  };
  return {
    span: beneath(alignment, { start, end }),
    likeness: {
      quote: share({ start, end }),
      prefix: share({ start: 0, end: start }),
      suffix: share({ start: end, end: whole }),
    },
    matched: alignment.matched.slice(start, end),
  };
}
