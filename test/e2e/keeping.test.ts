import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, rmdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Analyst } from '../../electron/tools/analyst';
import { IS_ELECTRON, launchApp, type App } from './app';
import { violationsInBothThemes } from './axe';
import { checkExport, chooseOpenFiles, chooseSaveFile } from './exporting';

const FERRY = 'Ferry row deepens\n\nMore than 80 people were aboard, the captain said.';
const SEEDS = {
  'ferry.txt': FERRY,
  'rents.txt': 'Rents rise again\n\nBy 4 percent, says the city.',
};

declare global {
  /** What main has put to a person in a message box. */
  var messages: readonly string[] | undefined;
}

/** Either the library or a question about it. */
const untilSomething = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('nav, main h1') !== null);

async function indexedDbOf(userData: string): Promise<string> {
  const found = [path.join(userData, 'IndexedDB'), path.join(userData, 'Default', 'IndexedDB')];
  const folder = found.find((candidate) => existsSync(candidate));
  if (!folder) throw new Error(`No IndexedDB below ${userData}.`);
  return folder;
}

describe('keeping', () => {
  let folder: string;
  let userData: string;
  let app: App;
  let analyst: Analyst;

  const launch = async (): Promise<void> => {
    app = await launchApp({ userData, seedFiles: SEEDS, untilReady: untilSomething });
    analyst = new Analyst(app.page);
  };
  const journal = () => path.join(userData, 'journal', 'journal.jsonl');
  const heading = () => app.page.getByRole('heading', { level: 1 });
  const button = (name: string) => app.page.getByRole('button', { name, exact: true });

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-keeping-'));
    userData = path.join(folder, 'user-data');
    await launch();
    await analyst.untilReady();
    await analyst.open('Ferry row');
    await analyst.tag(FERRY, 'More than 80 people', 'figure');
    await analyst.tag(FERRY, 'the captain said', 'claim');
  });
  afterEach(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('brings everything back after the database was emptied, and what it exports verifies', async () => {
    await app.close();
    await rm(await indexedDbOf(userData), { recursive: true });
    await launch();
    expect(await heading().innerText()).toBe('The library came up empty');
    expect(await app.page.getByRole('row').nth(1).innerText()).toMatch(
      /Ferry row.*–.*2.*2 come back/s,
    );
    expect(await violationsInBothThemes(app)).toEqual([]);

    await button('Restore').focus();
    await app.page.keyboard.press('Enter');
    await analyst.untilReady();
    await analyst.open('Ferry row');
    expect(await analyst.annotationTexts()).toHaveLength(2);
    await analyst.untilSaved();
    const file = path.join(folder, 'restored.verbatim.json');
    await chooseSaveFile(app, file);
    await analyst.export('All articles');
    await expect.poll(() => existsSync(file)).toBe(true);
    expect(await checkExport(file)).toMatchObject({ code: 0 });
    // And it goes on: the next change continues the journal.
    await analyst.open('Ferry row');
    await app.page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => analyst.annotations.count()).toBe(1);
    await analyst.untilSaved();
  });

  it('keeps an emptied library as it is when told so, and asks no more', async () => {
    await app.close();
    await rm(await indexedDbOf(userData), { recursive: true });
    await launch();
    await button('Keep as it is').click();
    await analyst.untilReady();
    await analyst.untilSaved();
    const aside = await readdir(path.join(userData, 'backups'));
    expect(aside.filter((name) => name.startsWith('aside-'))).toHaveLength(1);
    await app.close();
    await launch();
    await analyst.untilReady();
    expect(await app.page.getByRole('list', { name: 'Articles' }).innerText()).not.toContain('2');
  });

  it('writes a journal that was deleted anew, from which all can be restored', async () => {
    await app.close();
    await rm(path.join(userData, 'journal'), { recursive: true });
    await rm(path.join(userData, 'backups'), { recursive: true, force: true });
    await launch();
    await app.page.getByText('There was no journal of the library').first().waitFor();
    await analyst.untilSaved();
    await app.close();
    await rm(await indexedDbOf(userData), { recursive: true });
    await launch();
    await button('Restore').click();
    await analyst.untilReady();
    await analyst.open('Ferry row');
    expect(await analyst.annotationTexts()).toHaveLength(2);
  });

  it('says "Not saved" when the journal cannot be written, and saves when it can again', async () => {
    await rename(journal(), path.join(folder, 'journal.jsonl'));
    await mkdir(journal());
    await analyst.select(FERRY, 'aboard');
    await app.page.keyboard.press('2');
    const status = app.page.getByRole('status');
    await status.getByText(/^Not saved: The journal cannot be written/).waitFor();
    await button('Export now').waitFor();
    // Closing asks first; whoever stays loses nothing. The driver would let the page go.
    app.page.on('dialog', () => {});
    await app.electron.evaluate(({ BrowserWindow, dialog }) => {
      dialog.showMessageBox = (...args: unknown[]) => {
        globalThis.messages = [JSON.stringify(args)];
        return Promise.resolve({ response: 0, checkboxChecked: false });
      };
      BrowserWindow.getAllWindows()[0]?.close();
    });
    const messages = () => app.electron.evaluate(() => globalThis.messages?.join() ?? '');
    await expect.poll(messages).toContain('Not everything is saved');
    await rmdir(journal());
    await rename(path.join(folder, 'journal.jsonl'), journal());
    await app.page.keyboard.press('ControlOrMeta+s');
    await analyst.untilSaved();
    await app.close();
    await rm(await indexedDbOf(userData), { recursive: true });
    await launch();
    await button('Restore').click();
    await analyst.untilReady();
    await analyst.open('Ferry row');
    expect(await analyst.annotationTexts()).toHaveLength(3);
  });

  it('backs up on command and restores that backup over later work', async () => {
    await app.page.keyboard.press('ControlOrMeta+Shift+s');
    const dialog = app.page.getByRole('dialog', { name: 'Saving' });
    await dialog.getByText('None yet').waitFor();
    await dialog.getByRole('button', { name: 'Back up now' }).click();
    await dialog.locator('dd').filter({ hasText: '3 changes' }).waitFor();
    expect(await violationsInBothThemes(app)).toEqual([]);
    await app.page.keyboard.press('Escape');
    await analyst.open('Ferry row');
    await app.page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => analyst.annotations.count()).toBe(1);
    await analyst.untilSaved();

    const backups = path.join(userData, 'backups');
    const [backup = ''] = (await readdir(backups)).filter((name) => name.startsWith('verbatim-'));
    await chooseOpenFiles(app, [path.join(backups, backup)]);
    await analyst.run('Restore from a backup');
    await heading().getByText('Restore from a backup').waitFor();
    await button('Restore').click();
    await analyst.untilReady();
    await analyst.open('Ferry row');
    await analyst.annotations.nth(1).waitFor();
    expect(await analyst.annotationTexts()).toHaveLength(2);
    expect((await readdir(backups)).filter((name) => name.startsWith('aside-'))).toHaveLength(2);

    await app.page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => analyst.annotations.count()).toBe(1);
    await app.page.keyboard.press('ControlOrMeta+Shift+z');
    await expect.poll(() => analyst.annotations.count()).toBe(2);
    await analyst.untilSaved();
    await app.close();
    await launch();
    await analyst.untilReady();
    await analyst.open('Ferry row');
    await analyst.annotations.nth(1).waitFor();
    expect(await app.page.getByText('damaged').count()).toBe(0);
  });

  it.skipIf(IS_ELECTRON)('says so after the page or the program has crashed', async () => {
    await app.electron.evaluate(({ webContents }) => {
      webContents.getAllWebContents()[0]?.forcefullyCrashRenderer();
    });
    // The driver does not follow a page beyond its crash; the program itself can look into it.
    const shown = () =>
      app.electron.evaluate(({ webContents }) =>
        webContents.getAllWebContents()[0]?.executeJavaScript('document.body.innerText'),
      );
    await expect.poll(shown).toContain('The window stopped and was loaded again');
    await expect.poll(shown).toContain('the captain said');
    app.electron.process().kill('SIGKILL');
    await app.electron.waitForEvent('close');
    await launch();
    await app.page.getByText('Verbatim did not end properly the last time').first().waitFor();
    await analyst.open('Ferry row');
    expect(await analyst.annotationTexts()).toHaveLength(2);
  });
});
