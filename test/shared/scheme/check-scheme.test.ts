import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../../shared/scheme/check-scheme';
import { DEFAULT_SCHEME } from '../../../shared/scheme/default-scheme';
import type { LabelDefinition, Scheme } from '../../../shared/scheme/scheme';

const LABEL: LabelDefinition = { key: 'losses', name: 'Losses', kind: 'figure' };
const SURROUNDINGS = {
  takenKeys: new Set(['c', '+']),
  known: [{ ...DEFAULT_SCHEME, labels: [{ ...LABEL, key: 'old', kind: 'quote' }] }] as const,
};

function scheme(changes: Partial<Scheme>): Scheme {
  return { ...DEFAULT_SCHEME, ...changes };
}

function label(changes: Partial<LabelDefinition>): Scheme {
  return scheme({ labels: [LABEL, { ...LABEL, key: 'deaths', ...changes }] });
}

const faults: readonly (readonly [string, Scheme, string])[] = [
  ['two labels of one key', label({ key: 'losses' }), '/labels/1/key'],
  ['the name of a kind as a key', label({ key: 'quote' }), '/labels/1/key'],
  ['an empty key', label({ key: '' }), '/labels/1/key'],
  ['a key with space in it', label({ key: 'two words' }), '/labels/1/key'],
  ['a key that objects trip over', label({ key: '__proto__' }), '/labels/1/key'],
  ['a key without end', label({ key: 'x'.repeat(101) }), '/labels/1/key'],
  ['an empty name', label({ name: ' ' }), '/labels/1/name'],
  ['a name without end', label({ name: 'x'.repeat(201) }), '/labels/1/name'],
  ['the key of a command', label({ shortcut: 'c' }), '/labels/1/shortcut'],
  ['the key of a command in upper case', label({ shortcut: 'C' }), '/labels/1/shortcut'],
  ['a key of two characters', label({ shortcut: 'F5' }), '/labels/1/shortcut'],
  ['a blank key', label({ shortcut: ' ' }), '/labels/1/shortcut'],
  [
    'the key of another label',
    scheme({
      labels: [
        { ...LABEL, shortcut: 'l' },
        { ...LABEL, key: 'b', shortcut: 'L' },
      ],
    }),
    '/labels/1/shortcut',
  ],
  ['a colour that is none', label({ color: 'red; x' }), '/labels/1/color'],
  ['another kind than the label had', label({ key: 'old' }), '/labels/1/kind'],
  [
    'an attribute of no kind',
    scheme({ attributes: [{ key: 'beat', name: 'Beat', kinds: [] }] }),
    '/attributes/0/kinds',
  ],
  [
    'an attribute without a value to choose',
    scheme({ attributes: [{ key: 'beat', name: 'Beat', kinds: ['claim'], values: [] }] }),
    '/attributes/0/values',
  ],
  [
    'an attribute with a value twice',
    scheme({ attributes: [{ key: 'beat', name: 'Beat', kinds: ['claim'], values: ['a', 'a'] }] }),
    '/attributes/0/values/1',
  ],
  [
    'two relation types of one key',
    scheme({
      relationTypes: [
        { key: 'a', name: 'a' },
        { key: 'a', name: 'b' },
      ],
    }),
    '/relationTypes/1/key',
  ],
  ['a guideline without end', scheme({ guideline: 'x'.repeat(100_001) }), '/guideline'],
  ['a version of nothing', scheme({ version: 0 }), '/version'],
  ['half a version', scheme({ version: 1.5 }), '/version'],
  ['an empty id', scheme({ id: '' }), '/id'],
  [
    'labels without end',
    scheme({ labels: Array.from({ length: 501 }, (_, at) => ({ ...LABEL, key: `k${at}` })) }),
    '/labels',
  ],
];

describe('checkScheme', () => {
  it.each(faults)('refuses %s at its place', (_name, given, path) => {
    const reason = expect.stringMatching(/^[a-z]/);
    expect(checkScheme(given, SURROUNDINGS)).toEqual({ path, reason });
  });

  it.each([
    ['the scheme of a new library', DEFAULT_SCHEME],
    ['a label with colour and key', label({ color: '#2266AA', shortcut: 'l' })],
    ['a key beyond ASCII', label({ key: 'pérdidas', shortcut: 'ñ' })],
    ['a label of the kind that it had', label({ key: 'old', kind: 'quote' })],
    [
      'a label and an attribute of one key',
      scheme({
        labels: [LABEL],
        attributes: [{ key: 'losses', name: 'Losses', kinds: ['claim', 'figure'], values: ['a'] }],
      }),
    ],
  ])('takes %s', (_name, given) => {
    expect(checkScheme(given, SURROUNDINGS)).toBeNull();
  });
});
