import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../shared/annotation/annotation';
import { isAnnotationId } from '../../../shared/annotation/is-uuid';
import { markedSpan } from '../../../shared/annotation/edit-target';
import { splitAnnotation } from '../../../shared/annotation/split-annotation';
import { paragraphsOf } from '../../../shared/article/paragraphs';
import { anAnnotation } from '../../builders/an-annotation';
import { anArticle } from '../../builders/an-article';
import { freshAnnotationId } from '../../builders/ids';
import { textWithSpan } from '../../cases/nasty-texts';

const LATER = '2026-11-22T10:00:00.000Z';
const article = anArticle({ text: 'one two 👩‍👩‍👧 three four' });
const stamp = { id: freshAnnotationId(), by: 'Ben', at: LATER };

function split(annotation: Annotation, offset: number, text = article.text) {
  return splitAnnotation({ text, paragraphs: paragraphsOf(text) }, annotation, offset, stamp);
}

function halves(words: string | readonly string[], offset: number): unknown {
  const result = split(anAnnotation({ article, on: words }), offset);
  if (!result.ok) return result.failure.type;
  return result.value.map(({ target }) => target.quotes.map(({ exact }) => exact));
}

const at = (words: string): number => article.text.indexOf(words);

describe('splitAnnotation', () => {
  it.each<[string, string | readonly string[], number, unknown]>([
    ['within a fragment', 'one two', at('two'), [['one'], ['two']]],
    ['without space at the cut', 'one two', at(' two'), [['one'], ['two']]],
    ['between fragments', ['one', 'four'], at('three'), [['one'], ['four']]],
    ['fragments against text order', ['four', 'one'], at('three'), [['one'], ['four']]],
    ['some before, one cut', ['one', 'three four'], at('four'), [['one', 'three'], ['four']]],
    [
      'behind a character that it would break',
      'two 👩‍👩‍👧 three',
      at('👩') + 2,
      [['two 👩‍👩‍👧'], ['three']],
    ],
    ['not at its start', 'two', at('two'), 'NothingToSplit'],
    ['not at its end', 'two', at('two') + 3, 'NothingToSplit'],
    ['not outside', 'two', at('four'), 'NothingToSplit'],
    ['not within one character', '👩‍👩‍👧', at('👩') + 2, 'NothingToSplit'],
    ['not before the text', 'two', -5, 'NothingToSplit'],
    ['not at no place', 'two', Number.NaN, 'NothingToSplit'],
  ])('divides %s', (_name, words, offset, expected) => {
    expect(halves(words, offset)).toEqual(expected);
  });

  it('leaves all answers with the first and gives kind, label, tags and values to the second', () => {
    const before = anAnnotation({
      article,
      on: 'one two',
      with: {
        body: { kind: 'quote', mode: 'direct' },
        label: 'x',
        custom: { a: 'b' },
        tags: ['t'],
        note: 'n',
        status: 'done',
        guessed: ['mode'],
      },
    });
    const result = split(before, at('two'));
    if (!result.ok) throw new Error(result.failure.type);
    const [first, second] = result.value;
    const { target: _before, provenance: _first, ...kept } = before;
    expect(first).toMatchObject(kept);
    expect(first.provenance).toEqual({ ...before.provenance, modified: LATER });
    expect(second).toMatchObject({
      id: stamp.id,
      body: { kind: 'quote' },
      label: 'x',
      custom: { a: 'b' },
      tags: ['t'],
      note: '',
      status: 'draft',
      guessed: [],
      provenance: { creator: 'Ben', created: LATER, modified: LATER, derivedFrom: before.id },
    });
    expect(Object.keys(second.body)).toEqual(['kind']);
    expect(isAnnotationId(second.id)).toBe(true);
  });

  it('loses no character that can be seen, and breaks none, wherever it cuts', () => {
    fc.assert(
      fc.property(textWithSpan, fc.nat(100), ({ text, ...wide }, offset) => {
        const paragraphs = paragraphsOf(text);
        const span = markedSpan({ text, paragraphs }, wide);
        if (!span) return;
        const own = anArticle({ text });
        const words = text.slice(span.start, span.end);
        const occurrence = text.slice(0, span.end).split(words).length - 1;
        if (text.split(words).length !== 2) return;
        const result = split(anAnnotation({ article: own, on: words, occurrence }), offset, text);
        if (!result.ok) return;
        const cut = result.value.flatMap(({ target }) => target.spans);
        const [first, second] = cut;
        expect(cut).toHaveLength(2);
        const lost = [
          text.slice(span.start, first?.start),
          text.slice(first?.end, second?.start),
          text.slice(second?.end, span.end),
        ];
        expect(lost.join('')).toMatch(/^[\s\u0085\u200b\u2060\p{Bidi_C}]*$/u);
      }),
    );
  });
});
