/** A stretch between two quotation marks, the marks included; an unclosed one reaches to the end. */
export interface QuotedPiece {
  readonly start: number;
  readonly end: number;
  /** The words between the marks. */
  readonly inner: string;
}

/** Opening marks and the marks that may close them; » and ‚ open in German and its neighbours. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ['„', '“”'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['›', '‹'],
  ['‘', '’'],
  ['‚', '‘’'],
  ["'", "'"],
]);

/** Marks that are apostrophes as well. */
const APOSTROPHES = "'’";
const SINGLES = "'‘‚";

const LETTER = /[\p{L}\p{N}]/u;

function isLetter(character: string | undefined): boolean {
  return character !== undefined && LETTER.test(character);
}

function opensAt(text: string, at: number): string | null {
  const mark = text.charAt(at);
  const closers = CLOSERS.get(mark);
  if (closers === undefined) return null;
  return APOSTROPHES.includes(mark) && isLetter(text[at - 1]) ? null : closers;
}

function closesAt(text: string, at: number, closers: string): boolean {
  const mark = text.charAt(at);
  return closers.includes(mark) && !(APOSTROPHES.includes(mark) && isLetter(text[at + 1]));
}

/** The outermost quoted pieces of a text, in its order; quotes within quotes belong to the outer. */
export function quotedPieces(text: string): readonly QuotedPiece[] {
  const pieces: QuotedPiece[] = [];
  let open: { readonly at: number; readonly closers: string } | null = null;
  for (let at = 0; at < text.length; at += 1) {
    if (open === null) {
      const closers = opensAt(text, at);
      if (closers !== null) open = { at, closers };
    } else if (closesAt(text, at, open.closers)) {
      pieces.push({ start: open.at, end: at + 1, inner: text.slice(open.at + 1, at) });
      open = null;
    }
  }
  const reachesOut = open !== null && !SINGLES.includes(text.charAt(open.at));
  if (open === null || !reachesOut) return pieces;
  return [...pieces, { start: open.at, end: text.length, inner: text.slice(open.at + 1) }];
}
