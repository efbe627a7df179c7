import type { Change } from '../annotation/change';
import type { Digester } from '../article/digest';
import { writeFrame, type EncodedLine } from './frame';

/**
 * A change as a line of the journal, without its newline. `prev` is the checksum of the line before
 * it, empty for the first. JSON escapes control signs and lone surrogates, so a line holds no newline
 * and survives UTF-8.
 */
export function encodeLine(change: Change, prev: string, digest?: Digester): EncodedLine {
  const members = `"prev":"${prev}","seq":${change.seq},"change":${JSON.stringify(change)}`;
  return writeFrame(members, digest);
}
