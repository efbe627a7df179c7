import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as rightToLeft from '../../../renderer/editor/right-to-left';

let lab: Lab<typeof rightToLeft>;

beforeAll(async () => {
  lab = await openLab<typeof rightToLeft>('/renderer/editor/right-to-left.ts');
});
afterAll(() => lab.close());

describe('hasRightToLeft', () => {
  it('finds every character that Chromium lays out from right to left', async () => {
    const { rightToLeft: found, missed } = await lab.module.evaluate((m) => {
      const block = document.createElement('p');
      block.dir = 'auto';
      document.body.append(block);
      const words = new Text();
      block.append(words);
      let count = 0;
      const unfound: string[] = [];
      for (let point = 0; point <= 0x1ffff; point += 1) {
        if (point >= 0xd800 && point <= 0xdfff) continue;
        words.data = String.fromCodePoint(point);
        if (!block.matches(':dir(rtl)')) continue;
        count += 1;
        if (!m.hasRightToLeft(words.data)) unfound.push(point.toString(16));
      }
      block.remove();
      return { rightToLeft: count, missed: unfound };
    });
    expect(missed).toEqual([]);
    expect(found).toBeGreaterThan(2000);
  });

  it.each([
    '',
    'At least 82 ships',
    'más de 80',
    '“зарплата” 14 %',
    '数字 😀 👩‍👩‍👧',
    'é e\u0301\u0302',
  ])('passes over %j', async (text) => {
    expect(await lab.module.evaluate((m, words) => m.hasRightToLeft(words), text)).toBe(false);
  });
});
