import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MAX_ENTRIES, MAX_UNPACKED_BYTES, readArchive } from '../../electron/files/read-archive';

/** Why an archive is refused. What it would unfold to is too much to be printed by a failure. */
function refusalOf(archive: Uint8Array): string | null {
  const read = readArchive(archive);
  return read.ok ? null : read.failure;
}

function archiveOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync({ ...files }, { level: 1 });
}

/** An archive whose directory says of its first file that it unfolds to so many bytes. */
function claiming(archive: Uint8Array, bytes: number): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const directory = view.getUint32(archive.length - 6, true);
  view.setUint32(directory + 24, bytes, true);
  return archive;
}

const named = (count: number, bytes: Uint8Array): Record<string, Uint8Array> =>
  Object.fromEntries(Array.from({ length: count }, (_each, at) => [`${at}.txt`, bytes]));

describe('readArchive', () => {
  it('takes what a project holds', () => {
    const archive = archiveOf(named(100, new Uint8Array(100)));
    expect(refusalOf(archive)).toBeNull();
    expect(refusalOf(claiming(archive, MAX_UNPACKED_BYTES - 9_900))).toBeNull();
  });

  it('refuses what would unfold to more than it may', () => {
    const archive = archiveOf(named(100, new Uint8Array(100)));
    expect(refusalOf(claiming(archive, MAX_UNPACKED_BYTES - 9_899))).toBe('TooLarge');
  });

  it('refuses more files than any project has', () => {
    expect(refusalOf(archiveOf(named(MAX_ENTRIES + 1, new Uint8Array())))).toBe('TooManyEntries');
  });

  it.each([
    '../up.txt',
    'a/../../up.txt',
    '/etc/up.txt',
    '..\\up.txt',
    'C:\\up.txt',
    'a/\u0000.txt',
    '\u202etxt.exe.txt',
    'con.txt',
    '.profile.txt',
    `${'a/'.repeat(40)}x.txt`,
    `${'x'.repeat(5000)}.txt`,
  ])('refuses the name %j, and all that is beside it', (name) => {
    const bytes = new Uint8Array(1);
    expect(refusalOf(archiveOf({ 'good.txt': bytes, [name]: bytes }))).toBe('UnsafeName');
  });
});
