import { afterAll, beforeAll, expect, describe, it } from 'vitest';
import { launchApp, type App } from './app';

const LINES = Array.from(
  { length: 400 },
  (_, line) => `Line ${line}: the council’s boat ${line % 100 === 99 ? 'sinks' : 'floats'}.`,
);

/** How many ranges a highlight has that is painted now. */
function painted(app: App, name: string): Promise<number> {
  return app.page.evaluate((highlight) => CSS.highlights.get(highlight)?.size ?? 0, name);
}

describe('finding words in an article', () => {
  let app: App;

  beforeAll(async () => {
    app = await launchApp({ seedFiles: { 'a.txt': ['Boats', ...LINES].join('\n') } });
  });
  afterAll(() => app?.close());

  it('is done by keys alone, from the field to the tag', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Later' }).click();
    await page.getByRole('navigation').getByText('Boats').click();
    const text = page.getByRole('textbox', { name: 'Article text' });
    await text.focus();
    await page.keyboard.press('ControlOrMeta+f');
    const field = page.getByRole('searchbox', { name: 'Find in this article' });
    await field.waitFor();
    await page.keyboard.type("COUNCIL'S BOAT SINKS");
    const bar = page.getByRole('search', { name: 'Find in this article' });
    await bar.getByText('1 of 4 places').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('F3');
    await page.keyboard.press('Shift+Enter');
    await bar.getByText('2 of 4 places').waitFor();
    expect(await painted(app, 'verbatim-found-here')).toBe(1);
    const onScreen = await page.evaluate(() => {
      const [range] = CSS.highlights.get('verbatim-found-here') ?? [];
      if (!(range instanceof StaticRange)) throw new Error('Nothing is shown.');
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      const { top, bottom } = live.getBoundingClientRect();
      return { words: live.toString(), isSeen: top > 0 && bottom < window.innerHeight };
    });
    expect(onScreen).toEqual({ words: 'council’s boat sinks', isSeen: true });
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    expect(await text.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await painted(app, 'verbatim-found-here')).toBe(0);
    await page.keyboard.press('1');
    await page
      .getByRole('list', { name: 'Annotations' })
      .getByText('council’s boat sinks')
      .waitFor();
    expect(app.problems).toEqual([]);
  });

  it('says in the field when nothing is found', async () => {
    const { page } = app;
    await page.keyboard.press('ControlOrMeta+f');
    const field = page.getByRole('searchbox', { name: 'Find in this article' });
    await field.fill('submarine');
    await page.getByText('Nothing found', { exact: true }).waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await painted(app, 'verbatim-found')).toBe(0);
    await page.keyboard.press('Escape');
  });
});
