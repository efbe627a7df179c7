import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** A server that is up until it is closed. */
export interface BenchServer {
  readonly origin: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json',
};

/** Isolated, so that the page's clock ticks in microseconds. */
const HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cache-control': 'no-cache',
};

const EMPTY_PAGE = '<!doctype html><html lang="en"><title>Bench</title><body></body></html>';

/** The app's own page with a host in memory in the place of the preload. */
function withHost(page: string): string {
  return page.replace('<head>', '<head><script type="module" src="/bench/app-host.js"></script>');
}

async function contentOf(root: string, url: string): Promise<string | Buffer> {
  if (url === '/bench/') return EMPTY_PAGE;
  const [, folder, ...rest] = url.split('/');
  const base = path.join(root, folder === 'app' ? 'out/renderer' : 'out/bench');
  const file = path.join(base, ...rest);
  if (!file.startsWith(base + path.sep)) throw new Error('Outside of what is served.');
  const content = await readFile(file);
  return rest.join('/') === 'index.html' ? withHost(content.toString()) : content;
}

/** Serves the built renderer under /app/ and the bench's own pages under /bench/, on one origin. */
export async function serveBench(root: string): Promise<BenchServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    contentOf(root, pathname).then(
      (content) => {
        const type = TYPES[path.extname(pathname)] ?? 'text/html; charset=utf-8';
        response.writeHead(200, { ...HEADERS, 'content-type': type }).end(content);
      },
      () => response.writeHead(404, HEADERS).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
