import { assertNever } from '../../shared/base/assert-never';
import type {
  ArchiveRefusal,
  FolderFailure,
  ReadFailure,
  WriteFailure,
} from '../../shared/ipc/channels';
import type { Failure } from '../session/failure';
import { grouped, megabytes } from './amounts';
import { refusalWords } from './import-words';
import { shown } from './shown';

const SYSTEM_REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'this account may not use it'],
  ['EPERM', 'this account may not use it'],
  ['ENOENT', 'it is not there any more'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the quota of this account is used up'],
  ['EROFS', 'the disk is read-only'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'part of its path is not a folder'],
  ['EBUSY', 'another program is using it'],
  ['EIO', 'the disk reported an error'],
  ['ELOOP', 'its links lead in a circle'],
  ['EMFILE', 'too many files are open'],
  ['ENAMETOOLONG', 'its name is too long'],
]);

function reasonOf(code: string): string {
  const reason = SYSTEM_REASONS.get(code);
  return reason ? `${reason} (${code})` : `the system says ${code || 'nothing more'}`;
}

/** U+2068 and U+2069 keep a name with right-to-left letters from reordering the sentence. */
function isolate(name: string): string {
  return `\u2068${shown(name)}\u2069`;
}

function messageForFolder(failure: FolderFailure): string {
  const folder = isolate(failure.folder);
  switch (failure.type) {
    case 'FolderMissing':
      return `The folder ${folder} is not there. Check its name, or open articles with Ctrl+O.`;
    case 'FolderUnreadable':
      return `The folder ${folder} cannot be read: ${reasonOf(failure.code)}.`;
    case 'FolderTooLarge':
      return `The folder ${folder} holds more than ${grouped(failure.limit)} files and folders, so nothing of it was opened. Open the parts of it that hold articles, one by one.`;
    default:
      return assertNever(failure);
  }
}

function messageForWrite(failure: WriteFailure): string {
  return (
    `The export was not written to ${isolate(failure.path)}: ${reasonOf(failure.code)}. ` +
    'Your annotations are safe, and a file that was there before is as it was. ' +
    'Choose another place and export again.'
  );
}

/** What can go wrong with fragments, fields, sources, relations and the scheme. */
type AnnotatingFailure = Extract<
  Failure,
  {
    readonly type:
      | 'FieldInvalid'
      | 'FieldNotOfKind'
      | 'FragmentsOverlap'
      | 'LastFragment'
      | 'NoFragmentHere'
      | 'EndBlocked'
      | 'TooFewMarked'
      | 'NothingToSplit'
      | 'SourceChainLoops'
      | 'RelationExists'
      | 'RelationToItself'
      | 'SchemeInvalid';
  }
>;

function messageForAnnotating(failure: AnnotatingFailure): string {
  switch (failure.type) {
    case 'FieldInvalid':
      return `The field ${isolate(failure.field)} ${failure.reason}. The answer is as it was.`;
    case 'FieldNotOfKind':
      return `A ${failure.kind} has no ${failure.field}. Nothing was changed.`;
    case 'FragmentsOverlap':
      return 'These words are part of the annotation already. Select others.';
    case 'LastFragment':
      return 'An annotation keeps at least one piece. Delete the whole annotation instead.';
    case 'NoFragmentHere':
      return 'The selected annotation has no piece at the caret.';
    case 'EndBlocked':
      return 'This end cannot be moved any further.';
    case 'TooFewMarked':
      return 'Mark two annotations or more in the list first, with Shift and the arrow keys.';
    case 'NothingToSplit':
      return 'The caret is not inside the selected annotation. Put it where the cut shall be.';
    case 'SourceChainLoops':
      return `The chain would lead back to ${isolate(failure.name)}. Nothing was changed.`;
    case 'RelationExists':
      return 'These two annotations are related in this way already.';
    case 'RelationToItself':
      return 'An annotation cannot be related to itself. Select another one.';
    case 'SchemeInvalid':
      return `The scheme is not right: ${isolate(failure.path)} ${failure.reason}. It is as it was.`;
    default:
      return assertNever(failure);
  }
}

/** What can go wrong with the library itself. */
type StorageFailure = Extract<
  Failure,
  {
    readonly type: 'DatabaseTooNew' | 'DatabaseUnavailable' | 'StorageFull' | 'CommitFailed';
  }
>;

