import { describe, expect, it } from 'vitest';
import type { ReadFailure } from '../../../shared/ipc/channels';
import type { Failure } from '../../../renderer/session/failure';
import { messageFor, messageForRead } from '../../../renderer/view/messages';

/** One of each: a new type without a row here does not compile. */
const FAILURES: { readonly [T in Failure['type']]: Extract<Failure, { type: T }> } = {
  FolderMissing: { type: 'FolderMissing', folder: '/texts' },
  FolderTooLarge: { type: 'FolderTooLarge', folder: '/data', limit: 50_000 },
  FolderUnreadable: { type: 'FolderUnreadable', folder: '/texts', code: 'EACCES' },
  FileNotWritten: { type: 'FileNotWritten', path: '/out/x.verbatim.json', code: 'ENOSPC' },
  RequestRefused: { type: 'RequestRefused', reason: 'text is not a string' },
  Cancelled: { type: 'Cancelled' },
  NothingOpen: { type: 'NothingOpen' },
  NothingSelected: { type: 'NothingSelected' },
  SelectionOnlySpace: { type: 'SelectionOnlySpace' },
  NothingToUndo: { type: 'NothingToUndo' },
  NothingToRedo: { type: 'NothingToRedo' },
  ChangedSince: { type: 'ChangedSince' },
  NoOtherAnnotation: { type: 'NoOtherAnnotation' },
  NoArticle: { type: 'NoArticle' },
  NothingToExport: { type: 'NothingToExport' },
  FieldInvalid: { type: 'FieldInvalid', field: 'asOf', reason: 'names a day that there is not' },
  FieldNotOfKind: { type: 'FieldNotOfKind', field: 'claimant', kind: 'figure' },
  FragmentsOverlap: { type: 'FragmentsOverlap' },
  LastFragment: { type: 'LastFragment' },
  NoFragmentHere: { type: 'NoFragmentHere' },
  EndBlocked: { type: 'EndBlocked' },
  TooFewMarked: { type: 'TooFewMarked' },
  NothingToSplit: { type: 'NothingToSplit' },
  SourceChainLoops: { type: 'SourceChainLoops', name: 'Northern Wire' },
  RelationExists: { type: 'RelationExists' },
  RelationToItself: { type: 'RelationToItself' },
  SchemeInvalid: { type: 'SchemeInvalid', path: '/labels/0/key', reason: 'is the name of a kind' },
  FilesUnread: {
    type: 'FilesUnread',
    first: { fileName: 'report.pdf', failure: { type: 'FileBinary', looksLike: 'PDF' } },
    count: 1,
  },
  ImportRefused: {
    type: 'ImportRefused',
    fileName: 'a.verbatim.json',
    reason: { type: 'NotJson', line: 3, column: 7 },
  },
  JournalNotWritten: { type: 'JournalNotWritten', path: '/data/journal', code: 'ENOSPC' },
  JournalDiffers: { type: 'JournalDiffers' },
  NothingKept: { type: 'NothingKept' },
  LibrarySetBack: { type: 'LibrarySetBack' },
  BackupNotWritten: { type: 'BackupNotWritten', path: '/data/backups', code: 'EACCES' },
  BackupUnreadable: {
    type: 'BackupUnreadable',
    fileName: 'x.verbatim-backup',
    code: 'NoChange',
  },
  JournalDamaged: { type: 'JournalDamaged' },
  DatabaseTooNew: { type: 'DatabaseTooNew', found: 3, known: 1 },
  DatabaseUnavailable: { type: 'DatabaseUnavailable', reason: 'UnknownError' },
  StorageFull: { type: 'StorageFull' },
  CommitFailed: { type: 'CommitFailed', reason: 'AbortError' },
};

