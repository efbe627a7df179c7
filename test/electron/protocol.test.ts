import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../electron/policy';
import { bundledFile, serveBundle } from '../../electron/protocol';
import { tempFolder } from './temp-folder';

const SECRET = 'what the page must never see';

/** A built renderer with the main process beside it, as in `out/`. */
async function builtRenderer(): Promise<string> {
  const out = await tempFolder({
    'electron/main.cjs': SECRET,
    'secret.txt': SECRET,
    'renderer-private/x.js': SECRET,
    'renderer/index.html': '<!doctype html>',
    'renderer/assets/index-B_x1.js': 'export {}',
    'renderer/assets/index-Cq.css': 'p {}',
    'renderer/assets/icon.svg': '<svg/>',
    'renderer/assets/data.bin': 'x',
    'renderer/.hidden': SECRET,
  });
  return path.join(out, 'renderer');
}

const TRAVERSALS = [
  'app://bundle/../electron/main.cjs',
  'app://bundle/..%2felectron%2fmain.cjs',
  'app://bundle/..%2Felectron/main.cjs',
  'app://bundle/%2e%2e/electron/main.cjs',
  'app://bundle/%2e%2e%2felectron%2fmain.cjs',
  'app://bundle/assets/..%2f..%2felectron/main.cjs',
  'app://bundle/assets/%2e%2e/%2e%2e/electron/main.cjs',
  'app://bundle/..\\electron\\main.cjs',
  'app://bundle/..%5celectron%5cmain.cjs',
  'app://bundle/..%5c..%2felectron/main.cjs',
  'app://bundle//electron/main.cjs',
  'app://bundle/%2felectron/main.cjs',
  'app://bundle/./..%2felectron/main.cjs',
  'app://bundle/....//electron/main.cjs',
  'app://bundle/..;/electron/main.cjs',
  'app://bundle/%252e%252e%252felectron%252fmain.cjs',
  'app://bundle/..%c0%afelectron/main.cjs',
  'app://bundle/..%00/electron/main.cjs',
  'app://bundle/index.html%00',
  'app://bundle/index.html::$DATA',
  'app://bundle/C:%5cWindows%5cwin.ini',
  'app://bundle/..%2frenderer-private/x.js',
  'app://bundle/..%2fsecret.txt',
  'app://bundle/.hidden',
  'app://bundle/%2ehidden',
];

const NOT_THERE = [
  'app://bundle/nope.js',
  'app://bundle/assets',
  'app://bundle/assets/',
  'app://bundle/index.html/x',
  'app://bundle/%zz',
  `app://bundle/${'x'.repeat(5000)}`,
  'app://other/index.html',
  'app://bundle.evil/index.html',
  'app://bundle:1/index.html',
];

function expectSecured(response: Response, url: string): void {
  const headers = response.headers;
  expect(headers.get('content-security-policy'), url).toBe(CONTENT_SECURITY_POLICY);
  expect(headers.get('x-content-type-options'), url).toBe('nosniff');
  expect(headers.get('cross-origin-opener-policy'), url).toBe('same-origin');
}

describe('serveBundle', () => {
  it.each([
    ['app://bundle/', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://bundle/index.html', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://bundle/index.html?x#y', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://bundle/assets/index-B_x1.js', 'text/javascript; charset=utf-8', 'export {}'],
    ['app://bundle/assets/index-Cq.css', 'text/css; charset=utf-8', 'p {}'],
    ['app://bundle/assets/icon.svg', 'image/svg+xml; charset=utf-8', '<svg/>'],
    ['app://bundle/assets/data.bin', 'application/octet-stream', 'x'],
  ])('serves %s as %s, secured', async (url, type, text) => {
    const response = await serveBundle(await builtRenderer())(new Request(url));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).toBe(text);
    expectSecured(response, url);
  });

  it.each([...TRAVERSALS, ...NOT_THERE])('answers %s with 404, secured', async (url) => {
    const response = await serveBundle(await builtRenderer())(new Request(url));
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain(SECRET);
    expectSecured(response, url);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('refuses %s, secured', async (method) => {
    const request = new Request('app://bundle/index.html', { method });
    const response = await serveBundle(await builtRenderer())(request);
    expect(response.status).toBe(405);
    expectSecured(response, method);
  });

  it('answers HEAD like GET, without the body', async () => {
    const request = new Request('app://bundle/index.html', { method: 'HEAD' });
    const response = await serveBundle(await builtRenderer())(request);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe('');
  });

  it('answers 404 when the bundle itself is gone', async () => {
    const root = path.join(await tempFolder(), 'renderer');
    expect((await serveBundle(root)(new Request('app://bundle/'))).status).toBe(404);
  });
});

describe('bundledFile', () => {
  it('never names a file outside of the bundle, whatever the URL', () => {
    const piece = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', '%5c', '%00', ':', 'a', '%');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const name = bundledFile(`app://bundle/${pieces.join('')}`);
        if (name === null) return;
        for (const system of [path.posix, path.win32]) {
          const root = system.resolve('/root/bundle');
          expect(system.join(root, name).startsWith(root + system.sep), name).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
