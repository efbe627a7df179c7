import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../shared/annotation/annotation';
import {
  inMergeOrder,
  mergeAnnotations,
  repointRelations,
} from '../../../shared/annotation/merge-annotations';
import type { Relation } from '../../../shared/annotation/relation';
import { anAnnotation } from '../../builders/an-annotation';
import { anArticle } from '../../builders/an-article';
import { freshId } from '../../builders/ids';

const LATER = '2026-11-22T10:00:00.000Z';
const article = anArticle({ text: 'one two three four five six' });

function on(words: string | readonly string[], rest: Partial<Annotation> = {}): Annotation {
  return anAnnotation({ article, on: words, with: rest });
}

function merged(...annotations: readonly Annotation[]): Annotation {
  const [first, ...rest] = inMergeOrder(annotations);
  if (!first) throw new Error('Nothing to merge.');
  return mergeAnnotations(article.text, [first, ...rest], LATER);
}

function exactOf({ target }: Annotation): readonly string[] {
  return target.quotes.map(({ exact }) => exact);
}

describe('mergeAnnotations', () => {
  it.each<[string, readonly Annotation[], readonly string[]]>([
    ['in text order, whatever order they come in', [on('five'), on('one')], ['one', 'five']],
    ['each in its own order', [on(['four', 'two']), on('three')], ['three', 'four', 'two']],
    ['united where they overlap', [on('one two'), on('two three')], ['one two three']],
    ['as one where one holds another', [on('one two three'), on('two')], ['one two three']],
    ['as one where they are the same', [on('two'), on('two')], ['two']],
    ['apart where they touch', [on('one '), on('two')], ['one ', 'two']],
    [
      'united over a gap that a third closes',
      [on(['one two', 'four five']), on('two three four')],
      ['one two three four five'],
    ],
  ])('has the fragments %s', (_name, annotations, expected) => {
    expect(exactOf(merged(...annotations))).toEqual(expected);
  });

  it('has body, label and id of the first, all tags and notes, and is done if all are', () => {
    const first = on('one', {
      body: { kind: 'quote', mode: 'direct' },
      label: 'x',
      tags: ['a', 'b'],
      note: 'First.',
      status: 'done',
    });
    const second = on('five', { tags: ['b', 'c'], note: 'Second.', status: 'done' });
    const third = on('six', { note: 'First.' });
    const both = merged(second, first);
    expect(both).toMatchObject({
      id: first.id,
      body: first.body,
      label: 'x',
      tags: ['a', 'b', 'c'],
      note: 'First.\n\nSecond.',
      status: 'done',
      provenance: { ...first.provenance, modified: LATER },
    });
    expect(merged(first, second, third)).toMatchObject({ status: 'draft', note: both.note });
  });
});

describe('repointRelations', () => {
  const [kept, gone, other] = [on('one'), on('two'), on('six')];

  function relation(from: Annotation, to: Annotation, type = 'supports'): Relation {
    return { id: freshId(), type, from: from.id, to: to.id, provenance: from.provenance };
  }

  function after(...relations: readonly Relation[]): readonly (Relation | null)[] {
    return repointRelations(relations, new Set([gone.id]), kept.id).map((edit) => edit.after);
  }

  it('moves both kinds of ends and leaves the others alone', () => {
    const [to, from, aside] = [relation(other, gone), relation(gone, other), relation(kept, other)];
    expect(after(to, from)).toEqual([
      { ...to, to: kept.id },
      { ...from, from: kept.id },
    ]);
    expect(after(aside)).toEqual([]);
  });

  it('drops what would lead to itself, and what is said already', () => {
    expect(after(relation(kept, gone))).toEqual([null]);
    expect(after(relation(kept, other), relation(gone, other))).toEqual([null]);
    const two = [
      relation(gone, other),
      relation(gone, other, 'contradicts'),
      relation(gone, other),
    ];
    expect(after(...two).map((each) => each?.type ?? null)).toEqual([
      'supports',
      'contradicts',
      null,
    ]);
  });
});
