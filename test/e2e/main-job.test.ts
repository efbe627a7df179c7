import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportFile } from '../../shared/exchange/export-file';
import { Analyst } from '../../electron/tools/analyst';
import { launchApp, type App } from './app';
import { checkExport, chooseSaveFile } from './exporting';

const EMOJI_BEFORE = 'The ferry 🇵🇪👩🏽‍🚒 left early.';
const ARTICLE = [
  'Ferry row deepens in Puerto Limón',
  EMOJI_BEFORE,
  '“It was respectful,” the captain said, “even cordial.” More than 80 people were aboard.',
  'La naviera lo niega todo.',
].join('\r\n');

describe('the main job', () => {
  let app: App;
  let analyst: Analyst;
  let folder: string;

  beforeAll(async () => {
    app = await launchApp({
      seedFiles: { 'ferry.txt': ARTICLE, 'other.txt': 'Another story\n\nNothing here.' },
    });
    folder = app.userData;
    analyst = new Analyst(app.page);
    await analyst.untilReady();
  });
  afterAll(() => app?.close());

  it('tags a claim, a quote and a figure by keyboard alone, two of them overlapping', async () => {
    await analyst.open('Ferry row deepens');
    await analyst.tag(
      ARTICLE,
      'the captain said, “even cordial.” More than 80 people were aboard.',
      'claim',
    );
    await analyst.tag(ARTICLE, '“It was respectful,”', 'quote');
    await analyst.tag(ARTICLE, 'More than 80 people', 'figure');
    const texts = await analyst.annotationTexts();
    expect(texts).toHaveLength(3);
    expect(texts[0]).toMatch(/^Quote.*“It was respectful,”/);
    expect(texts[1]).toMatch(/^Claim.*the captain said/);
    expect(texts[2]).toMatch(/^Figure.*More than 80 people/);
  });

  it('finds everything again after a restart', async () => {
    app = await app.restart();
    analyst = new Analyst(app.page);
    await analyst.untilReady();
    await analyst.open('Ferry row deepens');
    await analyst.annotations.nth(2).waitFor();
    expect(await analyst.annotationTexts()).toHaveLength(3);
  });

  it('takes steps back and forth across the restart', async () => {
    await app.page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => analyst.annotations.count()).toBe(2);
    await app.page.keyboard.press('ControlOrMeta+Shift+z');
    await expect.poll(() => analyst.annotations.count()).toBe(3);
    await analyst.untilSaved();
  });

  it('exports a file that the checker passes and whose words stand at their code points', async () => {
    const file = path.join(folder, 'all.verbatim.json');
    await chooseSaveFile(app, file);
    await analyst.export('All articles');
    await app.page.getByText('all.verbatim.json').first().waitFor();
    expect(await checkExport(file)).toMatchObject({ code: 0 });

    const exported = JSON.parse(readFileSync(file, 'utf8')) as ExportFile;
    expect(exported.articles).toHaveLength(2);
    const ferry = exported.articles.find((article) => article.annotations.length > 0);
    const points = [...(ferry?.text ?? '')];
    const fragments = ferry?.annotations.flatMap((annotation) => annotation.fragments) ?? [];
    expect(fragments).toHaveLength(3);
    for (const { start, end, startUtf16, exact } of fragments) {
      expect(points.slice(start, end).join('')).toBe(exact);
      // The emoji stand before every one of them, so the two counts cannot agree by chance.
      expect(startUtf16).toBeGreaterThan(start);
    }
  });

  it('exports one article alone when asked', async () => {
    const file = path.join(folder, 'one.verbatim.json');
    await chooseSaveFile(app, file);
    await analyst.export('This article');
    await app.page.getByText('one.verbatim.json').first().waitFor();
    const exported = JSON.parse(readFileSync(file, 'utf8')) as ExportFile;
    expect(exported.articles).toHaveLength(1);
    expect(await checkExport(file)).toMatchObject({ code: 0 });
  });
});

describe('the bundled articles', () => {
  it('are all there on a first start, with the first steps in sight', async () => {
    const app = await launchApp();
    const analyst = new Analyst(app.page);
    await analyst.untilReady();
    await expect.poll(() => analyst.articles.count()).toBeGreaterThanOrEqual(6);
    await app.page.getByText('Who is tagging?').waitFor();
    await app.close();
  });
});
