import Dexie from 'dexie';
import type { Change } from '../../../shared/annotation/change';
import { ok } from '../../../shared/base/result';
import type { HistoryRequest, KeepingFault } from '../../../shared/ipc/channels';
import { encodeLine } from '../../../shared/journal/encode-line';
import { readLine } from '../../../shared/journal/read-line';
import { checkKeeping, type KeepingVerdict } from '../../../renderer/session/keeping-check';
import { openRestoring, type Restoring } from '../../../renderer/session/keeping-restore';
import { openDatabase, type Database } from '../../../renderer/storage/database';
import { foldLog } from '../../../renderer/storage/fold-log';
import { readArticle } from '../../../renderer/storage/read-library';
import { replay } from '../../../renderer/storage/replay';
import { createFakeHost, type FakeHost } from '../../builders/fake-host';
import { doStep, runLaws, type LawStep } from './annotating-lab';
import { desk, newId, type Desk } from './session-lab';

/** What the tests of keeping and restoring do within the page, where the real IndexedDB is. */

export {
  aBatch,
  aTextFile,
  codeOf,
  desk,
  newId,
  seqsOf,
  sitDown,
  tagWords,
  until,
} from './session-lab';
export { fillDisk } from '../storage/storage-lab';
export { createFakeHost, foldLog, openDatabase, replay, runLaws };

/** A library under its own name, empty. */
export async function freshDatabase(name: string): Promise<Database> {
  await Dexie.delete(name);
  const opened = await openDatabase(name);
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  return opened.value;
}

/** The changes that lines hold. */
export function changesIn(lines: readonly string[]): readonly Change[] {
  return lines.map((line) => {
    const read = readLine(line);
    if (!read.ok) throw new Error(JSON.stringify(read.failure));
    return read.value.change;
  });
}

/** Lines of changes as a journal has them. */
export function linesOf(changes: readonly Change[]): string[] {
  let sum = '';
  return changes.map((change) => {
    const encoded = encodeLine(change, sum);
    sum = encoded.sum;
    return encoded.line;
  });
}

const COMPARED = [
  'articles',
  'texts',
  'annotations',
  'relations',
  'sources',
  'schemes',
  'tombstones',
  'changes',
] as const;

/** Every row, table by table, and every article as it would be opened. */
export async function contentOf(database: Database): Promise<Readonly<Record<string, string>>> {
  const tables = await Promise.all(
    COMPARED.map(async (name) => [name, canonical(await database.table(name).toArray())] as const),
  );
  const articles = await database.articles.toArray();
  const opened = await Promise.all(articles.map(({ digest }) => readArticle(database, digest)));
  return { ...Object.fromEntries(tables), opened: canonical(opened) };
}

/** The same data gives the same text, whatever order its keys came in. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    if (ArrayBuffer.isView(part)) return Array.from(part as Uint32Array);
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** The tables in which two libraries differ. */
export async function differences(a: Database, b: Database): Promise<readonly string[]> {
  const [left, right] = [await contentOf(a), await contentOf(b)];
  return Object.keys(left).filter((name) => left[name] !== right[name]);
}

/** Replays a journal into a library of its own. */
export async function replayed(lines: readonly string[]): Promise<Database> {
  const database = await freshDatabase('replayed');
  const done = await replay(database, foldLog(changesIn(lines)));
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return database;
}

/** Does steps on fresh articles and says in which tables a replay of the journal differs. */
export async function replayFaults(
  texts: readonly string[],
  steps: readonly LawStep[],
): Promise<{ readonly faults: readonly string[]; readonly changes: number }> {
  let at = await desk(texts);
  for (const step of steps) {
    at = await doStep(at, step);
    at.session.selectionChanged(null, 0);
  }
  const copy = await replayed(at.host.journal);
  const faults = await differences(at.database, copy);
  const changes = at.host.journal.length;
  leave(at);
  copy.close();
  return { faults, changes };
}

