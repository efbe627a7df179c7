import type { Digester } from '../article/digest';
import { fail, ok, type Result } from '../base/result';
import { readFrame, writeFrame, type EncodedLine, type LineFault } from './frame';

/** What the last line of a backup says of the lines before it. */
export interface Closing {
  /** How many lines there are. */
  readonly lines: number;
  /** Of the last change; 0 when there is none. */
  readonly seq: number;
  /** The checksum of the last line; empty when there is none. */
  readonly last: string;
  /** When the backup was made, ISO 8601 in UTC. It orders nothing: a clock can be set back. */
  readonly at: string;
}

const CLOSING =
  /^"end":\{"lines":(0|[1-9][0-9]{0,15}),"seq":(0|[1-9][0-9]{0,15}),"last":"([0-9a-f]{64}|)","at":"([0-9TZ:.-]{0,40})"\}$/;

/** The line that ends a backup; without it, a backup was cut off. */
export function encodeClosing({ lines, seq, last, at }: Closing, digest?: Digester): EncodedLine {
  const end = JSON.stringify({ lines, seq, last, at });
  return writeFrame(`"end":${end}`, digest);
}

/** Reads a line that ends a backup, given without its newline. */
export function readClosing(line: string, digest?: Digester): Result<Closing, LineFault> {
  const frame = readFrame(line, digest);
  if (!frame.ok) return frame;
  const [all, lines, seq, last, at] = CLOSING.exec(frame.value.body) ?? [];
  if (all === undefined || last === undefined || at === undefined) {
    return fail({ type: 'LineCorrupt', reason: 'It is no line that ends a backup.' });
  }
  return ok({ lines: Number(lines), seq: Number(seq), last, at });
}
