import { describe, expect, it } from 'vitest';
import type { ImportRefusal } from '../../../renderer/session/failure';
import { placeWords, refusalWords } from '../../../renderer/view/import-words';

const FAULT = { path: '/articles/0/digest', message: 'is not the sha-256 of the text' };

/** One of each: a new type without a row here does not compile. */
const REFUSALS: { readonly [T in ImportRefusal['type']]: Extract<ImportRefusal, { type: T }> } = {
  NotJson: { type: 'NotJson', line: 3, column: 7 },
  JsonTooDeep: { type: 'JsonTooDeep', line: 4, column: 65 },
  DuplicateKey: { type: 'DuplicateKey', path: '/analyst' },
  ForbiddenKey: { type: 'ForbiddenKey', path: '/tool/__proto__' },
  NotAnExport: { type: 'NotAnExport' },
  NotReadable: { type: 'NotReadable', place: 'line 7', reason: 'is no XML' },
  NotInOrder: { type: 'NotInOrder', key: 'articles' },
  FormatUnknown: { type: 'FormatUnknown' },
  VersionTooNew: { type: 'VersionTooNew', found: 2, known: 1 },
  VersionUnknown: { type: 'VersionUnknown', found: null },
  NotValid: { type: 'NotValid', faults: [FAULT] },
  NotProved: { type: 'NotProved', faults: [FAULT, FAULT, FAULT] },
  NoTexts: { type: 'NoTexts', articles: 2 },
  LabelClash: { type: 'LabelClash', key: 'losses' },
};

describe('placeWords', () => {
  it.each([
    ['5', 'line 5'],
    ['5:26', 'line 5, column 26'],
    ['5 /entities/0', 'line 5, entity 1'],
    ['5 #17', 'line 5 #17'],
    ['/0/annotations/3', 'item 1, annotation 4'],
    ['/articles/0/annotations/2/fragments/1/exact', 'article 1, annotation 3, fragment 2, exact'],
    ['/sources/2/aliases/0', 'source 3, alias 1'],
    ['/tool/a~1b', 'tool, a/b'],
    ['/', '/'],
    ['018f0000-0000-7000-8000-000000000078', '018f0000-0000-7000-8000-000000000078'],
    ['', ''],
  ])('calls %s %s', (place, words) => {
    expect(placeWords(place)).toBe(words);
  });
});

describe('refusalWords', () => {
  it.each(Object.entries(REFUSALS))('words %s as the end of a sentence', (_, refusal) => {
    const words = refusalWords(refusal);
    expect(words).toMatch(/^[a-z/].*[^.]$/s);
    expect(words).not.toMatch(/undefined|\[object|null/);
  });

  it.each([
    ['where JSON ends', REFUSALS.NotJson, 'line 3, column 7'],
    ['the first fault', REFUSALS.NotValid, 'article 1, digest: is not the sha-256 of the text'],
    ['how many more there are', REFUSALS.NotProved, '(and 2 more faults)'],
    ['both versions', REFUSALS.VersionTooNew, 'its format is 2, this program knows 1'],
    ['the label', REFUSALS.LabelClash, 'losses'],
    [
      'the line',
      { type: 'NotReadable', place: '5:26', reason: 'is no JSON' } as const,
      'line 5, column 26: is no JSON',
    ],
  ])('names %s', (_, refusal, part) => {
    expect(refusalWords(refusal)).toContain(part);
  });

  it('names the file where a fault has no place in it', () => {
    const faults = [{ path: '', message: 'its header is not as it was' }];
    expect(refusalWords({ type: 'NotProved', faults })).toBe('file: its header is not as it was');
  });
});
