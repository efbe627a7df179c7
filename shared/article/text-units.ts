import type { Paragraphs } from './article';
import { isControlAt } from './direction-controls';
import { snapToGraphemes, trimSpan } from './graphemes';
import { paragraphAt } from './paragraphs';
import { sentenceEndBefore, sentenceEnds } from './sentence-ends';
import type { Span } from './span';
import { isBlankAt, pieceAt } from './word-edges';

/** By what an end of a span, or a caret, moves. */
export type MoveUnit = 'grapheme' | 'word';

/** Which end of a span moves, by what, and which way: 1 is towards the end of the text. */
export interface SpanEndMove {
  readonly end: 'start' | 'end';
  readonly by: MoveUnit;
  readonly step: 1 | -1;
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * The word at an offset: the one that holds the character behind it, else the one that ends there,
 * else a sign of punctuation in the same order; null in white space. Where scrapers glued words
 * together they end at a capital, at digits and at web addresses. Controls of direction around a word
 * are looked through.
 */
export function wordAt(text: string, paragraphs: Paragraphs, offset: number): Span | null {
  const paragraph = paragraphs[paragraphAt(paragraphs, offset)];
  if (!paragraph) return null;
  let behind = Math.min(offset, paragraph.end);
  let before = behind - 1;
  while (isControlAt(text, behind)) behind += 1;
  while (isControlAt(text, before)) before -= 1;
  const pieces = [behind, before]
    .filter((at) => at >= paragraph.start && at < paragraph.end && !isBlankAt(text, at))
    .map((at) => pieceAt(text, paragraphs, paragraph, at));
  const isWord = ({ start, end }: Span): boolean => LETTER_OR_DIGIT.test(text.slice(start, end));
  return pieces.find(isWord) ?? pieces[0] ?? null;
}

/**
 * The sentence at an offset, with the quotes that close behind it and without the white space
 * around it; null in a paragraph that has nothing else. Right behind a sentence it is that one.
 */
export function sentenceAt(text: string, paragraphs: Paragraphs, offset: number): Span | null {
  const paragraph = paragraphs[paragraphAt(paragraphs, offset)];
  if (!paragraph) return null;
  const inside = Math.min(offset, paragraph.end - 1);
  const behind =
    inside > paragraph.start && isBlankAt(text, inside) && !isBlankAt(text, inside - 1);
  const at = behind ? inside - 1 : inside;
  const start = sentenceEndBefore(text, paragraph, at);
  for (const end of sentenceEnds(text, paragraph, start)) {
    if (end > at) return trimmed(text, paragraphs, { start, end });
  }
  return null;
}

/** The paragraph at an offset without the white space at its ends; null where it has nothing else. */
export function paragraphSpanAt(text: string, paragraphs: Paragraphs, offset: number): Span | null {
  const paragraph = paragraphs[paragraphAt(paragraphs, offset)];
  return paragraph ? trimmed(text, paragraphs, paragraph) : null;
}

/** White space goes, but for one that carries a combining mark. */
function trimmed(text: string, paragraphs: Paragraphs, span: Span): Span | null {
  const core = trimSpan(text, span);
  return core && snapToGraphemes(text, paragraphs, core);
}

/**
 * A span with one end moved by one cluster, or to the next edge of a word where such a span ends:
 * a start goes to starts of words, an end to their ends. Null when the other end or an end of the
 * text is in the way. It never splits a cluster and crosses line breaks in one step.
 */
export function moveEndBy(
  text: string,
  paragraphs: Paragraphs,
  span: Span,
  { end, by, step }: SpanEndMove,
): Span | null {
  const units = unitsOf(text, paragraphs, by);
  const offset = units.next(span[end], step, end);
  if (offset === null) return null;
  const moved = snapToGraphemes(text, paragraphs, { ...span, [end]: offset });
  return moved && moved[end] !== span[end] ? moved : null;
}

/** Where a caret goes from an offset: forwards to the end of a unit, backwards to its start. */
export function moveCaretBy(
  text: string,
  paragraphs: Paragraphs,
  offset: number,
  by: MoveUnit,
  step: 1 | -1,
): number {
  const end = step === 1 ? 'end' : 'start';
  return unitsOf(text, paragraphs, by).next(offset, step, end) ?? offset;
}

interface Units {
  /** The nearest start or end of a unit beyond an offset, or null at the end of the text. */
  next(offset: number, step: 1 | -1, edge: 'start' | 'end'): number | null;
}

function unitsOf(text: string, paragraphs: Paragraphs, by: MoveUnit): Units {
  /** The unit that holds the code unit at an offset, which lies in a paragraph; null for a space. */
  const unitAt = (paragraph: Span, at: number): Span =>
    by === 'word'
      ? pieceAt(text, paragraphs, paragraph, at)
      : (snapToGraphemes(text, paragraphs, { start: at, end: at + 1 }) ?? {
          start: at,
          end: at + 1,
        });
  const skips = (unit: Span): boolean =>
    by === 'word' && (isBlankAt(text, unit.start) || isControlAt(text, unit.start));

  /** The first unit from an offset on. */
  const unitFrom = (offset: number): Span | null => {
    let at = offset;
    for (let index = Math.max(paragraphAt(paragraphs, offset), 0); ; index += 1) {
      const paragraph = paragraphs[index];
      if (!paragraph) return null;
      at = Math.max(at, paragraph.start);
      while (at < paragraph.end) {
        const unit = unitAt(paragraph, at);
        if (!skips(unit)) return unit;
        at = unit.end;
      }
    }
  };
  /** The last unit that begins before an offset. */
  const unitBefore = (offset: number): Span | null => {
    let at = offset;
    for (let index = paragraphAt(paragraphs, offset); ; index -= 1) {
      const paragraph = paragraphs[index];
      if (!paragraph) return null;
      at = Math.min(at, paragraph.end);
      while (at > paragraph.start) {
        const unit = unitAt(paragraph, at - 1);
        if (!skips(unit)) return unit;
        at = unit.start;
      }
    }
  };
  return {
    next(offset, step, edge) {
      if (step === 1) {
        const unit = unitFrom(offset);
        if (!unit || edge === 'end' || unit.start > offset) return unit?.[edge] ?? null;
        return unitFrom(unit.end)?.start ?? null;
      }
      const unit = unitBefore(offset);
      if (!unit || edge === 'start' || unit.end < offset) return unit?.[edge] ?? null;
      return unitBefore(unit.start)?.end ?? null;
    },
  };
}