/** Ends a session without any goodbye. */
export function leave({ session, database }: Desk): void {
  session.dispose();
  database.close();
}

/** A library with some work in it, closed, and the host that kept it. */
export async function worked(): Promise<{ readonly host: FakeHost; readonly database: Database }> {
  const at = await desk(['Prices fell.', 'Rents rose.']);
  const { session } = at;
  await session.setAnalyst('Ada');
  for (const words of ['Prices', 'fell']) {
    const start = 'Prices fell.'.indexOf(words);
    session.selectionChanged({ start, end: start + words.length }, start);
    await session.tag('claim');
  }
  session.dispose();
  return { host: at.host, database: at.database };
}

/** Leaves a library as the browser leaves a damaged one. */
export async function empty(database: Database): Promise<void> {
  await database.delete();
  await database.open();
}

/** The name of a backup that claims to hold so many changes. */
export const CLAIMING = 'claiming.verbatim-backup';

/** Puts a backup there that claims so many changes; it goes when what is kept is begun anew. */
export function claim(host: FakeHost, seq: number): void {
  host.snapshots = [{ fileName: CLAIMING, at: '2026-01-02T03:04:05Z', seq, bytes: 0 }];
  const { renewJournal } = host;
  Object.assign(host, {
    renewJournal() {
      host.snapshots = [];
      return renewJournal();
    },
  });
}

/** Lets reading find faults, as it does in a file that was not looked at before. */
export function findOnReading(host: FakeHost, faults: readonly KeepingFault[]): void {
  const { readHistory } = host;
  Object.assign(host, {
    readHistory(request: HistoryRequest) {
      host.faults = faults;
      return readHistory(request);
    },
  });
}

/** The same changes by somebody else, as lines. */
export function strangersLines(changes: readonly Change[]): string[] {
  return linesOf(changes.map((change) => ({ ...change, id: newId() })));
}

/** Lets whoever reads from the first change on read other lines. */
export function readFromTheFirst(host: FakeHost, lines: readonly string[]): void {
  const { readHistory } = host;
  Object.assign(host, {
    readHistory: (request: HistoryRequest) =>
      request.after === 0 ? Promise.resolve(ok({ lines, isLast: true })) : readHistory(request),
  });
}

/** What the check says, in one word, and what it would tell. */
export async function verdictOf(
  host: FakeHost,
  database: Database,
  hasAsked = false,
): Promise<unknown> {
  const checked = await checkKeeping(host, database, hasAsked);
  if (!checked.ok) return checked.failure.type;
  const verdict: KeepingVerdict = checked.value;
  if (verdict.state === 'ask') {
    return { why: verdict.why, libraryFaults: verdict.libraryFaults.map(({ type }) => type) };
  }
  const { journal, notes } = verdict;
  return { renew: journal.renew, lacks: journal.committed - journal.end.seq, notes };
}

/** The question that the check, or a chosen backup, leads to. */
export async function question(
  host: FakeHost,
  database: Database,
  from: 'check' | 'backup',
): Promise<Restoring> {
  const vault = { host, database, clock: () => new Date('2026-02-03T04:05:06Z'), newId };
  const checked = await checkKeeping(host, database);
  if (!checked.ok) throw new Error(checked.failure.type);
  const chosen = from === 'backup' ? await host.chooseBackup() : null;
  const keeping = await host.keeping();
  if (!keeping.ok || (chosen && !chosen.ok)) throw new Error('Nothing was chosen.');
  const why = checked.value.state === 'ask' ? checked.value.why : 'backup';
  const libraryFaults = checked.value.state === 'ask' ? checked.value.libraryFaults : [];
  const source = { why, backup: chosen?.value ?? null, keeping: keeping.value, libraryFaults };
  const opened = await openRestoring(vault, source, () => {});
  if (!opened.ok) throw new Error(opened.failure.type);
  return opened.value;
}
