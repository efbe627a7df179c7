import type { Span } from '../article/span';
import type { TextQuoteSelector } from './selector';

/** Code points of context on each side of a quote. */
export const CONTEXT = 32;

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** The offset so many code points before another, or the start of the text. */
function pointsBefore(text: string, offset: number): number {
  let at = offset;
  for (let points = 0; points < CONTEXT && at > 0; points += 1) {
    at -= at > 1 && isPair(text, at - 2) ? 2 : 1;
  }
  return at;
}

function pointsBehind(text: string, offset: number): number {
  let at = offset;
  for (let points = 0; points < CONTEXT && at < text.length; points += 1) {
    at += isPair(text, at) ? 2 : 1;
  }
  return at;
}

/** The words of a span with up to 32 code points before and behind; inverse of `matchQuote`. */
export function describeQuote(text: string, { start, end }: Span): TextQuoteSelector {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(pointsBefore(text, start), start),
    suffix: text.slice(end, pointsBehind(text, end)),
  };
}
