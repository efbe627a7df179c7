import type { KeepingFault } from '../../shared/ipc/channels';
import { readClosing, type Closing } from '../../shared/journal/closing-line';
import { stepTo } from '../../shared/journal/follow-chain';
import { readLink, type Link } from '../../shared/journal/read-line';
import { digestInNode } from './digest';
import { splitLines, type Piece } from './split-lines';

/** A line that is whole and stands where it should. */
export interface KeptLine extends Link {
  readonly type: 'line';
  readonly text: string;
  readonly file: string;
  readonly number: number;
  /** Bytes from the beginning of the file, the newline counted in. */
  readonly start: number;
  readonly end: number;
  readonly isEnded: boolean;
}

/** What reading a journal or a backup finds, in the order of the file. */
export type Found =
  | KeptLine
  | { readonly type: 'closing'; readonly closing: Closing }
  | { readonly type: 'fault'; readonly fault: KeepingFault };

type Last = Pick<Link, 'seq' | 'sum'> | null;

function corrupt(file: string, line: number): Found {
  return { type: 'fault', fault: { type: 'LineCorrupt', file, line } };
}

/** What a piece is that is no whole line of a change. */
function otherThanLine({ text, number, isEnded }: Piece, file: string): Found {
  const closing = readClosing(text, digestInNode);
  if (closing.ok) return { type: 'closing', closing: closing.value };
  if (!isEnded) return { type: 'fault', fault: { type: 'LineTorn', file, line: number } };
  return corrupt(file, number);
}

function readPiece(piece: Piece, file: string, last: Last): Found {
  const link = readLink(piece.text, digestInNode);
  if (link.ok) {
    const { seq, sum, prev } = link.value;
    if (stepTo(link.value, last) === 'misplaced') return corrupt(file, piece.number);
    return { type: 'line', file, seq, sum, prev, ...piece };
  }
  if (link.failure.type === 'LineCorrupt') return otherThanLine(piece, file);
  const { found } = link.failure;
  return { type: 'fault', fault: { type: 'LineTooNew', file, found } };
}

/**
 * Reads the lines of a journal or a backup and proves each. Lines that are not whole, or do not
 * continue the one before, are told and left out; a line of a newer program ends the reading, and so
 * does the line that ends a backup. Rejects with the system's error.
 */
export async function* readKept(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<Found> {
  let last: Last = null;
  for await (const piece of splitLines(chunks)) {
    if (piece.text === null) return yield corrupt(file, piece.number);
    const found = readPiece(piece, file, last);
    yield found;
    if (found.type === 'closing') return;
    if (found.type === 'fault' && found.fault.type === 'LineTooNew') return;
    if (found.type === 'line') last = found;
  }
}