function messageForStorage(failure: StorageFailure): string {
  switch (failure.type) {
    case 'DatabaseTooNew':
      return (
        `The library on this computer was written by a newer Verbatim (its format is ${failure.found}, ` +
        `this program knows ${failure.known}). It was not touched. Install the newer version to open it.`
      );
    case 'DatabaseUnavailable':
      return `The library on this computer cannot be opened: ${failure.reason}. Close other windows of Verbatim, check that the disk has room, and start again.`;
    case 'StorageFull':
      return 'The disk is full. Free some space and press Ctrl+S to try again, or export now.';
    case 'CommitFailed':
      return `The library could not be written (${failure.reason}). Press Ctrl+S to try again, or export now.`;
    default:
      return assertNever(failure);
  }
}

/** What can go wrong with the copies that are kept beside the library. */
type KeepingFailure = Extract<
  Failure,
  {
    readonly type:
      | 'JournalNotWritten'
      | 'JournalDiffers'
      | 'LibrarySetBack'
      | 'NothingKept'
      | 'BackupNotWritten'
      | 'BackupUnreadable'
      | 'JournalDamaged';
  }
>;

const BACKUP_REASONS: ReadonlyMap<string, string> = new Map([
  ['NoChange', 'there is no whole change in it'],
  ['TooNew', 'a newer Verbatim made it, which has to be installed first'],
  ['TooLarge', 'it unpacks to more than a backup can be'],
]);

/** Codes of zlib say that the bytes are there, and not what was written. */
function backupReason(code: string): string {
  return (
    BACKUP_REASONS.get(code) ?? (code.startsWith('Z_') ? `it is damaged (${code})` : reasonOf(code))
  );
}

function messageForKeeping(failure: KeepingFailure): string {
  switch (failure.type) {
    case 'JournalNotWritten':
      return `The journal cannot be written in ${isolate(failure.path)}: ${reasonOf(failure.code)}. It is tried again by itself and with Ctrl+S; or export now.`;
    case 'JournalDiffers':
      return 'The journal belongs to another state of the library. Nothing was overwritten; choose “Check now” to compare the two.';
    case 'NothingKept':
      return 'Neither the journal nor a backup beside it holds an article that could be exported.';
    case 'LibrarySetBack':
      return 'The library was damaged and has lost what was saved in it; the journal still holds all of that. The last change stands in neither: export first (Ctrl+E), which writes all of it, then choose “Check now” to bring the library back.';
    case 'BackupNotWritten':
      return `The backup was not written in ${isolate(failure.path)}: ${reasonOf(failure.code)}. Nothing else was changed.`;
    case 'BackupUnreadable':
      return `${isolate(failure.fileName)} cannot be restored, because ${backupReason(failure.code)}. Nothing was changed. Choose another backup.`;
    case 'JournalDamaged':
      return 'The journal was damaged while Verbatim ran and can no longer be read whole, so no backup was made. Close Verbatim and start it again. It then compares the library with what is kept, and asks you if anything is missing.';
    default:
      return assertNever(failure);
  }
}

/** What there was nothing to do it with or to. */
type NothingFailure = Extract<
  Failure,
  {
    readonly type:
      | 'NothingOpen'
      | 'NothingSelected'
      | 'SelectionOnlySpace'
      | 'NothingToUndo'
      | 'NothingToRedo'
      | 'NoOtherAnnotation'
      | 'NoArticle'
      | 'NothingToExport';
  }
>;

function messageForNothing(failure: NothingFailure): string {
  switch (failure.type) {
    case 'NothingOpen':
      return 'No article is open. Choose one in the library, or open files with Ctrl+O.';
    case 'NothingSelected':
      return 'Nothing is selected. Select words in the text, or an annotation, first.';
    case 'SelectionOnlySpace':
      return 'Only blank space is selected. Select the words themselves.';
    case 'NothingToUndo':
      return 'There is nothing to undo in this article.';
    case 'NothingToRedo':
      return 'There is nothing to redo in this article.';
    case 'NoOtherAnnotation':
      return 'There is no other annotation here.';
    case 'NoArticle':
      return 'There is no other article in the library.';
    case 'NothingToExport':
      return 'There is nothing to export: the library is empty. Open articles with Ctrl+O first.';
    default:
      return assertNever(failure);
  }
}

