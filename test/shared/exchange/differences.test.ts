import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../shared/annotation/annotation';
import type { ExportState } from '../../../shared/exchange/build-export';
import { differences } from '../../../shared/exchange/differences';
import { anyExport } from '../../cases/any-export';
import { aRichExport } from '../../cases/rich-export';

const state = aRichExport();

/** The state with its first annotation changed. */
function withFirst(change: (annotation: Annotation) => Annotation): ExportState {
  const [first, ...rest] = state.articles;
  const [annotation, ...others] = first?.annotations ?? [];
  if (!first || !annotation) throw new Error('The state has no annotation');
  return {
    ...state,
    articles: [{ ...first, annotations: [change(annotation), ...others] }, ...rest],
  };
}

const id = state.articles[0]?.annotations[0]?.id ?? '';

describe('differences', () => {
  it('finds none between a state and itself in another order', () => {
    fc.assert(
      fc.property(anyExport, (any) => {
        const turned = {
          ...any,
          articles: any.articles
            .toReversed()
            .map((each) => ({ ...each, annotations: each.annotations.toReversed() })),
          sources: any.sources.toReversed(),
          relations: any.relations.toReversed(),
        };
        expect(differences(any, turned)).toEqual([]);
      }),
    );
  });

  it.each<[string, (annotation: Annotation) => Annotation, readonly string[]]>([
    ['note', (each) => ({ ...each, note: 'x' }), ['note']],
    ['label', (each) => ({ ...each, label: 'losses' }), ['label']],
    ['tags', (each) => ({ ...each, tags: ['x'] }), ['tags']],
    [
      'answer',
      (each) => ({ ...each, body: { kind: 'figure', date: '2020' } }),
      ['attributes.date', 'attributes.unit'],
    ],
    [
      'kind',
      (each) => ({ ...each, body: { kind: 'claim' } }),
      ['attributes.date', 'attributes.unit', 'kind'],
    ],
    ['custom value', (each) => ({ ...each, custom: { check: 'x' } }), ['custom.check']],
    [
      'creator',
      (each) => ({ ...each, provenance: { ...each.provenance, creator: 'x' } }),
      ['provenance.creator'],
    ],
    [
      'target',
      (each) => ({ ...each, target: { ...each.target, spans: [{ start: 0, end: 1 }] } }),
      ['fragments'],
    ],
  ])('names the field of another %s', (_name, change, fields) => {
    expect(differences(state, withFirst(change))).toEqual(fields.map((field) => ({ id, field })));
  });

  it('says * of what only one has', () => {
    const [source] = state.sources;
    const [relation] = state.relations;
    const less = { ...state, sources: state.sources.slice(1), relations: state.relations.slice(1) };
    const expected = [
      { id: relation?.id, field: '*' },
      { id: source?.id, field: '*' },
    ].toSorted((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1));
    expect(differences(state, less)).toEqual(expected);
    expect(differences(less, state)).toEqual(expected);
  });

  it('names texts, appearances, the scheme and what was deleted', () => {
    const { articles, relations, sources, deleted } = state;
    const [first, ...rest] = articles;
    if (!first) throw new Error('The state has no article');
    const { article } = first;
    const [appearance] = article.appearances;
    const changed = { ...article, text: `${article.text}.`, appearances: [appearance] as const };
    const read = { articles: [{ ...first, article: changed }, ...rest], relations, sources };
    expect(differences(state, read)).toEqual(
      [
        { id: '', field: 'scheme' },
        { id: article.digest, field: 'appearances' },
        { id: article.digest, field: 'text' },
        ...deleted.map((each) => ({ id: each.id, field: '*' })),
      ].toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.field < b.field ? -1 : 1)),
    );
  });
});
