import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** A line in the file browser of the preview. */
export interface Entry {
  readonly name: string;
  readonly path: string;
  readonly isFolder: boolean;
}

export interface Listing {
  readonly folder: string;
  readonly parent: string;
  readonly entries: readonly Entry[];
  /** Why the folder cannot be listed, such as `EACCES`; empty where it can. */
  readonly failure: string;
}

/** What a path is, once it is resolved. */
export interface PathKind {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'missing';
}

/** Electron's file filters as one list of endings; none means that every file fits. */
export function endingsOf(
  filters: readonly { readonly extensions: readonly string[] }[] = [],
): readonly string[] {
  const extensions = filters.flatMap((filter) => filter.extensions);
  return extensions.includes('*') ? [] : extensions.map((ext) => `.${ext.toLowerCase()}`);
}

async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch {
    // A link to nothing, or it has just gone: no folder in any case.
    return false;
  }
}

/** Folders first, then the files with one of the endings; hidden ones are left out. */
export async function listFolder(
  folder: string,
  endings: readonly string[],
  foldersOnly: boolean,
): Promise<Listing> {
  const about = { folder, parent: path.dirname(folder) };
  try {
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
    const entries = await Promise.all(
      names.map(async (name) => {
        const file = path.join(folder, name);
        return { name, path: file, isFolder: await isFolder(file) };
      }),
    );
    const fits = ({ name }: Entry): boolean =>
      endings.length === 0 || endings.some((ending) => name.toLowerCase().endsWith(ending));
    const shown = entries.filter((entry) => entry.isFolder || (!foldersOnly && fits(entry)));
    shown.sort(
      (a, b) => Number(b.isFolder) - Number(a.isFolder) || a.name.localeCompare(b.name, 'en'),
    );
    return { ...about, entries: shown, failure: '' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { ...about, entries: [], failure: code };
  }
}

/** Says what stands at a path, which may be relative to a folder. */
export async function kindOf(folder: string, given: string): Promise<PathKind> {
  const resolved = path.resolve(folder, given);
  try {
    const kind = (await stat(resolved)).isDirectory() ? 'folder' : 'file';
    return { path: resolved, kind };
  } catch {
    return { path: resolved, kind: 'missing' };
  }
}
