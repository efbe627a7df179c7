import { describe, expect, it } from 'vitest';
import type { KeepingFault } from '../../../../shared/ipc/channels';
import type { RestoreReason } from '../../../../renderer/session/keeping-check';
import type { ComparedArticle } from '../../../../renderer/session/keeping-offer';
import { keepingFaultWords } from '../../../../renderer/view/keeping/fault-words';
import { effectWords, reasonWords } from '../../../../renderer/view/keeping/restore-words';

const EFFECTS: readonly (readonly [string, Partial<ComparedArticle>, string])[] = [
  ['the same on both sides', { here: 3, kept: 3 }, 'as here'],
  ['more is kept', { here: 1, kept: 3, comes: 2 }, '2 come back'],
  ['more is here', { here: 3, kept: 1, goes: 2 }, '2 go'],
  ['both have their own', { here: 2, kept: 2, comes: 1, goes: 1 }, '1 come back, 1 go'],
  ['only kept', { here: null, kept: 4, comes: 4 }, '4 come back'],
  ['only kept, without annotations', { here: null, kept: 0 }, 'The article comes back'],
  ['only here', { here: 4, kept: null, goes: 4 }, 'The article goes, with 4'],
  ['only here, without annotations', { here: 0, kept: null }, 'The article goes'],
];

describe('effectWords', () => {
  it.each(EFFECTS)('words an article: %s', (_name, article, words) => {
    const whole = {
      digest: 'd',
      title: 't',
      here: null,
      kept: null,
      comes: 0,
      goes: 0,
      ...article,
    };
    expect(effectWords(whole)).toBe(words);
  });
});

const REASONS = {
  emptied: true,
  unreadable: true,
  gone: true,
  behind: true,
  different: true,
  damaged: true,
  backup: true,
} satisfies Record<RestoreReason, true>;

describe('reasonWords', () => {
  it('has a heading and sentences of its own for every reason', () => {
    const titles = Object.keys(REASONS).map((why) => reasonWords(why as RestoreReason));
    expect(new Set(titles.map(({ title }) => title)).size).toBe(titles.length);
    for (const { text } of titles) expect(text).toMatch(/^[A-Z].*\.$/);
  });
});

const FAULTS: { readonly [T in KeepingFault['type']]: Extract<KeepingFault, { type: T }> } = {
  LineTorn: { type: 'LineTorn', file: 'journal.jsonl', line: 4 },
  LineCorrupt: { type: 'LineCorrupt', file: 'journal.jsonl', line: 1204 },
  CutOff: { type: 'CutOff', file: 'x.verbatim-backup', after: 2990 },
  Gap: { type: 'Gap', after: 4, before: 6 },
  LineTooNew: { type: 'LineTooNew', file: 'journal.jsonl', found: 2 },
  KeptUnreadable: { type: 'KeptUnreadable', file: 'x.verbatim-backup', code: 'EIO' },
  JournalMissing: { type: 'JournalMissing' },
};

describe('keepingFaultWords', () => {
  it.each(Object.values(FAULTS))('says in a sentence what $type is', (fault) => {
    expect(keepingFaultWords(fault)).toMatch(/^[^\s].*\.$/);
  });

  it('says where a backup was cut off, and nothing of a line that was never saved', () => {
    expect(keepingFaultWords(FAULTS.CutOff)).toContain('cut off after change 2,990');
    expect(keepingFaultWords({ ...FAULTS.CutOff, after: 0 })).toContain('before its first change');
  });

  it('counts what is missing in a gap', () => {
    expect(keepingFaultWords(FAULTS.Gap)).toContain('1 change is missing');
  });
});
