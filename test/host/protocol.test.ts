import { beforeAll, describe, expect, it } from 'vitest';
import { fromWire, protocol, toWire } from './protocol';

const PAIRS: readonly (readonly [main: string, wire: string])[] = [
  ['app://bundle/index.html', 'https://bundle.app.invalid/index.html'],
  ['app://bundle/a%2fb?q=1#f', 'https://bundle.app.invalid/a%2fb?q=1#f'],
  ['app://other.host/', 'https://other.host.app.invalid/'],
];
const UNCHANGED = [
  'https://example.org/',
  'https://bundle.other.invalid/',
  'https://bundle.app.invalid.example.org/',
  'https://bundle.app.invalid:8080/',
  'data:text/html,x',
  'about:blank',
  'file:///etc/passwd',
  '',
];

describe('protocol', () => {
  beforeAll(() => {
    const privileges = { standard: true, secure: true };
    protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
  });

  it.each(PAIRS)('shows %s to Chromium as %s, and back', (main, wire) => {
    expect(toWire(main)).toBe(wire);
    expect(fromWire(wire)).toBe(main);
  });

  it('gives an address without a path the root', () => {
    expect(toWire('app://bundle')).toBe('https://bundle.app.invalid/');
  });

  it.each(UNCHANGED)('leaves %s as it is', (url) => {
    expect([toWire(url), fromWire(url)]).toEqual([url, url]);
  });

  it('refuses schemes that it cannot map, and second handlers', () => {
    const insecure = [{ scheme: 'plain', privileges: { standard: true } }];
    expect(() => protocol.registerSchemesAsPrivileged(insecure)).toThrow('standard and secure');
    protocol.handle('app', () => new Response());
    expect(() => protocol.handle('app', () => new Response())).toThrow('has a handler');
    expect(protocol.isProtocolHandled('app')).toBe(true);
    protocol.unhandle('app');
    expect(protocol.isProtocolHandled('app')).toBe(false);
  });
});
