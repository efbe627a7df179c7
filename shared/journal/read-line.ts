import type { Change } from '../annotation/change';
import type { Digester } from '../article/digest';
import { fail, ok, type Result } from '../base/result';
import { readFrame, type LineFault } from './frame';
import { isChange } from './is-change';
import { parseShallow } from './parse-shallow';
import { upgradeChange } from './upgrade-change';

/** Which change a line holds, and which line it follows. */
export interface Link {
  readonly seq: number;
  readonly sum: string;
  /** The checksum of the line before it; empty for the first. */
  readonly prev: string;
}

/** A line that is whole, its change not yet parsed. */
export interface LinkedLine extends Link {
  readonly version: number;
  /** JSON. */
  readonly json: string;
}

/** A line with its change in domain form. */
export interface ReadLine extends Link {
  readonly change: Change;
}

const LINK = /^"prev":"([0-9a-f]{64}|)","seq":([1-9][0-9]{0,15}),"change":/;

function corrupt(reason: string): Result<never, LineFault> {
  return fail({ type: 'LineCorrupt', reason });
}

/** Proves a line and reads its place in the chain, which costs one pass and parses nothing. */
export function readLink(line: string, digest?: Digester): Result<LinkedLine, LineFault> {
  const frame = readFrame(line, digest);
  if (!frame.ok) return frame;
  const { sum, version, body } = frame.value;
  const [head, prev, number] = LINK.exec(body) ?? [];
  const seq = Number(number);
  if (head === undefined || prev === undefined || !Number.isSafeInteger(seq)) {
    return corrupt('It is no line of a change.');
  }
  return ok({ seq, sum, prev, version, json: body.slice(head.length) });
}

/**
 * Reads a line, given without its newline: proved, upgraded where an older program wrote it, and
 * checked in every field that a replay relies on, since a checksum proves nothing of a stranger.
 */
export function readLine(line: string, digest?: Digester): Result<ReadLine, LineFault> {
  const linked = readLink(line, digest);
  if (!linked.ok) return linked;
  const { seq, sum, prev, version, json } = linked.value;
  const change = upgradeChange(version, parseShallow(json));
  if (!isChange(change)) return corrupt('It holds no change.');
  if (change.seq !== seq) return corrupt('It holds another change than it says.');
  return ok({ seq, sum, prev, change });
}
