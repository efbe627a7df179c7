import type { Change } from '../../shared/annotation/change';
import { ok, type Result } from '../../shared/base/result';
import type { Host, RequestRefused } from '../../shared/ipc/channels';
import { encodeLine } from '../../shared/journal/encode-line';
import { readLine, type ReadLine } from '../../shared/journal/read-line';

/** Code units of text that cross to the host at once; a longer line goes alone. */
const TEXT_AT_ONCE = 4_000_000;

/** Lines that follow one another, and the changes that did not fit. */
export interface EncodedLines {
  readonly lines: readonly string[];
  /** The checksum of the last line, for the next one. */
  readonly sum: string;
  readonly rest: readonly Change[];
}

/** Encodes changes behind a checksum until they are enough for one call. */
export function encodeLines(changes: readonly Change[], prev: string): EncodedLines {
  const lines: string[] = [];
  let sum = prev;
  let size = 0;
  for (const [index, change] of changes.entries()) {
    const encoded = encodeLine(change, sum);
    size += encoded.line.length;
    if (lines.length > 0 && size > TEXT_AT_ONCE) return { lines, sum, rest: changes.slice(index) };
    lines.push(encoded.line);
    sum = encoded.sum;
  }
  return { lines, sum, rest: [] };
}

/** The first line behind a change that the host keeps and that can be read, or null. */
export async function keptBehind(
  host: Host,
  after: number,
): Promise<Result<ReadLine | null, RequestRefused>> {
  const page = await host.readHistory({ backup: null, after });
  if (!page.ok) return page;
  for (const line of page.value.lines) {
    const read = readLine(line);
    if (read.ok) return read;
  }
  return ok(null);
}

/** The kept line under a number, or null where there is none. */
export async function keptAt(
  host: Host,
  seq: number,
): Promise<Result<ReadLine | null, RequestRefused>> {
  if (seq === 0) return ok(null);
  const read = await keptBehind(host, seq - 1);
  return read.ok && read.value?.seq !== seq ? ok(null) : read;
}

/** The id of a kept change, or null where there is none under that number. */
export async function keptIdAt(
  host: Host,
  seq: number,
): Promise<Result<string | null, RequestRefused>> {
  const read = await keptAt(host, seq);
  return read.ok ? ok(read.value?.change.id ?? null) : read;
}

/** Reads every change that the host keeps or that a chosen backup holds, and can be read, in order. */
export async function readKept(
  host: Host,
  backup: string | null,
  onProgress: (changes: number) => void,
): Promise<Result<readonly Change[], RequestRefused>> {
  const changes: Change[] = [];
  for (let after = 0; ;) {
    const page = await host.readHistory({ backup, after });
    if (!page.ok) return page;
    const { lines, isLast } = page.value;
    for (const line of lines) {
      const read = readLine(line);
      if (read.ok) changes.push(read.value.change);
    }
    onProgress(changes.length);
    const last = changes.at(-1)?.seq ?? 0;
    // A page without a newer change would be asked for again for ever.
    if (isLast || last <= after) return ok(changes);
    after = last;
  }
}
