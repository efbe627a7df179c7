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

/** Scrolls to a line, and waits until it is kept as the place. */
async function readAt250(page: Page): Promise<void> {
  await page.evaluate(() => {
    const text = document.querySelector('[aria-label="Article text"]');
    const wanted = [...(text?.querySelectorAll('p') ?? [])][251];
    wanted?.scrollIntoView({ block: 'start' });
  });
  const kept = () =>
    page.evaluate(
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
  await expect.poll(kept, { timeout: 10_000 }).toMatchObject({ value: { top: PLACE } });
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
