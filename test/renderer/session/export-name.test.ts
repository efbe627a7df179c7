import { describe, expect, it } from 'vitest';
import { exportName } from '../../../renderer/session/export-name';

const DAY = new Date(2026, 10, 21, 23, 59);

const CASES: readonly (readonly [string | null, string])[] = [
  [null, 'verbatim-2026-11-21'],
  ['Prices fell: “3 %”!', 'prices-fell-3'],
  ['¿Qué pasó en Málaga?', 'qué-pasó-en-málaga'],
  ['../../etc/passwd', 'etc-passwd'],
  ['C:\\Windows\\x', 'c-windows-x'],
  ['\u202Egnp.exe\u2066', 'gnp-exe'],
  ['a\u0000b\nc', 'a-b-c'],
  ['CON', 'article-con'],
  ['lpt1', 'article-lpt1'],
  ['👩‍👩‍👧 …', 'article'],
  ['', 'article'],
  [`${'word '.repeat(40)}`, 'word-'.repeat(12).slice(0, -1)],
];

describe('exportName', () => {
  it.each(CASES)('makes of %j a name that every system takes', (title, expected) => {
    expect(exportName(title, DAY)).toBe(`${expected}.verbatim.json`);
  });
});
