import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createExports, type Exports } from '../../../electron/handlers/export-stream';
import { fail, ok } from '../../../shared/base/result';
import type { ExportRequest } from '../../../shared/ipc/channels';
import { tempFolder } from '../temp-folder';

/** What the person at the dialogs answers next; nothing is a cancelled dialog. */
const desk = vi.hoisted(() => ({ chosen: [] as string[], saveTo: '', replace: true }));

vi.mock('electron', () => ({
  app: { getPath: (name: string) => `/home/ana/${name}` },
  dialog: {
    showOpenDialog: async () => ({ canceled: desk.chosen.length === 0, filePaths: desk.chosen }),
    showSaveDialog: async () => ({ canceled: desk.saveTo === '', filePath: desk.saveTo }),
    showMessageBox: async () => ({ response: desk.replace ? 0 : 1 }),
  },
}));

let exports: Exports;

beforeEach(() => {
  desk.chosen = [];
  desk.saveTo = '';
  desk.replace = true;
  exports = createExports(() => null);
});

const FILE: ExportRequest = { suggestedName: 'news', container: 'file', extension: 'jsonld' };
const FOLDER: ExportRequest = { suggestedName: 'news', container: 'folder', extension: '' };
const ZIP: ExportRequest = { suggestedName: 'news', container: 'zip', extension: 'qdpx' };

async function begun(request: ExportRequest): Promise<{ id: string; path: string }> {
  const result = await exports.handlers['export:begin'](request);
  if (!result.ok) throw new Error(result.failure.type);
  return result.value;
}

describe('createExports', () => {
  it('writes a file from its pieces, and nothing before it is finished', async () => {
    const folder = await tempFolder();
    desk.saveTo = path.join(folder, 'news');
    const { id, path: place } = await begun(FILE);
    expect(place).toBe(path.join(folder, 'news.jsonld'));
    const { handlers } = exports;
    expect(await handlers['export:write']({ id, entry: '', text: '{ ' })).toEqual(ok(null));
    expect(await handlers['export:write']({ id, entry: '', text: '}' })).toEqual(ok(null));
    expect(await readdir(folder)).not.toContain('news.jsonld');
    expect(await handlers['export:finish']({ id, report: null })).toEqual(
      ok({ path: place, report: null }),
    );
    expect(await readFile(place, 'utf8')).toBe('{ }');
  });

  it('puts a report beside what it is about', async () => {
    const folder = await tempFolder();
    desk.saveTo = path.join(folder, 'news.jsonld');
    const { id } = await begun(FILE);
    const finished = await exports.handlers['export:finish']({ id, report: '[]' });
    const report = path.join(folder, 'news.jsonld.losses.json');
    expect(finished).toEqual(ok({ path: desk.saveTo, report }));
    expect(await readFile(report, 'utf8')).toBe('[]');
  });

  it('makes a new folder beside one of the same name', async () => {
    const parent = await tempFolder({ 'news/mine.txt': 'mine' });
    desk.chosen = [parent];
    const { id, path: place } = await begun(FOLDER);
    expect(place).toBe(path.join(parent, 'news 2'));
    await exports.handlers['export:write']({ id, entry: 'a.txt', text: 'A' });
    await exports.handlers['export:finish']({ id, report: null });
    expect((await readdir(parent)).sort()).toEqual(['news', 'news 2']);
    expect(await readdir(path.join(parent, 'news'))).toEqual(['mine.txt']);
  });

  it.each([FILE, FOLDER, ZIP])('leaves nothing of a cancelled $container', async (request) => {
    const folder = await tempFolder();
    desk.chosen = [folder];
    desk.saveTo = path.join(folder, 'x');
    const { id } = await begun(request);
    const entry = request.container === 'file' ? '' : 'a.txt';
    await exports.handlers['export:write']({ id, entry, text: 'A' });
    expect(await exports.handlers['export:cancel'](id)).toEqual(ok(null));
    expect(await readdir(folder)).toEqual([]);
    expect(await exports.handlers['export:finish']({ id, report: null })).toMatchObject({
      ok: false,
    });
  });

  it('leaves nothing of what a page that is gone was writing', async () => {
    const folder = await tempFolder();
    desk.saveTo = path.join(folder, 'x');
    const { id } = await begun(ZIP);
    await exports.handlers['export:write']({ id, entry: 'a.txt', text: 'A' });
    await exports.abandonAll();
    expect(await readdir(folder)).toEqual([]);
    const late = await exports.handlers['export:write']({ id, entry: 'a.txt', text: 'B' });
    expect(late).toMatchObject({ failure: { type: 'RequestRefused' } });
  });

  it.each([FILE, FOLDER, ZIP])(
    'says so when the dialog for a $container is cancelled',
    async (it) =>
      expect(await exports.handlers['export:begin'](it)).toEqual(fail({ type: 'Cancelled' })),
  );

  it('does not replace a file about which the dialog has not asked, unless told to', async () => {
    const folder = await tempFolder({ 'news.jsonld': 'old' });
    desk.saveTo = path.join(folder, 'news');
    desk.replace = false;
    expect(await exports.handlers['export:begin'](FILE)).toEqual(fail({ type: 'Cancelled' }));
  });

  it('tells the place and the reason where nothing can be written', async () => {
    desk.saveTo = path.join(await tempFolder(), 'gone', 'news.jsonld');
    const result = await exports.handlers['export:begin'](FILE);
    expect(result).toEqual(fail({ type: 'FileNotWritten', path: desk.saveTo, code: 'ENOENT' }));
  });

  it.each(['', '../up.txt', '/etc/x', 'a/../../x', '.hidden', 'con'])(
    'refuses the entry %j of a folder, and writes the others',
    async (entry) => {
      const parent = await tempFolder();
      desk.chosen = [parent];
      const { id } = await begun(FOLDER);
      const refused = await exports.handlers['export:write']({ id, entry, text: 'X' });
      expect(refused).toMatchObject({ failure: { type: 'RequestRefused' } });
      await exports.handlers['export:write']({ id, entry: 'a.txt', text: 'A' });
      await exports.handlers['export:finish']({ id, report: null });
      expect(await readdir(path.join(parent, 'news'))).toEqual(['a.txt']);
      expect(await readdir(parent)).toEqual(['news']);
    },
  );

  it('refuses a name in a file, which has none, and an entry that was left', async () => {
    const parent = await tempFolder();
    desk.chosen = [parent];
    desk.saveTo = path.join(parent, 'x.jsonld');
    const file = await begun(FILE);
    const named = await exports.handlers['export:write']({ id: file.id, entry: 'a', text: 'A' });
    expect(named).toMatchObject({ failure: { type: 'RequestRefused' } });
    const { id } = await begun(FOLDER);
    for (const entry of ['a.txt', 'b.txt']) {
      await exports.handlers['export:write']({ id, entry, text: 'A' });
    }
    const again = await exports.handlers['export:write']({ id, entry: 'a.txt', text: 'more' });
    expect(again).toMatchObject({ failure: { type: 'RequestRefused' } });
  });

  it('knows no export but those that it has begun', async () => {
    const { handlers } = exports;
    for (const answer of [
      await handlers['export:write']({ id: 'x', entry: '', text: '' }),
      await handlers['export:finish']({ id: '__proto__', report: 'x' }),
      await handlers['export:cancel'](''),
    ]) {
      expect(answer).toMatchObject({ failure: { type: 'RequestRefused' } });
    }
  });
});
