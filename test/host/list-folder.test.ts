import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endingsOf, kindOf, listFolder } from './list-folder';

describe('the file browser of the preview', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'verbatim-list-'));
  beforeAll(() => {
    mkdirSync(path.join(folder, 'zebra'));
    for (const name of ['b.txt', 'A.TXT', 'c.png', '.secret.txt', 'new\nline.txt']) {
      writeFileSync(path.join(folder, name), '');
    }
    symlinkSync(path.join(folder, 'zebra'), path.join(folder, 'link'));
    symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'dangling.txt'));
    symlinkSync(folder, path.join(folder, 'zebra', 'loop'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const names = async (endings: readonly string[], foldersOnly = false): Promise<string[]> =>
    (await listFolder(folder, endings, foldersOnly)).entries.map((entry) => entry.name);

  describe('endingsOf', () => {
    it.each([
      ['no filter', undefined, []],
      ['a filter for all files', [{ extensions: ['txt'] }, { extensions: ['*'] }], []],
      [
        'several filters as one',
        [{ extensions: ['TXT'] }, { extensions: ['a.b'] }],
        ['.txt', '.a.b'],
      ],
    ])('takes %s', (_case, filters, expected) => {
      expect(endingsOf(filters)).toEqual(expected);
    });
  });

  describe('listFolder', () => {
    it('lists folders first, then files that fit, and nothing hidden', async () => {
      const files = ['A.TXT', 'b.txt', 'dangling.txt', 'new\nline.txt'];
      expect(await names(['.txt'])).toEqual(['link', 'zebra', ...files]);
      expect(await names([])).toContain('c.png');
      expect(await names([], true)).toEqual(['link', 'zebra']);
    });

    it.each([
      ['a folder that is not there', 'nowhere', 'ENOENT'],
      ['a file', 'b.txt', 'ENOTDIR'],
    ])('says why %s cannot be listed', async (_case, name, failure) => {
      const listing = await listFolder(path.join(folder, name), [], false);
      expect(listing).toMatchObject({ failure, entries: [] });
    });
  });

  describe('kindOf', () => {
    it.each([
      ['b.txt', 'file'],
      ['zebra/loop/zebra', 'folder'],
      ['..', 'folder'],
      ['nothing.txt', 'missing'],
      ['dangling.txt', 'missing'],
      ['b.txt/inside', 'missing'],
      ['nul\0byte', 'missing'],
    ])('knows %j as a %s', async (given, kind) => {
      expect((await kindOf(folder, given)).kind).toBe(kind);
    });
  });
});
