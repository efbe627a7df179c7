import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { build } from 'vite';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';

/** Each way out, as an expression, with the name by which it is recorded. */
const WAYS: readonly (readonly [expression: string, recorded: string])[] = [
  [`require('node:net').connect(9)`, 'net.connect'],
  [`new (require('node:net').Socket)().connect(9)`, 'net.Socket.connect'],
  [`require('node:net').createServer().listen(0)`, 'net.Server.listen'],
  [`require('node:http').request('http://127.0.0.1:9/')`, 'http.request'],
  [`require('http').get('http://127.0.0.1:9/')`, 'http.get'],
  [`require('node:https').request('https://127.0.0.1:9/')`, 'https.request'],
  [`require('node:http2').connect('https://127.0.0.1:9/')`, 'http2.connect'],
  [`require('node:tls').connect(9)`, 'tls.connect'],
  [`require('node:dgram').createSocket('udp4')`, 'dgram.createSocket'],
  [`require('node:dns').lookup('x.invalid', () => {})`, 'dns.lookup'],
  [`require('node:dns').resolveTxt('x.invalid', () => {})`, 'dns.resolveTxt'],
  [`require('node:dns/promises').lookup('x.invalid')`, 'dns.promises.lookup'],
  [`fetch('http://127.0.0.1:9/')`, 'globalThis.fetch'],
];

describe('refuseNetwork', () => {
  it('makes every way to a network throw and be recorded, and leaves children alone', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'verbatim-guard-'));
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: path.join(import.meta.dirname, 'network-guard.ts'),
        outDir: folder,
        rolldownOptions: { output: { format: 'cjs', entryFileNames: 'guard.cjs' } },
      },
    });
    // In a process of its own: there is no way back.
    const script = `
      const recorded = [];
      require(${JSON.stringify(path.join(folder, 'guard.cjs'))}).refuseNetwork((a) => recorded.push(a));
      const passed = ${JSON.stringify(WAYS.map(([expression]) => expression))}.filter((way) => {
        try { eval(way); return true; } catch (error) { return !/network is refused/.test(error.message); }
      });
      const child = require('node:child_process').execFileSync(process.execPath, ['-p', '6 * 7']);
      console.log(JSON.stringify({ recorded, passed, child: String(child).trim() }));`;
    const said = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    rmSync(folder, { recursive: true, force: true });
    expect(JSON.parse(said)).toEqual({
      recorded: WAYS.map(([, name]) => name),
      passed: [],
      child: '42',
    });
  });
});
