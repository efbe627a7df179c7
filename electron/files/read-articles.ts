import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { decodeText } from '../../shared/article/decode-text';
import { digestBytes } from '../../shared/article/digest';
import { fail, ok, type Result } from '../../shared/base/result';
import type {
  FileBatch,
  FolderFailure,
  ReadFailure,
  TextFile,
  UnreadFile,
} from '../../shared/ipc/channels';
import { isExportFile } from './file-kinds';
import { legacyDecoderFor } from './legacy-decoder';
import { listTexts, type ListedFile } from './list-texts';
import { mapBounded } from './map-bounded';
import { systemCode } from './system-error';

/** Larger files are refused before they are read: no article is, and a wrong choice may be. */
export const MAX_ARTICLE_BYTES = 16 * 1024 * 1024;

/** Exports hold whole libraries. */
export const MAX_EXPORT_BYTES = 128 * 1024 * 1024;

const FILES_AT_ONCE = 8;

/** Without O_NONBLOCK, opening a named pipe would wait for a writer that never comes. */
const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function unreadable(code: string): ReadFailure {
  return { type: 'FileUnreadable', code };
}

async function readBytes(
  handle: FileHandle,
  limit: number,
): Promise<Result<Uint8Array, ReadFailure>> {
  const found = await handle.stat();
  if (found.isDirectory()) return fail(unreadable('EISDIR'));
  if (!found.isFile()) return fail(unreadable('EINVAL'));
  if (found.size > limit) return fail({ type: 'FileTooLarge', bytes: found.size, limit });
  return ok(await handle.readFile());
}

async function openAndRead(file: ListedFile): Promise<Result<Uint8Array, ReadFailure>> {
  try {
    const handle = await open(file.path, READ_WITHOUT_WAITING);
    try {
      const limit = isExportFile(file.fileName) ? MAX_EXPORT_BYTES : MAX_ARTICLE_BYTES;
      return await readBytes(handle, limit);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return fail(unreadable(systemCode(error)));
  }
}

async function readText(file: ListedFile): Promise<Result<TextFile, UnreadFile>> {
  const { fileName } = file;
  const bytes = await openAndRead(file);
  if (!bytes.ok) return fail({ fileName, failure: bytes.failure });
  const decoded = decodeText(bytes.value, await legacyDecoderFor(bytes.value));
  if (!decoded.ok) return fail({ fileName, failure: decoded.failure });
  return ok({ fileName, ...decoded.value, bytesDigest: digestBytes(bytes.value) });
}

/** Reads and decodes files in their order; whatever cannot be read is named with its reason. */
export async function readListed(
  folder: string,
  listed: readonly ListedFile[],
): Promise<FileBatch> {
  const results = await mapBounded(listed, FILES_AT_ONCE, readText);
  return {
    folder,
    files: results.flatMap((result) => (result.ok ? [result.value] : [])),
    unread: results.flatMap((result) => (result.ok ? [] : [result.failure])),
  };
}

/** Reads single files that someone chose, in that order. */
export function readFiles(paths: readonly string[]): Promise<FileBatch> {
  return readListed(
    '',
    paths.map((file) => ({ path: file, fileName: path.basename(file) })),
  );
}

/** Reads every `.txt` of a folder and its subfolders. */
export async function readFolder(folder: string): Promise<Result<FileBatch, FolderFailure>> {
  const listing = await listTexts(folder);
  if (!listing.ok) return listing;
  const batch = await readListed(path.basename(folder), listing.value.files);
  return ok({ ...batch, unread: [...listing.value.unread, ...batch.unread] });
}
