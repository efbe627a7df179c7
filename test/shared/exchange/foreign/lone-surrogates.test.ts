import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceLoneSurrogates } from '../../../../shared/article/well-formed';
import { countLoneSurrogates } from '../../../../shared/exchange/foreign/lone-surrogates';

describe('countLoneSurrogates', () => {
  it.each([
    ['"no escape 🌊"', 0],
    [String.raw`"\ud83c\udf0a"`, 0],
    [String.raw`"\uD83C"`, 1],
    [String.raw`"\ud83c\ud83c\udf0a"`, 1],
    [String.raw`"\udf0a\ud83c"`, 2],
    [String.raw`"\ud83c \udf0a"`, 2],
    [String.raw`["\ud83c", "\udf0a"]`, 2],
    [String.raw`"\\ud83c"`, 0],
    [String.raw`"\\\ud83c"`, 1],
    [String.raw`"\ud83c\n\udf0a"`, 2],
  ])('finds in %s that many: %i', (json, count) => {
    expect(countLoneSurrogates(json)).toBe(count);
  });

  it('counts what a text that JSON has in escapes would lose', () => {
    const units = fc.array(fc.constantFrom(0xd83c, 0xdf0a, 0x5c, 0x22, 0x61), { maxLength: 20 });
    fc.assert(
      fc.property(units, (codes) => {
        const text = String.fromCharCode(...codes);
        const json = [...codes].map((code) => `\\u${code.toString(16).padStart(4, '0')}`).join('');
        expect(countLoneSurrogates(`"${json}"`)).toBe(replaceLoneSurrogates(text).replacements);
      }),
    );
  });
});
