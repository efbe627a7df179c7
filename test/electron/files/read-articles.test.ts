import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, rm, symlink, truncate } from 'node:fs/promises';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { isTakenFromFolder } from '../../../electron/files/file-kinds';
import { listFiles } from '../../../electron/files/list-files';
import {
  MAX_ARTICLE_BYTES,
  MAX_EXPORT_BYTES,
  readFiles,
  readFolder,
  readListed,
} from '../../../electron/files/read-articles';
import { fail } from '../../../shared/base/result';
import type { FileBatch, ReadFailure } from '../../../shared/ipc/channels';
import { IS_SUPERUSER, tempFolder } from '../temp-folder';

const GOOD = 'The council met on Tuesday. 🗳️\n';
const PNG_HEAD = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);

const GERMAN =
  'Die Bürgermeisterin erklärte am Dienstag, größere Überschwemmungen seien für die nächsten ' +
  'Tage nicht zu erwarten. „Wir müssen trotzdem wachsam bleiben“, fügte sie hinzu.\n';

async function readFolderOf(folder: string): Promise<FileBatch> {
  const result = await readFolder(folder);
  if (!result.ok) throw new Error(result.failure.type);
  return result.value;
}

function names(batch: FileBatch): string[] {
  return batch.files.map((file) => file.fileName);
}

describe('readFolder', () => {
  it('reads the texts of a folder and its subfolders in the order of their names', async () => {
    const folder = await tempFolder({
      'b.txt': GOOD,
      'a.txt': GOOD,
      'b/2.TXT': GOOD,
      'b/10.txt': GOOD,
      'ä.txt': GOOD,
      'README.md': '# not an article',
      'notes.json': '{}',
      'no-extension': GOOD,
      'a.txt.bak': GOOD,
    });
    const batch = await readFolderOf(folder);
    expect(names(batch)).toEqual(['a.txt', 'b/10.txt', 'b/2.TXT', 'b.txt', 'ä.txt']);
    expect(batch.unread).toEqual([]);
    expect(batch.folder).toBe(path.basename(folder));
  });

  it('takes what other programs wrote beside the texts, an empty standoff file too', async () => {
    const folder = await tempFolder({ 'a.txt': GOOD, 'a.ann': '', 'b.jsonl': '{}' });
    const batch = await readFolderOf(folder);
    expect(batch.files.map(({ fileName, text }) => [fileName, text])).toEqual([
      ['a.ann', ''],
      ['a.txt', GOOD],
      ['b.jsonl', '{}'],
    ]);
  });

  it('unpacks a project, and names in each text the archive that it came out of', async () => {
    const project = zipSync({ 'project.qde': strToU8('<Project/>'), 's/a.txt': strToU8(GOOD) });
    const folder = await tempFolder({ 'p.qdpx': project, 'broken.qdpx': GOOD });
    const batch = await readFolderOf(folder);
    expect(batch.files).toMatchObject([
      { archive: 'p.qdpx', fileName: 'project.qde', text: '<Project/>' },
      { archive: 'p.qdpx', fileName: 's/a.txt', text: GOOD },
    ]);
    const failure = { type: 'ArchiveRefused', reason: 'NotAnArchive' };
    expect(batch.unread).toEqual([{ fileName: 'broken.qdpx', failure }]);
  });

  it.each([
    ['nothing', {}],
    ['texts alone', { 's/a.txt': GOOD }],
    ['files that are not read', { 'readme.md': GOOD, 's/a.pdf': GOOD }],
  ])('names a project archive that has no project in it, but %s', async (_what, entries) => {
    const packed = Object.entries(entries).map(([name, text]) => [name, strToU8(text)]);
    const folder = await tempFolder({ 'p.qdpx': zipSync(Object.fromEntries(packed)) });
    const failure = { type: 'ArchiveRefused', reason: 'NoProject' };
    expect(await readFolderOf(folder)).toMatchObject({
      files: [],
      unread: [{ fileName: 'p.qdpx', failure }],
    });
  });

  it('leaves out what is hidden', async () => {
    const folder = await tempFolder({ '.hidden.txt': GOOD, '.git/x.txt': GOOD, 'seen.txt': GOOD });
    expect(names(await readFolderOf(folder))).toEqual(['seen.txt']);
  });

  it('tells the text, its bytes and how it was decoded', async () => {
    const folder = await tempFolder({ 'a.txt': GOOD });
    expect((await readFolderOf(folder)).files).toEqual([
      {
        fileName: 'a.txt',
        text: GOOD,
        bytesDigest: createHash('sha256').update(GOOD).digest('hex'),
        encoding: 'utf-8',
        decidedBy: 'valid-utf-8',
        byteOrderMark: false,
        replacements: 0,
      },
    ]);
  });

  it('is content with an empty folder', async () => {
    expect(await readFolderOf(await tempFolder())).toMatchObject({ files: [], unread: [] });
  });

  it('walks into a folder that is named like a text', async () => {
    const folder = await tempFolder({ 'x.txt/inner.txt': GOOD, 'empty.txt/': '' });
    const batch = await readFolderOf(folder);
    expect(names(batch)).toEqual(['x.txt/inner.txt']);
    expect(batch.unread).toEqual([]);
  });

  it('reads each folder once where links lead in circles', async () => {
    const folder = await tempFolder({ 'sub/a.txt': GOOD, 'z.txt': GOOD });
    await symlink(folder, path.join(folder, 'sub', 'up'));
    await symlink('.', path.join(folder, 'self'));
    await symlink('loop.txt', path.join(folder, 'loop.txt'));
    const batch = await readFolderOf(folder);
    expect(names(batch)).toEqual(['sub/a.txt', 'z.txt']);
    expect(batch.unread).toEqual([
      { fileName: 'loop.txt', failure: { type: 'FileUnreadable', code: 'ELOOP' } },
    ]);
  });

  it('follows links to files and folders outside', async () => {
    const outside = await tempFolder({ 'real.txt': GOOD, 'more/b.txt': GOOD });
    const folder = await tempFolder();
    await symlink(path.join(outside, 'real.txt'), path.join(folder, 'a.txt'));
    await symlink(path.join(outside, 'more'), path.join(folder, 'more'));
    expect(names(await readFolderOf(folder))).toEqual(['a.txt', 'more/b.txt']);
  });

  it('names a dangling link and reads the rest', async () => {
    const folder = await tempFolder({ 'good.txt': GOOD });
    await symlink('nowhere', path.join(folder, 'gone.txt'));
    const batch = await readFolderOf(folder);
    expect(names(batch)).toEqual(['good.txt']);
    expect(batch.unread).toEqual([
      { fileName: 'gone.txt', failure: { type: 'FileUnreadable', code: 'ENOENT' } },
    ]);
  });

  it.skipIf(IS_SUPERUSER)('names a subfolder that may not be listed', async () => {
    const folder = await tempFolder({ 'good.txt': GOOD, 'shut/a.txt': GOOD });
    await chmod(path.join(folder, 'shut'), 0o000);
    const batch = await readFolderOf(folder);
    await chmod(path.join(folder, 'shut'), 0o755);
    expect(names(batch)).toEqual(['good.txt']);
    expect(batch.unread).toEqual([
      { fileName: 'shut', failure: { type: 'FileUnreadable', code: 'EACCES' } },
    ]);
  });

  it('reads many more files than it opens at once, in order', async () => {
    const expected = Array.from(
      { length: 50 },
      (_, index) => `${String(index).padStart(3, '0')}.txt`,
    );
    const folder = await tempFolder(Object.fromEntries(expected.map((name) => [name, name])));
    const batch = await readFolderOf(folder);
    expect(batch.files.map((file) => file.text)).toEqual(expected);
  });

  it.each([
    ['does not exist', 'none', 'FolderMissing'],
    ['is a file', 'file.txt', 'FolderMissing'],
    ['stands below a file', 'file.txt/sub', 'FolderMissing'],
    ['has a NUL in its name', 'a\0b', 'FolderUnreadable'],
  ])('fails as a value when the folder %s', async (_case, name, type) => {
    const folder = path.join(await tempFolder({ 'file.txt': GOOD }), name);
    expect(await readFolder(folder)).toMatchObject(fail({ type, folder }));
  });
});

