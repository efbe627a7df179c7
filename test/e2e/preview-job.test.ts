import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Analyst } from '../../electron/tools/analyst';
import { IS_ELECTRON, launchApp, type App } from './app';
import { checkExport } from './exporting';

const TEXT =
  'Lighthouse dims\nNearly 40 lamps 🏮 failed, the keeper said. “All of them,” he added.';

/** What a person without Electron's binary does in the preview, through its own dialogs. */
describe.skipIf(IS_ELECTRON)('the main job in the preview', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'verbatim-preview-job-'));
  let app: App;
  let analyst: Analyst;

  beforeAll(async () => {
    mkdirSync(path.join(folder, 'texts'));
    writeFileSync(path.join(folder, 'texts', 'lighthouse.txt'), TEXT);
    app = await launchApp({
      seedFiles: { 'other.txt': 'Another story' },
      args: ['--preview', '--headless'],
    });
    analyst = new Analyst(app.page);
    await analyst.untilReady();
  });
  afterAll(async () => {
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Presses a key that brings a dialog of the preview, and answers it with a path. */
  async function answer(ask: () => Promise<void>, file: string, button: string): Promise<void> {
    const [dialog] = await Promise.all([app.electron.waitForEvent('window'), ask()]);
    await dialog.getByRole('textbox', { name: 'Path' }).fill(file);
    await dialog.getByRole('button', { name: button, exact: true }).click();
  }

  it('says that it is a preview with data of its own', async () => {
    await app.page.getByText('Preview in a browser').waitFor();
  });

  it('opens a file that was chosen', async () => {
    const file = path.join(folder, 'texts', 'lighthouse.txt');
    await answer(() => app.page.keyboard.press('ControlOrMeta+o'), file, 'Open');
    await analyst.articles.filter({ hasText: 'Lighthouse dims' }).waitFor();
  });

  it('tags, keeps, and writes an export to where it was told', async () => {
    await analyst.open('Lighthouse dims');
    await analyst.tag(TEXT, 'Nearly 40 lamps 🏮 failed', 'claim');
    await analyst.tag(TEXT, 'Nearly 40 lamps', 'figure');
    await analyst.tag(TEXT, '“All of them,”', 'quote');
    app = await app.restart();
    analyst = new Analyst(app.page);
    await analyst.untilReady();
    await analyst.open('Lighthouse dims');
    await analyst.annotations.nth(2).waitFor();

    const file = path.join(folder, 'preview.verbatim.json');
    await answer(() => analyst.export('All articles'), file, 'Save');
    await app.page.getByText('preview.verbatim.json').first().waitFor();
    expect(await checkExport(file)).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'verbatim-export' });
  });
});
