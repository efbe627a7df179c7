import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'vitest';
import type { App } from './app';

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations({ page }: App): Promise<readonly string[]> {
  // Through the debugger, which the page's content security policy does not bind.
  await page.evaluate(AXE);
  const results = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(TAGS)} })`,
  )) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** What axe finds wrong with the window as it stands, in the light theme and in the dark one. */
export async function violationsInBothThemes(app: App): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await app.electron.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    const query = `(prefers-color-scheme: ${theme})`;
    await expect
      .poll(() => app.page.evaluate((media) => matchMedia(media).matches, query))
      .toBe(true);
    // Half-way from one theme to the other, a colour is none of either.
    await expect.poll(() => app.page.evaluate(() => document.getAnimations().length)).toBe(0);
    found.push(...(await violations(app)).map((violation) => `${theme}: ${violation}`));
  }
  return found;
}
