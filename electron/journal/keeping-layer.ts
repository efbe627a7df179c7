import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { DISK, type FileLayer } from '../files/file-layer';
import { systemCode } from '../files/system-error';

/** A file that is open to be continued. */
export interface Continued {
  readonly size: () => Promise<number>;
  readonly writeAt: (position: number, data: Uint8Array) => Promise<void>;
  readonly truncate: (size: number) => Promise<void>;
  /** fsync. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A stretch of a file in bytes, half-open. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** What is there under a path. */
export interface FileStatus {
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/**
 * What keeping a journal asks of the file system beyond an atomic write. Every call goes through
 * here, so that tests can record the order of calls, and make each of them fail.
 */
export interface KeepingLayer extends FileLayer {
  /** Opens a file that must be there. */
  readonly openToContinue: (path: string) => Promise<Continued>;
  /** Its bytes from beginning to end, or a stretch of them. */
  readonly read: (path: string, range?: ByteRange) => AsyncIterable<Uint8Array>;
  /** Null where there is nothing. */
  readonly status: (path: string) => Promise<FileStatus | null>;
  /** The names in a folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Makes a folder and those above it; one that is there already is left as it is. */
  readonly ensureFolder: (path: string) => Promise<void>;
}

async function openToContinue(file: string): Promise<Continued> {
  const handle = await open(file, 'r+');
  return {
    size: async () => (await handle.stat()).size,
    async writeAt(position, data) {
      for (let done = 0; done < data.length;) {
        const left = data.length - done;
        const { bytesWritten } = await handle.write(data, done, left, position + done);
        done += bytesWritten;
      }
    },
    truncate: (size) => handle.truncate(size),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

async function* read(file: string, range?: ByteRange): AsyncIterable<Uint8Array> {
  if (range && range.end <= range.start) return;
  // Node counts the last byte in.
  const stretch = range ? { start: range.start, end: range.end - 1 } : {};
  const chunks: AsyncIterable<Uint8Array> = createReadStream(file, stretch);
  yield* chunks;
}

async function statusOf(file: string): Promise<FileStatus | null> {
  try {
    const { size, mtimeMs } = await stat(file);
    return { bytes: size, modified: mtimeMs };
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    return null;
  }
}

/** The real file system. */
export const KEEPING_DISK: KeepingLayer = {
  ...DISK,
  openToContinue,
  read,
  status: statusOf,
  list: (folder) => readdir(folder),
  ensureFolder: async (folder) => {
    await mkdir(path.resolve(folder), { recursive: true });
  },
};
