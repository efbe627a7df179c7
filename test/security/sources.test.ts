/// <reference types="vite/client" />
import { describe, expect, it } from 'vitest';
import builder from '../../electron-builder.yml?raw';

const MAIN_PROCESS: Readonly<Record<string, string>> = import.meta.glob(
  ['../../electron/**/*.ts', '!../../electron/tools/**'],
  { query: '?raw', import: 'default', eager: true },
);

const PAGE: Readonly<Record<string, string>> = import.meta.glob(
  ['../../renderer/**/*.{ts,tsx,html}', '../../shared/**/*.ts'],
  { query: '?raw', import: 'default', eager: true },
);

/** Where a pattern stands: file and line, with the words. */
function linesWith(sources: Readonly<Record<string, string>>, pattern: RegExp): readonly string[] {
  return Object.entries(sources).flatMap(([file, source]) =>
    source
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
  );
}

describe('the sources of the main process', () => {
  it('are all looked at', () => {
    expect(Object.keys(MAIN_PROCESS)).toEqual(
      expect.arrayContaining(['../../electron/main.ts', '../../electron/handlers/files.ts']),
    );
  });

  it.each<[string, RegExp]>([
    ['opens an address outside of the program', /\bopenExternal\b/],
    ['loads a page from a file', /\bloadFile\b|['"`]file:\/\//],
    ['runs code in the page', /\bexecuteJavaScript\b|\binsertCSS\b/],
    ['lets a certificate pass', /certificate-error|setCertificateVerifyProc/],
    ['starts another program', /node:child_process|\butilityProcess\b/],
    ['makes code of text', /\beval\(|new Function\(|node:vm/],
    ['turns a guard off by a switch', /appendSwitch|commandLine/],
  ])('nowhere %s', (_case, pattern) => {
    expect(linesWith(MAIN_PROCESS, pattern)).toEqual([]);
  });
});

describe('the sources of the page', () => {
  it.each<[string, RegExp]>([
    [
      'makes markup of text',
      /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySet|document\.write/,
    ],
    ['makes code of text', /\beval\(|new Function\(|javascript:/],
    ['asks a network', /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon/],
    [
      'leads to an address out of a file',
      /\bhref=\{|\bsrc=\{|\baction=\{|location\.(?:href|assign)/,
    ],
  ])('nowhere %s', (_case, pattern) => {
    expect(linesWith(PAGE, pattern)).toEqual([]);
  });
});

/** What the package burns in; `test/package` reads the same out of the packed executables. */
const FUSES: readonly (readonly [name: string, on: boolean])[] = [
  ['runAsNode', false],
  ['enableCookieEncryption', true],
  ['enableNodeOptionsEnvironmentVariable', false],
  ['enableNodeCliInspectArguments', false],
  ['enableEmbeddedAsarIntegrityValidation', true],
  ['onlyLoadAppFromAsar', true],
  ['loadBrowserProcessSpecificV8Snapshot', false],
  ['grantFileProtocolExtraPrivileges', false],
];

describe('electron-builder.yml', () => {
  it.each(FUSES)('burns in the fuse %s as %s', (name, on) => {
    expect(builder).toMatch(new RegExp(`^electronFuses:(?:\\n(?: .*)?)*\\n  ${name}: ${on}$`, 'm'));
  });
});
