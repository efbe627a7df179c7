import { describe, expect, it } from 'vitest';
import type { Span } from '../../../shared/article/span';
import { createAnchor } from '../../../shared/selector/anchor';
import {
  anchorFragments,
  type FragmentsAnchoring,
} from '../../../shared/selector/anchor-fragments';
import { describeQuote } from '../../../shared/selector/describe-quote';
import { spanOf } from '../../builders/an-annotation';

const BEFORE =
  '“We will rebuild the harbour wall before winter,” the mayor told residents on Monday, “and we will do it with our own hands.” Nobody asked how.';

function find(after: string, ...words: readonly string[]): FragmentsAnchoring {
  const descriptions = words.map((each) => {
    const position = spanOf(BEFORE, each);
    return { position, quote: describeQuote(BEFORE, position) };
  });
  return anchorFragments(createAnchor(after), descriptions);
}

const FIRST = '“We will rebuild the harbour wall before winter,”';
const SECOND = '“and we will do it with our own hands.”';

function spans(text: string, ...words: readonly string[]): readonly Span[] {
  return words.map((each) => spanOf(text, each));
}

describe('anchorFragments', () => {
  it('anchors fragments in the order in which they are meant', () => {
    expect(find(BEFORE, SECOND, FIRST)).toEqual({
      type: 'anchored',
      spans: spans(BEFORE, SECOND, FIRST),
    });
  });

  it('moves all of them with the score of the worst', () => {
    const after = `An update. ${BEFORE.replace('harbour', 'harbuor')}`;
    const found = find(after, FIRST, SECOND);
    const moved = FIRST.replace('harbour', 'harbuor');
    expect(found).toMatchObject({ type: 'moved', spans: spans(after, moved, SECOND) });
    expect(found.type === 'moved' && found.score).toBeLessThan(1);
    expect(found.type === 'moved' && found.score).toBeGreaterThan(0.9);
  });

  it('orphans all of them where one is lost, and offers the places of the others', () => {
    const after = BEFORE.replace(SECOND, '');
    expect(find(after, FIRST, SECOND)).toEqual({
      type: 'orphaned',
      candidates: [spans(after, FIRST).map((span) => ({ ...span, score: 1 })), []],
    });
  });

  it('orphans them where they would come in another order than before', () => {
    const after = BEFORE.replace(FIRST, 'X').replace(SECOND, FIRST).replace('X', SECOND);
    expect(find(after, FIRST, SECOND).type).toBe('orphaned');
    expect(find(after, FIRST).type).toBe('moved');
  });

  it('orphans them where they would overlap', () => {
    const quote = describeQuote(BEFORE, spanOf(BEFORE, 'the mayor'));
    const found = anchorFragments(createAnchor(BEFORE), [{ quote }, { quote }]);
    expect(found.type).toBe('orphaned');
  });
});
