import { describe, expect, it } from 'vitest';
import { fitScheme } from '../../../shared/exchange/fit-scheme';
import { DEFAULT_SCHEME } from '../../../shared/scheme/default-scheme';
import type { Scheme } from '../../../shared/scheme/scheme';
import { anAnnotation } from '../../builders/an-annotation';
import { anArticle } from '../../builders/an-article';

const SCHEME: Scheme = {
  ...DEFAULT_SCHEME,
  version: 2,
  labels: [{ key: 'losses', name: 'Losses', kind: 'figure' }],
  attributes: [
    { key: 'desk', name: 'Desk', kinds: ['figure'] },
    { key: 'beat', name: 'Beat', kinds: ['figure'], values: ['sea'] },
  ],
};

const annotation = anAnnotation({
  article: anArticle({ text: '82 boats' }),
  on: '82',
  kind: 'figure',
});

describe('fitScheme', () => {
  it('leaves alone what the scheme has', () => {
    const known = { ...annotation, label: 'losses', custom: { desk: 'any', beat: 'sea' } };
    expect(fitScheme(known, SCHEME)).toEqual(known);
  });

  it.each([
    ['an unknown label', { label: 'wins' }, {}, ['old', 'wins']],
    [
      'a label of another kind',
      { label: 'losses', body: { kind: 'claim' as const } },
      {},
      ['old', 'losses'],
    ],
    ['an unknown attribute', { custom: { mood: 'glum' } }, {}, ['old', 'mood: glum']],
    ['a value that is not offered', { custom: { beat: 'air' } }, {}, ['old', 'beat: air']],
    [
      'an attribute of another kind',
      { custom: { desk: 'x' }, body: { kind: 'quote' as const } },
      {},
      ['old', 'desk: x'],
    ],
  ])('makes a tag of %s', (_name, given, custom, tags) => {
    const fitted = fitScheme({ ...annotation, tags: ['old'], ...given }, SCHEME);
    expect(fitted).toMatchObject({ custom, tags });
    expect(fitted).not.toHaveProperty('label');
  });

  it.each([
    ['a later version', { id: SCHEME.id, version: 7 }, { id: SCHEME.id, version: 2 }],
    ['an earlier version', { id: SCHEME.id, version: 1 }, { id: SCHEME.id, version: 1 }],
    ['another scheme', { id: 'else', version: 7 }, { id: 'else', version: 7 }],
  ])('names a scheme that the library can hold for %s', (_name, scheme, expected) => {
    const given = { ...annotation, provenance: { ...annotation.provenance, scheme } };
    expect(fitScheme(given, SCHEME).provenance.scheme).toEqual(expected);
  });
});
