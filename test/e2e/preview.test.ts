import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { OpenDialogOptions, SaveDialogOptions } from 'electron';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IS_ELECTRON, launchApp, ROOT, type App } from './app';

const FIXTURE = path.join(ROOT, 'test/host/fixture-app');
const HOSTILE = '<img src=x onerror="document.title=1"></script>.txt';
const TEXTS = [{ name: 'Texts', extensions: ['txt', 'verbatim.json'] }];

describe.skipIf(IS_ELECTRON)('the preview', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'verbatim-preview-'));
  const at = (...names: string[]): string => path.join(folder, ...names);
  let app: App;

  beforeAll(async () => {
    mkdirSync(at('inside'));
    for (const name of ['a.txt', 'b.TXT', 'c.png', 'd.verbatim.json', '.hidden.txt']) {
      writeFileSync(at(name), 'text');
    }
    writeFileSync(at('inside', 'deep.txt'), 'text');
    // Not `/`, which no file name can hold; the rest is a file's own right.
    writeFileSync(at(HOSTILE.replace('/', '')), 'text');
    app = await launchApp({
      appPath: FIXTURE,
      untilReady: (page) => page.waitForSelector('#ready:not(:empty)', { state: 'attached' }),
      args: ['--preview', '--headless'],
    });
  });
  afterAll(async () => {
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts a dialog in main, and gives its page and, later, its result. */
  async function shown<T>(dialog: Promise<T>): Promise<{ page: Page; result: Promise<T> }> {
    const page = await app.electron.waitForEvent('window');
    await page.getByRole('button').last().waitFor();
    return { page, result: dialog };
  }
  /** An answer closes its page, which may end the click or the key before it is told of. */
  const answering = (page: Page, act: Promise<void>): Promise<void> =>
    act.catch((error: unknown) => {
      if (!page.isClosed()) throw error;
    });
  const answer = (button: Locator): Promise<void> => answering(button.page(), button.click());
  const open = (options: OpenDialogOptions) =>
    shown(app.electron.evaluate(({ dialog }, given) => dialog.showOpenDialog(given), options));
  const save = (options: SaveDialogOptions) =>
    shown(app.electron.evaluate(({ dialog }, given) => dialog.showSaveDialog(given), options));
  const files = async (page: Page): Promise<string[]> => {
    const list = page.getByRole('list', { name: 'Files' });
    await list.getByRole('button', { name: '../' }).waitFor();
    return (await list.getByRole('button').allTextContents()).slice(1);
  };

  it('tells the app what it is, and keeps data of its own', async () => {
    const host = await app.electron.evaluate(() => process.env['VERBATIM_HOST']);
    expect(host).toBe('preview');
  });

  describe('to open', () => {
    it('is a dialog by name, with a path and the files that fit', async () => {
      const { page, result } = await open({
        title: 'Open articles',
        defaultPath: folder,
        filters: TEXTS,
      });
      await page.getByRole('dialog', { name: 'Open articles' }).waitFor();
      expect(await files(page)).toEqual([
        'inside/',
        HOSTILE.replace('/', ''),
        'a.txt',
        'b.TXT',
        'd.verbatim.json',
      ]);
      expect(await page.getByRole('textbox', { name: 'Path' }).inputValue()).toBe(folder);
      expect(await page.title()).toBe('Open articles');
      await answer(page.getByRole('button', { name: 'Cancel' }));
      expect(await result).toEqual({ canceled: true, filePaths: [] });
    });

    it('takes several files where several may be taken', async () => {
      const { page, result } = await open({
        defaultPath: folder,
        properties: ['openFile', 'multiSelections'],
      });
      await page.getByRole('button', { name: 'a.txt' }).click();
      await page.getByRole('button', { name: 'c.png' }).click();
      await page.getByRole('button', { name: 'b.TXT' }).click();
      await page.getByRole('button', { name: 'c.png', pressed: true }).click();
      await answer(page.getByRole('button', { name: 'Open' }));
      expect(await result).toEqual({ canceled: false, filePaths: [at('a.txt'), at('b.TXT')] });
    });

    it('takes one file by keyboard alone, through a folder', async () => {
      const { page, result } = await open({ defaultPath: folder });
      await page.getByRole('button', { name: 'inside/' }).waitFor();
      await page.getByRole('textbox', { name: 'Path' }).press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'deep.txt' }).waitFor();
      await page.getByRole('textbox', { name: 'Path' }).fill('deep.txt');
      await answering(page, page.keyboard.press('Enter'));
      expect(await result).toEqual({ canceled: false, filePaths: [at('inside', 'deep.txt')] });
    });

    it('says when there is no such file or folder, and goes on', async () => {
      const { page, result } = await open({ defaultPath: at('no', 'such', 'folder') });
      const path_ = page.getByRole('textbox', { name: 'Path' });
      await files(page);
      expect(await path_.inputValue()).toBe(folder);
      await path_.fill('nothing.txt');
      await path_.press('Enter');
      await page.getByRole('alert').filter({ hasText: 'There is no such file.' }).waitFor();
      await answering(page, page.keyboard.press('Escape'));
      expect(await result).toEqual({ canceled: true, filePaths: [] });
    });

    it('chooses a folder when one is asked for, and shows folders alone', async () => {
      const { page, result } = await open({
        defaultPath: folder,
        properties: ['openDirectory'],
        buttonLabel: 'Open',
      });
      expect(await files(page)).toEqual(['inside/']);
      await page.getByRole('button', { name: 'inside/' }).click();
      await expect.poll(() => files(page)).toEqual([]);
      await answer(page.getByRole('button', { name: 'Open' }));
      expect(await result).toEqual({ canceled: false, filePaths: [at('inside')] });
    });

    it('is cancelled when its window is closed', async () => {
      const { page, result } = await open({ defaultPath: folder });
      await page.close();
      expect(await result).toEqual({ canceled: true, filePaths: [] });
    });
  });

  describe('to save', () => {
    it('gives a new file its ending', async () => {
      const { page, result } = await save({
        title: 'Export',
        defaultPath: at('out.verbatim.json'),
        filters: [{ name: 'Verbatim export', extensions: ['verbatim.json'] }],
      });
      await files(page);
      const field = page.getByRole('textbox', { name: 'Path' });
      expect(await field.inputValue()).toBe(at('out.verbatim.json'));
      await field.fill(at('new'));
      await answering(page, field.press('Enter'));
      expect(await result).toEqual({ canceled: false, filePath: at('new.verbatim.json') });
    });

    it('asks before it replaces a file, also one whose ending was left out', async () => {
      const { page, result } = await save({
        defaultPath: at('d'),
        filters: [{ name: 'Verbatim export', extensions: ['verbatim.json'] }],
      });
      await files(page);
      const ask = page.getByRole('alertdialog', { name: 'Replace the file?' });
      await answer(page.getByRole('button', { name: 'Save' }));
      await ask.getByText('d.verbatim.json exists').waitFor();
      await ask.getByRole('button', { name: 'Keep' }).click();
      await ask.waitFor({ state: 'hidden' });
      await page.getByRole('textbox', { name: 'Path' }).press('Enter');
      await answer(ask.getByRole('button', { name: 'Replace' }));
      expect(await result).toEqual({ canceled: false, filePath: at('d.verbatim.json') });
    });

    it('is cancelled by Escape', async () => {
      const { page, result } = await save({ defaultPath: at('x.txt') });
      await answering(page, page.keyboard.press('Escape'));
      expect(await result).toEqual({ canceled: true, filePath: '' });
    });
  });

  it('shows a message and gives the answer', async () => {
    const { page, result } = await shown(
      app.electron.evaluate(({ dialog }) =>
        dialog.showMessageBox({ message: 'Restore?', detail: '<b>12</b>', buttons: ['No', 'Yes'] }),
      ),
    );
    await page.getByRole('heading', { name: 'Restore?' }).waitFor();
    await page.getByText('<b>12</b>').waitFor();
    await answer(page.getByRole('button', { name: 'Yes' }));
    expect((await result).response).toBe(1);
  });
});
