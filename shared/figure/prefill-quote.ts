import type { QUOTE_MODES } from '../annotation/body';
import { detectLanguage } from './detect-language';
import { quotedPieces, type QuotedPiece } from './quoted-pieces';

/** What a quote's own words and marks say; `language` is absent where it is not sure. */
export interface PrefilledQuote {
  readonly mode: (typeof QUOTE_MODES)[number];
  /** BCP 47. */
  readonly language?: string;
}

/** Code units of context that are looked at on either side, within the span's paragraph. */
const LONGEST_CONTEXT = 4000;

const LINE_BREAK = /[\n\r\v\f\u0085\u2028\u2029]/u;

function lastLine(text: string): string {
  return text.slice(-LONGEST_CONTEXT).split(LINE_BREAK).at(-1) ?? '';
}

function firstLine(text: string): string {
  return text.slice(0, LONGEST_CONTEXT).split(LINE_BREAK, 1)[0] ?? '';
}

/** Words that begin in lower case and end without a stop were cut out of a sentence. */
function isFragment({ inner }: QuotedPiece): boolean {
  const [firstLetter = ''] = /\p{L}/u.exec(inner) ?? [];
  return /\p{Ll}/u.test(firstLetter) && !/[.,!?…;:]["'”’»›]?\s*$/u.test(inner);
}

/** The text of a span that stands outside the pieces. */
function outside(text: string, start: number, end: number, pieces: readonly QuotedPiece[]): string {
  let rest = '';
  let at = start;
  for (const piece of pieces) {
    rest += text.slice(at, Math.max(at, Math.min(end, piece.start)));
    at = Math.max(at, piece.end);
  }
  return rest + text.slice(Math.min(at, end), end);
}

function modeOf(before: string, span: string, after: string): PrefilledQuote['mode'] {
  const text = before + span + after;
  const [start, end] = [before.length, before.length + span.length];
  const pieces = quotedPieces(text).filter((piece) => piece.start < end && piece.end > start);
  const holdsWords = pieces.some(({ inner, start: at }) => {
    const from = Math.max(start, at + 1);
    return /[\p{L}\p{N}]/u.test(text.slice(from, Math.min(end, at + 1 + inner.length)));
  });
  if (!holdsWords) return 'indirect';
  const hasUnquoted = /[\p{L}\p{N}]/u.test(outside(text, start, end, pieces));
  return hasUnquoted || pieces.every(isFragment) ? 'partial' : 'direct';
}

/**
 * Fills a quote from its span and the text around it: `direct` when the words stand within
 * quotation marks (straight, curly, «», „“, ‹› and single ones), `partial` when some stand outside
 * or the marks hold a piece of a sentence, `indirect` without marks. For a target of several spans,
 * pass their texts joined by a space, with what stands before the first and after the last.
 */
export function prefillQuote(
  spanText: string,
  { before, after }: { readonly before: string; readonly after: string },
): PrefilledQuote {
  const mode = modeOf(lastLine(before), spanText, firstLine(after));
  const language = detectLanguage(spanText);
  return language === null ? { mode } : { mode, language };
}
