import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type JSHandle, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { exportValidator } from '../../electron/tools/export-validator-plugin.mjs';
import { findBrowser } from '../host/browser';

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

const ROOT = path.resolve(import.meta.dirname, '../..');
const EMPTY_PAGE = '<!doctype html><html lang="en"><title>Lab</title><body></body></html>';

async function serve(): Promise<{ vite: ViteDevServer; http: Server; origin: string }> {
  const http = createHttpServer();
  const vite = await createServer({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    appType: 'custom',
    plugins: [exportValidator()],
    server: { middlewareMode: true, hmr: false, watch: null },
    optimizeDeps: {
      include: [
        'dexie',
        'lexical',
        'uuid',
        '@noble/hashes/sha2.js',
        'react',
        'react/jsx-dev-runtime',
        'react-dom',
        'react-dom/client',
        'react-resizable-panels',
        '@tanstack/react-virtual',
      ],
    },
    cacheDir: 'node_modules/.vite-lab',
  });
  http.on('request', (request, response) => {
    if (request.url === '/lab') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(EMPTY_PAGE);
    } else {
      vite.middlewares(request, response);
    }
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return { vite, http, origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
}

/** Opens a lab on a module, named by its path from the project's root. Close it after the tests. */
export async function openLab<Module>(modulePath: string): Promise<Lab<Module>> {
  const browser = await findBrowser();
  if (!browser) throw new Error('No browser: set VERBATIM_CHROMIUM to a Chromium or Chrome.');
  const { vite, http, origin } = await serve();
  const profile = await mkdtemp(path.join(os.tmpdir(), 'verbatim-lab-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: browser.executable,
    env: { ...process.env, ...browser.env } as Record<string, string>,
    viewport: { width: 1280, height: 900 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${origin}/lab`);
  // As text: a test file's own import() is rewritten by its runner.
  const module = (await page.evaluateHandle(
    `import(${JSON.stringify(modulePath)})`,
  )) as JSHandle<Module>;
  return {
    page,
    module,
    async close() {
      await context.close();
      await vite.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await rm(profile, { recursive: true, force: true });
    },
  };
}
