import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearchView, searchable } from '../../../shared/selector/search-view';
import { nastyText, textWithSpan } from '../../cases/nasty-texts';

describe('createSearchView', () => {
  it.each([
    ['“It’s”', '"It\'s"'],
    ['« oui »', '" oui "'],
    ['a–b—c−d', 'a-b-c-d'],
    ['one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
    ['1\u00a0240\u202fF', '1 240 F'],
    ['Cafe\u0301', 'Café'],
    ['\u1112\u1161\u11ab', '한'],
    ['plain', 'plain'],
  ])('reads %j as %j', (text, view) => {
    expect(createSearchView(text).text).toBe(view);
    expect(searchable(text)).toBe(view);
  });

  it('leads back to the words, behind shorter and longer spellings', () => {
    const text = 'Une\r\nCafe\u0301\r\n“harbour”\r\nE\u0301te\u0301 2025';
    const view = createSearchView(text);
    for (const words of ['Café', '"harbour"', 'Été', '2025']) {
      const start = view.text.indexOf(words);
      const { start: from, end } = view.toText({ start, end: start + words.length });
      expect(searchable(text.slice(from, end))).toBe(words);
      expect(view.fromText(from)).toBe(start);
    }
  });

  it('covers the whole of any text, in order', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const view = createSearchView(text);
        const whole = view.toText({ start: 0, end: view.text.length });
        expect(whole).toEqual({ start: 0, end: text.length });
        let last = 0;
        for (let offset = 0; offset <= view.text.length; offset += 1) {
          const { start } = view.toText({ start: offset, end: offset });
          expect(start).toBeGreaterThanOrEqual(last);
          last = start;
        }
      }),
    );
  });

  it('finds offsets of the text in the view within the text', () => {
    fc.assert(
      fc.property(textWithSpan, ({ text, start }) => {
        const view = createSearchView(text);
        const offset = view.fromText(start);
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(view.text.length);
      }),
    );
  });
});