describe('readFiles', () => {
  it('reads chosen files in their order, under their own names', async () => {
    const folder = await tempFolder({ 'b/z.txt': GOOD, 'a.txt': GOOD });
    const batch = await readFiles([path.join(folder, 'b/z.txt'), path.join(folder, 'a.txt')]);
    expect(batch.folder).toBe('');
    expect(names(batch)).toEqual(['z.txt', 'a.txt']);
  });

  it('reads an export as the text that it is', async () => {
    const json = '{ "format": "verbatim-export" }\n';
    const folder = await tempFolder({ 'x.verbatim.json': json });
    const batch = await readFiles([path.join(folder, 'x.verbatim.json')]);
    expect(batch.files).toMatchObject([{ fileName: 'x.verbatim.json', text: json }]);
  });

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffDie Größe'), 'Die Größe', 'utf-8', true],
    ['UTF-16 LE', Buffer.from('\ufeffDie Größe', 'utf16le'), 'Die Größe', 'utf-16le', true],
    [
      'UTF-16 BE without a mark',
      iconv.encode('Die Groesse', 'utf-16be'),
      'Die Groesse',
      'utf-16be',
      false,
    ],
    ['windows-1252', iconv.encode(GERMAN, 'windows-1252'), GERMAN, 'windows-1252', false],
    [
      'windows-1251',
      iconv.encode('Мэр сказал, что вода спадёт. '.repeat(9), 'windows-1251'),
      'Мэр сказал, что вода спадёт. '.repeat(9),
      'windows-1251',
      false,
    ],
    [
      'Shift_JIS',
      iconv.encode('市長は火曜日に述べた。'.repeat(9), 'shift_jis'),
      '市長は火曜日に述べた。'.repeat(9),
      null,
      false,
    ],
  ] satisfies [string, Buffer, string, string | null, boolean][])(
    'decodes %s',
    async (_case, bytes, text, encoding, byteOrderMark) => {
      const folder = await tempFolder({ 'a.txt': bytes });
      const { files, unread } = await readFiles([path.join(folder, 'a.txt')]);
      expect(unread).toEqual([]);
      expect(files).toMatchObject([{ text, byteOrderMark, replacements: 0 }]);
      if (encoding !== null) expect(files[0]?.encoding).toBe(encoding);
    },
  );

  it.each([
    ['an empty file', new Uint8Array(), { type: 'FileEmpty' }],
    ['a PNG image named as a text', PNG_HEAD, { type: 'FileBinary', looksLike: 'PNG image' }],
    ['zeros', new Uint8Array(4096), { type: 'FileBinary' }],
  ] satisfies [string, Uint8Array, Partial<ReadFailure>][])(
    'names %s with its reason and reads the rest',
    async (_case, bytes, failure) => {
      const folder = await tempFolder({ 'bad.txt': bytes, 'good.txt': GOOD });
      const batch = await readFiles([path.join(folder, 'bad.txt'), path.join(folder, 'good.txt')]);
      expect(names(batch)).toEqual(['good.txt']);
      expect(batch.unread).toMatchObject([{ fileName: 'bad.txt', failure }]);
    },
  );

  it.each([
    ['a 50 MB text', 'big.txt', 50_000_000, MAX_ARTICLE_BYTES],
    ['a text of one byte too many', 'big.txt', MAX_ARTICLE_BYTES + 1, MAX_ARTICLE_BYTES],
    ['an export of one byte too many', 'big.verbatim.json', MAX_EXPORT_BYTES + 1, MAX_EXPORT_BYTES],
  ])('refuses %s by its size, naming the limit', async (_case, fileName, bytes, limit) => {
    const folder = await tempFolder({ [fileName]: '' });
    await truncate(path.join(folder, fileName), bytes);
    expect((await readFiles([path.join(folder, fileName)])).unread).toEqual([
      { fileName, failure: { type: 'FileTooLarge', bytes, limit } },
    ]);
  });

  it('reads a text of exactly the largest size', async () => {
    const folder = await tempFolder({ 'big.txt': Buffer.alloc(MAX_ARTICLE_BYTES, 'a') });
    const { files } = await readFiles([path.join(folder, 'big.txt')]);
    expect(files[0]?.text).toHaveLength(MAX_ARTICLE_BYTES);
  });

  it.each([
    ['does not exist', 'none.txt', 'ENOENT'],
    ['is a folder', 'folder.txt', 'EISDIR'],
    ['stands below a file', 'good.txt/a.txt', 'ENOTDIR'],
    ['has a NUL in its name', 'a\0.txt', 'ERR_INVALID_ARG_VALUE'],
  ])('names a path that %s', async (_case, name, code) => {
    const folder = await tempFolder({ 'good.txt': GOOD, 'folder.txt/inner.txt': GOOD });
    const batch = await readFiles([path.join(folder, name), path.join(folder, 'good.txt')]);
    expect(names(batch)).toEqual(['good.txt']);
    expect(batch.unread).toEqual([
      { fileName: path.basename(name), failure: { type: 'FileUnreadable', code } },
    ]);
  });

  it.skipIf(IS_SUPERUSER)('names a file that may not be read', async () => {
    const folder = await tempFolder({ 'shut.txt': GOOD });
    await chmod(path.join(folder, 'shut.txt'), 0o000);
    expect((await readFiles([path.join(folder, 'shut.txt')])).unread).toEqual([
      { fileName: 'shut.txt', failure: { type: 'FileUnreadable', code: 'EACCES' } },
    ]);
  });

  it.skipIf(process.platform === 'win32')('does not wait for a named pipe', async () => {
    const pipe = path.join(await tempFolder(), 'pipe.txt');
    execFileSync('mkfifo', [pipe]);
    expect((await readFiles([pipe])).unread).toEqual([
      { fileName: 'pipe.txt', failure: { type: 'FileUnreadable', code: 'EINVAL' } },
    ]);
  });
});

describe('readListed', () => {
  it('names a file that has vanished since it was listed', async () => {
    const folder = await tempFolder({ 'a.txt': GOOD, 'b.txt': GOOD });
    const listing = await listFiles(folder, isTakenFromFolder);
    if (!listing.ok) throw new Error(listing.failure.type);
    await rm(path.join(folder, 'a.txt'));
    const batch = await readListed('folder', listing.value.files);
    expect(names(batch)).toEqual(['b.txt']);
    expect(batch.unread).toEqual([
      { fileName: 'a.txt', failure: { type: 'FileUnreadable', code: 'ENOENT' } },
    ]);
  });
});
