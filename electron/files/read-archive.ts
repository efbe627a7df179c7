import { unzipSync, type UnzipFileInfo } from 'fflate';
import { fail, ok, type Result } from '../../shared/base/result';
import type { ArchiveRefusal } from '../../shared/ipc/channels';
import { isSafeEntry } from '../export/entry-path';

/** Far above what a project of thousands of texts holds. */
export const MAX_ENTRIES = 20_000;

/** Of all entries together, unpacked. */
export const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;

/** What of an archive is read: the project and its plain texts. */
const WANTED = /\.(?:qde|txt)$/i;

/** One file of an archive. */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

class Refusal extends Error {
  readonly reason: ArchiveRefusal;

  constructor(reason: ArchiveRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Decides from the archive's directory, before anything is unpacked. What is unpacked later never
 * grows beyond the size that the directory states, so a lie there only cuts the entry off.
 */
function createFilter(): (file: UnzipFileInfo) => boolean {
  let entries = 0;
  let bytes = 0;
  return ({ name, originalSize }) => {
    entries += 1;
    if (entries > MAX_ENTRIES) throw new Refusal('TooManyEntries');
    if (name.endsWith('/')) return false;
    if (!isSafeEntry(name)) throw new Refusal('UnsafeName');
    if (!WANTED.test(name)) return false;
    bytes += originalSize;
    if (bytes > MAX_UNPACKED_BYTES) throw new Refusal('TooLarge');
    return true;
  };
}

/** The texts of a zip archive, in the order of their names. One unsafe name refuses all of it. */
export function readArchive(bytes: Uint8Array): Result<readonly ArchiveEntry[], ArchiveRefusal> {
  try {
    const unpacked = unzipSync(bytes, { filter: createFilter() });
    const names = Object.keys(unpacked).sort();
    return ok(names.flatMap((name) => ({ name, bytes: unpacked[name] ?? new Uint8Array() })));
  } catch (error) {
    if (error instanceof Refusal) return fail(error.reason);
    // Whatever else the library throws is about the bytes: it touches nothing but them.
    return fail('NotAnArchive');
  }
}
