import type { BodyField } from '../../shared/annotation/annotation-patch';
import type { Fault } from '../../shared/exchange/fault';
import type { ReadExportFailure } from '../../shared/exchange/read-export';
import type {
  BackupUnreadable,
  Cancelled,
  FolderFailure,
  JournalDamaged,
  RequestRefused,
  UnreadFile,
  WriteFailure,
} from '../../shared/ipc/channels';
import type { Kind } from '../../shared/scheme/scheme';

/** Why an export cannot be read back. */
export type ImportRefusal =
  | ReadExportFailure
  /** It contradicts itself; the first fault is the first in the file. */
  | { readonly type: 'NotProved'; readonly faults: readonly Fault[] }
  /** It holds no text, and the library none of its articles. */
  | { readonly type: 'NoTexts'; readonly articles: number }
  /** A file of another format that cannot be read, where, and why. */
  | { readonly type: 'NotReadable'; readonly place: string; readonly reason: string }
  /** Of no format that this program reads. */
  | { readonly type: 'FormatUnknown' }
  /** A key that means a label of one kind there and of another one here. */
  | { readonly type: 'LabelClash'; readonly key: string };

/** Everything that can go wrong in the session, as data; worded only in `view/messages.ts`. */
export type Failure =
  | FolderFailure
  | WriteFailure
  | RequestRefused
  | Cancelled
  | { readonly type: 'NothingOpen' }
  | { readonly type: 'NothingSelected' }
  | { readonly type: 'SelectionOnlySpace' }
  | { readonly type: 'NothingToUndo' }
  | { readonly type: 'NothingToRedo' }
  /** What an undo would take back has been changed since, by a change that it does not contain. */
  | { readonly type: 'ChangedSince' }
  | { readonly type: 'NoOtherAnnotation' }
  | { readonly type: 'NoArticle' }
  | { readonly type: 'NothingToExport' }
  /** An answer that its field does not take; shown beside the field, and the last good one stays. */
  | { readonly type: 'FieldInvalid'; readonly field: string; readonly reason: string }
  /** A key asked for an answer that annotations of this kind do not have. */
  | { readonly type: 'FieldNotOfKind'; readonly field: BodyField; readonly kind: Kind }
  /** The words would overlap another fragment of the same annotation. */
  | { readonly type: 'FragmentsOverlap' }
  | { readonly type: 'LastFragment' }
  | { readonly type: 'NoFragmentHere' }
  /** An end cannot pass the other end, or the end of the text. */
  | { readonly type: 'EndBlocked' }
  | { readonly type: 'TooFewMarked' }
  | { readonly type: 'NothingToSplit' }
  | { readonly type: 'SourceChainLoops'; readonly name: string }
  | { readonly type: 'RelationExists' }
  | { readonly type: 'RelationToItself' }
  | { readonly type: 'SchemeInvalid'; readonly path: string; readonly reason: string }
  /** Files that were opened by hand; nothing but them was left out. */
  | { readonly type: 'FilesUnread'; readonly first: UnreadFile; readonly count: number }
  /** An export of this program cannot be read back; nothing of it was. */
  | { readonly type: 'ImportRefused'; readonly fileName: string; readonly reason: ImportRefusal }
  /** The copy that the host keeps of every change cannot be written. */
  | { readonly type: 'JournalNotWritten'; readonly path: string; readonly code: string }
  /** What the host keeps belongs to another history than the library; the next start asks. */
  | { readonly type: 'JournalDiffers' }
  /** Neither journal nor backups hold an article. */
  | { readonly type: 'NothingKept' }
  /** The library has lost changes while it was in use: it was damaged, and came back without them. */
  | { readonly type: 'LibrarySetBack' }
  /** A backup was not made, and what it was to protect was left alone. */
  | { readonly type: 'BackupNotWritten'; readonly path: string; readonly code: string }
  | BackupUnreadable
  | JournalDamaged
  | { readonly type: 'DatabaseTooNew'; readonly found: number; readonly known: number }
  | { readonly type: 'DatabaseUnavailable'; readonly reason: string }
  | { readonly type: 'StorageFull' }
  | { readonly type: 'CommitFailed'; readonly reason: string };
