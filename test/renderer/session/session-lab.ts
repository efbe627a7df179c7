import Dexie, { type Table } from 'dexie';
import { AnnotationIndex } from '../../../shared/annotation/annotation-index';
import { packAnnotations, placed } from '../../../shared/annotation/packed';
import type { Change } from '../../../shared/annotation/change';
import type { Result } from '../../../shared/base/result';
import type { Span } from '../../../shared/article/span';
import type { TextFile } from '../../../shared/ipc/channels';
import {
  createSession,
  type RunningSession,
  type SessionOptions,
} from '../../../renderer/session/create-session';
import type { Failure } from '../../../renderer/session/failure';
import { readLine } from '../../../shared/journal/read-line';
import { checkKeeping } from '../../../renderer/session/keeping-check';
import { libraryOf } from '../../../renderer/session/library';
import type { SessionState } from '../../../renderer/session/session';
import { openDatabase, type Database } from '../../../renderer/storage/database';
import { readPacked } from '../../../renderer/storage/read-record';
import { aBatch, aTextFile, createFakeHost, type FakeHost } from '../../builders/fake-host';

/** What the tests of the session do within the page, where the real IndexedDB is. */

export { aBatch, aTextFile };
export { fillDisk } from '../storage/storage-lab';

/** A session that runs, with everything around it. */
export interface Desk {
  readonly session: RunningSession;
  readonly database: Database;
  readonly host: FakeHost;
  /** What the surface was asked. */
  readonly surface: string[];
  readonly state: () => SessionState;
  /** Ends this run of the program and begins the next on the same library. */
  readonly restart: () => Promise<Desk>;
}

let lastId = 0;

/** Version 7 in form; each is another one. */
export function newId(): string {
  lastId += 1;
  return `00000000-0000-7000-8000-${String(lastId).padStart(12, '0')}`;
}

async function open(name: string): Promise<Database> {
  const opened = await openDatabase(name);
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  return opened.value;
}

/** How many rows of a table have been read since. */
export function countReads(table: Table): () => number {
  let reads = 0;
  table.hook('reading', (row) => {
    reads += 1;
    return row;
  });
  return () => reads;
}

/** The worker that the window would begin. */
export function importWorker(): Worker {
  return new Worker(new URL('../../../renderer/import-worker.ts', import.meta.url), {
    type: 'module',
  });
}

/** Runs the program on a library and a host. */
export async function sitDown(
  database: Database,
  host: FakeHost,
  options: Partial<SessionOptions> = {},
): Promise<Desk> {
  let now = Date.UTC(2026, 0, 2, 3, 4, 5);
  const keeping = await checkKeeping(host, database);
  if (!keeping.ok || keeping.value.state !== 'on') throw new Error(JSON.stringify(keeping));
  const session = createSession({
    host,
    database,
    newId,
    clock: () => new Date((now += 1000)),
    wordFailure: (failure) => `words for ${failure.type}`,
    keeping: keeping.value,
    reload: () => {},
    openImportWorker: importWorker,
    // Nothing is tried again by itself, unless the test says so.
    later: () => () => {},
    ...options,
  });
  const surface: string[] = [];
  session.attachSurface({
    // These tests say themselves what is selected.
    readSelection: () => {},
    reveal: ({ start, end }) => surface.push(`reveal ${start}-${end}`),
    selectSpan(span) {
      surface.push(`select ${span.start}-${span.end}`);
      session.selectionChanged(span, span.end);
    },
    collapse: () => surface.push('collapse'),
    focus: () => surface.push('focus'),
  });
  await session.start();
  return {
    session,
    database,
    host,
    surface,
    state: session.getState,
    async restart() {
      session.dispose();
      database.close();
      return sitDown(await open(database.name), host, options);
    },
  };
}

/** A session on a fresh library, with these texts as seeds, the first one open. */
export async function desk(
  texts: readonly string[] = [],
  options: Partial<SessionOptions> = {},
): Promise<Desk> {
  await Dexie.delete('desk');
  const seeds = texts.map((text, index) => aTextFile(`seed-${index + 1}.txt`, text));
  const made = await sitDown(await open('desk'), createFakeHost(seeds), options);
  const first = made.state().library[0];
  if (first) await made.session.openArticle(first.digest);
  return made;
}

/** Where words stand in the open article. */
export function spanOf({ state }: Desk, words: string): Span {
  const start = state().open?.text.indexOf(words) ?? -1;
  if (start < 0) throw new Error(`Not in the article: ${words}`);
  return { start, end: start + words.length };
}

/** Selects words as the surface would tell. */
export function selectWords(desk: Desk, words: string): void {
  const span = spanOf(desk, words);
  desk.session.selectionChanged(span, span.end);
}

export async function tagWords(
  desk: Desk,
  words: string,
  kind: 'claim' | 'quote' | 'figure' = 'claim',
): Promise<Result<null, Failure>> {
  selectWords(desk, words);
  return desk.session.tag(kind);
}

/** The annotations of the open article as the index has them: kind and words. */
export function listed({ state }: Desk): readonly string[] {
  const { open } = state();
  if (!open) return [];
  return Array.from({ length: open.index.size }, (_, position) => {
    const id = open.index.idAt(position);
    const found = id && open.index.get(id);
    if (!found) return 'missing';
    return `${found.kind} ${found.spans.map(({ start, end }) => open.text.slice(start, end)).join(' ')}`;
  });
}

export function codeOf(result: Result<null, Failure>): string {
  return result.ok ? 'ok' : result.failure.type;
}

/** What is stored and undone with it: all but the log and the tombstones. */
export async function stored(database: Database): Promise<string> {
  const tables = [database.articles, database.annotations, database.relations];
  const rows = await Promise.all(tables.map((table) => table.toArray()));
  const articles = await database.articles.toArray();
  const records = articles.map(({ digest }) => readPacked(database, digest));
  return JSON.stringify([rows, await Promise.all(records)]);
}

/** Compares what is on screen with what is stored; says where they differ. */
export async function screenFaults({ state, database }: Desk): Promise<readonly string[]> {
  const faults: string[] = [];
  const { open, library } = state();
  const fresh = JSON.stringify(libraryOf(await database.articles.toArray()));
  if (JSON.stringify(library) !== fresh) faults.push('library');
  if (!open) return faults;
  const rows = await database.annotations.where('article').equals(open.digest).toArray();
  const index = new AnnotationIndex(open.paragraphs, packAnnotations(rows.map(placed)));
  if (JSON.stringify(open.index.pack()) !== JSON.stringify(index.pack())) faults.push('index');
  return faults;
}

export async function changesOf(database: Database): Promise<readonly string[]> {
  const rows = await database.changes.toArray();
  return rows.map(({ seq, action, origin, by }) => `${seq} ${action} ${origin} ${by}`);
}

/** The numbers of the changes that lines hold. */
export function seqsOf(lines: readonly string[]): readonly number[] {
  return lines.map((line) => {
    const read = readLine(line);
    return read.ok ? read.value.seq : 0;
  });
}

/** Something to wait for that a test opens. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Waits for a state. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}

export type { Change, TextFile };
