import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isText } from '../../electron/files/file-kinds';
import { listFiles } from '../../electron/files/list-files';
import { readListed } from '../../electron/files/read-articles';
import { fail } from '../../shared/base/result';
import { tempFolder } from '../electron/temp-folder';

const FOLDER = {
  'a.txt': 'A',
  'b.txt': 'B',
  'picture.png': '',
  '.hidden': '',
  'deep/c.txt': 'C',
};

/** Files and folders, of whatever kind, at every depth. */
const ENTRIES = 6;

describe('listFiles', () => {
  it('takes a folder with just as many entries as it looks at', async () => {
    const listing = await listFiles(await tempFolder(FOLDER), isText, ENTRIES);
    expect(listing).toMatchObject({ ok: true, value: { unread: [] } });
    expect(listing.ok && listing.value.files.map(({ fileName }) => fileName)).toEqual([
      'a.txt',
      'b.txt',
      'deep/c.txt',
    ]);
  });

  it.each([0, 1, 4, ENTRIES - 1])(
    'refuses a folder that holds more than %i entries, deep ones counted',
    async (most) => {
      const folder = await tempFolder(FOLDER);
      expect(await listFiles(folder, isText, most)).toEqual(
        fail({ type: 'FolderTooLarge', folder, limit: most }),
      );
    },
  );
});

describe('readListed', () => {
  it('reads as many bytes as there is room for, and names every file that it leaves out', async () => {
    const folder = await tempFolder({ 'a.txt': 'aaaa', 'b.txt': 'bbbb', 'c.txt': 'cc' });
    const listed = ['a.txt', 'b.txt', 'c.txt'].map((fileName) => {
      return { path: path.join(folder, fileName), fileName };
    });
    const sizes = async (most: number) => {
      const { files, unread } = await readListed('', listed, most);
      expect(files.length + unread.length).toBe(listed.length);
      for (const { failure } of unread) {
        expect(failure).toEqual({ type: 'TooMuchAtOnce', limit: most });
      }
      return files.reduce((sum, { text }) => sum + text.length, 0);
    };
    expect(await sizes(10)).toBe(10);
    expect(await sizes(9)).toBeLessThanOrEqual(9);
    expect(await sizes(1)).toBe(0);
  });
});
