import { DEFAULT_SCHEME } from '../../shared/scheme/default-scheme';
import type { SessionState } from './session';

/** The state of the session, replaced as a whole by each `set`; whoever listens is told at once. */
export interface SessionStore {
  readonly get: () => SessionState;
  readonly set: (patch: Partial<SessionState>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Before anything is loaded. */
export const INITIAL_STATE: SessionState = {
  app: {
    name: 'Verbatim',
    version: '',
    platform: 'other',
    host: 'electron',
    accessibilitySupport: false,
  },
  library: [],
  loading: true,
  unread: [],
  open: null,
  indexVersion: 0,
  selection: null,
  caret: 0,
  selected: null,
  finding: null,
  save: { state: 'saved', at: null },
  notices: [],
  announcement: { text: '', count: 0 },
  dialog: null,
  importPreview: null,
  progress: null,
  restoring: null,
  analyst: '',
  greeted: false,
  theme: 'system',
  canUndo: false,
  canRedo: false,
  marked: new Set(),
  detailVersion: 0,
  sources: [],
  scheme: DEFAULT_SCHEME,
  relatingFrom: null,
  fieldFocus: { count: 0 },
  focusFieldAfterTagging: false,
};

/** A store of the session's state. */
export function createStore(initial: SessionState = INITIAL_STATE): SessionStore {
  const listeners = new Set<() => void>();
  let state = initial;
  return {
    get: () => state,
    set(patch) {
      state = { ...state, ...patch };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
