import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSafeEntry, pathOfEntry } from '../../../electron/export/entry-path';

describe('isSafeEntry', () => {
  it.each(['a.txt', 'sources/3f2a.txt', 'Bogotá – «uno».ann', 'a b/c d.txt', 'annotation.conf'])(
    'takes %s',
    (entry) => expect(isSafeEntry(entry)).toBe(true),
  );

  it.each([
    '',
    '/',
    '/etc/passwd',
    '../up.txt',
    'a/../../up.txt',
    'a/./b.txt',
    'a//b.txt',
    'a/',
    'C:\\x.txt',
    'C:/x.txt',
    'a\\..\\b.txt',
    '.hidden',
    'a/.git/config',
    'con',
    'NUL.txt',
    'lpt1.ann',
    'trailing.',
    'trailing ',
    'new\nline.txt',
    'nul\0.txt',
    'txt.\u202eexe.txt',
    'what?.txt',
    'lone\ud800.txt',
    `${'x'.repeat(121)}`,
    'a/b/c/d/e.txt',
  ])('refuses %j', (entry) => expect(isSafeEntry(entry)).toBe(false));
});

describe('pathOfEntry', () => {
  it('stays within its folder', () => {
    expect(pathOfEntry('/out/x', 'sources/a.txt')).toBe(path.join('/out/x', 'sources', 'a.txt'));
  });
});
