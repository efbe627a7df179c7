import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addFragment,
  fragmentAt,
  markedSpan,
  moveFragment,
  nearestFragment,
  removeFragment,
} from '../../../shared/annotation/edit-target';
import { paragraphsOf } from '../../../shared/article/paragraphs';
import { fail } from '../../../shared/base/result';
import { aTarget, spanOf } from '../../builders/an-annotation';
import { nastyText } from '../../cases/nasty-texts';

const text = '“It was respectful,” he said, “even cordial.” Cafe\u0301 👩‍👩‍👧 again.';
const layout = { text, paragraphs: paragraphsOf(text) };
const target = aTarget(text, 'respectful', 'cordial');
const SPACE = { start: text.indexOf(' he'), end: text.indexOf('he') };
const FAMILY = text.indexOf('👩');

function exactOf(result: ReturnType<typeof addFragment>): readonly string[] | string {
  return result.ok ? result.value.quotes.map(({ exact }) => exact) : result.failure.type;
}

describe('markedSpan', () => {
  it.each([
    ['words with space around them', spanOf(text, ' said, '), 'said,'],
    ['half a letter with its mark', spanOf(text, 'Cafe'), 'Cafe\u0301'],
    ['half a family', { start: FAMILY, end: FAMILY + 2 }, '👩‍👩‍👧'],
  ])('takes %s', (_name, span, words) => {
    const marked = markedSpan(layout, span);
    expect(marked && text.slice(marked.start, marked.end)).toBe(words);
  });

  it('takes no control of direction but one that pairs with one inside', () => {
    const turned = 'He said \u2067\u202bשלום\u202c\u2069 twice.';
    const paragraphs = paragraphsOf(turned);
    const marked = (words: string) => {
      const span = markedSpan({ text: turned, paragraphs }, spanOf(turned, words));
      return span && turned.slice(span.start, span.end);
    };
    expect(marked(' \u2067\u202bשלום')).toBe('שלום');
    expect(marked('שלום\u202c\u2069 ')).toBe('שלום');
    expect(marked('said \u2067\u202bשלום')).toBe('said \u2067\u202bשלום\u202c\u2069');
    expect(marked('\u2067\u202b')).toBeNull();
  });

  it.each([
    ['mere space', SPACE],
    ['nothing', { start: 3, end: 3 }],
    ['a span turned round', { start: 5, end: 3 }],
    ['what begins before the text', { start: -1, end: 3 }],
    ['what ends behind it', { start: 0, end: 500 }],
  ])('takes nothing of %s', (_name, span) => {
    expect(markedSpan(layout, span)).toBeNull();
  });
});

describe('addFragment', () => {
  it.each([
    ['words behind', spanOf(text, 'again'), ['respectful', 'cordial', 'again']],
    ['words before, last in the order', spanOf(text, 'It'), ['respectful', 'cordial', 'It']],
    [
      'words that touch a fragment, apart from it',
      spanOf(text, ',” he'),
      ['respectful', 'cordial', ',” he'],
    ],
    ['overlapping words not at all', spanOf(text, 'was respectful'), 'FragmentsOverlap'],
    ['mere space not at all', SPACE, 'SelectionOnlySpace'],
  ])('adds %s', (_name, span, expected) => {
    expect(exactOf(addFragment(layout, target, span))).toEqual(expected);
  });
});

describe('removeFragment', () => {
  it.each([
    [0, ['cordial']],
    [1, ['respectful']],
    [2, 'NoFragmentHere'],
    [-1, 'NoFragmentHere'],
  ])('without fragment %i leaves %j', (index, expected) => {
    expect(exactOf(removeFragment(layout, target, index))).toEqual(expected);
  });

  it('never takes the last one', () => {
    const single = aTarget(text, 'cordial');
    expect(removeFragment(layout, single, 0)).toEqual(fail({ type: 'LastFragment' }));
  });
});

describe('moveFragment', () => {
  it.each([
    ['elsewhere in its place of the order', 0, spanOf(text, 'again'), ['again', 'cordial']],
    ['over itself', 0, spanOf(text, 'was respectful'), ['was respectful', 'cordial']],
    ['not over another', 0, spanOf(text, 'even cordial'), 'FragmentsOverlap'],
    ['not into mere space', 0, SPACE, 'SelectionOnlySpace'],
    ['not where there is none', 5, spanOf(text, 'again'), 'NoFragmentHere'],
  ])('moves a fragment %s', (_name, index, span, expected) => {
    expect(exactOf(moveFragment(layout, target, index, span))).toEqual(expected);
  });
});

describe('nearestFragment', () => {
  const spans = [
    { start: 10, end: 20 },
    { start: 0, end: 5 },
  ];
  it.each([
    [0, 1],
    [6, 1],
    [9, 0],
    [15, 0],
    [99, 0],
  ])('of offset %i is %i', (offset, expected) => {
    expect(nearestFragment(spans, offset)).toBe(expected);
  });
});

describe('fragmentAt', () => {
  const spans = [
    { start: 10, end: 20 },
    { start: 0, end: 10 },
  ];
  it.each([
    [0, 1],
    [10, 0],
    [20, 0],
    [21, -1],
  ])('of offset %i is %i', (offset, expected) => {
    expect(fragmentAt(spans, offset)).toBe(expected);
  });
});

describe('editing a target', () => {
  it('keeps fragments apart, whole and proved, whatever is asked of it', () => {
    fc.assert(
      fc.property(
        nastyText.filter((each) => each.trim() !== ''),
        fc.array(fc.tuple(fc.constantFrom('add', 'move', 'remove'), fc.nat(200), fc.nat(200))),
        (nasty, steps) => {
          const given = { text: nasty, paragraphs: paragraphsOf(nasty) };
          const first = markedSpan(given, { start: 0, end: nasty.length });
          if (!first) return;
          let now = addFragment(given, { spans: [first], quotes: target.quotes }, first);
          expect(now.ok).toBe(false);
          now = moveFragment(given, { spans: [first], quotes: target.quotes }, 0, first);
          for (const [verb, a, b] of steps) {
            if (!now.ok) return;
            const span = { start: Math.min(a, b), end: Math.max(a, b) };
            const next =
              verb === 'add'
                ? addFragment(given, now.value, span)
                : verb === 'move'
                  ? moveFragment(given, now.value, a % 3, span)
                  : removeFragment(given, now.value, a % 3);
            if (!next.ok) continue;
            now = next;
            for (const [index, { start, end }] of next.value.spans.entries()) {
              expect(next.value.quotes[index]?.exact).toBe(nasty.slice(start, end));
              expect(markedSpan(given, { start, end })).toEqual({ start, end });
            }
          }
        },
      ),
    );
  });
});
