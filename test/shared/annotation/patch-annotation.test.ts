import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../shared/annotation/annotation';
import { hasField, type AnnotationPatch } from '../../../shared/annotation/annotation-patch';
import { patchAnnotation } from '../../../shared/annotation/patch-annotation';
import type { Body } from '../../../shared/annotation/body';
import { anAnnotation } from '../../builders/an-annotation';
import { anArticle } from '../../builders/an-article';

const LATER = '2026-11-22T10:00:00.000Z';
const article = anArticle({ text: 'More than 80 ships left.' });

function with_(rest: Partial<Annotation>): Annotation {
  return anAnnotation({ article, on: 'More than 80 ships', kind: 'figure', with: rest });
}

const FIGURE: Body = { kind: 'figure', value: '80', bound: 'more-than', unit: 'ship' };
const bodies: readonly (readonly [string, Body, AnnotationPatch['body'] & object, Body])[] = [
  ['sets an answer', { kind: 'figure' }, { value: '80' }, { kind: 'figure', value: '80' }],
  ['takes one away', FIGURE, { unit: null }, { kind: 'figure', value: '80', bound: 'more-than' }],
  [
    'lets a range take the value’s place',
    FIGURE,
    { range: { low: '80', high: '90' } },
    { kind: 'figure', range: { low: '80', high: '90' }, bound: 'more-than', unit: 'ship' },
  ],
  [
    'lets “unknown” take the place of other amounts too',
    { kind: 'figure', date: '2025' },
    { value: { answer: 'unknown' } },
    { kind: 'figure', value: { answer: 'unknown' } },
  ],
  [
    'sets an amount where another is taken away in the same patch',
    FIGURE,
    { value: null, date: '2025' },
    { kind: 'figure', bound: 'more-than', unit: 'ship', date: '2025' },
  ],
  [
    'passes over what the kind does not have',
    { kind: 'quote', mode: 'direct' },
    { value: '80', stance: 'denied', mode: 'partial' },
    { kind: 'quote', mode: 'partial' },
  ],
];

describe('patchAnnotation', () => {
  it.each(bodies)('%s', (_name, before, patch, after) => {
    const patched = patchAnnotation(with_({ body: before }), { body: patch }, LATER);
    expect(patched.body).toEqual(after);
    expect(patched.provenance.modified).toBe(LATER);
  });

  it.each<[string, AnnotationPatch, readonly string[]]>([
    ['setting a field', { body: { value: '81' } }, ['bound', 'unit']],
    ['setting it to what was guessed', { body: { value: '80' } }, ['bound', 'unit']],
    ['another amount, which takes it away', { body: { date: '2025' } }, ['bound', 'unit']],
    ['naming it', { confirm: ['bound'] }, ['value', 'unit']],
    ['all at once', { confirm: 'all' }, []],
    ['nothing else', { note: 'Seen.' }, ['value', 'bound', 'unit']],
  ])('confirms guesses by %s', (_name, patch, left) => {
    const before = with_({ body: FIGURE, guessed: ['value', 'bound', 'unit'] });
    expect(patchAnnotation(before, patch, LATER).guessed).toEqual(left);
  });

  it('adds and removes tags once each, and keeps their order', () => {
    const before = with_({ tags: ['sea', 'big'] });
    const patch = { addTags: ['big', 'new', 'new'], removeTags: ['sea', 'none'] };
    expect(patchAnnotation(before, patch, LATER).tags).toEqual(['big', 'new']);
  });

  it('sets and takes away a label and custom values', () => {
    const set = patchAnnotation(with_({}), { label: 'ships', custom: { sure: 'yes' } }, LATER);
    expect([set.label, set.custom]).toEqual(['ships', { sure: 'yes' }]);
    const gone = patchAnnotation(set, { label: null, custom: { sure: null } }, LATER);
    expect('label' in gone).toBe(false);
    expect(gone.custom).toEqual({});
  });

  it.each<[string, AnnotationPatch]>([
    ['nothing', {}],
    ['what stands there', { body: { ...FIGURE }, note: '', status: 'draft', label: null }],
    ['a tag that is there', { addTags: ['sea'] }],
    ['to confirm what is no guess', { confirm: 'all' }],
  ])('gives the same annotation for a patch that says %s', (_name, patch) => {
    const before = with_({ body: FIGURE, tags: ['sea'] });
    expect(patchAnnotation(before, patch, LATER)).toBe(before);
  });

  it('takes a custom key that objects have of their own for a key', () => {
    const patched = patchAnnotation(with_({}), { custom: { constructor: 'x' } }, LATER);
    expect(Object.entries(patched.custom)).toEqual([['constructor', 'x']]);
  });
});

describe('hasField', () => {
  it.each([
    ['claim', 'claimant', true],
    ['claim', 'value', false],
    ['quote', 'cue', true],
    ['figure', 'cue', true],
    ['figure', 'mode', false],
  ] as const)('of a %s says of %s: %s', (kind, field, expected) => {
    expect(hasField(kind, field)).toBe(expected);
  });
});
