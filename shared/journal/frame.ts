import { fail, ok, type Result } from '../base/result';
import { digestText, type Digester } from '../article/digest';

/** The version of the lines that this program writes. */
export const LINE_VERSION = 1;

/** Why a line proves nothing. */
export type LineFault =
  /** Not what was written: cut off, changed, or never a line of this program. */
  | { readonly type: 'LineCorrupt'; readonly reason: string }
  /** Whole, but of a newer program; reading on could lose what it knows. */
  | { readonly type: 'LineTooNew'; readonly found: number; readonly known: number };

/** A line that is as it was written. */
export interface Frame {
  readonly sum: string;
  readonly version: number;
  /** The members behind the version, as JSON text without the braces. */
  readonly body: string;
}

/** A line and the checksum that the next one repeats. */
export interface EncodedLine {
  readonly line: string;
  readonly sum: string;
}

const FRAME = /^\{"sum":"([0-9a-f]{64})",("v":([1-9][0-9]{0,8}),)/;

/** What stands before the version: the one part that the checksum does not cover. */
const HEAD_UNITS = '{"sum":"",'.length + 64;

/**
 * Puts members under a checksum: `{"sum":…,"v":1,` and the members. `sum` is the sha-256 of all that
 * follows it, so that a line is proved before anything of it is parsed. This frame is the same in
 * every version to come; what it frames may change.
 */
export function writeFrame(members: string, digest: Digester = digestText): EncodedLine {
  const rest = `"v":${LINE_VERSION},${members}}`;
  const sum = digest(rest);
  return { line: `{"sum":"${sum}",${rest}`, sum };
}

function corrupt(reason: string): Result<never, LineFault> {
  return fail({ type: 'LineCorrupt', reason });
}

/** Proves a line, given without its newline; what it says is not looked at. */
export function readFrame(line: string, digest: Digester = digestText): Result<Frame, LineFault> {
  if (line.includes('\n')) return corrupt('It is more than one line.');
  const [head, sum, versioned, found] = FRAME.exec(line) ?? [];
  if (head === undefined || sum === undefined || versioned === undefined) {
    return corrupt('It does not begin as a line does.');
  }
  if (digest(line.slice(HEAD_UNITS)) !== sum) return corrupt('Its checksum is another.');
  const version = Number(found);
  if (version > LINE_VERSION) {
    return fail({ type: 'LineTooNew', found: version, known: LINE_VERSION });
  }
  return ok({ sum, version, body: line.slice(head.length, -1) });
}
