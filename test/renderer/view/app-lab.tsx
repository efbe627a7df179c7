import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { Source, SourceId } from '../../../shared/annotation/source';
import type { Target } from '../../../shared/annotation/target';
import { DEFAULT_SCHEME } from '../../../shared/scheme/default-scheme';
import type { Scheme } from '../../../shared/scheme/scheme';
import { fail, type Result } from '../../../shared/base/result';
import { describeQuote } from '../../../shared/selector/describe-quote';
import type { Failure } from '../../../renderer/session/failure';
import type { SessionState } from '../../../renderer/session/session';
import { App } from '../../../renderer/view/App';
import { ErrorBoundary } from '../../../renderer/view/failing/ErrorBoundary';
import { createFakeHost } from '../../builders/fake-host';
import { StartFailure } from '../../../renderer/view/failing/StartFailure';
import {
  createHandMadeSession,
  libraryEntry,
  openArticleOf,
  placeOn,
  testDigest,
  testId,
  type HandMadeSession,
  type Prepared,
} from './hand-made-session';
import type { Answers } from './hand-made-annotating';

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

/** The words in its middle read from right to left, whatever they are. */
const TURNED = `The harbour master wrote that \u202e${'the ferries carry what the bridge no longer may, '.repeat(6)}\u202c but the ferries never came.`;

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
  labelled: (): Partial<SessionState> => ({
    library: LIBRARY,
    open: openArticleOf(STORY, TAGS),
    selected: testId(3),
    scheme: LABELLED,
  }),
  spanish: (): Partial<SessionState> => ({
    library: LIBRARY,
    open: { ...openArticleOf(STORY, TAGS), language: 'es' },
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
  turned: (): Partial<SessionState> => ({
    library: LIBRARY,
    open: openArticleOf(TURNED, placeOn(TURNED, [['quote', TURNED]])),
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

const SPEAKER = 'source-1' as SourceId;

function targetOf(words: string): Target {
  const start = STORY.indexOf(words);
  const span = { start, end: start + words.length };
  return { spans: [span], quotes: [describeQuote(STORY, span)] };
}

/** Answers of the annotations of the story, by id. */
const DETAILS: NonNullable<Prepared['details']> = {
  [testId(1)]: {
    body: {
      kind: 'claim',
      claimant: { answer: 'none-stated' },
      stance: 'asserted',
      statement: 'The bridge is damaged in three places.',
      assessment: { verdict: 'supported', note: 'The report of the divers says so.' },
    },
    status: 'done',
    tags: ['bridge', 'safety'],
    note: 'Compare with the report.',
    reviews: (['accept', 'reject'] as const).map((verdict, at) => ({
      id: `review-${at}`,
      by: ['Grace', 'Ben'][at] ?? '',
      at: `2026-11-2${at}T12:00:00.000Z`,
      verdict,
      note: ['', 'The report counts four places.'][at] ?? '',
      of: testDigest(9),
    })),
  },
  [testId(3)]: {
    body: {
      kind: 'quote',
      speaker: { source: SPEAKER, mention: targetOf('the harbour master') },
      addressee: { answer: 'unknown' },
      cue: targetOf('said'),
      mode: 'direct',
      language: 'en',
    },
    guessed: ['mode', 'language'],
    tags: ['bridge'],
  },
  [testId(4)]: {
    body: { kind: 'figure', value: '14400', bound: 'about', counted: 'vehicles' },
    guessed: ['value', 'bound'],
  },
  [testId(5)]: {
    body: { kind: 'figure', range: { low: '2', high: '3.1' }, unit: 'EUR' },
  },
};

const ANSWERS: Answers = {
  uses: 12,
  found: [
    {
      articles: [
        {
          entry: libraryEntry(2, 'Ferry row deepens', {
            outlet: 'The Strait',
            published: '2025-03-14',
          }),
          places: [
            {
              span: { start: 40, end: 44 },
              before: '…said that at least 82 ',
              words: 'crew',
              after: ' were put ashore before the council met',
            },
          ],
          count: 3,
        },
      ],
      count: 3,
      searched: 8,
      of: 8,
    },
  ],
  history: [
    ['5', 'Figure added: at least 3.1 million', false],
    ['4', 'Speaker answered: “We had no choice,”', true],
    ['3', 'Quote added: “We had no choice,”', true],
    ['2', 'Article opened', true],
  ].map(([id, title, live], at) => ({
    id: String(id),
    seq: 5 - at,
    at: `2026-11-21T14:0${5 - at}:00.000Z`,
    by: 'R. Reader',
    action: 'update-annotations' as const,
    title: String(title),
    live: live === true,
    reachable: true,
    seed: false,
  })),
  problems: [
    { annotation: testId(1), problem: { type: 'Unanswered', field: 'claimant' } },
    { annotation: testId(1), problem: { type: 'QuoteDiffers', target: 'cue', index: 0 } },
    { annotation: testId(7), problem: { type: 'Unanswered', field: 'speaker' } },
  ],
  relations: (['from', 'to'] as const).map((direction, at) => ({
    direction,
    relation: {
      id: `relation-${at}`,
      type: at === 0 ? 'contradicts' : 'translation-of',
      from: testId(3),
      to: testId(90),
      provenance: {
        creator: 'R. Reader',
        created: '2026-11-20T09:30:00.000Z',
        modified: '2026-11-20T09:30:00.000Z',
        origin: 'manual',
        scheme: { id: 'verbatim-news', version: 1 },
      },
    },
    other: {
      id: testId(90 + at),
      ...(at === 0 && {
        figure: { kind: 'figure', range: { low: '2', high: '3.1' }, unit: 'EUR' },
      }),
      kind: at === 0 ? 'figure' : 'quote',
      words: '“Nobody told us anything.”',
      article: testDigest(at + 1),
      title: 'Bridge shut: engineers warned the city for years',
    },
  })),
};

const SOURCES: readonly Source[] = [
  { id: SPEAKER, name: 'Ruth Amsel', aliases: ['harbour master'], via: 'source-2' as SourceId },
  { id: 'source-2' as SourceId, name: 'Port Authority', aliases: [], via: 'source-3' as SourceId },
  { id: 'source-3' as SourceId, name: 'Northern Wire', aliases: ['NW'] },
];

const LABELLED: Scheme = {
  ...DEFAULT_SCHEME,
  version: 3,
  labels: [
    { key: 'casualties', name: 'Casualties', kind: 'figure', color: '#b3402a', shortcut: 'z' },
    { key: 'promise', name: 'Promise', kind: 'claim', color: '#2266aa' },
  ],
  attributes: [
    { key: 'tone', name: 'Tone', kinds: ['quote'], values: ['calm', 'angry'] },
    { key: 'place', name: 'Place', kinds: ['claim', 'quote', 'figure'] },
  ],
};

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
export function show(scene: Scene, patch: Partial<SessionState> = {}, bare = false): void {
  const rich = bare ? {} : { sources: SOURCES };
  const prepared: Prepared = bare ? {} : { details: DETAILS, answers: ANSWERS };
  session = createHandMadeSession({ ...rich, ...SCENES[scene](), ...patch }, prepared);
  freshRoot().render(
    <StrictMode>
      <App session={session} />
    </StrictMode>,
  );
}

/** Shows the page for a library that cannot be opened. */
export function showStartFailure(
  failure: Failure = { type: 'DatabaseTooNew', found: 3, known: 1 },
  exported: Result<string, Failure> = fail({ type: 'NothingKept' }),
): void {
  freshRoot().render(
    <StartFailure
      failure={failure}
      host={createFakeHost()}
      exportKept={() => Promise.resolve(exported)}
    />,
  );
}

function Broken(): never {
  throw new Error('A fault made by the test');
}

/** Shows what becomes of the window when a part of it throws. */
export function showFault(): void {
  session = createHandMadeSession();
  freshRoot().render(
    <ErrorBoundary onExport={() => void session.export({ what: 'all', format: 'verbatim' })}>
      <Broken />
    </ErrorBoundary>,
  );
}

/** Marks annotations by their numbers. */
export function mark(...numbers: readonly number[]): void {
  session.mark(numbers.map(testId));
}

/** Opens the article of that number, whose words are those of the one before. */
export function open(number: number): void {
  const { open: before } = session.getState();
  if (before) session.set({ open: { ...before, digest: testDigest(number) } });
}

export function set(patch: Partial<SessionState>): void {
  session.set(patch);
}

export function state(): SessionState {
  return session.getState();
}

/** Changes what is stored of an annotation, by its number. */
export async function update(
  number: number,
  patch: Parameters<HandMadeSession['update']>[1],
): Promise<void> {
  await session.update([testId(number)], patch);
}

export function reads(): ReturnType<HandMadeSession['reads']> {
  return session.reads();
}

export function asked(): ReturnType<HandMadeSession['asked']> {
  return session.asked();
}
