import type { Dirent } from 'node:fs';
import { opendir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '../../shared/base/result';
import type { FolderFailure, UnreadFile } from '../../shared/ipc/channels';
import { systemCode } from './system-error';

/** A file to read, and the name under which it is shown. */
export interface ListedFile {
  readonly path: string;
  /** Relative to the folder that was listed, with `/` on every system. */
  readonly fileName: string;
}

/** The files of a folder in the order of their names, and the subfolders that could not be listed. */
export interface Listing {
  readonly files: readonly ListedFile[];
  readonly unread: readonly UnreadFile[];
}

/**
 * Files and folders, of whatever kind, that one listing looks at: several times the largest corpus
 * that is opened in one go. A folder with more is most likely the wrong one, such as a whole disk.
 */
export const MAX_LISTED = 50_000;

/** Entries that the system is asked for at a time. */
const ENTRIES_AT_ONCE = 1000;

interface Walk {
  readonly root: string;
  readonly isTaken: (fileName: string) => boolean;
  /** How many more entries may be looked at; negative once there are too many. */
  room: number;
  /** Real paths of the folders that were entered, so that links cannot lead in circles. */
  readonly entered: Set<string>;
  readonly files: ListedFile[];
  readonly unread: UnreadFile[];
}

function shownName(walk: Walk, file: string): string {
  return path.relative(walk.root, file).replaceAll(path.sep, '/');
}

function byName(a: Dirent, b: Dirent): number {
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}

async function isFolder(entry: Dirent, file: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  // A dangling link is no folder; where it is named as a text, reading it tells what is wrong.
  return stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** What a folder holds, as far as there is room for it. */
async function entriesOf(walk: Walk, folder: string): Promise<readonly Dirent[]> {
  const entries: Dirent[] = [];
  for await (const entry of await opendir(folder, { bufferSize: ENTRIES_AT_ONCE })) {
    walk.room -= 1;
    if (walk.room < 0) return [];
    entries.push(entry);
  }
  return entries.sort(byName);
}

async function enter(walk: Walk, folder: string): Promise<void> {
  const real = await realpath(folder);
  if (walk.entered.has(real)) return;
  walk.entered.add(real);
  for (const entry of await entriesOf(walk, folder)) {
    if (walk.room < 0) return;
    if (entry.name.startsWith('.')) continue;
    const file = path.join(folder, entry.name);
    if (await isFolder(entry, file)) await enterSubfolder(walk, file);
    else if (walk.isTaken(entry.name)) {
      walk.files.push({ path: file, fileName: shownName(walk, file) });
    }
  }
}

async function enterSubfolder(walk: Walk, folder: string): Promise<void> {
  try {
    await enter(walk, folder);
  } catch (error) {
    const failure = { type: 'FileUnreadable', code: systemCode(error) } as const;
    walk.unread.push({ fileName: shownName(walk, folder), failure });
  }
}

/**
 * Lists the files of a folder and its subfolders that are taken. Hidden files and folders are left
 * out, links are followed, and each folder is entered once. A folder with more than `most` entries is refused.
 */
export async function listFiles(
  root: string,
  isTaken: (fileName: string) => boolean,
  most = MAX_LISTED,
): Promise<Result<Listing, FolderFailure>> {
  const walk: Walk = { root, isTaken, room: most, entered: new Set(), files: [], unread: [] };
  try {
    await enter(walk, root);
    if (walk.room < 0) return fail({ type: 'FolderTooLarge', folder: root, limit: most });
    return ok({ files: walk.files, unread: walk.unread });
  } catch (error) {
    const code = systemCode(error);
    const missing = code === 'ENOENT' || code === 'ENOTDIR';
    if (missing) return fail({ type: 'FolderMissing', folder: root });
    return fail({ type: 'FolderUnreadable', folder: root, code });
  }
}
