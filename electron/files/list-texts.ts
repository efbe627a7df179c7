import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
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

/** The texts of a folder in the order of their names, and the subfolders that could not be listed. */
export interface Listing {
  readonly files: readonly ListedFile[];
  readonly unread: readonly UnreadFile[];
}

interface Walk {
  readonly root: string;
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

async function enter(walk: Walk, folder: string): Promise<void> {
  const real = await realpath(folder);
  if (walk.entered.has(real)) return;
  walk.entered.add(real);
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort(byName)) {
    if (entry.name.startsWith('.')) continue;
    const file = path.join(folder, entry.name);
    if (await isFolder(entry, file)) await enterSubfolder(walk, file);
    else if (/\.txt$/i.test(entry.name)) {
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
 * Lists every `.txt` of a folder and its subfolders. Hidden files and folders are left out, links
 * are followed, and each folder is entered once.
 */
export async function listTexts(root: string): Promise<Result<Listing, FolderFailure>> {
  const walk: Walk = { root, entered: new Set(), files: [], unread: [] };
  try {
    await enter(walk, root);
    return ok(walk);
  } catch (error) {
    const code = systemCode(error);
    const missing = code === 'ENOENT' || code === 'ENOTDIR';
    if (missing) return fail({ type: 'FolderMissing', folder: root });
    return fail({ type: 'FolderUnreadable', folder: root, code });
  }
}
