import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type App } from './app';
import { violationsInBothThemes } from './axe';

const FERRY = 'Ferry row deepens\nMore than 80 people were aboard, the captain said.';
const FLOOD =
  'Flood\nAt least 82 people were\u00a0aboard the “Aurora”.\nAll people were aboard by six.';
const SEEDS = { 'ferry.txt': FERRY, 'flood.txt': FLOOD, 'rents.txt': 'Rents\nThey rose again.' };

describe('finding words in all articles', () => {
  let app: App;

  beforeAll(async () => {
    app = await launchApp({ seedFiles: SEEDS });
    await app.page.getByRole('button', { name: 'Later' }).click();
  });
  afterAll(() => app?.close());

  it('is done by keys alone, from the field to the tag in another article', async () => {
    const { page } = app;
    await page.getByRole('navigation').getByText('Ferry row').click();
    const text = page.getByRole('textbox', { name: 'Article text' });
    await text.focus();
    await page.keyboard.press('ControlOrMeta+Shift+f');
    const dialog = page.getByRole('dialog', { name: 'Find in all articles' });
    await dialog.waitFor();
    await page.keyboard.type('WERE ABOARD');
    await dialog.getByText('3 places in 2 articles.').waitFor();
    const options = dialog.getByRole('option');
    expect(await options.allTextContents()).toEqual([
      'More than 80 people were aboard, the captain said.',
      'At least 82 people were\u00a0aboard the “Aurora”.',
      'All people were aboard by six.',
    ]);
    expect(await violationsInBothThemes(app)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const field = dialog.getByRole('combobox');
    expect(await options.nth(2).getAttribute('id')).toBe(
      await field.getAttribute('aria-activedescendant'),
    );
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: 'Flood' }).waitFor();
    await expect
      .poll(() => text.evaluate((it) => it === document.activeElement && String(getSelection())))
      .toBe('were aboard');
    await page.keyboard.press('1');
    const list = page.getByRole('list', { name: 'Annotations' });
    await list.getByText('were aboard').waitFor();
    expect(app.problems).toEqual([]);
  });

  it('begins with the words that are selected, and says when they stand nowhere', async () => {
    const { page } = app;
    await page.getByRole('textbox', { name: 'Article text' }).focus();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('w');
    await page.keyboard.press('ControlOrMeta+Shift+f');
    const dialog = page.getByRole('dialog', { name: 'Find in all articles' });
    await dialog.getByText('1 place in 1 article.').waitFor();
    expect(await dialog.getByRole('combobox').inputValue()).toBe('Flood');
    await page.keyboard.type('submarine');
    await dialog.getByText('Nothing found in 3 articles.').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const text = page.getByRole('textbox', { name: 'Article text' });
    expect(await text.evaluate((it) => it === document.activeElement)).toBe(true);
  });
});
