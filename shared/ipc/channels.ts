import type { EncodingDecision } from '../article/article';
import type { Result } from '../base/result';
import type { CommandId } from './app-commands';

/** A text file as the main process decoded it: text and where it came from, never bytes. */
export interface TextFile {
  readonly fileName: string;
  readonly text: string;
  /** sha-256 of the file's bytes, 64 lower-case hex digits. */
  readonly bytesDigest: string;
  readonly encoding: string;
  readonly decidedBy: EncodingDecision;
  readonly byteOrderMark: boolean;
  readonly replacements: number;
  /** The archive that it came out of; its name is then its path in there. */
  readonly archive?: string;
}

/** Why one file could not be read. */
export type ReadFailure =
  | { readonly type: 'FileUnreadable'; readonly code: string }
  | { readonly type: 'FileEmpty' }
  | { readonly type: 'FileTooLarge'; readonly bytes: number; readonly limit: number }
  /** It came after so much that there was no room for it in one go; alone it would have been read. */
  | { readonly type: 'TooMuchAtOnce'; readonly limit: number }
  /** `looksLike` names what its first bytes say, such as `PNG image`. */
  | { readonly type: 'FileBinary'; readonly looksLike: string }
  /** No zip archive, one without a project, or one that could do harm: names that lead out of it, or more than it may hold. */
  | { readonly type: 'ArchiveRefused'; readonly reason: ArchiveRefusal };

export type ArchiveRefusal =
  'NotAnArchive' | 'NoProject' | 'UnsafeName' | 'TooManyEntries' | 'TooLarge';

export interface UnreadFile {
  readonly fileName: string;
  readonly failure: ReadFailure;
}

/** What one folder or one choice of files held; a file that cannot be read stops nothing. */
export interface FileBatch {
  /** The folder's name for people, or the empty string for a choice of single files. */
  readonly folder: string;
  readonly files: readonly TextFile[];
  readonly unread: readonly UnreadFile[];
}

export type FolderFailure =
  | { readonly type: 'FolderMissing'; readonly folder: string }
  /** It holds more files and folders than are looked at in one go. */
  | { readonly type: 'FolderTooLarge'; readonly folder: string; readonly limit: number }
  | { readonly type: 'FolderUnreadable'; readonly folder: string; readonly code: string };

export interface Cancelled {
  readonly type: 'Cancelled';
}

export interface WriteFailure {
  readonly type: 'FileNotWritten';
  readonly path: string;
  /** The system's code, such as `ENOSPC` or `EACCES`. */
  readonly code: string;
}

/** The payload did not fit its channel; only a defect or an attack can cause this. */
export interface RequestRefused {
  readonly type: 'RequestRefused';
  readonly reason: string;
}

export interface AppInfo {
  readonly name: string;
  readonly version: string;
  readonly platform: 'darwin' | 'linux' | 'win32' | 'other';
  /** The preview is the same app in a browser, with its own data. */
  readonly host: 'electron' | 'preview';
  readonly accessibilitySupport: boolean;
}

export type Theme = 'light' | 'dark' | 'system';

export interface SaveRequest {
  readonly suggestedName: string;
  readonly text: string;
}

export interface SavedFile {
  readonly path: string;
}

export const CONTAINERS = ['file', 'folder', 'zip'] as const;

/** What an export of several entries is written as. */
export type Container = (typeof CONTAINERS)[number];

/** Asks for a place to write to, in a dialog. */
export interface ExportRequest {
  readonly suggestedName: string;
  readonly container: Container;
  /** Without its dot, such as `jsonld`; empty for a folder. */
  readonly extension: string;
}

/** An export that is being written; nothing stands under its path before it is finished. */
export interface ExportInProgress {
  readonly id: string;
  readonly path: string;
}

/** A piece of an entry; pieces of one entry come one after the other. */
export interface ExportPiece {
  readonly id: string;
  /** A relative path with `/`; empty for the one entry of a `file`. */
  readonly entry: string;
  readonly text: string;
}

/** Ends an export; a report, where there is one, is put beside it under the same name. */
export interface ExportEnding {
  readonly id: string;
  readonly report: string | null;
}

