import { constants } from 'node:fs';
import { access, mkdir, open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from './system-error';

/** A file or folder that is open. */
export interface OpenFile {
  /** Text goes out as UTF-8, behind what was written before. */
  readonly write: (data: string | Uint8Array) => Promise<void>;
  /** fsync. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Where a path leads once links are followed, and what stands there. */
export interface Destination {
  readonly path: string;
  /** Permission bits of the file that stands there; null when there is none. */
  readonly mode: number | null;
}

/**
 * The few calls that an atomic write makes, so that their order can be recorded and each can be
 * made to fail. Every call rejects with the system's error.
 */
export interface FileLayer {
  /** Follows links; rejects with `EACCES` when the file that stands there may not be written. */
  readonly resolve: (path: string) => Promise<Destination>;
  /** Makes a file that must not exist yet (`O_EXCL`); a null mode is what new files get here. */
  readonly create: (path: string, mode: number | null) => Promise<OpenFile>;
  /** Makes a folder that must not exist yet; those above it must. */
  readonly createFolder: (path: string) => Promise<void>;
  readonly openFolder: (path: string) => Promise<OpenFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removes a file, or a folder with all that it holds; removing what does not exist succeeds. */
  readonly remove: (path: string) => Promise<void>;
}

function openFile(handle: FileHandle): OpenFile {
  return {
    write: (data) => handle.writeFile(data, 'utf8'),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

async function resolveDestination(file: string): Promise<Destination> {
  try {
    const real = await realpath(file);
    await access(real, constants.W_OK);
    return { path: real, mode: (await stat(real)).mode & 0o777 };
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    return { path: path.resolve(file), mode: null };
  }
}

async function create(file: string, mode: number | null): Promise<OpenFile> {
  const handle = await open(file, 'wx');
  try {
    if (mode !== null) await handle.chmod(mode);
    return openFile(handle);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The real file system. */
export const DISK: FileLayer = {
  resolve: resolveDestination,
  create,
  createFolder: async (folder) => {
    await mkdir(folder);
  },
  openFolder: async (folder) => openFile(await open(folder, 'r')),
  rename,
  remove: (file) => rm(file, { force: true, recursive: true }),
};
