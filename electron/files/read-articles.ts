import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { decodeText } from '../../shared/article/decode-text';
import { digestBytes } from '../../shared/article/digest';
import { fail, ok, type Result } from '../../shared/base/result';
import type {
  ArchiveRefusal,
  FileBatch,
  FolderFailure,
  ReadFailure,
  TextFile,
  UnreadFile,
} from '../../shared/ipc/channels';
import { isArchive, isTakenFromFolder, isText } from './file-kinds';
import { legacyDecoderFor } from './legacy-decoder';
import { listFiles, type ListedFile } from './list-files';
import { mapBounded } from './map-bounded';
import { readArchive } from './read-archive';
import { systemCode } from './system-error';

/** Larger files are refused before they are read: no article is, and a wrong choice may be. */
export const MAX_ARTICLE_BYTES = 16 * 1024 * 1024;

/** What programs write, ours or others, can hold whole libraries. */
export const MAX_EXPORT_BYTES = 128 * 1024 * 1024;

/** All files of one choice together: twice the largest single one. */
export const MAX_BATCH_BYTES = 2 * MAX_EXPORT_BYTES;

const FILES_AT_ONCE = 8;

/** Without O_NONBLOCK, opening a named pipe would wait for a writer that never comes. */
const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function unreadable(code: string): ReadFailure {
  return { type: 'FileUnreadable', code };
}

/** How many bytes may still be read. */
interface Budget {
  readonly total: number;
  left: number;
}

async function readBytes(
  handle: FileHandle,
  limit: number,
  budget: Budget,
): Promise<Result<Uint8Array, ReadFailure>> {
  const found = await handle.stat();
  if (found.isDirectory()) return fail(unreadable('EISDIR'));
  if (!found.isFile()) return fail(unreadable('EINVAL'));
  if (found.size > limit) return fail({ type: 'FileTooLarge', bytes: found.size, limit });
  if (found.size > budget.left) return fail({ type: 'TooMuchAtOnce', limit: budget.total });
  budget.left -= found.size;
  return ok(await handle.readFile());
}

async function openAndRead(
  file: ListedFile,
  budget: Budget,
): Promise<Result<Uint8Array, ReadFailure>> {
  try {
    const handle = await open(file.path, READ_WITHOUT_WAITING);
    try {
      const limit = isText(file.fileName) ? MAX_ARTICLE_BYTES : MAX_EXPORT_BYTES;
      return await readBytes(handle, limit, budget);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return fail(unreadable(systemCode(error)));
  }
}

/** A standoff file without a single annotation is empty, and still says something. */
const EMPTY_ANNOTATIONS = {
  text: '',
  encoding: 'utf-8',
  decidedBy: 'valid-utf-8',
  byteOrderMark: false,
  replacements: 0,
} as const;

async function decode(fileName: string, bytes: Uint8Array): Promise<Result<TextFile, UnreadFile>> {
  const bytesDigest = digestBytes(bytes);
  if (bytes.length === 0 && /\.ann$/i.test(fileName)) {
    return ok({ fileName, ...EMPTY_ANNOTATIONS, bytesDigest });
  }
  const decoded = decodeText(bytes, await legacyDecoderFor(bytes));
  if (!decoded.ok) return fail({ fileName, failure: decoded.failure });
  return ok({ fileName, ...decoded.value, bytesDigest });
}

const PROJECT = /\.qde$/i;

function refusedArchive(fileName: string, reason: ArchiveRefusal): Result<never, UnreadFile> {
  return fail({ fileName, failure: { type: 'ArchiveRefused', reason } });
}

/** The texts of an archive, each with the name of the archive beside its own. */
async function unpack(
  archive: string,
  bytes: Uint8Array,
): Promise<readonly Result<TextFile, UnreadFile>[]> {
  const entries = readArchive(bytes);
  if (!entries.ok) return [refusedArchive(archive, entries.failure)];
  if (!entries.value.some(({ name }) => PROJECT.test(name))) {
    return [refusedArchive(archive, 'NoProject')];
  }
  return mapBounded(entries.value, FILES_AT_ONCE, async (entry) => {
    const decoded = await decode(entry.name, entry.bytes);
    if (decoded.ok) return ok({ ...decoded.value, archive });
    return fail({ ...decoded.failure, fileName: `${archive}/${entry.name}` });
  });
}

async function readTexts(
  file: ListedFile,
  budget: Budget,
): Promise<readonly Result<TextFile, UnreadFile>[]> {
  const { fileName } = file;
  const bytes = await openAndRead(file, budget);
  if (!bytes.ok) return [fail({ fileName, failure: bytes.failure })];
  if (isArchive(fileName)) return unpack(fileName, bytes.value);
  return [await decode(fileName, bytes.value)];
}

/** Reads and decodes files in their order; what cannot be read, or is too much, is named with its reason. */
export async function readListed(
  folder: string,
  listed: readonly ListedFile[],
  mostBytes = MAX_BATCH_BYTES,
): Promise<FileBatch> {
  const budget: Budget = { total: mostBytes, left: mostBytes };
  const read = (file: ListedFile) => readTexts(file, budget);
  const results = (await mapBounded(listed, FILES_AT_ONCE, read)).flat();
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

/**
 * Reads what a folder and its subfolders hold of texts and of files that other programs wrote, or
 * only what `isTaken` names.
 */
export async function readFolder(
  folder: string,
  isTaken: (fileName: string) => boolean = isTakenFromFolder,
): Promise<Result<FileBatch, FolderFailure>> {
  const listing = await listFiles(folder, isTaken);
  if (!listing.ok) return listing;
  const batch = await readListed(path.basename(folder), listing.value.files);
  return ok({ ...batch, unread: [...listing.value.unread, ...batch.unread] });
}
