import { ok } from '../../../shared/base/result';
import type { Annotation, AnnotationId } from '../../../shared/annotation/annotation';
import { AnnotationIndex } from '../../../shared/annotation/annotation-index';
import { packAnnotations, type PlacedAnnotation } from '../../../shared/annotation/packed';
import type { Digest } from '../../../shared/article/article';
import { paragraphsOf } from '../../../shared/article/paragraphs';
import type { CommandId } from '../../../shared/ipc/app-commands';
import type { Keeping } from '../../../shared/ipc/channels';
import { DEFAULT_SCHEME } from '../../../shared/scheme/default-scheme';
import type { Kind } from '../../../shared/scheme/scheme';
import { createFieldDrafts } from '../../../renderer/session/field-drafts';
import type {
  LibraryEntry,
  OpenArticle,
  Session,
  SessionState,
  SurfacePort,
} from '../../../renderer/session/session';
import { handMadeAnnotating, type Answers } from './hand-made-annotating';

/** What was asked of the session, in order: name and argument. */
export type Asked = readonly (readonly [string, unknown?])[];

/** A session without storage: its state is set by the test, and what is asked of it is noted. */
export interface HandMadeSession extends Session {
  readonly set: (patch: Partial<SessionState>) => void;
  readonly asked: () => Asked;
  /** Which annotations were read together, each time. */
  readonly reads: () => readonly (readonly AnnotationId[])[];
  readonly surface: () => SurfacePort | null;
}

const EMPTY: SessionState = {
  app: {
    name: 'Verbatim',
    version: '0.0.0',
    platform: 'linux',
    host: 'electron',
    accessibilitySupport: false,
  },
  library: [],
  loading: false,
  unread: [],
  open: null,
  indexVersion: 0,
  selection: null,
  caret: 0,
  selected: null,
  save: { state: 'saved', at: null },
  notices: [],
  announcement: { text: '', count: 0 },
  dialog: null,
  progress: null,
  analyst: 'R. Reader',
  greeted: true,
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
  importPreview: null,
  finding: null,
  restoring: null,
};

const NO_ANSWERS: Answers = { history: [], problems: [], relations: [], uses: 0, found: [] };

const DONE = Promise.resolve(ok(null));

/** A digest for tests: 64 digits that tell articles apart. */
export function testDigest(number: number): Digest {
  return String(number).padStart(64, '0') as Digest;
}

