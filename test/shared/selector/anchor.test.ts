import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../../shared/article/span';
import { anchor, createAnchor, type Anchoring } from '../../../shared/selector/anchor';
import { describeQuote } from '../../../shared/selector/describe-quote';
import { spanOf } from '../../builders/an-annotation';
import { textWithSpan } from '../../cases/nasty-texts';

const LONG = 'Fifty miles of quiet coast lay before the village of Amber Point. ';

/** Describes words in one text and looks for them in another. */
function anchorWords(
  before: string,
  words: string,
  after: string,
  occurrence = 1,
  position: Span | 'known' | 'unknown' = 'known',
): Anchoring {
  const span = spanOf(before, words, occurrence);
  const quote = describeQuote(before, span);
  if (position === 'unknown') return anchor(after, { quote });
  return anchor(after, { quote, position: position === 'known' ? span : position });
}

describe('anchor', () => {
  it('anchors every described span of an unchanged text', () => {
    fc.assert(
      fc.property(textWithSpan, ({ text, start, end }) => {
        const span = { start, end };
        const found = anchor(text, { position: span, quote: describeQuote(text, span) });
        expect(found).toEqual({ type: 'anchored', span });
      }),
    );
  });

  it('says from where words moved when text came before them', () => {
    const before = `${LONG}The harbour reopened.`;
    const from = spanOf(before, 'harbour');
    expect(anchorWords(before, 'harbour', `New. ${before}`)).toEqual({
      type: 'moved',
      from,
      span: { start: from.start + 5, end: from.end + 5 },
      score: 1,
    });
  });

  it('anchors without a position where the words decide', () => {
    const text = 'one two three';
    expect(anchorWords(text, 'two', text, 1, 'unknown').type).toBe('anchored');
  });

  it('takes the context rather than the same words at the old position', () => {
    const before = `${LONG}the boat left.`;
    const after = `${LONG.replace('Fifty', 'The boat, fifty')}the boat left.`;
    const found = anchorWords(before, 'the boat', after);
    expect(found).toMatchObject({ type: 'moved', span: spanOf(after, 'the boat') });
  });

  it('stays where it was when only the context changed', () => {
    const found = anchorWords('aa two bb two', 'two', 'xx two bb two');
    expect(found).toEqual({ type: 'anchored', span: { start: 3, end: 6 } });
  });

  it('takes the nearest of several that stand in the same context', () => {
    const block = `${LONG}The boat left. ${LONG}`;
    const before = block + block + block;
    const span = spanOf(before, 'The boat left', 2);
    const moved = anchorWords(before, 'The boat left', `Now. ${before}`, 2);
    expect(moved).toMatchObject({ type: 'moved', span: { start: span.start + 5 } });
  });

  it('orphans rather than guess', () => {
    const block = `${LONG}The boat left. ${LONG}`;
    const twice = block + block;
    expect(anchorWords(twice, 'The boat left', twice, 1, 'unknown')).toMatchObject({
      type: 'orphaned',
      candidates: [{ start: spanOf(twice, 'The boat left').start }, {}],
    });
    const thrice = `${twice}The boat left.`;
    expect(anchorWords(twice, 'The boat left', thrice, 1, 'unknown')).toMatchObject({
      type: 'orphaned',
      candidates: { length: 2 },
    });
    expect(anchorWords('aa two bb', 'two', 'xx yy two zz two').type).toBe('orphaned');
    expect(anchorWords('one two', 'two', 'one')).toEqual({ type: 'orphaned', candidates: [] });
    expect(anchorWords('a two b', 'two', '').type).toBe('orphaned');
  });

  it('bears a position that no text has', () => {
    const position = { start: -5, end: 1e9 };
    expect(anchorWords('one two', 'two', 'one two', 1, position)).toEqual({
      type: 'moved',
      from: position,
      span: { start: 4, end: 7 },
      score: 1,
    });
  });

  describe('on long quotes', () => {
    const sentences = Array.from({ length: 60 }, (_, index) => {
      return `Sentence ${index} tells how the ${'ferry crane wall quay'.split(' ')[index % 4]} was rebuilt in year ${1900 + index * 3}.`;
    });
    const before = sentences.join(' ');
    const words = sentences.slice(10, 50).join(' ');

    it('finds them with changes at either end and within', () => {
      const changed = words
        .replace('Sentence 10', 'Sentence l0')
        .replace('year 1990', 'yaer 1990')
        .replace('year 2047', 'year 2O47');
      const after = `Update. ${before.replace(words, changed)}`;
      expect(words.length).toBeGreaterThan(1500);
      expect(anchorWords(before, words, after)).toMatchObject({
        type: 'moved',
        span: spanOf(after, changed),
      });
    });

    it('orphans one of which only the ends are left', () => {
      const hollow = words.slice(0, 200) + words.slice(-200);
      expect(anchorWords(before, words, before.replace(words, hollow)).type).toBe('orphaned');
      const other = words.slice(0, 200) + 'x'.repeat(words.length - 400) + words.slice(-200);
      expect(anchorWords(before, words, before.replace(words, other)).type).toBe('orphaned');
    });
  });

  it('searches a text of a megabyte in bounded work', () => {
    const words = 'ship crane quay storm wall weather count mayor boats night port claim'.split(
      ' ',
    );
    let state = 7;
    const word = (): string => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return words[(state >>> 16) % words.length] ?? '';
    };
    const before = Array.from({ length: 65_000 }, () => word() + word() + word()).join(' ');
    expect(before.length).toBeGreaterThan(800_000);
    const anchor = createAnchor(before.replaceAll('weather', 'wheather'));
    const positions = Array.from({ length: 40 }, (_, index) => {
      const at = before.indexOf('weather', index * 20_000);
      return { start: at, end: at + 60 };
    });
    const found = positions.map((position) =>
      anchor({ position, quote: describeQuote(before, position) }),
    );
    expect(found.every(({ type }) => type === 'moved')).toBe(true);
    const gone = { exact: 'Words that stand nowhere in it', prefix: 'a'.repeat(32), suffix: 'b' };
    expect(anchor({ quote: gone }).type).toBe('orphaned');
  });

  it('orphans a number that became another one', () => {
    const before = `${LONG}At least 82 boats were lost in the storm.`;
    const after = before.replace('82', '80');
    expect(anchorWords(before, '82 boats', after).type).toBe('orphaned');
  });

  it('takes no changed words without any context', () => {
    const quote = { exact: 'the harbour wall was rebuilt before winter', prefix: '', suffix: '' };
    expect(createAnchor('the harbuor wall was rebuilt before winter')({ quote }).type).toBe(
      'orphaned',
    );
    expect(createAnchor(`Then ${quote.exact}.`)({ quote })).toMatchObject({ type: 'anchored' });
  });

  it('never splits a character in two', () => {
    fc.assert(
      fc.property(textWithSpan, textWithSpan, ({ text, start, end }, other) => {
        const position = { start, end };
        const found = anchor(other.text, { position, quote: describeQuote(text, position) });
        const spans = found.type === 'orphaned' ? found.candidates : [found.span];
        for (const span of spans) {
          expect(other.text.slice(span.start, span.end).isWellFormed()).toBe(true);
          expect(span.start).toBeLessThan(span.end);
        }
      }),
    );
  });
});
