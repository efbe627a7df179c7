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
import { createPump, type Pump } from './zlib-pump';

/** The extension of a backup, without its dot. */
export const BACKUP_EXTENSION = 'verbatim-backup';

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

/** Reads a backup's lines and proves each; one that lacks its closing line was cut off. */
export async function* readBackup(
  layer: KeepingLayer,
  file: string,
  name: string,
): AsyncGenerator<Found> {
  yield* withClosing(readKept(gunzip(layer.read(file)), name), name);
}

/** Holds what was read against what the closing line says of it. */
export async function* withClosing(
  found: AsyncIterable<Found>,
  file: string,
): AsyncGenerator<Found> {
  let lines = 0;
  let last = '';
  let isTold = false;
  for await (const each of found) {
    yield each;
    if (each.type === 'fault') isTold = true;
    if (each.type === 'line') [lines, last] = [lines + 1, each.sum];
    if (each.type !== 'closing') continue;
    const isWhole = each.closing.lines === lines && each.closing.last === last;
    if (!isWhole && !isTold) yield faultAt({ type: 'LineCorrupt', file, line: lines + 1 });
    return;
  }
  if (!isTold) yield faultAt({ type: 'LineTorn', file, line: lines + 1 });
}

function faultAt(fault: KeepingFault): Found {
  return { type: 'fault', fault };
}

async function readsBackAs(layer: KeepingLayer, file: string, meant: Closing): Promise<boolean> {
  for await (const found of readBackup(layer, file, file)) {
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
