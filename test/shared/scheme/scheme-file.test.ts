import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../shared/base/result';
import { DEFAULT_SCHEME } from '../../../shared/scheme/default-scheme';
import { KINDS, type Scheme } from '../../../shared/scheme/scheme';
import { readSchemeFile, writeSchemeFile } from '../../../shared/scheme/scheme-file';

const words = fc.string({ unit: 'grapheme', maxLength: 8 });
const anyScheme: fc.Arbitrary<Scheme> = fc.record({
  id: words,
  version: fc.nat(),
  labels: fc.array(
    fc.record(
      { key: words, name: words, kind: fc.constantFrom(...KINDS), color: words, shortcut: words },
      { requiredKeys: ['key', 'name', 'kind'] },
    ),
    { maxLength: 3 },
  ),
  attributes: fc.array(
    fc.record(
      {
        key: words,
        name: words,
        kinds: fc.array(fc.constantFrom(...KINDS)),
        values: fc.array(words),
      },
      { requiredKeys: ['key', 'name', 'kinds'] },
    ),
    { maxLength: 3 },
  ),
  relationTypes: fc.array(fc.record({ key: words, name: words }), { maxLength: 3 }),
  guideline: words,
});

const LABEL = { key: 'a', name: 'A', kind: 'claim' };

function file(changes: Readonly<Record<string, unknown>>): unknown {
  return { format: 'verbatim-scheme', version: 1, scheme: { ...DEFAULT_SCHEME, ...changes } };
}

const faults: readonly (readonly [string, unknown, string])[] = [
  ['no object', null, ''],
  ['a list', [], ''],
  ['an export', { format: 'verbatim-export', version: 1, scheme: {} }, '/format'],
  ['a later form', { format: 'verbatim-scheme', version: 2, scheme: {} }, '/version'],
  ['something besides', { format: 'verbatim-scheme', version: 1, scheme: {}, x: 1 }, '/x'],
  ['no scheme', { format: 'verbatim-scheme', version: 1 }, '/scheme'],
  ['a scheme with something besides', file({ more: 1 }), '/scheme/more'],
  ['a number for an id', file({ id: 7 }), '/scheme/id'],
  ['a text for a version', file({ version: '1' }), '/scheme/version'],
  ['no list of labels', file({ labels: {} }), '/scheme/labels'],
  ['a label that is none', file({ labels: [LABEL, 'b'] }), '/scheme/labels/1'],
  ['a label without a name', file({ labels: [{ key: 'a' }] }), '/scheme/labels/0/name'],
  [
    'a label of a fourth kind',
    file({ labels: [{ ...LABEL, kind: 'event' }] }),
    '/scheme/labels/0/kind',
  ],
  ['a colour of numbers', file({ labels: [{ ...LABEL, color: 1 }] }), '/scheme/labels/0/color'],
  ['half a character', file({ guideline: '\ud800' }), '/scheme/guideline'],
  [
    'an attribute of a fourth kind',
    file({ attributes: [{ key: 'a', name: 'A', kinds: ['claim', 'x'] }] }),
    '/scheme/attributes/0/kinds/1',
  ],
  [
    'a value that is no text',
    file({ attributes: [{ key: 'a', name: 'A', kinds: ['claim'], values: [null] }] }),
    '/scheme/attributes/0/values/0',
  ],
  [
    'a relation type without a key',
    file({ relationTypes: [{ name: 'x' }] }),
    '/scheme/relationTypes/0/key',
  ],
  ['no guideline', file({ guideline: undefined }), '/scheme/guideline'],
];

describe('readSchemeFile', () => {
  it('reads what writeSchemeFile writes, and writes that again byte for byte', () => {
    fc.assert(
      fc.property(anyScheme, (scheme) => {
        const text = writeSchemeFile(scheme);
        const read = readSchemeFile(JSON.parse(text));
        expect(read).toEqual(ok(scheme));
        expect(read.ok && writeSchemeFile(read.value)).toBe(text);
      }),
    );
  });

  it.each(faults)('refuses %s at its place', (_name, given, path) => {
    expect(readSchemeFile(given)).toEqual(fail({ path, reason: expect.any(String) }));
  });

  it('throws at nothing that is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(readSchemeFile(json).ok).toBe(false);
        expect(readSchemeFile({ format: 'verbatim-scheme', version: 1, scheme: json }).ok).toBe(
          false,
        );
      }),
    );
  });
});
