import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../../shared/article/span';
import { anchor, type Anchoring } from '../../../shared/selector/anchor';
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
});
