import { describe, expect, it } from 'vitest';
import type { KeepingNote, WhyAnew } from '../../../renderer/session/keeping-check';
import { noteWords } from '../../../renderer/session/keeping-words';

const WHYS = {
  missing: 'There was no journal',
  damaged: 'The journal was damaged.',
  newer: 'A newer Verbatim has written to the journal.',
  unreadable: 'The journal could not be read.',
  backup: 'A backup did not go together with the journal.',
} satisfies Record<WhyAnew, string>;

const NOTES: readonly KeepingNote[] = [
  ...Object.keys(WHYS).map((why): KeepingNote => {
    return { type: 'WrittenAnew', changes: 5, why: why as WhyAnew };
  }),
  { type: 'BackupDamaged', file: 'x', isNewer: true },
  { type: 'BackupDamaged', file: 'x', isNewer: false },
  ...[true, false].flatMap((isAllHere): KeepingNote[] => [
    { type: 'EndedBadly', isAllHere },
    { type: 'PageReloaded', isAllHere },
  ]),
];

describe('noteWords', () => {
  it('has other sentences for every note', () => {
    const said = NOTES.map(noteWords);
    expect(new Set(said).size).toBe(NOTES.length);
    for (const words of said) expect(words).toMatch(/^[A-Z].*\.$/);
  });

  it.each(Object.entries(WHYS))('says why the journal was written anew: %s', (why, words) => {
    const said = noteWords({ type: 'WrittenAnew', changes: 5, why: why as WhyAnew });
    expect(said).toContain(words);
    expect(said).toContain('5 changes');
  });

  it.each(['newer', 'unreadable', 'backup'] as const)('says where the %s one lies', (why) => {
    const said = noteWords({ type: 'WrittenAnew', changes: 1, why });
    expect(said).toContain('into a folder “aside-…” in the backups folder');
  });

  it('says that all that was saved is here only where that is so', () => {
    const said = NOTES.filter((note) => noteWords(note).includes('Everything'));
    expect(said).toEqual([
      { type: 'EndedBadly', isAllHere: true },
      { type: 'PageReloaded', isAllHere: true },
    ]);
  });
});
