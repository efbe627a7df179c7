import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportState } from '../../../shared/exchange/build-export';
import { htmlExporter } from '../../../shared/exchange/html/html-exporter';
import { exportedText } from '../../builders/export-pieces';
import { aHostileReport } from '../../cases/hostile-report';
import { aRichExport } from '../../cases/rich-export';
import { findBrowser } from '../../host/browser';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;

beforeAll(async () => {
  const found = await findBrowser();
  if (!found) throw new Error('No browser: set VERBATIM_CHROMIUM to a Chromium or Chrome.');
  browser = await chromium.launch({
    executablePath: found.executable,
    env: { ...process.env, ...found.env } as Record<string, string>,
    args: ['--no-sandbox', '--disable-gpu'],
  });
});

afterAll(() => browser.close());

async function open(
  state: ExportState,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<Page> {
  const page = await browser.newPage(options);
  await page.setContent(exportedText(htmlExporter, state));
  return page;
}

const STATES: readonly (readonly [string, () => ExportState])[] = [
  ['everything that an export can say', aRichExport],
  ['hostile words', aHostileReport],
];

describe('htmlExporter in a browser', () => {
  it.each(STATES)('shows each text of %s as it is, character for character', async (_, state) => {
    const { articles } = state();
    const page = await open({ ...state(), articles });
    for (const { article } of articles) {
      const shown = page.locator(`[data-digest="${article.digest}"]`);
      expect(await shown.evaluate((element) => element.textContent)).toBe(article.text);
    }
    await page.close();
  });

  it('marks the words of every fragment, and ties them by the id of the annotation', async () => {
    const state = aRichExport();
    const page = await open(state);
    for (const { annotations } of state.articles) {
      for (const { id, target } of annotations) {
        const marked = await page
          .locator(`[data-of="${id}"]`)
          .evaluateAll((elements) => elements.map((each) => each.textContent).join(''));
        const inOrder = target.spans
          .map((span, index) => ({ span, words: target.quotes[index]?.exact ?? '' }))
          .toSorted((a, b) => a.span.start - b.span.start);
        expect(marked).toBe(inOrder.map(({ words }) => words).join(''));
      }
    }
    await page.close();
  });

  it('leads from each mark to its row and back, and from relations to both ends', async () => {
    const page = await open(aRichExport());
    const broken = await page.locator('a[href^="#"]').evaluateAll((links) =>
      links
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => {
          return document.querySelectorAll(`[id="${href.slice(1)}"]`).length !== 1;
        }),
    );
    expect(broken).toEqual([]);
    expect(await page.getByRole('link', { name: 'Quote Q1 2/2' }).count()).toBe(1);
    expect(await page.getByRole('table', { name: 'Relations' }).getByRole('row').count()).toBe(4);
    await page.close();
  });

  it('runs nothing and loads nothing of what it is given', async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.setContent(exportedText(htmlExporter, aHostileReport()));
    expect(await page.evaluate(() => Reflect.get(window, 'broken'))).toBeUndefined();
    expect(await page.locator('script, img, [onerror]').count()).toBe(0);
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    expect(asked).toEqual([]);
    await page.close();
  });

  it.each([
    ['light', 1100],
    ['dark', 1100],
    ['light', 400],
  ] as const)('has nothing that axe objects to, %s at %i pixels', async (colorScheme, width) => {
    const page = await open(aRichExport(), {
      colorScheme,
      viewport: { width, height: 900 },
      bypassCSP: true,
    });
    await page.addScriptTag({ content: AXE });
    const found: unknown = await page.evaluate(`axe.run().then(({ violations }) =>
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`);
    expect(found).toEqual([]);
    await page.close();
  });

  it('is not wider than a telephone, nor than the paper', async () => {
    const page = await open(aRichExport(), { viewport: { width: 360, height: 640 } });
    const overhang = (): Promise<number> =>
      page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overhang()).toBeLessThanOrEqual(0);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 720, height: 900 });
    expect(await overhang()).toBeLessThanOrEqual(0);
    await page.close();
  });
});
