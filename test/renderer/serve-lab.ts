import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createServer } from 'vite';
import type { TestProject } from 'vitest/node';
import { exportValidator } from '../../electron/tools/export-validator-plugin.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the modules of the renderer are served to labs. */
    readonly labOrigin: string;
  }
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const EMPTY_PAGE = '<!doctype html><html lang="en"><title>Lab</title><body></body></html>';

/** Serves the modules of the renderer to the labs of all files, so that each is compiled once. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
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
  project.provide('labOrigin', `http://127.0.0.1:${(http.address() as AddressInfo).port}`);
  return async () => {
    await vite.close();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  };
}
