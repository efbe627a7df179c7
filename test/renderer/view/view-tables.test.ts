import { describe, expect, it } from 'vitest';
import type { Source, SourceId } from '../../../shared/annotation/source';
import type { Problem } from '../../../shared/annotation/check-annotation';
import { APP_COMMANDS } from '../../../shared/ipc/app-commands';
import { DEFAULT_SCHEME } from '../../../shared/scheme/default-scheme';
import { idsBetween, toggled } from '../../../renderer/view/annotating/marks';
import { sectionsOf } from '../../../renderer/view/dialogs/guideline-sections';
import { viaChain } from '../../../renderer/view/inspecting/source-names';
import {
  suggestLanguages,
  suggestSources,
  suggestUnits,
} from '../../../renderer/view/inspecting/suggestions';
import { tagsIn } from '../../../renderer/view/inspecting/TagsAnswer';
import { COMMAND_GROUPS } from '../../../renderer/view/keys/command-groups';
import { heardKeys, keyCaps } from '../../../renderer/view/keys/key-caps';
import { problemWords } from '../../../renderer/view/problem-words';
import {
  draftOf,
  isFaultOf,
  keyOfName,
  partAt,
  schemeOf,
} from '../../../renderer/view/scheme/scheme-draft';
import { openArticleOf, placeOn, testId } from './hand-made-session';

const source = (id: string, name: string, via?: string, aliases: string[] = []): Source => ({
  id: id as SourceId,
  name,
  aliases,
  ...(via && { via: via as SourceId }),
});

describe('COMMAND_GROUPS', () => {
  it('holds every command once', () => {
    const ids = COMMAND_GROUPS.flatMap(({ commands }) => commands.map(({ id }) => id));
    expect(ids.toSorted()).toEqual(APP_COMMANDS.map(({ id }) => id).toSorted());
  });
});

describe('keyCaps', () => {
  it.each([
    ['+', ['+']],
    ['-', ['-']],
    ['Mod+Alt+Shift+ArrowLeft', ['Ctrl', 'Alt', 'Shift', '←']],
  ])('reads %s', (keys, caps) => {
    expect(keyCaps(keys, false)).toEqual(caps);
  });
});

describe('heardKeys', () => {
  it.each([
    ['Mod+K', 'Ctrl+K', 'Command+K'],
    ['Mod+Alt+Shift+ArrowLeft', 'Ctrl+Alt+Shift+Left arrow', 'Command+Option+Shift+Left arrow'],
    ['+', 'plus', 'plus'],
    ['?', 'question mark', 'question mark'],
    ['Alt+PageDown', 'Alt+Page down', 'Option+Page down'],
  ])('reads %s', (keys, here, onMac) => {
    expect(heardKeys(keys, false)).toBe(here);
    expect(heardKeys(keys, true)).toBe(onMac);
  });
});

describe('draftOf and schemeOf', () => {
  it('give back the same scheme', () => {
    const scheme = {
      ...DEFAULT_SCHEME,
      labels: [{ key: 'a', name: 'A', kind: 'claim' as const, color: '#123456', shortcut: 'z' }],
      attributes: [{ key: 'b', name: 'B', kinds: ['quote' as const], values: ['x', 'y z'] }],
    };
    expect(schemeOf(draftOf(scheme), scheme)).toEqual(scheme);
    expect(JSON.stringify(schemeOf(draftOf(scheme), scheme))).toBe(JSON.stringify(scheme));
  });

  it.each([
    ['Öffentliche  Zusage!', 'offentliche-zusage'],
    ['  number 1 ', 'number-1'],
    ['שלום עולם', 'שלום-עולם'],
    ['!!!', ''],
  ])('make of the name "%s" the key "%s"', (name, key) => {
    expect(keyOfName(name)).toBe(key);
  });

  it.each([
    ['/labels/0/key', 'labels'],
    ['/relationTypes/2/name', 'relationTypes'],
    ['/id', undefined],
    ['', undefined],
  ])('find the part at "%s"', (path, part) => {
    expect(partAt(path)).toBe(part);
  });

  it('find a fault of one value at the field of all of them', () => {
    const fault = { path: '/attributes/1/values/0', reason: 'is there already' };
    expect(isFaultOf(fault, '/attributes/1/values')).toBe(true);
    expect(isFaultOf(fault, '/attributes/1/value')).toBe(false);
    expect(isFaultOf(fault, '/attributes/0/values')).toBe(false);
  });
});

