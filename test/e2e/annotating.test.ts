import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportFile, FileAnnotation } from '../../shared/exchange/export-file';
import { Analyst } from '../../electron/tools/analyst';
import { launchApp, type App } from './app';
import { checkExport, chooseSaveFile } from './exporting';

const TRIBUNE = [
  'Governor confirms a call 👩🏽‍🚒',
  '“It was respectful,” Elena Ortiz said on Tuesday, “even cordial.”',
  '#AHORA | La gobernadora lo confirma: “Fue una conversación tranquila, y puedo decir que hasta cordial”.',
  'The blockade has left more than 80 people without water since November 21.',
].join('\n');
const DISPATCH = [
  'Harbor talks go on',
  'According to the port authority, at least 82 people are without water, around November 23.',
].join('\n');

interface Exported {
  readonly file: ExportFile;
  /** The bytes without the time of writing, and without the seal over it. */
  readonly timeless: string;
  readonly annotations: readonly FileAnnotation[];
}

describe('annotating a story of two outlets', () => {
  let app: App;
  let analyst: Analyst;
  let empty: Exported;
  let full: Exported;

  beforeAll(async () => {
    app = await launchApp({ seedFiles: { 'a.txt': TRIBUNE, 'b.txt': DISPATCH } });
    await sitDown();
    empty = await exportAll('empty');
  });
  afterAll(() => app?.close());

  async function sitDown(): Promise<void> {
    analyst = new Analyst(app.page);
    await analyst.untilReady();
  }

  async function exportAll(name: string): Promise<Exported> {
    const target = path.join(app.userData, `${name}.verbatim.json`);
    await chooseSaveFile(app, target);
    await analyst.export('All articles');
    await app.page.getByText(`${name}.verbatim.json`).first().waitFor();
    expect(await checkExport(target)).toMatchObject({ code: 0 });
    const bytes = readFileSync(target, 'utf8');
    const file = JSON.parse(bytes) as ExportFile;
    return {
      file,
      timeless: bytes.replace(/"(exportedAt|header)": "[^"]*"/g, '"$1": ""'),
      annotations: file.articles.flatMap(({ annotations }) => annotations),
    };
  }

  const inspector = () => app.page.getByRole('form', { name: 'Inspector' });
  const press = (...keys: readonly string[]) =>
    keys.reduce(
      (before, key) => before.then(() => app.page.keyboard.press(key)),
      Promise.resolve(),
    );

  /** Commits a field of the inspector from the keyboard and goes back to the text. */
  async function answer(field: string, value: string): Promise<void> {
    const entry = inspector().getByLabel(field, { exact: true });
    await entry.fill(value);
    await entry.press('Enter');
    await analyst.untilSaved();
  }

  it('makes one quote of two fragments, with its speaker and its cue in the text', async () => {
    await analyst.open('Governor confirms');
    await analyst.tag(TRIBUNE, '“It was respectful,”', 'quote');
    await analyst.select(TRIBUNE, '“even cordial.”');
    await press('+');
    await analyst.untilSaved();
    expect(await analyst.annotationTexts()).toHaveLength(1);

    await analyst.select(TRIBUNE, 'Elena Ortiz');
    await press('a');
    await inspector().getByRole('button', { name: 'mention of the speaker' }).waitFor();
    await analyst.select(TRIBUNE, 'said');
    await press('k');
    await inspector().getByRole('button', { name: 'Show the cue in the text: said' }).waitFor();
    await analyst.untilSaved();
  });

  it('pre-fills what the words themselves say', async () => {
    await analyst.tag(
      TRIBUNE,
      '“Fue una conversación tranquila, y puedo decir que hasta cordial”',
      'quote',
    );
    await expect
      .poll(() => inspector().getByLabel('Language', { exact: true }).inputValue())
      .toMatch(/^es/);
    await analyst.tag(TRIBUNE, 'more than 80 people', 'figure');
    await expect
      .poll(() => inspector().getByLabel('Bound', { exact: true }).inputValue())
      .toBe('more-than');
    expect(await inspector().getByLabel('Value', { exact: true }).inputValue()).toBe('80');
    expect(await inspector().getByLabel('Unit', { exact: true }).inputValue()).toBe('person');
    await analyst.text.focus();
    await press('g');
    await analyst.untilSaved();
    await inspector().getByText('guessed').first().waitFor({ state: 'hidden' });
  });

  it('refuses what is no value beside its field, and keeps the last good one', async () => {
    const value = inspector().getByLabel('Value', { exact: true });
    await value.fill('abc');
    await value.press('Enter');
    await expect.poll(() => value.getAttribute('aria-invalid')).toBe('true');
    await value.press('Escape');
    await expect.poll(() => value.inputValue()).toBe('80');
    await answer('Counted', 'people without water');
  });

  it('relates figures of two articles', async () => {
    await analyst.text.focus();
    await press('r');
    await app.page.getByText('Relating from').first().waitFor();
    await analyst.open('Harbor talks');
    await analyst.tag(DISPATCH, 'at least 82 people', 'figure');
    await press('r');
    const dialog = app.page.getByRole('dialog', { name: 'Relation' });
    await dialog.getByRole('radio', { name: /same/i }).check();
    await press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await analyst.untilSaved();
    await inspector().getByText('Governor confirms').waitFor();
  });

  it('exports all of it, and finds it again after a restart', async () => {
    app = await app.restart();
    await sitDown();
    full = await exportAll('full');
    const [quote] = full.annotations.filter(({ fragments }) => fragments.length === 2);
    expect(quote?.text).toBe('“It was respectful,” “even cordial.”');
    expect(quote?.attributes).toMatchObject({
      cue: { fragments: [{ exact: 'said' }] },
      speaker: { mention: { fragments: [{ exact: 'Elena Ortiz' }] } },
    });
    expect(full.file.sources.map(({ name }) => name)).toEqual(['Elena Ortiz']);
    expect(full.file.relations).toHaveLength(1);
    const figures = full.annotations.filter(({ kind }) => kind === 'figure');
    expect(figures.map(({ attributes }) => attributes)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ value: '80', bound: 'more-than', unit: 'person' }),
        expect.objectContaining({ value: '82', bound: 'at-least', unit: 'person' }),
      ]),
    );
  });

  /** Takes steps in an article until there is none left there, or one that waits for another article. */
  async function exhaust(title: string, key: string, command: 'Undo' | 'Redo'): Promise<void> {
    await analyst.open(title);
    const button = app.page.getByRole('button', { name: command, exact: true });
    const waits = app.page.getByRole('alert').filter({ hasText: 'on its own' });
    const done = async (): Promise<boolean> => {
      await press(key);
      await analyst.untilSaved();
      return (await button.isDisabled()) || (await waits.count()) > 0;
    };
    await expect.poll(done, { timeout: 60_000 }).toBe(true);
    if ((await waits.count()) > 0) {
      await waits.getByRole('button', { name: 'Dismiss' }).click();
      await waits.waitFor({ state: 'hidden' });
    }
  }

  it('takes every step back to the empty articles, and brings every step again', async () => {
    for (const title of ['Harbor talks', 'Governor confirms']) {
      await exhaust(title, 'ControlOrMeta+z', 'Undo');
    }
    const back = await exportAll('back');
    expect(back.annotations).toEqual([]);
    expect(back.timeless).toBe(empty.timeless);

    // The relation stands between the two: it comes back when both of its ends are there.
    for (const title of ['Governor confirms', 'Harbor talks', 'Governor confirms']) {
      await exhaust(title, 'ControlOrMeta+Shift+z', 'Redo');
    }
    const forth = await exportAll('forth');
    expect(forth.timeless).toBe(full.timeless);
  });
});
