import type { Span } from '../article/span';
import type { TextQuoteSelector } from './selector';

/** Code points on each side. */
const CONTEXT = 32;

/** The last code points of a text; twice as many code units always hold them. */
function lastPoints(text: string, end: number): string {
  const points = [...text.slice(Math.max(0, end - 2 * CONTEXT - 1), end)];
  return points.slice(-CONTEXT).join('');
}

function firstPoints(text: string, start: number): string {
  const points = [...text.slice(start, start + 2 * CONTEXT + 1)];
  return points.slice(0, CONTEXT).join('');
}

/** The words of a span with up to 32 code points before and behind; inverse of `matchQuote`. */
export function describeQuote(text: string, span: Span): TextQuoteSelector {
  return {
    exact: text.slice(span.start, span.end),
    prefix: lastPoints(text, span.start),
    suffix: firstPoints(text, span.end),
  };
}
