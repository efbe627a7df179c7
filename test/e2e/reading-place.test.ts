import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IS_ELECTRON, launchApp, type App } from './app';

const LINES = Array.from({ length: 400 }, (_, line) => `Line ${line}: the boat floats.`);
const SEEDS = {
  'long.txt': ['Boats', ...LINES].join('\n'),
  'short.txt': 'Ships\nThe ship waits.',
};

/** The line at the top of the text, in a page. */
function topLine(): string {
  const text = document.querySelector('[aria-label="Article text"]');
  const top = text?.parentElement?.getBoundingClientRect().top ?? 0;
  const lines = [...(text?.querySelectorAll('p') ?? [])];
  const first = lines.find((line) => line.getBoundingClientRect().bottom > top + 1);
  return first?.textContent ?? '';
}

const PLACE = SEEDS['long.txt'].indexOf('Line 250:');

/** The place that is kept, as it is stored. */
function kept(page: Page): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise<unknown>((resolve) => {
        const opening = indexedDB.open('verbatim');
        opening.onsuccess = () => {
          const db = opening.result;
          const row = db.transaction('settings').objectStore('settings').get('place');
          row.onsuccess = () => {
            db.close();
            resolve(row.result);
          };
        };
      }),
  );
}

/** Scrolls to a line, and waits until it is kept as the place. */
async function readAt250(page: Page): Promise<void> {
  await page.evaluate(() => {
    const text = document.querySelector('[aria-label="Article text"]');
    const wanted = [...(text?.querySelectorAll('p') ?? [])][251];
    wanted?.scrollIntoView({ block: 'start' });
  });
  await expect.poll(() => kept(page), { timeout: 10_000 }).toMatchObject({ value: { top: PLACE } });
}

const open = (page: Page, title: string) => page.getByRole('navigation').getByText(title).click();

describe('the place where an article is read', () => {
  let app: App;

  beforeAll(async () => {
    app = await launchApp({ seedFiles: SEEDS });
    await open(app.page, 'Boats');
    await app.page.waitForFunction((last) => document.body.textContent.includes(last), 'Line 399:');
  });
  afterAll(() => app?.close());

  it('is found again after another article was looked at', async () => {
    const { page } = app;
    await readAt250(page);
    await open(page, 'Ships');
    await page.waitForFunction(() => document.body.textContent.includes('The ship waits.'));
    expect(await page.evaluate(topLine)).toBe('Ships');
    await open(page, 'Boats');
    await expect.poll(() => page.evaluate(topLine)).toContain('Line 250:');
  });

  it('is found again by the next start', async () => {
    app = await app.restart();
    await expect.poll(() => app.page.evaluate(topLine)).toContain('Line 250:');
  });

  it.skipIf(IS_ELECTRON)('is found again after the page has crashed', async () => {
    await app.electron.evaluate(({ webContents }) => {
      webContents.getAllWebContents()[0]?.forcefullyCrashRenderer();
    });
    const look = (script: string) =>
      app.electron.evaluate(
        ({ webContents }, code) => webContents.getAllWebContents()[0]?.executeJavaScript(code),
        script,
      );
    await expect
      .poll(() => look(`(${topLine.toString()})()`).catch(() => ''))
      .toContain('Line 250:');
  });

  it('does not hold on where a search leads elsewhere', async () => {
    app = await app.restart();
    const { page } = app;
    await expect.poll(() => page.evaluate(topLine)).toContain('Line 250:');
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type('line 30:');
    await expect.poll(() => page.evaluate(topLine)).toMatch(/Line (1\d|2\d|30):/);
  });
});

const CLAUSE = 'the council met on Tuesday and put off, once more, what it had promised in spring';
const MEGABYTE = [
  'Councils',
  ...Array.from({ length: 1400 }, (_, line) => `${line}: ${`${CLAUSE}, `.repeat(8)}and so on.`),
].join('\n');

/** A character by its offset in the text, and how far below the top of the text it stands. */
interface Standing {
  readonly offset: number;
  readonly height: number;
}

