import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Analyst } from '../../electron/tools/analyst';
import { buildExport } from '../../shared/exchange/build-export';
import { anAnnotation } from '../builders/an-annotation';
import { anArticle, TEST_TIME } from '../builders/an-article';
import { anExport } from '../builders/an-export';
import { aRichExport } from '../cases/rich-export';
import { launchApp, type App } from './app';
import { checkExport, chooseOpenFiles, chooseSaveFile } from './exporting';

const FERRY = 'Ferry row deepens 🌊\nMore than 80 people were aboard, the mate said.';
const HARBOR = 'Harbor reopens\nAt least 82 people were aboard.';

/** An export without what every export has of its own: when, by whom, and their seal. */
function content(file: string): unknown {
  const parsed = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const { exportedAt: _at, analyst: _by, tool: _tool, seals: _seals, ...rest } = parsed;
  return rest;
}

async function exportTo(app: App, analyst: Analyst, name: string): Promise<string> {
  const file = path.join(app.userData, name);
  await chooseSaveFile(app, file);
  await analyst.export('All articles');
  await app.page.getByText(`Exported to ${file}`).first().waitFor();
  return file;
}

async function openByKey(app: App, file: string): Promise<void> {
  await chooseOpenFiles(app, [file]);
  await app.page.keyboard.press('ControlOrMeta+o');
}

describe('an export opened in another library', () => {
  let here: App;
  let there: App;
  let ours: Analyst;
  let theirs: Analyst;
  let file: string;

  beforeAll(async () => {
    here = await launchApp({ seedFiles: { 'ferry.txt': FERRY, 'harbor.txt': HARBOR } });
    ours = new Analyst(here.page);
    await ours.untilReady();
    await ours.open('Ferry row');
    await ours.tag(FERRY, 'More than 80 people', 'figure');
    await ours.tag(FERRY, 'people were aboard, the mate said', 'claim');
    await ours.open('Harbor reopens');
    await ours.tag(HARBOR, 'At least 82', 'figure');
    file = await exportTo(here, ours, 'ours.verbatim.json');
    there = await launchApp({ seedFiles: {} });
    theirs = new Analyst(there.page);
    await there.page.getByText('No articles yet').waitFor();
  });
  afterAll(async () => {
    await here?.close();
    await there?.close();
  });

  it('is asked about before anything changes, and left alone on Escape', async () => {
    await openByKey(there, file);
    const dialog = there.page.getByRole('dialog', { name: 'Import' });
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('ours.verbatim.json');
    await there.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await theirs.articles.count()).toBe(0);
  });

  it('brings articles and annotations in, and exports the same again', async () => {
    await openByKey(there, file);
    const dialog = there.page.getByRole('dialog', { name: 'Import' });
    await dialog.waitFor();
    await there.page.keyboard.press('Enter');
    await expect.poll(() => theirs.articles.count()).toBe(2);
    await theirs.untilSaved();
    await theirs.open('Ferry row');
    await expect.poll(() => theirs.annotations.count()).toBe(2);
    const again = await exportTo(there, theirs, 'again.verbatim.json');
    expect(content(again)).toEqual(content(file));
    expect(await checkExport(again)).toMatchObject({ code: 0 });
  });

  it('survives a restart, and goes as a whole when it is undone', async () => {
    there = await there.restart();
    theirs = new Analyst(there.page);
    await theirs.untilReady();
    await expect.poll(() => theirs.articles.count()).toBe(2);
    await there.page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => theirs.articles.count()).toBe(0);
    await there.page.keyboard.press('ControlOrMeta+Shift+z');
    await expect.poll(() => theirs.articles.count()).toBe(2);
  });

  it('is refused with the place of its first fault when one character was changed', async () => {
    const changed = path.join(there.userData, 'changed.verbatim.json');
    writeFileSync(changed, readFileSync(file, 'utf8').replace('"At least 82"', '"At least 83"'));
    await openByKey(there, changed);
    const alert = there.page.getByRole('alert').filter({ hasText: 'changed.verbatim.json' });
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/article \d, annotation 1, fragment 1, exact/);
    expect(await there.page.getByRole('dialog').count()).toBe(0);
  });

  it('carries everything that the format can say through both programs', async () => {
    const rich = path.join(there.userData, 'rich.verbatim.json');
    writeFileSync(rich, buildExport(aRichExport(), TEST_TIME));
    const fresh = await launchApp({ seeds: there.userData, args: [rich] });
    const analyst = new Analyst(fresh.page);
    await fresh.page.getByRole('dialog', { name: 'Import' }).waitFor();
    await fresh.page.keyboard.press('Enter');
    await expect.poll(() => analyst.articles.count()).toBe(2);
    const again = await exportTo(fresh, analyst, 'rich-again.verbatim.json');
    expect(content(again)).toEqual(content(rich));
    expect(await checkExport(again)).toMatchObject({ code: 0 });
    expect(fresh.problems).toEqual([]);
    await fresh.close();
  });

  it('tells and copies what has no place in an edited version, and says so once more', async () => {
    const article = anArticle({ text: FERRY, source: { fileName: 'ferry.txt' } });
    const annotations = [
      anAnnotation({ article, on: 'people were aboard, the mate said' }),
      anAnnotation({ article, on: 'Ferry row deepens' }),
    ];
    const bare = path.join(there.userData, 'bare.verbatim.json');
    const state = anExport({ articles: [{ article, annotations }], includeText: false });
    writeFileSync(bare, buildExport(state, TEST_TIME));
    const edited = FERRY.replace(/More than.*/, 'Nobody was hurt.');
    const fresh = await launchApp({ seedFiles: { 'ferry.txt': edited } });
    const analyst = new Analyst(fresh.page);
    const dialog = fresh.page.getByRole('dialog', { name: 'Import' });
    const gone = dialog.getByText('people were aboard, the mate said');
    await analyst.untilReady();
    await openByKey(fresh, bare);
    await gone.waitFor();
    await dialog.getByRole('button', { name: 'Copy list' }).click();
    await dialog.getByText('The list is copied.').waitFor();
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await fresh.page.getByText('left out: 1 mark.').first().waitFor();
    await expect.poll(() => analyst.annotations.count()).toBe(1);
    await analyst.untilSaved();
    await openByKey(fresh, bare);
    await gone.waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(fresh.problems).toEqual([]);
    await fresh.close();
  });
});
