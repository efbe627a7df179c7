import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fail, ok, type Result } from '../../shared/base/result';
import type { WriteFailure } from '../../shared/ipc/channels';
import { DISK, type FileLayer, type OpenFile } from './file-layer';
import { systemCode } from './system-error';

/** Answers of file systems, and of all of Windows, on which a folder cannot be fsynced. */
const FOLDERS_CANNOT_SYNC = new Set(['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM']);

async function closing(file: OpenFile, work: (file: OpenFile) => Promise<void>): Promise<void> {
  try {
    await work(file);
  } catch (error) {
    // The first failure is the one to tell; a second one of close would only hide it.
    await file.close().catch(() => undefined);
    throw error;
  }
  await file.close();
}

/** Fsyncs a folder, where the system can, so that names given in it stay. Rejects like the layer. */
export async function syncFolder(layer: FileLayer, folder: string): Promise<void> {
  try {
    await closing(await layer.openFolder(folder), (opened) => opened.sync());
  } catch (error) {
    if (!FOLDERS_CANNOT_SYNC.has(systemCode(error))) throw error;
  }
}

/** The name of something unfinished, beside what it will be. */
export function temporaryName(folder: string): string {
  return path.join(folder, `.verbatim-${randomUUID()}.tmp`);
}

/** A file that is being written under another name. Every call rejects with the system's error. */
export interface AtomicFile {
  readonly write: (data: string | Uint8Array) => Promise<void>;
  /** Puts it in its place: fsync, rename, fsync of the folder. */
  readonly commit: () => Promise<void>;
  /** Leaves nothing of it; never rejects. */
  readonly abort: () => Promise<void>;
}

/** Begins a file that will take the place of what stands at a path, once it is whole. */
export async function openAtomic(file: string, layer: FileLayer = DISK): Promise<AtomicFile> {
  const destination = await layer.resolve(file);
  const folder = path.dirname(destination.path);
  const temp = temporaryName(folder);
  // Where even the removal fails, the temp file is left, and the failure to write is told.
  const discard = (): Promise<void> => layer.remove(temp).catch(() => undefined);
  const opened = await layer.create(temp, destination.mode).catch(async (error: unknown) => {
    await discard();
    throw error;
  });
  return {
    write: opened.write,
    async commit() {
      await closing(opened, () => opened.sync());
      await layer.rename(temp, destination.path);
      await syncFolder(layer, folder);
    },
    async abort() {
      await opened.close().catch(() => undefined);
      await discard();
    },
  };
}

/**
 * Writes a text as UTF-8 so that the file holds either all of it or what it held before: a new file
 * in the same folder, written, fsynced and renamed over the old one, then the folder fsynced. On a
 * failure nothing is left beside the old file; only when the folder's fsync fails (not where
 * folders cannot be fsynced) the new text stands already, though a power cut may still take it.
 */
export async function writeAtomic(
  file: string,
  text: string,
  layer: FileLayer = DISK,
): Promise<Result<null, WriteFailure>> {
  let opened: AtomicFile | null = null;
  try {
    opened = await openAtomic(file, layer);
    await opened.write(text);
    await opened.commit();
    return ok(null);
  } catch (error) {
    await opened?.abort();
    return fail({ type: 'FileNotWritten', path: file, code: systemCode(error) });
  }
}