/** A UUID for tests, in order of its number. */
export function testId(number: number): AnnotationId {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}` as AnnotationId;
}

/** Annotations on the given words, each found where the one before it ended or from the start. */
export function placeOn(
  text: string,
  words: readonly (readonly [Kind, ...string[]])[],
): PlacedAnnotation[] {
  return words.map(([kind, ...fragments], number) => ({
    id: testId(number + 1),
    kind,
    spans: fragments.map((fragment) => {
      const start = text.indexOf(fragment);
      if (start < 0) throw new Error(`Not in the text: ${fragment}`);
      return { start, end: start + fragment.length };
    }),
  }));
}

/** An open article over a text, with its annotations placed. */
export function openArticleOf(
  text: string,
  placed: readonly PlacedAnnotation[],
  title = text.split('\n')[0] ?? '',
): OpenArticle {
  const paragraphs = paragraphsOf(text);
  const index = new AnnotationIndex(paragraphs, packAnnotations(placed));
  return { digest: testDigest(1), title, text, paragraphs, index, place: null };
}

/** A row of the library for an article that is not open. */
export function libraryEntry(
  number: number,
  title: string,
  more: Partial<LibraryEntry> = {},
): LibraryEntry {
  return {
    digest: testDigest(number),
    title,
    outlet: '',
    published: '',
    length: 4200 + number,
    annotations: 0,
    ...more,
  };
}

function storedAnnotation(open: OpenArticle, { id, kind, spans }: PlacedAnnotation): Annotation {
  const [first, ...rest] = spans.map(({ start, end }) => ({
    exact: open.text.slice(start, end),
    prefix: open.text.slice(Math.max(0, start - 32), start),
    suffix: open.text.slice(end, end + 32),
  }));
  const [firstSpan, ...restSpans] = spans;
  if (!first || !firstSpan) throw new Error('An annotation has at least one span.');
  return {
    id,
    article: open.digest,
    target: { spans: [firstSpan, ...restSpans], quotes: [first, ...rest] },
    body: { kind },
    custom: {},
    tags: [],
    note: '',
    status: 'draft',
    guessed: [],
    provenance: {
      creator: 'R. Reader',
      created: '2026-11-20T09:30:00.000Z',
      modified: '2026-11-21T14:05:00.000Z',
      origin: 'manual',
      scheme: { id: 'verbatim-news', version: 1 },
    },
    reviews: [],
  };
}

function deleteFrom(state: SessionState): Partial<SessionState> {
  const before = state.selected && state.open?.index.get(state.selected);
  if (!before) return {};
  state.open?.index.apply([{ before, after: null }]);
  return { selected: null, indexVersion: state.indexVersion + 1 };
}

const DIALOGS: ReadonlySet<CommandId> = new Set<CommandId>([
  'commands',
  'find-everywhere',
  'keys',
  'export',
  'analyst',
  'history',
  'problems',
  'sources',
  'scheme',
  'guideline',
  'saving',
]);

/** What such a session holds and answers from the beginning. */
export interface Prepared {
  readonly answers?: Partial<Answers>;
  /** What the stored annotations say beyond their place. */
  /** What is said to be kept beside the library. */
  readonly keeping?: Keeping;
  readonly details?: Readonly<Record<string, Partial<Annotation>>>;
}

/** Makes such a session; dialogs, selecting, deleting and answering work, everything else is only noted. */
export function createHandMadeSession(
  initial: Partial<SessionState> = {},
  given: Prepared = {},
): HandMadeSession {
  const listeners = new Set<() => void>();
  const asked: (readonly [string, unknown?])[] = [];
  const reads: (readonly AnnotationId[])[] = [];
  let state: SessionState = { ...EMPTY, ...initial };
  let surface: SurfacePort | null = null;
  const set = (patch: Partial<SessionState>): void => {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  };
  const note = (name: string, argument?: unknown) => {
    asked.push([name, argument]);
    return DONE;
  };
  const stored = new Map<AnnotationId, Annotation>();
  const read = (id: AnnotationId): Annotation | null => {
    const placed = state.open?.index.get(id);
    if (!state.open || !placed) return null;
    return stored.get(id) ?? { ...storedAnnotation(state.open, placed), ...given.details?.[id] };
  };
  const fields = createFieldDrafts();
  let goToPane: ((step: 1 | -1) => void) | null = null;
  return {
    set,
    asked: () => asked,
    reads: () => reads,
    surface: () => surface,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run(command) {
      void fields.commit();
      if (DIALOGS.has(command)) set({ dialog: command as SessionState['dialog'] });
      if (command === 'delete-annotation') set(deleteFrom(state));
      if (command === 'edit-fields') set({ fieldFocus: { count: state.fieldFocus.count + 1 } });
      if (command === 'next-pane') goToPane?.(1);
      if (command === 'previous-pane') goToPane?.(-1);
      return note('run', command);
    },
    pointAt: (digest) => void asked.push(['pointAt', digest]),
    openArticle: (digest) => note('openArticle', digest),
    removeArticle(digest) {
      set({ library: state.library.filter((entry) => entry.digest !== digest) });
      return note('removeArticle', digest);
    },
    tag: (kind) => note('tag', kind),
    changeKind: (_, kind) => note('changeKind', kind),
    select(id, options) {
      void note(options?.reveal ? 'reveal' : 'select', id);
      set({ selected: id, marked: new Set() });
    },
    readAnnotation: (id) => Promise.resolve(read(id)),
    readAnnotations(ids) {
      reads.push(ids);
      return Promise.resolve(ids.flatMap((id) => read(id) ?? []));
    },
    export: (order) => note('export', order),
    readingAt: () => {},
    lookFor: (words) => void note('lookFor', words),
    closeFind: () => void note('closeFind'),
    wordsToFind: () => '',
    async *findEverywhere(words) {
      void note('findEverywhere', words);
      for (const found of given.answers?.found ?? []) yield found;
    },
    goToFound: (article, { span }) => note('goToFound', [article, span]),
    stop: () => void note('stop'),
    setAnalyst(analyst) {
      set({ analyst, greeted: true });
      return note('setAnalyst', analyst);
    },
    putOffAnalyst() {
      set({ greeted: true });
      return note('putOffAnalyst');
    },
    setTheme(theme) {
      set({ theme });
      return note('setTheme', theme);
    },
    showDialog: (dialog) => set({ dialog }),
    dismissNotice: (id) => set({ notices: state.notices.filter((notice) => notice.id !== id) }),
    dismissUnread: () => set({ unread: [] }),
    selectionChanged: (selection, caret) => set({ selection, caret }),
    editRefused: () => void note('editRefused'),
    attachSurface(attached) {
      surface = attached;
      return () => {
        surface = null;
      };
    },
    attachDraft: fields.attach,
    draftLost: (refused) => void note('draftLost', refused),
    commitDrafts: fields.commit,
    hasDrafts: fields.areOpen,
    keeping: () => Promise.resolve(given.keeping ?? null),
    backUp: () => note('backUp'),
    restoreFromBackup: () => note('restoreFromBackup'),
    revealBackups: () => note('revealBackups'),
    endRestoring: () => set({ restoring: null }),
    importPreviewed: () => note('importPreviewed'),
    cancelImport: () => note('cancelImport'),
    ...handMadeAnnotating({
      get: () => state,
      set,
      note,
      read,
      write: (annotation) => stored.set(annotation.id, annotation),
      answers: { ...NO_ANSWERS, ...given.answers },
    }),
    attachPanes(go) {
      goToPane = go;
      return () => {
        goToPane = null;
      };
    },
  };
}