describe('suggestions', () => {
  const sources = [
    source('1', 'Nicolás Prieto', undefined, ['the mayor']),
    source('2', 'Port Authority'),
    source('3', 'Anna Port'),
  ];
  it.each([
    ['nicolas', ['Nicolás Prieto', 'nicolas']],
    ['the m', ['Nicolás Prieto', 'the m']],
    ['port', ['Port Authority', 'Anna Port', 'port']],
    ['port authority', ['Port Authority']],
    ['', ['Nicolás Prieto', 'Port Authority', 'Anna Port']],
    ['zzz', ['zzz']],
    ['.*[', ['.*[']],
  ])('offer for the source "%s"', (typed, names) => {
    expect(suggestSources(sources, typed).map(({ text }) => text)).toEqual(names);
  });

  it.each([
    ['kilómetros c', 'square kilometre'],
    ['peop', 'person'],
    ['euro', 'EUR'],
  ])('offer for the unit "%s"', (typed, unit) => {
    expect(suggestUnits(typed).map(({ text }) => text)).toContain(unit);
  });

  it('offer languages by name and never more than a handful', () => {
    expect(suggestLanguages('span')[0]?.text).toBe('es');
    expect(suggestLanguages('').length).toBeLessThanOrEqual(8);
  });
});

describe('viaChain', () => {
  it.each([
    [
      'the chain of the source',
      [source('1', 'A', '2'), source('2', 'B', '3'), source('3', 'C')],
      ['B', 'C'],
    ],
    ['nothing', [source('1', 'A')], []],
    ['a loop only once', [source('1', 'A', '2'), source('2', 'B', '1')], ['B']],
    ['an id that is not in the list', [source('1', 'A', 'gone')], ['gone']],
  ])('gives %s', (_, sources, names) => {
    expect(viaChain(sources, { source: '1' as SourceId })).toEqual(names);
  });

  it('prefers what the annotation says itself', () => {
    const sources = [source('1', 'A', '2'), source('2', 'B'), source('3', 'C')];
    expect(viaChain(sources, { source: '1' as SourceId, via: '3' as SourceId })).toEqual(['C']);
  });
});

describe('tagsIn', () => {
  it.each([
    ['a, b ,a', ['a', 'b']],
    [' two   words ', ['two words']],
    [' , ,', []],
  ])('reads "%s"', (typed, tags) => {
    expect(tagsIn(typed)).toEqual(tags);
  });
});

describe('marks', () => {
  const { index } = openArticleOf(
    'one two three',
    placeOn('one two three', [
      ['claim', 'one'],
      ['quote', 'two'],
      ['figure', 'three'],
    ]),
  );
  it('run from one row to another in either direction', () => {
    expect(idsBetween(index, 0, 2)).toEqual([testId(1), testId(2), testId(3)]);
    expect(idsBetween(index, 2, 1)).toEqual([testId(3), testId(2)]);
  });

  it.each([
    ['take in what is selected', [], 1, 2, [1, 2]],
    ['take one more', [1, 2], 2, 3, [1, 2, 3]],
    ['let one go', [1, 2, 3], 3, 2, [1, 3]],
    ['keep the last one', [1], 1, 1, [1]],
    ['begin with nothing selected', [], null, 3, [3]],
  ])('%s', (_, before, selected, clicked, after) => {
    const marked = new Set(before.map(testId));
    const now = toggled(marked, selected === null ? null : testId(selected), testId(clicked));
    expect(now).toEqual(after.map(testId));
  });
});

describe('sectionsOf', () => {
  it('tells headings from paragraphs, and keeps every word', () => {
    const parts = sectionsOf(DEFAULT_SCHEME.guideline);
    expect(parts.filter(({ form }) => form === 'heading').map(({ text }) => text)).toEqual([
      'What to mark',
      'How far a mark reaches',
      'Interrupted quotes',
      'Overlaps',
      'Doubt',
    ]);
    expect(
      parts
        .map(({ text }) => text)
        .join(' ')
        .split(/\s+/),
    ).toEqual(DEFAULT_SCHEME.guideline.trim().split(/\s+/));
  });

  it.each(['', ' \n\n ', '\r\n'])('finds nothing in %j', (text) => {
    expect(sectionsOf(text)).toEqual([]);
  });
});

describe('problemWords', () => {
  const PROBLEMS: { readonly [T in Problem['type']]: Extract<Problem, { type: T }> } = {
    TargetWrong: {
      type: 'TargetWrong',
      target: 'cue',
      failure: { type: 'SpanOutside', index: 0 },
    },
    QuotesMissing: { type: 'QuotesMissing', target: 'target' },
    QuoteDiffers: { type: 'QuoteDiffers', target: 'speaker', index: 0 },
    SplitsCluster: { type: 'SplitsCluster', target: 'target', index: 1 },
    FigureAmbiguous: { type: 'FigureAmbiguous', fields: ['value', 'date'] },
    GuessedUnanswered: { type: 'GuessedUnanswered', field: 'asOf' },
    Unconfirmed: { type: 'Unconfirmed', fields: ['value', 'asOf'] },
    Unanswered: { type: 'Unanswered', field: 'speaker' },
  };
  it.each(Object.entries(PROBLEMS))('says %s in a whole sentence', (_, problem) => {
    expect(problemWords(problem)).toMatch(/^[A-Z].*\.$/);
    expect(problemWords(problem)).not.toMatch(/undefined|\[object/);
  });
});
