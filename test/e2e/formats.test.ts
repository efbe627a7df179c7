import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Analyst } from '../../electron/tools/analyst';
import { buildExport } from '../../shared/exchange/build-export';
import { exporterOf } from '../../shared/exchange/exporters';
import { FORMATS, type FormatId } from '../../shared/exchange/format';
import { IMPORTERS } from '../../shared/exchange/importers';
import { TEST_TIME } from '../builders/an-article';
import { aRichExport } from '../cases/rich-export';
import { launchApp, type App } from './app';
import { checkExport, chooseOpenFiles, chooseSaveFile } from './exporting';

const RICH = aRichExport();
/** Those that lose nothing, and those that are there to be read and never come back. */
const WITHOUT_REPORT = new Set<FormatId>(['verbatim', 'html', 'markdown']);

const ANNOTATIONS = RICH.articles.flatMap(({ annotations }) => annotations).length;

/** Exports everything in a format by the dialog, and gives the path that the window names. */
async function exportAs(app: App, analyst: Analyst, format: FormatId): Promise<string> {
  const { container, extension } = exporterOf(format);
  const folder = await mkdtemp(path.join(app.userData, `${format}-`));
  const file = path.join(folder, `news.${extension}`);
  if (container === 'folder') await chooseOpenFiles(app, [folder]);
  else await chooseSaveFile(app, file);
  await analyst.export('All articles', format);
  await app.page.getByText(`Exported to ${folder}`).first().waitFor();
  const written = readdirSync(folder).filter((name) => !name.endsWith('.losses.json'));
  expect(written.length).toBe(1);
  return container === 'folder' ? path.join(folder, written[0] ?? '') : file;
}

describe('the formats', () => {
  let here: App;
  let there: App;
  let ours: Analyst;
  let theirs: Analyst;

  beforeAll(async () => {
    here = await launchApp({ seedFiles: {} });
    const rich = path.join(here.userData, 'rich.verbatim.json');
    writeFileSync(rich, buildExport(RICH, TEST_TIME));
    ours = new Analyst(here.page);
    await here.page.getByText('No articles yet').waitFor();
    await chooseOpenFiles(here, [rich]);
    await here.page.keyboard.press('ControlOrMeta+o');
    await here.page.getByRole('dialog', { name: 'Import' }).waitFor();
    await here.page.keyboard.press('Enter');
    await ours.articles.nth(RICH.articles.length - 1).waitFor();
    await ours.untilSaved();
    there = await launchApp({ seedFiles: {} });
    theirs = new Analyst(there.page);
    await there.page.getByText('No articles yet').waitFor();
  });
  afterAll(async () => {
    await here?.close();
    await there?.close();
  });

  it.each(FORMATS)('go out as %s, with a list of what is lost', async (format) => {
    const written = await exportAs(here, ours, format);
    const files = statSync(written).isDirectory()
      ? readdirSync(written).map((name) => path.join(written, name))
      : [written];
    for (const file of files) expect(statSync(file).size).toBeGreaterThan(0);
    const { declared } = exporterOf(format);
    const report = `${written}.losses.json`;
    expect(existsSync(report)).toBe(!WITHOUT_REPORT.has(format));
    if (WITHOUT_REPORT.has(format)) return;
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ of: format, declared });
  });

  it.each(IMPORTERS.map(({ id }) => id))(
    'come in as %s, asked about first and undone as one step',
    async (format) => {
      const written = await exportAs(here, ours, format);
      await chooseOpenFiles(there, [written]);
      const isFolder = statSync(written).isDirectory();
      await there.page.keyboard.press(isFolder ? 'ControlOrMeta+Shift+o' : 'ControlOrMeta+o');
      const dialog = there.page.getByRole('dialog', { name: 'Import' });
      await dialog.waitFor();
      expect(await theirs.articles.count()).toBe(0);
      const amount = dialog.locator('dt', { hasText: 'New annotations' }).locator('..');
      expect(Number(await amount.locator('dd').innerText())).toBe(ANNOTATIONS);
      await there.page.keyboard.press('Enter');
      await expect.poll(() => theirs.articles.count()).toBe(RICH.articles.length);
      await theirs.untilSaved();
      const back = path.join(there.userData, `${format}.verbatim.json`);
      await chooseSaveFile(there, back);
      await theirs.export('All articles');
      await there.page.getByText(`Exported to ${back}`).first().waitFor();
      expect(await checkExport(back)).toMatchObject({ code: 0 });
      await there.page.keyboard.press('ControlOrMeta+z');
      await expect.poll(() => theirs.articles.count()).toBe(0);
      await theirs.untilSaved();
    },
  );

  it('meet no error of the page on the way', () => {
    expect([...here.problems, ...there.problems]).toEqual([]);
  });
});
