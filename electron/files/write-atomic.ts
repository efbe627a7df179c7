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

async function syncFolder(layer: FileLayer, folder: string): Promise<void> {
  try {
    await closing(await layer.openFolder(folder), (opened) => opened.sync());
  } catch (error) {
    if (!FOLDERS_CANNOT_SYNC.has(systemCode(error))) throw error;
  }
}

async function replace(layer: FileLayer, file: string, text: string): Promise<void> {
  const destination = await layer.resolve(file);
  const folder = path.dirname(destination.path);
  const temp = path.join(folder, `.verbatim-${randomUUID()}.tmp`);
  try {
    const opened = await layer.create(temp, destination.mode);
    await closing(opened, async () => {
      await opened.write(text);
      await opened.sync();
    });
    await layer.rename(temp, destination.path);
  } catch (error) {
    // Where even the removal fails, the temp file is left, and the failure to write is told.
    await layer.remove(temp).catch(() => undefined);
    throw error;
  }
  await syncFolder(layer, folder);
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
  try {
    await replace(layer, file, text);
    return ok(null);
  } catch (error) {
    return fail({ type: 'FileNotWritten', path: file, code: systemCode(error) });
  }
}
