import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CONTENT_SECURITY_POLICY, isTrustedUrl } from './policy';

/** Answers a request of the window for `app://bundle/…`. */
export type BundleHandler = (request: Request) => Promise<Response>;

const SECURITY_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
};

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Names as the build gives them: no segment begins with a dot, so none leads upwards. */
const BUNDLED_FILE = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;

function answer(status: number, text: string): Response {
  const headers = { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' };
  return new Response(text, { status, headers });
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

/** The file of the bundle that a URL names, relative to its folder; null for anything else. */
export function bundledFile(url: string): string | null {
  if (!isTrustedUrl(url)) return null;
  const name = decodePath(new URL(url).pathname)?.slice(1);
  if (name === undefined) return null;
  if (name === '') return 'index.html';
  return BUNDLED_FILE.test(name) ? name : null;
}

/** Serves the built renderer; every answer carries the security headers, refusals too. */
export function serveBundle(root: string): BundleHandler {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return answer(405, 'Method not allowed');
    }
    const name = bundledFile(request.url);
    if (name === null) return answer(404, 'Not found');
    const bytes = await readFile(path.join(root, name)).catch(() => null);
    if (bytes === null) return answer(404, 'Not found');
    const type = MEDIA_TYPES[path.extname(name).toLowerCase()] ?? 'application/octet-stream';
    return new Response(request.method === 'HEAD' ? null : bytes, {
      headers: { ...SECURITY_HEADERS, 'content-type': type },
    });
  };
}
