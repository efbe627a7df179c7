import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analyst } from '../../electron/tools/analyst';
import type { App } from './app';
import { violationsInBothThemes } from './axe';
import { FERRY, launchFerry } from './ferry';

describe('accessibility', () => {
  let app: App;
  let analyst: Analyst;

  beforeAll(async () => {
    ({ app, analyst } = await launchFerry());
  });
  afterAll(() => app?.close());

  const inBothThemes = () => violationsInBothThemes(app);

  it('has nothing to object to on the first screen', async () => {
    expect(await inBothThemes()).toEqual([]);
  });

  it('has nothing to object to with overlapping annotations and one selected', async () => {
    await analyst.open('Ferry row');
    await analyst.tag(FERRY, 'More than 80 people were aboard', 'claim');
    await analyst.tag(FERRY, 'More than 80 people', 'figure');
    expect(await inBothThemes()).toEqual([]);
  });

  it('has nothing to object to while words are looked for, and found or not', async () => {
    await app.page.keyboard.press('ControlOrMeta+f');
    const field = app.page.getByRole('searchbox', { name: 'Find in this article' });
    await field.fill('people');
    const bar = app.page.getByRole('search', { name: 'Find in this article' });
    await bar.getByText('1 of 1 place').waitFor();
    expect(await inBothThemes()).toEqual([]);
    await field.fill('submarine');
    await bar.getByText('Nothing found').waitFor();
    expect(await inBothThemes()).toEqual([]);
    await app.page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
  });

  it.each([
    ['Commands', 'ControlOrMeta+k'],
    ['Export', 'ControlOrMeta+e'],
    ['Keys', 'F1'],
  ])('has nothing to object to in the dialog %s', async (name, key) => {
    await app.page.keyboard.press(key);
    const dialog = app.page.getByRole('dialog', { name });
    await dialog.waitFor();
    expect(await inBothThemes()).toEqual([]);
    await app.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('has nothing to object to in the dialog Analyst', async () => {
    await analyst.run('Name of the analyst');
    const dialog = app.page.getByRole('dialog', { name: 'Analyst' });
    await dialog.waitFor();
    expect(await inBothThemes()).toEqual([]);
    await app.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('has nothing to object to in an empty library', async () => {
    await analyst.run('Remove this article');
    await app.page.getByText('No articles yet').waitFor();
    expect(await inBothThemes()).toEqual([]);
  });
});
