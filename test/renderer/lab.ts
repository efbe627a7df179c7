import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type JSHandle, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { findBrowser } from '../host/browser';
import './serve-lab';

/**
 * A page of a real Chromium into which a module of the renderer is loaded as it stands, for tests
 * that need the real IndexedDB, selection, layout or Lexical. `module.evaluate((m, arg) => …)` runs
 * in the page, with the module's exports as `m`.
 */
export interface Lab<Module> {
  readonly page: Page;
  readonly module: JSHandle<Module>;
  close(): Promise<void>;
}

/** Opens a lab on a module, named by its path from the project's root. Close it after the tests. */
export async function openLab<Module>(modulePath: string): Promise<Lab<Module>> {
  const browser = await findBrowser();
  if (!browser) throw new Error('No browser: set VERBATIM_CHROMIUM to a Chromium or Chrome.');
  const profile = await mkdtemp(path.join(os.tmpdir(), 'verbatim-lab-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: browser.executable,
    env: { ...process.env, ...browser.env } as Record<string, string>,
    viewport: { width: 1280, height: 900 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${inject('labOrigin')}/lab`);
  // As text: a test file's own import() is rewritten by its runner.
  const module = (await page.evaluateHandle(
    `import(${JSON.stringify(modulePath)})`,
  )) as JSHandle<Module>;
  return {
    page,
    module,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