const READ_FAILURES: { readonly [T in ReadFailure['type']]: Extract<ReadFailure, { type: T }> } = {
  FileUnreadable: { type: 'FileUnreadable', code: 'EACCES' },
  FileEmpty: { type: 'FileEmpty' },
  FileTooLarge: { type: 'FileTooLarge', bytes: 52_428_800, limit: 16_777_216 },
  TooMuchAtOnce: { type: 'TooMuchAtOnce', limit: 268_435_456 },
  FileBinary: { type: 'FileBinary', looksLike: 'PNG image' },
  ArchiveRefused: { type: 'ArchiveRefused', reason: 'UnsafeName' },
};

const SENTENCE = /^[A-Z0-9\u2068].*\.$/su;

describe('messageFor', () => {
  it.each(Object.entries(FAILURES))('words %s as a whole sentence', (_, failure) => {
    expect(messageFor(failure)).toMatch(SENTENCE);
    expect(messageFor(failure)).not.toMatch(/undefined|\[object|null/);
  });

  it('has a message of its own for each failure', () => {
    const messages = Object.values(FAILURES).map(messageFor);
    expect(new Set(messages).size).toBe(messages.length);
  });

  it.each([
    ['FolderMissing', FAILURES.FolderMissing, ['/texts', 'Ctrl+O']],
    ['FileNotWritten', FAILURES.FileNotWritten, ['/out/x.verbatim.json', 'disk is full', 'ENOSPC']],
    ['DatabaseTooNew', FAILURES.DatabaseTooNew, ['3', '1', 'not touched']],
    ['StorageFull', FAILURES.StorageFull, ['Ctrl+S', 'export']],
    ['JournalDamaged', FAILURES.JournalDamaged, ['journal was damaged', 'start it again']],
  ])('says in %s what happened and what to do', (_, failure, parts) => {
    for (const part of parts) expect(messageFor(failure)).toContain(part);
  });

  it.each([
    ['NoChange', 'no whole change'],
    ['TooNew', 'a newer Verbatim'],
    ['TooLarge', 'more than a backup can be'],
    ['EISDIR', 'it is a folder'],
    ['Z_DATA_ERROR', 'it is damaged'],
    ['EWEIRD', 'the system says EWEIRD'],
  ])('says why a backup cannot be restored: %s', (code, reason) => {
    const message = messageFor({ ...FAILURES.BackupUnreadable, code });
    expect(message).toContain(`, because `);
    expect(message).toContain(reason);
    expect(message).toMatch(/\. Nothing was changed\. Choose another backup\.$/);
    expect(message).not.toMatch(/\.\./);
  });

  it('says of one file why it was not read, and of several where the other reasons stand', () => {
    const { FilesUnread } = FAILURES;
    expect(messageFor(FilesUnread)).toMatch(/report\.pdf\S* was not read\. It is not text.*PDF/);
    const several = messageFor({ ...FilesUnread, count: 1200 });
    expect(several).toMatch(/^1,200 files were not read\. \S*report\.pdf\S*: It is not text.*PDF/);
    expect(several).toMatch(/in the library, below the articles\.$/);
  });

  it('keeps a folder name with right-to-left letters from reordering the sentence', () => {
    const message = messageFor({ type: 'FolderMissing', folder: '\u202eשלום' });
    expect(message).toContain('\u2068\u202eשלום\u2069');
  });

  it.each(['', 'EWEIRD', '__proto__', 'constructor'])('survives the system code "%s"', (code) => {
    const message = messageFor({ type: 'FolderUnreadable', folder: 'x', code });
    expect(message).toMatch(/the system says/);
  });
});

describe('messageForRead', () => {
  it.each(Object.entries(READ_FAILURES))('words %s with what to do', (_, failure) => {
    expect(messageForRead(failure)).toMatch(SENTENCE);
  });

  it('names both the size and the limit of a file that is too large', () => {
    expect(messageForRead(READ_FAILURES.FileTooLarge)).toContain('50 MB');
    expect(messageForRead(READ_FAILURES.FileTooLarge)).toContain('16 MB');
  });
});
