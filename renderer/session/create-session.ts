import type { AnnotationId } from '../../shared/annotation/annotation';
import { ok } from '../../shared/base/result';
import type { Host } from '../../shared/ipc/channels';
import type { Database } from '../storage/database';
import { addFiles } from './add-files';
import { annotatingSession } from './annotating-session';
import { createAnnotationMemory } from './annotation-memory';
import { applyCommitted, refresh } from './after-commit';
import { changeKind, tag } from './commands-annotation';
import { openArticle, readingAt, removeArticle } from './commands-article';
import { exportArticles } from './export-articles';
import type { Failure } from './failure';
import { createFieldDrafts } from './field-drafts';
import { closeFind, lookFor, wordsToFind } from './find';
import { findEverywhere, goToFound } from './find-everywhere';
import { cancelImport, importPreviewed } from './import-exports';
import { createImportPlanner } from './import-planner';
import type { KeepingVerdict } from './keeping-check';
import { createJournalWriter } from './keeping-journal';
import { createSelfRetry, type Later } from './keeping-retry';
import { keepingSession } from './keeping-session';
import { reading, writing, type Parts } from './parts';
import { createWatcher } from './progress';
import { createQueue } from './queue';
import { createReadAhead } from './read-ahead';
import { runCommand } from './run-command';
import { createSaver } from './saver';
import { selecting } from './selecting';
import type { Outcome, Session } from './session';
import { putOffAnalyst, setAnalyst, setTheme } from './settings';
import { start } from './start';
import { createStore } from './store';
import { createTell } from './tell';
import { notTaken } from './words';

/** What a session stands on; only the composition root makes these. */
export interface SessionOptions {
  readonly host: Host;
  readonly database: Database;
  readonly clock: () => Date;
  /** Makes a UUID of version 7, in lower case. */
  readonly newId: () => string;
  /** Says a failure in words for people. */
  readonly wordFailure: (failure: Failure) => string;
  /** What the check of library and journal found, when it found nothing to ask. */
  readonly keeping: Extract<KeepingVerdict, { readonly state: 'on' }>;
  /** Loads the window anew. */
  readonly reload: () => void;
  /** Begins a worker that runs `renderer/import-worker.ts`. */
  readonly openImportWorker: () => Worker;
  readonly later?: Later;
}

/** A session with what only the composition root may ask of it. */
export interface RunningSession extends Session {
  /** Loads settings, library and seeds and opens the last article; call once. */
  readonly start: () => Promise<void>;
  /**
   * Whether everything asked for is down and nothing typed is left in a field; while not, the window
   * should not close unasked.
   */
  readonly isSettled: () => boolean;
  /** Lets go of the host's events. */
  readonly dispose: () => void;
}

const LATER: Later = (task, ms) => {
  const timer = setTimeout(task, ms);
  return () => clearTimeout(timer);
};

interface Made {
  readonly parts: Parts;
  readonly tellFailure: (failure: Failure) => void;
  /** Lets go of what waits to be tried again. */
  readonly stop: () => void;
}

function createParts(options: SessionOptions): Made {
  const { host, database, clock, newId, wordFailure, keeping, reload } = options;
  const store = createStore();
  const tell = createTell(store, wordFailure);
  const saver = createSaver({
    database,
    clock,
    newId,
    journal: createJournalWriter(host, database, keeping.journal),
    onStatus(save) {
      store.set({ save });
      if (save.state === 'saved') tell.saved();
      selfRetry.saw(save);
    },
    onCommitted: (change) => applyCommitted(parts, change),
    onGivenUp: tell.failed,
  });
  const parts: Parts = {
    store,
    host,
    database,
    clock,
    newId,
    queue: createQueue(),
    watcher: createWatcher(store, clock),
    planner: createImportPlanner(database.name, options.openImportWorker),
    readAhead: createReadAhead(database, (digest) => store.get().open?.digest === digest),
    annotations: createAnnotationMemory(database),
    saver,
    tell,
    ports: { surface: null, panes: null },
    fields: createFieldDrafts(),
    stale: { library: false, candidates: false, scheme: false },
    imports: { isReading: false, waiting: [], asked: null },
    libraryStep: { value: false },
    places: new Map(),
    lastFound: { words: '' },
    restoreBegun: { value: false },
  };
  const tellFailure = failureTeller(parts, reload);
  const retry = (): void => void retryUnasked(parts, tellFailure);
  const selfRetry = createSelfRetry(options.later ?? LATER, retry);
  return { parts, tellFailure, stop: selfRetry.stop };
}

/** Tries again what is not saved; of the same failure the status goes on telling, of another this. */
async function retryUnasked(parts: Parts, tellFailure: (failure: Failure) => void): Promise<void> {
  const { save: before } = parts.store.get();
  const saved = await writing(
    parts,
    () => parts.saver.retry(),
    () => refresh(parts),
  );
  if (saved.ok) parts.tell.inform('Everything is saved again.');
  else if (before.state === 'not-saved' && before.failure.type !== saved.failure.type) {
    tellFailure(saved.failure);
  }
}

