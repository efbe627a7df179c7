import type { Span } from '../article/span';
import { fail, ok, type Result } from '../base/result';
import { describeQuote } from '../selector/describe-quote';
import type { Target } from './target';

/** Why spans make no target; `index` counts in the order in which they were given. */
export type TargetFailure =
  | { readonly type: 'TargetEmpty' }
  | { readonly type: 'SpanEmpty'; readonly index: number }
  | { readonly type: 'SpanOutside'; readonly index: number }
  /** Half of a surrogate pair has no place in a file that counts code points. */
  | { readonly type: 'SpanSplitsCharacter'; readonly index: number }
  | { readonly type: 'SpansOverlap'; readonly index: number; readonly other: number };

/** Whether an offset lies between the halves of a surrogate pair. */
export function splitsPair(text: string, offset: number): boolean {
  return (
    (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800 &&
    (text.charCodeAt(offset) & 0xfc00) === 0xdc00
  );
}

/** Whether two spans have a code unit in common; touching ones do not. */
export function spansOverlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** What is wrong with one span in itself. */
export function checkSpan(text: string, span: Span, index: number): TargetFailure | null {
  const { start, end } = span;
  const whole = Number.isInteger(start) && Number.isInteger(end);
  if (!whole || start < 0 || end > text.length) return { type: 'SpanOutside', index };
  if (start >= end) return { type: 'SpanEmpty', index };
  if (splitsPair(text, start) || splitsPair(text, end)) {
    return { type: 'SpanSplitsCharacter', index };
  }
  return null;
}

/** The first two spans that overlap. */
export function checkOverlap(spans: readonly Span[]): TargetFailure | null {
  if (spans.length < 2) return null;
  const inOrder = spans
    .map((span, index) => ({ span, index }))
    .toSorted((a, b) => a.span.start - b.span.start);
  for (const [position, { span, index }] of inOrder.entries()) {
    const next = inOrder[position + 1];
    if (next && spansOverlap(span, next.span)) {
      return { type: 'SpansOverlap', index, other: next.index };
    }
  }
  return null;
}

/** A target over spans of a text, in the order given, each with the words it stands on. */
export function createTarget(text: string, spans: readonly Span[]): Result<Target, TargetFailure> {
  const [first, ...rest] = spans;
  if (!first) return fail({ type: 'TargetEmpty' });
  for (const [index, span] of spans.entries()) {
    const failure = checkSpan(text, span, index);
    if (failure) return fail(failure);
  }
  const overlap = checkOverlap(spans);
  if (overlap) return fail(overlap);
  return ok({
    spans: [first, ...rest],
    quotes: [describeQuote(text, first), ...rest.map((span) => describeQuote(text, span))],
  });
}
