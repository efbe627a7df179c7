/**
 * A stretch of an article's text in UTF-16 code units, half-open and non-empty
 * (`0 <= start < end <= text.length`). Files that we write count Unicode code points instead;
 * `offsets.ts` alone converts.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether both are the same stretch. */
export function sameSpan(a: Span, b: Span | undefined): boolean {
  return a.start === b?.start && a.end === b.end;
}
