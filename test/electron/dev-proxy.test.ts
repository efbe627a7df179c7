import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { developmentServer, serveDevelopment } from '../../electron/dev-proxy';

async function echoServer(): Promise<URL> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/javascript');
    response.end(`${request.url} ${request.headers.accept}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve(undefined))));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

describe('developmentServer', () => {
  it.each([
    ['is none without a name', false, undefined, null],
    ['is the one that is named', false, 'http://127.0.0.1:5173', 'http://127.0.0.1:5173/'],
    ['is none in a packaged program', true, 'http://127.0.0.1:5173', null],
    ['is none on another machine', false, 'http://evil.example:5173', null],
    ['is none of another protocol', false, 'file://localhost/etc', null],
    ['is none where the name is no URL', false, 'localhost', null],
  ])('%s', (_case, isPackaged, named, expected) => {
    const server = developmentServer(isPackaged, { VITE_DEV_URL: named });
    expect(server?.href ?? null).toBe(expected);
  });
});

describe('serveDevelopment', () => {
  it('passes path, query and Accept on and answers under a policy of development', async () => {
    const server = await echoServer();
    const request = new Request('app://bundle/src/x.ts?t=1', { headers: { accept: 'text/css' } });
    const response = await serveDevelopment(server)(request);
    expect(await response.text()).toBe('/src/x.ts?t=1 text/css');
    expect(response.headers.get('content-type')).toBe('text/javascript');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self' 'unsafe-inline'");
    expect(policy).toContain(`connect-src 'self' ws://${server.host}`);
    expect(policy).toContain("default-src 'none'");
  });

  it('asks nothing of the server for another host', async () => {
    const response = await serveDevelopment(new URL('http://127.0.0.1:1'))(new Request('app://x/'));
    expect(response.status).toBe(404);
  });
});
