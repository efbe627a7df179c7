import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTarget, type TargetFailure } from '../../../shared/annotation/create-target';
import type { Span } from '../../../shared/article/span';
import { describeQuote } from '../../../shared/selector/describe-quote';
import { nastyText, textWithSpan } from '../../cases/nasty-texts';

const TEXT = 'one 🚢 two';

function span(start: number, end: number): Span {
  return { start, end };
}

const failures: readonly (readonly [
  name: string,
  spans: readonly Span[],
  failure: TargetFailure,
])[] = [
  ['no span', [], { type: 'TargetEmpty' }],
  ['an empty span', [span(0, 1), span(2, 2)], { type: 'SpanEmpty', index: 1 }],
  ['a reversed span', [span(3, 1)], { type: 'SpanEmpty', index: 0 }],
  ['a span before the text', [span(-1, 1)], { type: 'SpanOutside', index: 0 }],
  ['a span behind the text', [span(8, 11)], { type: 'SpanOutside', index: 0 }],
  ['half an offset', [span(0, 1.5)], { type: 'SpanOutside', index: 0 }],
  ['no number', [span(Number.NaN, 2)], { type: 'SpanOutside', index: 0 }],
  ['a start in a surrogate pair', [span(5, 7)], { type: 'SpanSplitsCharacter', index: 0 }],
  ['an end in a surrogate pair', [span(0, 5)], { type: 'SpanSplitsCharacter', index: 0 }],
  ['the same span twice', [span(0, 3), span(0, 3)], { type: 'SpansOverlap', index: 0, other: 1 }],
  ['crossing spans', [span(2, 4), span(0, 3)], { type: 'SpansOverlap', index: 1, other: 0 }],
  [
    'a span within another',
    [span(0, 10), span(7, 8)],
    { type: 'SpansOverlap', index: 0, other: 1 },
  ],
];

describe('createTarget', () => {
  it.each(failures)('refuses %s', (_name, spans, failure) => {
    expect(createTarget(TEXT, spans)).toEqual({ ok: false, failure });
  });

  it('keeps the order in which spans are meant, and lets them touch', () => {
    const spans = [span(7, 10), span(0, 3), span(3, 4)];
    const target = createTarget(TEXT, spans);
    expect(target).toMatchObject({ ok: true, value: { spans } });
    expect(target.ok && target.value.quotes.map(({ exact }) => exact)).toEqual(['two', 'one', ' ']);
  });

  it('describes every span that it takes', () => {
    fc.assert(
      fc.property(textWithSpan, ({ text, start, end }) => {
        expect(createTarget(text, [{ start, end }])).toEqual({
          ok: true,
          value: { spans: [{ start, end }], quotes: [describeQuote(text, { start, end })] },
        });
      }),
    );
  });

  it('answers any spans over any text without an exception', () => {
    const offset = fc.oneof(fc.integer({ min: -3, max: 60 }), fc.double());
    const spans = fc.array(fc.record({ start: offset, end: offset }), { maxLength: 4 });
    fc.assert(
      fc.property(nastyText, spans, (text, given) => {
        const target = createTarget(text, given);
        if (target.ok) expect(target.value.spans).toEqual(given);
      }),
    );
  });
});
