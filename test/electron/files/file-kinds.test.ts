import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EXPORT_EXTENSION,
  extensionOf,
  isOpenable,
  isTakenFromFolder,
  safeFileName,
  SCHEME_EXTENSION,
  withExtension,
} from '../../../electron/files/file-kinds';

describe('isOpenable', () => {
  it.each([
    ['a.txt', true],
    ['A.TXT', true],
    ['/x/y.verbatim.json', true],
    ['y.VERBATIM.JSON', true],
    ['y.json', true],
    ['verbatim.json', true],
    ['y.verbatim-scheme.json', false],
    ['y.jsonld', true],
    ['y.jsonl', true],
    ['y.ann', true],
    ['y.QDPX', true],
    ['y.csv', false],
    ['txt', false],
    ['.txt', false],
    ['a.txt/', true],
    ['a.txt.exe', false],
    ['', false],
  ])('says of %j: %s', (file, openable) => {
    expect(isOpenable(file)).toBe(openable);
  });
});

describe('isTakenFromFolder', () => {
  it.each([
    ['a.txt', true],
    ['a.ann', true],
    ['a.verbatim.json', true],
    ['package.json', false],
    ['a.md', false],
  ])('says of %j: %s', (file, taken) => {
    expect(isTakenFromFolder(file)).toBe(taken);
  });
});

describe('withExtension, of other formats', () => {
  it.each([
    ['/x/news', 'jsonld', '/x/news.jsonld'],
    ['/x/news.jsonld', 'jsonld', '/x/news.jsonld'],
    ['/x/news.qdpx', 'jsonld', '/x/news.qdpx.jsonld'],
    ['/x/news', '', '/x/news'],
  ])('makes of %j and %j: %j', (file, extension, expected) => {
    expect(withExtension(file, extension)).toBe(expected);
  });
});

describe('withExtension', () => {
  it.each([
    ['/x/out', '/x/out.verbatim.json'],
    ['/x/out.json', '/x/out.verbatim.json'],
    ['/x/out.JSON', '/x/out.verbatim.json'],
    ['/x/out.verbatim.json', '/x/out.verbatim.json'],
    ['/x/out.Verbatim.Json', '/x/out.Verbatim.Json'],
    ['/x/out.v2', '/x/out.v2.verbatim.json'],
    ['/x.json/out', '/x.json/out.verbatim.json'],
  ])('makes %s into %s', (file, expected) => {
    expect(withExtension(file, EXPORT_EXTENSION)).toBe(expected);
  });

  it.each([
    ['/x/mine', '/x/mine.verbatim-scheme.json'],
    ['/x/mine.json', '/x/mine.verbatim-scheme.json'],
    ['/x/mine.verbatim-scheme.json', '/x/mine.verbatim-scheme.json'],
  ])('makes the scheme %s into %s', (file, expected) => {
    expect(withExtension(file, SCHEME_EXTENSION)).toBe(expected);
  });
});

describe('extensionOf', () => {
  it.each([
    ['news-2.verbatim-scheme.json', SCHEME_EXTENSION],
    ['news-2.VERBATIM-SCHEME.JSON', SCHEME_EXTENSION],
    ['news.verbatim.json', EXPORT_EXTENSION],
    ['verbatim-scheme', EXPORT_EXTENSION],
    ['', EXPORT_EXTENSION],
  ])('gives %j the extension %s', (suggested, expected) => {
    expect(extensionOf(suggested)).toBe(expected);
  });
});

describe('safeFileName', () => {
  it.each([
    ['articles', 'articles.verbatim.json'],
    ['articles.verbatim.json', 'articles.verbatim.json'],
    ['articles.json', 'articles.verbatim.json'],
    ['news-2.verbatim-scheme.json', 'news-2.verbatim-scheme.json'],
    ['../x.verbatim-scheme.json', 'x.verbatim-scheme.json'],
    ['', 'export.verbatim.json'],
    ['...', 'export.verbatim.json'],
    ['../../etc/passwd', 'etc passwd.verbatim.json'],
    ['C:\\Windows\\x', 'C Windows x.verbatim.json'],
    ['a\0b\nc', 'a b c.verbatim.json'],
    ['what? "this" <is>', 'what this is.verbatim.json'],
    ['\u202egnp.exe', 'gnp.exe.verbatim.json'],
    ['Überschwemmung 🌊', 'Überschwemmung 🌊.verbatim.json'],
  ])('makes %j into %j', (suggested, expected) => {
    expect(safeFileName(suggested)).toBe(expected);
  });

  it('gives one short, well-formed name that stays in its folder, whatever is suggested', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (suggested) => {
        const name = safeFileName(suggested);
        expect(path.basename(name)).toBe(name);
        expect(path.win32.basename(name)).toBe(name);
        expect(name.isWellFormed()).toBe(true);
        expect(name.length).toBeLessThanOrEqual(94);
        expect(name).toMatch(/^[^.].*\.verbatim\.json$/s);
      }),
    );
  });
});
