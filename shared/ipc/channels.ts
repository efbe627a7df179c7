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
}

/** Why one file could not be read. */
export type ReadFailure =
  | { readonly type: 'FileUnreadable'; readonly code: string }
  | { readonly type: 'FileEmpty' }
  | { readonly type: 'FileTooLarge'; readonly bytes: number; readonly limit: number }
  /** `looksLike` names what its first bytes say, such as `PNG image`. */
  | { readonly type: 'FileBinary'; readonly looksLike: string };

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
  readonly onCommand: (listener: (command: CommandId) => void) => () => void;
  readonly onFiles: (listener: (batch: FileBatch) => void) => () => void;
  readonly onAccessibility: (listener: (on: boolean) => void) => () => void;
}
