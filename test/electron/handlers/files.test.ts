import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fileHandlers } from '../../../electron/handlers/files';
import { fail, ok } from '../../../shared/base/result';
import { tempFolder } from '../temp-folder';

interface Shown {
  readonly kind: 'open' | 'save' | 'message';
  readonly window: unknown;
  readonly options: { readonly defaultPath?: string; readonly properties?: readonly string[] };
}

/** The dialogs as a person at the keyboard: what was shown, and what is answered next. */
const desk = vi.hoisted(() => ({
  shown: [] as unknown[],
  revealed: [] as string[],
  chosen: [] as string[],
  saveTo: '' as string,
  replace: true,
}));

vi.mock('electron', () => {
  const show =
    (kind: string, answer: () => unknown) =>
    async (...all: unknown[]) => {
      const [window, options] = all.length === 2 ? all : [null, all[0]];
      desk.shown.push({ kind, window, options });
      return answer();
    };
  return {
    app: { getPath: (name: string) => `/home/ana/${name}` },
    dialog: {
      showOpenDialog: show('open', () => ({
        canceled: desk.chosen.length === 0,
        filePaths: desk.chosen,
      })),
      showSaveDialog: show('save', () => ({ canceled: desk.saveTo === '', filePath: desk.saveTo })),
      showMessageBox: show('message', () => ({ response: desk.replace ? 0 : 1 })),
    },
    shell: { showItemInFolder: (file: string) => desk.revealed.push(file) },
  };
});

beforeEach(() => {
  desk.shown.length = 0;
  desk.revealed.length = 0;
  desk.chosen = [];
  desk.saveTo = '';
  desk.replace = true;
});

function lastShown(): Shown {
  return desk.shown.at(-1) as Shown;
}

const WINDOW = { title: 'the window' } as unknown as BrowserWindow;
const REQUEST = { suggestedName: 'articles', text: '{ "format": "verbatim-export" }\n' };
const OLD = 'an older export';

describe('files:open', () => {
  it('reads the files that were chosen', async () => {
    const folder = await tempFolder({ 'a.txt': 'A', 'b.verbatim.json': '{}' });
    desk.chosen = [path.join(folder, 'a.txt'), path.join(folder, 'b.verbatim.json')];
    const result = await fileHandlers(() => WINDOW)['files:open']('files');
    expect(result).toMatchObject(
      ok({ folder: '', files: [{ text: 'A' }, { text: '{}' }], unread: [] }),
    );
    expect(lastShown().options.properties).toEqual(['openFile', 'multiSelections']);
    expect(lastShown().window).toBe(WINDOW);
  });

  it('reads the folder that was chosen', async () => {
    const folder = await tempFolder({ 'sub/a.txt': 'A', 'b.md': 'no article' });
    desk.chosen = [folder];
    const result = await fileHandlers(() => WINDOW)['files:open']('folder');
    expect(result).toMatchObject(ok({ files: [{ fileName: 'sub/a.txt' }] }));
    expect(lastShown().options.properties).toEqual(['openDirectory']);
  });

  it('reads the one coding scheme that was chosen', async () => {
    const folder = await tempFolder({ 'news.verbatim-scheme.json': '{}' });
    desk.chosen = [path.join(folder, 'news.verbatim-scheme.json')];
    const result = await fileHandlers(() => WINDOW)['files:open']('scheme');
    expect(result).toMatchObject(ok({ files: [{ text: '{}' }], unread: [] }));
    expect(lastShown().options.properties).toEqual(['openFile']);
  });

  it.each(['files', 'folder', 'scheme'] as const)(
    'says so when the dialog for %s is cancelled',
    async (what) => {
      const result = await fileHandlers(() => WINDOW)['files:open'](what);
      expect(result).toEqual(fail({ type: 'Cancelled' }));
    },
  );

  it('tells that a chosen folder has gone', async () => {
    const gone = path.join(await tempFolder(), 'gone');
    desk.chosen = [gone];
    const result = await fileHandlers(() => WINDOW)['files:open']('folder');
    expect(result).toEqual(fail({ type: 'FolderMissing', folder: gone }));
  });

  it('asks without a window while there is none', async () => {
    await fileHandlers(() => null)['files:open']('files');
    expect(lastShown().window).toBeNull();
  });

  it('starts among the documents, then where something was last chosen', async () => {
    const folder = await tempFolder({ 'a.txt': 'A' });
    const handlers = fileHandlers(() => WINDOW);
    desk.chosen = [path.join(folder, 'a.txt')];
    await handlers['files:open']('files');
    expect(lastShown().options.defaultPath).toBe('/home/ana/documents');
    await handlers['files:open']('files');
    expect(lastShown().options.defaultPath).toBe(folder);
  });
});

