import path from 'node:path';
import { createGzip } from 'node:zlib';
import { sameData } from '../../shared/base/same-data';
import type { KeepingFault } from '../../shared/ipc/channels';
import { encodeClosing, type Closing } from '../../shared/journal/closing-line';
import type { Link } from '../../shared/journal/read-line';
import { systemCode } from '../files/system-error';
import { openAtomic, type AtomicFile } from '../files/write-atomic';
import { digestInNode } from './digest';
import { gunzip } from './gunzip';
import type { KeepingLayer } from './keeping-layer';
import { readKept, type Found } from './read-kept';
import { claimedBy } from './snapshots';
import { createPump, type Pump } from './zlib-pump';

/** Lines repeat one another so much that the fastest level is small enough. */
const GZIP_LEVEL = 1;

/** Code units that are compressed at once: line by line would take ten times as long. */
const TEXT_AT_ONCE = 64 * 1024;

/** A backup that is being written; nothing stands under its name before it is finished. */
export interface BackupWriter {
  readonly add: (text: string, link: Pick<Link, 'seq' | 'sum'>) => Promise<void>;
  /** Ends it and puts it in its place: fsync, rename, fsync of the folder. */
  readonly finish: (at: string) => Promise<Closing>;
  /** Leaves nothing of it. */
  readonly abandon: () => Promise<void>;
}

async function writeAll(file: AtomicFile, chunks: readonly Uint8Array[]): Promise<void> {
  for (const chunk of chunks) await file.write(chunk);
}

function writerOf(file: AtomicFile, pump: Pump): BackupWriter {
  let closing: Closing = { lines: 0, seq: 0, last: '', at: '' };
  let waiting = '';
  const pushWaiting = async (): Promise<void> => {
    const text = waiting;
    waiting = '';
    await writeAll(file, await pump.push(text));
  };
  return {
    async add(text, { seq, sum }) {
      waiting += `${text}\n`;
      closing = { ...closing, lines: closing.lines + 1, seq, last: sum };
      if (waiting.length >= TEXT_AT_ONCE) await pushWaiting();
    },
    async finish(at) {
      closing = { ...closing, at };
      waiting += `${encodeClosing(closing, digestInNode).line}\n`;
      await pushWaiting();
      await writeAll(file, await pump.finish());
      await file.commit();
      return closing;
    },
    async abandon() {
      pump.stop();
      await file.abort();
    },
  };
}

/** Begins a backup: the lines of a journal and one that closes them, compressed. */
export async function openBackup(layer: KeepingLayer, file: string): Promise<BackupWriter> {
  const atomic = await openAtomic(file, layer);
  return writerOf(atomic, createPump(createGzip({ level: GZIP_LEVEL })));
}

/** Reads a backup's lines and proves each, and that it holds what it says. */
export async function* readBackup(
  layer: KeepingLayer,
  file: string,
  name: string,
): AsyncGenerator<Found> {
  yield* withClosing(readKept(gunzip(layer.read(file)), name), name);
}

/**
 * Holds what was read of a backup against what its closing line and its name say. One without that
 * line was cut off: what is torn in a backup is no line that was being written, as it is in a journal.
 */
export async function* withClosing(
  found: AsyncIterable<Found>,
  file: string,
): AsyncGenerator<Found> {
  const read: Read = { lines: 0, seq: 0, last: '', isTold: false };
  for await (const each of found) {
    if (each.type === 'closing') {
      const fault = contradiction(read, each.closing, file);
      if (fault) yield { type: 'fault', fault };
      yield each;
      return;
    }
    if (each.type === 'fault' && each.fault.type === 'LineTorn') continue;
    yield each;
    if (each.type === 'line') {
      [read.lines, read.seq, read.last] = [read.lines + 1, each.seq, each.sum];
    } else {
      read.isTold = true;
      if (each.fault.type === 'LineTooNew') return;
    }
  }
  yield { type: 'fault', fault: { type: 'CutOff', file, after: read.seq } };
}

/** What was read of a backup so far. */
interface Read {
  lines: number;
  seq: number;
  last: string;
  /** Whether something was found wrong with it. */
  isTold: boolean;
}

function contradiction(read: Read, closing: Closing, file: string): KeepingFault | null {
  if (Math.max(closing.seq, claimedBy(file)) > read.seq) {
    return { type: 'CutOff', file, after: read.seq };
  }
  const isWhole = closing.lines === read.lines && closing.last === read.last;
  return isWhole || read.isTold ? null : { type: 'LineCorrupt', file, line: read.lines + 1 };
}

async function readsBackAs(layer: KeepingLayer, file: string, meant: Closing): Promise<boolean> {
  for await (const found of readBackup(layer, file, path.basename(file))) {
    if (found.type === 'fault') return false;
    if (found.type === 'closing') return sameData(found.closing, meant);
  }
  return false;
}

/**
 * Reads a backup back, all of it: whether it says what it was meant to, and every line is proved.
 * Rejects with the system's error where it cannot be read at all.
 */
export async function isWholeBackup(
  layer: KeepingLayer,
  file: string,
  meant: Closing,
): Promise<boolean> {
  try {
    return await readsBackAs(layer, file, meant);
  } catch (error) {
    // zlib's own codes: the bytes are there, and not what was written.
    if (systemCode(error).startsWith('Z_')) return false;
    throw error;
  }
}