/** What was written, and where its report stands. */
export interface SavedExport extends SavedFile {
  readonly report: string | null;
}

/** Where the journal ends. */
export interface JournalEnd {
  /** Of the last change it holds; 0 when it holds none. */
  readonly seq: number;
  /** The checksum of its last line, which the next line repeats; empty when there is none. */
  readonly sum: string;
  /** Of the journal file, without the snapshots. */
  readonly bytes: number;
}

/** Something that was found wrong in what is kept; lines are counted from 1. */
export type KeepingFault =
  /** The last line was not finished: a write that was cut off, and so never acknowledged. */
  | { readonly type: 'LineTorn'; readonly file: string; readonly line: number }
  | { readonly type: 'LineCorrupt'; readonly file: string; readonly line: number }
  /** A backup ends behind a change, before it is as long as it or its name says. */
  | { readonly type: 'CutOff'; readonly file: string; readonly after: number }
  /** Changes are missing between two others. */
  | { readonly type: 'Gap'; readonly after: number; readonly before: number }
  | { readonly type: 'LineTooNew'; readonly file: string; readonly found: number }
  | { readonly type: 'KeptUnreadable'; readonly file: string; readonly code: string }
  /** There are snapshots, or there was a journal, and it is not there. */
  | { readonly type: 'JournalMissing' };

/** The whole change log up to a change, in one checked file. */
export interface Snapshot {
  readonly fileName: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Of the last change that it holds, or claims to hold where it is damaged; it begins with 1. */
  readonly seq: number;
  readonly bytes: number;
}

/** What the host keeps beside the window's own database. */
export interface Keeping {
  /** The folder with the backups, as people know it. */
  readonly folder: string;
  readonly journal: JournalEnd;
  /** Newest first; each was read back when it was made. */
  readonly snapshots: readonly Snapshot[];
  readonly faults: readonly KeepingFault[];
  /** How the last run of the program ended. */
  readonly lastRun: 'first' | 'clean' | 'crashed';
  /** Whether this page was loaded because the one before it crashed. */
  readonly pageCrashed: boolean;
}

/** Asks for kept changes: those of journal and snapshots, or of a backup that was chosen. */
export interface HistoryRequest {
  /** Null for what the host keeps itself, else the id that `keeping:choose-backup` gave. */
  readonly backup: string | null;
  /** Only changes after this one. */
  readonly after: number;
}

/** Intact lines in the order of their changes; the next page begins after the last of them. */
export interface HistoryPage {
  readonly lines: readonly string[];
  readonly isLast: boolean;
}

export interface ChosenBackup {
  readonly id: string;
  readonly snapshot: Snapshot;
  readonly faults: readonly KeepingFault[];
}

/** Lines that the journal cannot take, because they do not continue it or are not whole. */
export interface JournalRefused {
  readonly type: 'JournalRefused';
  readonly reason: string;
}

/** A chosen file that is no backup of this program, or none of whose lines is whole. */
export interface BackupUnreadable {
  readonly type: 'BackupUnreadable';
  readonly fileName: string;
  /** `NoChange`, `TooNew`, `TooLarge`, or the code of the system or of zlib. */
  readonly code: string;
}

/** A change is whole neither in the journal nor in a backup, so no backup can be made of them. */
export interface JournalDamaged {
  readonly type: 'JournalDamaged';
}

/** A part of a copy of the change log that the window holds, kept before it is replaced. */
export interface SetAsideRequest {
  readonly lines: readonly string[];
  readonly isLast: boolean;
}

export const OPENABLE = ['files', 'folder', 'scheme'] as const;

/** What a dialog asks for. */
export type WhatToOpen = (typeof OPENABLE)[number];

/**
 * The one map of host verbs: channel to signature. Both ends are typed from it, every handler
 * checks its sender and its payload, and only cloneable values cross.
 */