/** Where a character stands, in a page; by default the first one of the first whole line. */
function standing(wanted: number | null): Standing {
  const text = document.querySelector('[aria-label="Article text"]');
  const top = text?.parentElement?.getBoundingClientRect().top ?? 0;
  let before = 0;
  for (const paragraph of text?.querySelectorAll('p') ?? []) {
    const { length } = paragraph.textContent;
    const isHere =
      wanted === null ? paragraph.getBoundingClientRect().bottom > top : wanted < before + length;
    const words = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
    for (let at = wanted === null ? 0 : wanted - before; isHere && words && at < length; at += 1) {
      const range = document.createRange();
      range.setStart(words, at);
      range.setEnd(words, at + 1);
      const height = (range.getClientRects()[0]?.top ?? 0) - top;
      if (wanted !== null || height > -1) return { offset: before + at, height };
    }
    before += length + 1;
  }
  throw new Error('No such character is shown.');
}

describe('the words at the top of a long article', () => {
  let app: App;

  beforeAll(async () => {
    app = await launchApp({ seedFiles: { 'councils.txt': MEGABYTE } });
    await app.page.setViewportSize({ width: 1400, height: 900 });
    await open(app.page, 'Councils');
    await app.page.waitForFunction((last) => document.body.textContent.includes(last), '1399: the');
  });
  afterAll(() => app?.close());

  /** Scrolls there, and waits until the first whole line is kept as the place. */
  async function readAt(share: number): Promise<Standing> {
    const { page } = app;
    await page.evaluate((wanted) => {
      const scroller = document.querySelector('[aria-label="Article text"]')?.parentElement;
      if (scroller) scroller.scrollTop = scroller.scrollHeight * wanted;
    }, share);
    const isKept = async () => {
      const { offset } = await page.evaluate(standing, null);
      return JSON.stringify(await kept(page)).includes(`"top":${offset},`);
    };
    await expect.poll(isKept, { timeout: 10_000 }).toBe(true);
    return page.evaluate(standing, null);
  }

  /** How far words stand from where they stood, at each of some widths of the window. */
  async function movesAt(widths: readonly number[], words: Standing): Promise<number[]> {
    const { page } = app;
    const moves: number[] = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate(async (wanted) => {
        const frame = () => new Promise(requestAnimationFrame);
        while (innerWidth !== wanted) await frame();
        for (const _frame of ['the size', 'what follows', 'both']) await frame();
      }, width);
      const { height } = await page.evaluate(standing, words.offset);
      moves.push(Math.round(Math.abs(height - words.height)));
    }
    return moves;
  }

  it.each([
    ['without a caret in it', async () => undefined],
    ['after a click into it', async () => app.page.mouse.click(600, 500)],
    ['with words selected in it', async () => app.page.keyboard.press('Shift+ArrowRight')],
    [
      'after a search that led to its beginning',
      async () => {
        await app.page.getByRole('textbox', { name: 'Article text' }).focus();
        await app.page.keyboard.press('ControlOrMeta+Home');
        await app.page.keyboard.press('ControlOrMeta+f');
        await app.page.keyboard.type('council');
        await app.page.keyboard.press('F3');
        await app.page.setViewportSize({ width: 1100, height: 900 });
        await app.page.setViewportSize({ width: 1400, height: 900 });
        await app.page.keyboard.press('Escape');
      },
    ],
  ])('stay there in a narrower and a wider window, %s', async (_how, act) => {
    const seen: number[] = [];
    for (const share of [0.2, 0.45, 0.71]) {
      await readAt(share - 0.03);
      await act();
      seen.push(...(await movesAt([1100, 900, 1400], await readAt(share))));
    }
    // Heights are rounded to whole pixels where the text is scrolled.
    expect(Math.max(...seen)).toBeLessThanOrEqual(1);
  });

  it('are the first ones, with the room above them, after Ctrl+Home', async () => {
    const { page } = app;
    await page.getByRole('textbox', { name: 'Article text' }).focus();
    await page.keyboard.press('ControlOrMeta+Home');
    const scrolled = () =>
      page.evaluate(
        () => document.querySelector('[aria-label="Article text"]')?.parentElement?.scrollTop,
      );
    await expect.poll(scrolled).toBe(0);
  });
});