/** Makes a failure known where the analyst looks, with a way out when work is not saved. */
function failureTeller(parts: Parts, reload: () => void): (failure: Failure) => void {
  const exportNow = (): void => {
    void exportArticles(parts, { what: 'all', format: 'verbatim' }).then((result) => {
      if (!result.ok) tellFailure(result.failure);
    });
  };
  const tellFailure = (failure: Failure): void => {
    const { save } = parts.store.get();
    if (failure.type === 'JournalDiffers' || failure.type === 'LibrarySetBack') {
      parts.tell.unsaved(failure, { title: 'Check now', run: reload });
      return;
    }
    const isUnsaved = save.state === 'not-saved' && save.failure === failure;
    if (isUnsaved) parts.tell.unsaved(failure, { title: 'Export now', run: exportNow });
    else parts.tell.failed(failure);
  };
  return tellFailure;
}

/** Files that come while the program starts wait until `started`: they may be about its articles. */
function listenToHost(
  parts: Parts,
  told: (outcome: Outcome) => Outcome,
  started: Promise<void>,
): () => void {
  const { host, store } = parts;
  // While the window asks about a backup, there is no library to work on.
  const unlessAsking = (act: () => Outcome): void => {
    if (store.get().restoring === null) void told(act());
  };
  const stops = [
    host.onCommand((command) => unlessAsking(() => runCommand(parts, command))),
    host.onFiles((batch) => {
      void started.then(() => unlessAsking(() => addFiles(parts, batch)));
    }),
    host.onAccessibility((accessibilitySupport) =>
      store.set({ app: { ...store.get().app, accessibilitySupport } }),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function select({ store, ports }: Parts, id: AnnotationId | null, reveal: boolean): void {
  const { open } = store.get();
  const placed = id === null ? undefined : open?.index.get(id);
  store.set(selecting(placed?.id ?? null));
  const first = placed?.spans[0];
  if (reveal && first) ports.surface?.reveal(first);
}

type SurfaceSide = Pick<
  Session,
  | 'selectionChanged'
  | 'editRefused'
  | 'attachSurface'
  | 'attachPanes'
  | 'attachDraft'
  | 'draftLost'
  | 'commitDrafts'
  | 'hasDrafts'
>;

function surfaceSide({ store, ports, fields, tell }: Parts): SurfaceSide {
  return {
    selectionChanged: (selection, caret) => store.set({ selection, caret }),
    editRefused: () => tell.inform('The text of an article is never changed; tag it instead.'),
    attachSurface(surface) {
      ports.surface = surface;
      return () => {
        if (ports.surface === surface) ports.surface = null;
      };
    },
    attachPanes(go) {
      ports.panes = go;
      return () => {
        if (ports.panes === go) ports.panes = null;
      };
    },
    attachDraft: fields.attach,
    draftLost: ({ text, reason }) => tell.note(notTaken(text, reason)),
    commitDrafts: fields.commit,
    hasDrafts: fields.areOpen,
  };
}

/** The session over one library and one host. */
export function createSession(options: SessionOptions): RunningSession {
  const { reload, keeping } = options;
  const { parts, tellFailure, stop } = createParts(options);
  const { store, saver, tell, fields } = parts;
  const told = async (outcome: Outcome): Outcome => {
    const result = await outcome;
    if (!result.ok) tellFailure(result.failure);
    return result;
  };
  const started = Promise.withResolvers<void>();
  const stopListening = listenToHost(parts, told, started.promise);
  return {
    getState: store.get,
    subscribe: store.subscribe,
    start: () => start(parts, keeping.notes, tellFailure).finally(started.resolve),
    isSettled: () => saver.isSettled() && !fields.areOpen(),
    dispose() {
      stopListening();
      stop();
    },
    run: (command) => told(runCommand(parts, command)),
    openArticle: (digest) => told(openArticle(parts, digest)),
    pointAt: parts.readAhead.pointAt,
    removeArticle: (digest) => told(removeArticle(parts, digest)),
    tag: (kind) => told(tag(parts, kind)),
    changeKind: (id, kind) => told(changeKind(parts, id, kind)),
    select: (id, reveal) => select(parts, id, reveal?.reveal ?? false),
    async readAnnotation(id) {
      const read = await reading(parts, async () => ok(await parts.annotations.readOne(id)));
      return read.ok ? read.value : null;
    },
    async readAnnotations(ids) {
      const read = await reading(parts, async () => ok(await parts.annotations.read(ids)));
      return read.ok ? read.value : [];
    },
    export: (order) => told(exportArticles(parts, order)),
    stop: parts.watcher.stop,
    importPreviewed: () => told(importPreviewed(parts)),
    cancelImport: () => told(cancelImport(parts)),
    readingAt: (top) => readingAt(parts, top),
    lookFor: (words) => lookFor(parts, words),
    closeFind: () => closeFind(parts),
    wordsToFind: () => wordsToFind(parts),
    findEverywhere: (words) => findEverywhere(parts, words, tellFailure),
    goToFound: (article, place) => told(goToFound(parts, article, place)),
    setAnalyst: (name) => told(setAnalyst(parts, name)),
    putOffAnalyst: () => told(putOffAnalyst(parts)),
    setTheme: (theme) => told(setTheme(parts, theme)),
    showDialog: (dialog) => store.set({ dialog }),
    dismissNotice: tell.dismiss,
    dismissUnread: () => store.set({ unread: [] }),
    ...annotatingSession(parts, tellFailure),
    ...keepingSession(parts, tellFailure, reload),
    ...surfaceSide(parts),
  };
}
