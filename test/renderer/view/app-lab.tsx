import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { SessionState } from '../../../renderer/session/session';
import { App } from '../../../renderer/view/App';
import { ErrorBoundary } from '../../../renderer/view/failing/ErrorBoundary';
import { StartFailure } from '../../../renderer/view/failing/StartFailure';
import {
  createHandMadeSession,
  libraryEntry,
  openArticleOf,
  placeOn,
  testId,
  type HandMadeSession,
} from './hand-made-session';

/** The page's side of the tests of the window: mounts the whole App over a hand-made session. */

export const STORY = [
  'Harbour bridge closed after inspection 🚧',
  'The city closed the old harbour bridge on Tuesday after divers found cracks in three piers. “We had no choice,” said the harbour master, “and we will not reopen it for a guess.”',
  'About 14,400 vehicles cross it each day. A first estimate puts the repair at 2.6 million, though the works council speaks of at least 3.1 million.',
  'The mayor claims that warnings from 2019 never reached her office. Two engineers, who asked not to be named, dispute that.',
  '«No se puede cruzar», decía un cartel escrito a mano en la orilla norte. שלום עולם stood beneath it.',
  ...Array.from(
    { length: 24 },
    (_, number) =>
      `Paragraph ${number + 6} follows the detour along the quay, where the ferries carry what the bridge no longer may, and the timetable counts ${(number + 3) * 17} passengers by noon.`,
  ),
].join('\n\n');

const TAGS = placeOn(STORY, [
  ['claim', 'divers found cracks in three piers'],
  ['figure', 'three piers'],
  ['quote', '“We had no choice,”', '“and we will not reopen it for a guess.”'],
  ['figure', 'About 14,400 vehicles'],
  ['figure', 'at least 3.1 million'],
  ['claim', 'The mayor claims that warnings from 2019 never reached her office.'],
  ['quote', '«No se puede cruzar»'],
]);

const LIBRARY = [
  libraryEntry(1, 'Harbour bridge closed after inspection 🚧', {
    outlet: 'The Quay Post',
    published: '2026-11-17',
    length: STORY.length,
    annotations: 7,
  }),
  libraryEntry(2, 'Bridge shut: engineers warned the city for years, documents show', {
    outlet: 'Northern Wire',
    published: '2026-11-18',
    annotations: 12,
  }),
  libraryEntry(3, 'El puente del puerto, cerrado sin fecha de reapertura', {
    outlet: 'Diario del Muelle',
    published: '2026-11-18',
  }),
  libraryEntry(4, 'גשר הנמל נסגר'),
];

const SCENES = {
  main: (): Partial<SessionState> => ({
    library: LIBRARY,
    open: openArticleOf(STORY, TAGS),
    selected: testId(3),
    canUndo: true,
    save: { state: 'saved', at: '2026-11-21T14:05:00.000Z' },
  }),
  plain: (): Partial<SessionState> => ({ library: LIBRARY, open: openArticleOf(STORY, TAGS) }),
  first: (): Partial<SessionState> => ({
    library: LIBRARY.map((entry) => ({ ...entry, annotations: 0 })),
    open: openArticleOf(STORY, []),
    greeted: false,
    analyst: '',
  }),
  empty: (): Partial<SessionState> => ({}),
  loading: (): Partial<SessionState> => ({ loading: true }),
  trouble: (): Partial<SessionState> => ({
    library: LIBRARY,
    open: openArticleOf(STORY, TAGS),
    app: {
      name: 'Verbatim',
      version: '0.0.0',
      platform: 'linux',
      host: 'preview',
      accessibilitySupport: false,
    },
    save: { state: 'not-saved', failure: { type: 'StorageFull' } },
    unread: [
      { fileName: 'photo.txt', failure: { type: 'FileBinary', looksLike: 'PNG image' } },
      { fileName: 'notes.txt', failure: { type: 'FileEmpty' } },
    ],
    notices: [
      {
        id: 1,
        tone: 'error',
        text: 'The disk is full.',
        action: { title: 'Export now', run() {} },
      },
      { id: 2, tone: 'info', text: 'Exported 4 articles.' },
    ],
  }),
  many: (): Partial<SessionState> => {
    const text = Array.from({ length: 1000 }, (_, at) => `${at}: `.padEnd(60, 'word ')).join('\n');
    const tags = Array.from({ length: 20_000 }, (_, at) => ({
      id: testId(at + 1),
      kind: (['claim', 'quote', 'figure'] as const)[at % 3] ?? 'claim',
      spans: [{ start: at * 3, end: at * 3 + 30 }],
    }));
    return { library: LIBRARY, open: openArticleOf(text, tags, 'Many') };
  },
} satisfies Record<string, () => Partial<SessionState>>;

export type Scene = keyof typeof SCENES;

let root: Root | null = null;
let session: HandMadeSession = createHandMadeSession();

function freshRoot(): Root {
  root?.unmount();
  const place = document.createElement('div');
  place.id = 'root';
  document.body.replaceChildren(place);
  root = createRoot(place);
  return root;
}

/** Shows the whole window in one of the prepared states. */
export function show(scene: Scene, patch: Partial<SessionState> = {}): void {
  session = createHandMadeSession({ ...SCENES[scene](), ...patch });
  freshRoot().render(
    <StrictMode>
      <App session={session} />
    </StrictMode>,
  );
}

/** Shows the page for a library that cannot be opened. */
export function showStartFailure(): void {
  freshRoot().render(<StartFailure failure={{ type: 'DatabaseTooNew', found: 3, known: 1 }} />);
}

function Broken(): never {
  throw new Error('A fault made by the test');
}

/** Shows what becomes of the window when a part of it throws. */
export function showFault(): void {
  session = createHandMadeSession();
  freshRoot().render(
    <ErrorBoundary onExport={() => void session.export('all')}>
      <Broken />
    </ErrorBoundary>,
  );
}

export function set(patch: Partial<SessionState>): void {
  session.set(patch);
}

export function state(): SessionState {
  return session.getState();
}

export function asked(): ReturnType<HandMadeSession['asked']> {
  return session.asked();
}
