import type { Failure } from './failure';
import type { Notice } from './session';
import type { SessionStore } from './store';

/** How the session speaks to the analyst. */
export interface Tell {
  /** To assistive tools alone. */
  readonly announce: (text: string) => void;
  /** A passing word, also announced. */
  readonly inform: (text: string, action?: Notice['action']) => void;
  /** The same, but it stays until it is dismissed. */
  readonly note: (text: string) => void;
  /** Why something did not happen. Silent for what the analyst called off. */
  readonly failed: (failure: Failure, action?: Notice['action']) => void;
  /** Why work is not saved; it takes the place of what was said of that before. */
  readonly unsaved: (failure: Failure, action: Notice['action']) => void;
  /** Takes back what was said of work that is not saved. */
  readonly saved: () => void;
  readonly dismiss: (id: number) => void;
}

/** These say that there was nothing to do, or why a key did nothing: no error, so they may pass. */
const HARMLESS: ReadonlySet<Failure['type']> = new Set([
  'NothingOpen',
  'NothingSelected',
  'SelectionOnlySpace',
  'NothingToUndo',
  'NothingToRedo',
  'NoOtherAnnotation',
  'NoArticle',
  'NothingToExport',
  'FragmentsOverlap',
  'LastFragment',
  'NoFragmentHere',
  'EndBlocked',
  'FieldNotOfKind',
  'TooFewMarked',
  'NothingToSplit',
  'RelationExists',
  'RelationToItself',
] satisfies Failure['type'][]);

/** Errors speak for themselves as alerts on screen, so they are not announced besides. */
export function createTell(store: SessionStore, wordFailure: (failure: Failure) => string): Tell {
  let lastId = 0;
  const announce = (text: string): void => {
    store.set({ announcement: { text, count: store.get().announcement.count + 1 } });
  };
  const notify = (
    tone: Notice['tone'],
    text: string,
    more: Pick<Notice, 'action' | 'stays' | 'isUnsaved'> = {},
  ): void => {
    lastId += 1;
    const notice = { id: lastId, tone, text, ...more };
    // The same word twice is one notice, as new.
    const others = store
      .get()
      .notices.filter((other) => other.text !== text && !(more.isUnsaved && other.isUnsaved));
    store.set({ notices: [...others, notice] });
  };
  const inform: Tell['inform'] = (text, action) => {
    notify('info', text, action && { action });
    announce(text);
  };
  return {
    announce,
    inform,
    note(text) {
      notify('info', text, { stays: true });
      announce(text);
    },
    failed(failure, action) {
      if (failure.type === 'Cancelled') return;
      if (HARMLESS.has(failure.type)) inform(wordFailure(failure), action);
      else notify('error', wordFailure(failure), action && { action });
    },
    unsaved(failure, action) {
      notify('error', wordFailure(failure), { isUnsaved: true, ...(action && { action }) });
    },
    saved() {
      const { notices } = store.get();
      const others = notices.filter(({ isUnsaved }) => !isUnsaved);
      if (others.length < notices.length) store.set({ notices: others });
    },
    dismiss(id) {
      store.set({ notices: store.get().notices.filter((notice) => notice.id !== id) });
    },
  };
}