describe('files:save-export', () => {
  it('writes where the person says', async () => {
    const file = path.join(await tempFolder(), 'out.verbatim.json');
    desk.saveTo = file;
    const result = await fileHandlers(() => WINDOW)['files:save-export'](REQUEST);
    expect(result).toEqual(ok({ path: file }));
    expect(await readFile(file, 'utf8')).toBe(REQUEST.text);
  });

  it('keeps the extension of a coding scheme', async () => {
    const folder = await tempFolder();
    desk.saveTo = path.join(folder, 'mine');
    const request = { ...REQUEST, suggestedName: 'news-2.verbatim-scheme.json' };
    const result = await fileHandlers(() => WINDOW)['files:save-export'](request);
    expect(result).toEqual(ok({ path: path.join(folder, 'mine.verbatim-scheme.json') }));
  });

  it('suggests a safe name among the documents', async () => {
    const request = { ...REQUEST, suggestedName: '../../.bashrc' };
    await fileHandlers(() => WINDOW)['files:save-export'](request);
    expect(lastShown().options.defaultPath).toBe(
      path.join('/home/ana/documents', 'bashrc.verbatim.json'),
    );
  });

  it('says so when the dialog is cancelled', async () => {
    const result = await fileHandlers(() => WINDOW)['files:save-export'](REQUEST);
    expect(result).toEqual(fail({ type: 'Cancelled' }));
  });

  it('adds the extension where it is missing', async () => {
    const folder = await tempFolder();
    desk.saveTo = path.join(folder, 'out');
    const result = await fileHandlers(() => WINDOW)['files:save-export'](REQUEST);
    expect(result).toEqual(ok({ path: path.join(folder, 'out.verbatim.json') }));
    expect(desk.shown).toHaveLength(1);
  });

  it.each([
    [true, ok({ path: '' }), REQUEST.text],
    [false, fail({ type: 'Cancelled' }), OLD],
  ])(
    'asks before the added extension meets an older file, answered with %s',
    async (replace, expected, text) => {
      const file = path.join(await tempFolder({ 'out.verbatim.json': OLD }), 'out.verbatim.json');
      desk.saveTo = file.replace('.verbatim.json', '');
      desk.replace = replace;
      const result = await fileHandlers(() => WINDOW)['files:save-export'](REQUEST);
      expect(result).toEqual(expected.ok ? ok({ path: file }) : expected);
      expect(lastShown().kind).toBe('message');
      expect(await readFile(file, 'utf8')).toBe(text);
    },
  );

  it('tells a target that cannot be written, and writes to another one next', async () => {
    const folder = await tempFolder();
    const handlers = fileHandlers(() => WINDOW);
    desk.saveTo = path.join(folder, 'none', 'out.verbatim.json');
    expect(await handlers['files:save-export'](REQUEST)).toEqual(
      fail({ type: 'FileNotWritten', path: desk.saveTo, code: 'ENOENT' }),
    );
    desk.saveTo = path.join(folder, 'out.verbatim.json');
    expect(await handlers['files:save-export'](REQUEST)).toEqual(ok({ path: desk.saveTo }));
    expect(existsSync(desk.saveTo)).toBe(true);
  });
});

describe('files:reveal', () => {
  it('shows a file that it has written', async () => {
    const handlers = fileHandlers(() => WINDOW);
    desk.saveTo = path.join(await tempFolder(), 'out.verbatim.json');
    await handlers['files:save-export'](REQUEST);
    expect(await handlers['files:reveal'](desk.saveTo)).toEqual(ok(null));
    expect(desk.revealed).toEqual([desk.saveTo]);
  });

  it.each(['/etc/passwd', '', 'out.verbatim.json', '\\\\server\\share'])(
    'refuses %j, which it has not written',
    async (file) => {
      const result = await fileHandlers(() => WINDOW)['files:reveal'](file);
      expect(result).toMatchObject(fail({ type: 'RequestRefused' }));
      expect(desk.revealed).toEqual([]);
    },
  );
});