export interface Channels {
  'app:info': () => Result<AppInfo, RequestRefused>;
  'app:set-theme': (theme: Theme) => Result<null, RequestRefused>;
  'seeds:load': () => Result<FileBatch, FolderFailure | RequestRefused>;
  /** `scheme` chooses one file of a coding scheme, and gives it as a text like any other. */
  'files:open': (what: WhatToOpen) => Result<FileBatch, Cancelled | FolderFailure | RequestRefused>;
  'files:save-export': (
    request: SaveRequest,
  ) => Result<SavedFile, Cancelled | WriteFailure | RequestRefused>;
  /** Asks where to write an export of any size, which then comes in pieces. */
  'export:begin': (
    request: ExportRequest,
  ) => Result<ExportInProgress, Cancelled | WriteFailure | RequestRefused>;
  'export:write': (piece: ExportPiece) => Result<null, WriteFailure | RequestRefused>;
  /** Puts what was written in its place at once; until then nothing stands there. */
  'export:finish': (ending: ExportEnding) => Result<SavedExport, WriteFailure | RequestRefused>;
  'export:cancel': (id: string) => Result<null, RequestRefused>;
  'keeping:status': () => Result<Keeping, RequestRefused>;
  /** Appends lines to the journal, in order; they are fsynced when it answers. */
  'journal:append': (
    lines: readonly string[],
  ) => Result<JournalEnd, WriteFailure | JournalRefused | RequestRefused>;
  'keeping:read': (request: HistoryRequest) => Result<HistoryPage, RequestRefused>;
  /** Moves journal and snapshots aside, where they stay, and begins an empty journal. */
  'keeping:renew': () => Result<JournalEnd, WriteFailure | RequestRefused>;
  /** Keeps a copy of the window's change log as a backup; answers its file name with the last part. */
  'keeping:set-aside': (
    request: SetAsideRequest,
  ) => Result<{ readonly fileName: string | null }, WriteFailure | JournalRefused | RequestRefused>;
  /** Makes a snapshot now, and reads it back. */
  'keeping:back-up': () => Result<Snapshot, WriteFailure | JournalDamaged | RequestRefused>;
  /** Asks for a backup file in a dialog; reading it writes nothing. */
  'keeping:choose-backup': () => Result<
    ChosenBackup,
    Cancelled | BackupUnreadable | RequestRefused
  >;
  /** Opens the folder with the backups. */
  'keeping:reveal': () => Result<null, RequestRefused>;
  /** Shows a file that a verb of this host wrote; any other path is refused. */
  'files:reveal': (path: string) => Result<null, RequestRefused>;
}

export type Channel = keyof Channels;

/** What the host tells the window of its own accord. */
export interface HostEvents {
  'host:command': CommandId;
  /** Files named on a command line, by a second start or by the system. */
  'host:files': FileBatch;
  'host:accessibility': boolean;
}

export type HostEvent = keyof HostEvents;

type Verb<C extends Channel> = (
  ...args: Parameters<Channels[C]>
) => Promise<ReturnType<Channels[C]>>;

/** What the preload exposes as `window.host`; subscriptions return their own undo. */
export interface Host {
  readonly appInfo: Verb<'app:info'>;
  readonly setTheme: Verb<'app:set-theme'>;
  readonly loadSeeds: Verb<'seeds:load'>;
  readonly openFiles: Verb<'files:open'>;
  readonly saveExport: Verb<'files:save-export'>;
  readonly reveal: Verb<'files:reveal'>;
  readonly beginExport: Verb<'export:begin'>;
  readonly writeExport: Verb<'export:write'>;
  readonly finishExport: Verb<'export:finish'>;
  readonly cancelExport: Verb<'export:cancel'>;
  readonly keeping: Verb<'keeping:status'>;
  readonly appendJournal: Verb<'journal:append'>;
  readonly readHistory: Verb<'keeping:read'>;
  readonly renewJournal: Verb<'keeping:renew'>;
  readonly setAside: Verb<'keeping:set-aside'>;
  readonly backUp: Verb<'keeping:back-up'>;
  readonly chooseBackup: Verb<'keeping:choose-backup'>;
  readonly revealBackups: Verb<'keeping:reveal'>;
  readonly onCommand: (listener: (command: CommandId) => void) => () => void;
  readonly onFiles: (listener: (batch: FileBatch) => void) => () => void;
  readonly onAccessibility: (listener: (on: boolean) => void) => () => void;
}