/** What happened and what to do, in words for the analyst; one sentence or two per failure. */
export function messageFor(failure: Failure): string {
  switch (failure.type) {
    case 'FolderMissing':
    case 'FolderTooLarge':
    case 'FolderUnreadable':
      return messageForFolder(failure);
    case 'FileNotWritten':
      return messageForWrite(failure);
    case 'RequestRefused':
      return `Verbatim refused its own request (${failure.reason}). This is a fault in the program; nothing was changed.`;
    case 'Cancelled':
      return 'Cancelled; nothing was changed.';
    case 'NothingOpen':
    case 'NothingSelected':
    case 'SelectionOnlySpace':
    case 'NothingToUndo':
    case 'NothingToRedo':
    case 'NoOtherAnnotation':
    case 'NoArticle':
    case 'NothingToExport':
      return messageForNothing(failure);
    case 'ChangedSince':
      return 'This cannot be taken back on its own: what it changed has been changed again since. Undo the later change first.';
    case 'FieldInvalid':
    case 'FieldNotOfKind':
    case 'FragmentsOverlap':
    case 'LastFragment':
    case 'NoFragmentHere':
    case 'EndBlocked':
    case 'TooFewMarked':
    case 'NothingToSplit':
    case 'SourceChainLoops':
    case 'RelationExists':
    case 'RelationToItself':
    case 'SchemeInvalid':
      return messageForAnnotating(failure);
    case 'FilesUnread':
      return messageForUnread(failure);
    case 'ImportRefused':
      return `${isolate(failure.fileName)} was not imported, and nothing was changed: ${refusalWords(failure.reason)}.`;
    case 'JournalNotWritten':
    case 'JournalDiffers':
    case 'LibrarySetBack':
    case 'NothingKept':
    case 'BackupNotWritten':
    case 'BackupUnreadable':
    case 'JournalDamaged':
      return messageForKeeping(failure);
    case 'DatabaseTooNew':
    case 'DatabaseUnavailable':
    case 'StorageFull':
    case 'CommitFailed':
      return messageForStorage(failure);
    default:
      return assertNever(failure);
  }
}

const ARCHIVE_REASONS: Readonly<Record<ArchiveRefusal, string>> = {
  NotAnArchive: 'it is no zip archive, or a damaged one. Export the project anew',
  NoProject: 'no project (project.qde) is in it. Export the project anew',
  UnsafeName: 'it holds a name that leads out of it or that no system takes. Ask who made it',
  TooManyEntries: 'it holds more files than any project does. Split the project',
  TooLarge: 'it holds more text than can be unpacked at once. Split the project',
};

/** Why a file could not be read, and what to do about it. */
export function messageForRead(failure: ReadFailure): string {
  switch (failure.type) {
    case 'FileUnreadable':
      return `It cannot be read: ${reasonOf(failure.code)}. Check the file, then open it again.`;
    case 'FileEmpty':
      return 'It is empty. Save the article’s text in it, or ask whoever made it for it once more; then open it again.';
    case 'FileTooLarge':
      return `It is too large: ${megabytes(failure.bytes)}, and the limit is ${megabytes(failure.limit)}. Split it into several articles.`;
    case 'TooMuchAtOnce':
      return `It was left out: no more than ${megabytes(failure.limit)} are read in one go. Open it on its own.`;
    case 'FileBinary':
      return `It is not text; it looks like this: ${failure.looksLike}. Save the article as plain text (.txt), then open that.`;
    case 'ArchiveRefused':
      return `It was not unpacked: ${ARCHIVE_REASONS[failure.reason]}, then open that.`;
    default:
      return assertNever(failure);
  }
}

function messageForUnread({ first, count }: Extract<Failure, { type: 'FilesUnread' }>): string {
  const [name, reason] = [isolate(first.fileName), messageForRead(first.failure)];
  if (count === 1) return `${name} was not read. ${reason}`;
  return `${grouped(count)} files were not read. ${name}: ${reason} The reason of each stands in the library, below the articles.`;
}

/** A reason such as "is not a date" as the sentence that stands right beside what it is about. */
export function reasonSentence(reason: string): string {
  return `This ${reason}.`;
}

/** Why a field does not take an answer, to stand right beside it. */
export function reasonFor(failure: Failure): string {
  return failure.type === 'FieldInvalid' || failure.type === 'SchemeInvalid'
    ? reasonSentence(failure.reason)
    : messageFor(failure);
}
