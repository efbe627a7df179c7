import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isChange } from '../../../shared/journal/is-change';
import { aChange, aSourceEdit } from '../../builders/a-change';
import { CHANGES } from './cases';

/** A change as a stranger may have written it. */
type Loose = Record<string, unknown>;

function loose(name: string): Loose {
  const found = CHANGES.find(([known]) => known === name);
  return structuredClone(Object(found?.[1]));
}

function editOf(change: Loose, index = 0): Loose {
  return Object(Object(change['edits'])[index]);
}

function afterOf(change: Loose, index = 0): Loose {
  return Object(editOf(change, index)['after']);
}

const ALL = 'annotations of every kind';

describe('isChange', () => {
  it.each(CHANGES)('knows %s', (_case, change) => {
    expect(isChange(change)).toBe(true);
    expect(isChange({ ...change, unknown: { to: 'this program' } })).toBe(true);
  });

  const WRONG: readonly [string, string, (change: Loose) => void][] = [
    ['no id', 'a source', (change) => Object.assign(change, { id: '' })],
    ['a time that is none', 'a source', (change) => Object.assign(change, { at: 'yesterday' })],
    ['a number that is no number', 'a source', (change) => Object.assign(change, { seq: '1' })],
    ['half a number', 'a source', (change) => Object.assign(change, { seq: 1.5 })],
    ['an origin of its own', 'a source', (change) => Object.assign(change, { origin: 'x' })],
    ['an action of its own', 'a source', (change) => Object.assign(change, { action: 'toString' })],
    [
      'edits that are no list',
      'a source',
      (change) => Object.assign(change, { edits: { length: 1 } }),
    ],
    [
      'an article that is no digest',
      'a source',
      (change) => Object.assign(change, { articles: ['x'] }),
    ],
    [
      'an entity of its own',
      'a source',
      (change) => Object.assign(editOf(change), { entity: 'user' }),
    ],
    [
      'an edit under another id',
      'a source',
      (change) => Object.assign(editOf(change), { id: 'x' }),
    ],
    ['an edit of nothing', 'a source', (change) => Object.assign(editOf(change), { after: null })],
    ['an edit without its before', 'a source', (change) => delete editOf(change)['before']],
    ['a source without a name', 'a source', (change) => delete afterOf(change)['name']],
    [
      'an edit twice',
      'a source',
      (change) => Object.assign(change, { edits: [editOf(change), editOf(change)] }),
    ],
    [
      'another text than its digest',
      'an article',
      (change) => Object.assign(afterOf(change), { text: 'x' }),
    ],
    [
      'a text with half a character',
      'an article',
      (change) => Object.assign(afterOf(change), { text: '\ud800' }),
    ],
    [
      'no appearance',
      'an article',
      (change) => Object.assign(afterOf(change), { appearances: [] }),
    ],
    [
      'an annotation whose id is no UUID',
      ALL,
      (change) => Object.assign(afterOf(change), { id: 'T1' }),
    ],
    ['no span', ALL, (change) => Object.assign(Object(afterOf(change)['target']), { spans: [] })],
    [
      'a span that ends before it begins',
      ALL,
      (change) =>
        Object.assign(Object(afterOf(change)['target']), { spans: [{ start: 3, end: 2 }] }),
    ],
    [
      'a span that no column holds',
      ALL,
      (change) =>
        Object.assign(Object(afterOf(change)['target']), { spans: [{ start: 0, end: 2 ** 40 }] }),
    ],
    [
      'a body of no kind',
      ALL,
      (change) => Object.assign(afterOf(change), { body: { kind: 'mood' } }),
    ],
    [
      'an answer of the wrong type',
      ALL,
      (change) => Object.assign(Object(afterOf(change)['body']), { stance: 7 }),
    ],
    [
      'custom attributes that are no texts',
      ALL,
      (change) => Object.assign(afterOf(change), { custom: { a: 1 } }),
    ],
    ['no provenance', ALL, (change) => delete afterOf(change)['provenance']],
    [
      'a relation from nowhere',
      'what is taken back',
      (change) => Object.assign(Object(editOf(change)['before']), { from: null }),
    ],
    [
      'a scheme under another version',
      'a scheme',
      (change) => Object.assign(afterOf(change), { version: 9 }),
    ],
    [
      'a tombstone without a time',
      ALL,
      (change) =>
        Object.assign(change, { deletedElsewhere: [{ id: 'x', entity: 'source', by: '' }] }),
    ],
  ];

  it.each(WRONG)('refuses a change with %s', (_case, name, spoil) => {
    const change = loose(name);
    spoil(change);
    expect(isChange(change)).toBe(false);
  });

  it('answers whatever it is asked', () => {
    const edits = fc.array(fc.oneof(fc.object(), fc.constant(aSourceEdit('x'))));
    const change = fc.record({ v: fc.constant(1), edits, seq: fc.nat() }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), change), (value) => {
        expect(isChange(value)).toBe(false);
      }),
      { numRuns: 500 },
    );
    expect(isChange(aChange())).toBe(true);
  });
});
