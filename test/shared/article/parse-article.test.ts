import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestText } from '../../../shared/article/digest';
import { codePointLength } from '../../../shared/article/offsets';
import { parseArticle } from '../../../shared/article/parse-article';
import { aFileSource } from '../../builders/an-article';
import { nastyText } from '../../cases/nasty-texts';

const ID = '018f0000-0000-7000-8000-000000000001';

function titleOf(text: string): string {
  const source = aFileSource(text, { fileName: 'story.txt' });
  return parseArticle(text, source, ID).appearances[0].meta.title;
}

const titles: readonly (readonly [name: string, text: string, title: string])[] = [
  ['the first line', 'Title\nText', 'Title'],
  ['the first line with something to see', '\u200b\r\n \u00a0\n\u202e\u2066\nTitle\nText', 'Title'],
  ['the line without the blanks at its ends', '\u00a0 Title \t\nText', 'Title'],
  ['a line of punctuation', '***\nText', '***'],
  ['the name of the file where nothing can be seen', ' \n\u200b\n', 'story.txt'],
  ['a line of 80 code points whole', `${'ab '.repeat(26)}ab`, `${'ab '.repeat(26)}ab`],
  ['a line without spaces up to a code point', '🚢'.repeat(81), `${'🚢'.repeat(79)}…`],
];

describe('parseArticle', () => {
  it.each(titles)('takes for title %s', (_name, text, title) => {
    expect(titleOf(text)).toBe(title);
  });

  it('shortens a long first line behind a whole word', () => {
    const title = titleOf('harbours '.repeat(20));
    expect(title).toBe(`${'harbours '.repeat(8).trimEnd()}…`);
  });

  it('keeps the text as it is and knows it by its digest', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const article = parseArticle(text, aFileSource(text), ID);
        expect(article.text).toBe(text);
        expect(article.digest).toBe(digestText(text));
        const { title } = article.appearances[0].meta;
        expect(codePointLength(title)).toBeLessThanOrEqual(80);
        expect(title.isWellFormed()).toBe(true);
        expect(title).not.toBe('');
      }),
    );
  });

  it('replaces lone surrogates, which no digest covers, and counts them', () => {
    const text = 'a\ud83d b\udea2 🚢';
    const source = aFileSource('x', { replacements: 2 });
    const article = parseArticle(text, source, ID);
    expect(article.text).toBe('a\ufffd b\ufffd 🚢');
    expect(article.appearances[0].source.replacements).toBe(4);
  });

  it('keeps where the text came from', () => {
    const source = aFileSource('Text', { fileName: 'a\u202etxt.exe' });
    const { appearances } = parseArticle('Text', source, ID);
    expect(appearances).toEqual([{ id: ID, source, meta: { title: 'Text' } }]);
  });
});
