import type {
  Cancelled,
  FolderFailure,
  RequestRefused,
  WriteFailure,
} from '../../shared/ipc/channels';

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
  /** Exports of this program were opened; reading them back is not part of this version. */
  | { readonly type: 'ExportsNotReadYet'; readonly fileNames: readonly string[] }
  | { readonly type: 'DatabaseTooNew'; readonly found: number; readonly known: number }
  | { readonly type: 'DatabaseUnavailable'; readonly reason: string }
  | { readonly type: 'StorageFull' }
  | { readonly type: 'CommitFailed'; readonly reason: string };
