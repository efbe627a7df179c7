import { fail, ok, type Result } from '../../shared/base/result';
import type { Host, Keeping, KeepingFault } from '../../shared/ipc/channels';
import type { ReadLine } from '../../shared/journal/read-line';
import {
  checkLibrary,
  readChangeId,
  readLogEnd,
  type LibraryFault,
  type LogEnd,
} from '../storage/check-library';
import type { Database } from '../storage/database';
import { storageFailureOf } from '../storage/storage-failure';
import type { Failure } from './failure';
import type { JournalStart } from './keeping-journal';
import { keptAt, keptBehind } from './keeping-lines';

/** Something that was found at the start and needs no answer. */
export type KeepingNote =
  /** What is kept could not be gone on with, and is written anew from the library, which is whole. */
  | { readonly type: 'WrittenAnew'; readonly changes: number; readonly why: WhyAnew }
  | { readonly type: 'BackupDamaged'; readonly file: string; readonly isNewer: boolean }
  /** `isAllHere`: nothing was found that could have been lost. */
  | { readonly type: 'EndedBadly'; readonly isAllHere: boolean }
  | { readonly type: 'PageReloaded'; readonly isAllHere: boolean };

/** Why what is kept begins anew. */
export type WhyAnew =
  | 'missing'
  | 'damaged'
  /** A newer program has written to the journal. */
  | 'newer'
  | 'unreadable'
  /** The journal is whole, and a backup does not go together with it. */
  | 'backup';

/** Why the analyst is asked what shall count: the library, or what is kept of it. */
export type RestoreReason =
  /** The library is empty, and something is kept. */
  | 'emptied'
  /** The library is empty, something was kept, and nothing of it can be read. */
  | 'unreadable'
  /** The library is empty, and not even the journal of an earlier run is there. */
  | 'gone'
  /** What is kept goes further than the library. */
  | 'behind'
  /** They tell different stories. */
  | 'different'
  /** The library contradicts itself. */
  | 'damaged'
  /** The analyst chose a backup. */
  | 'backup';

/** What the library and what is kept of it come to. */
export type KeepingVerdict =
  | {
      readonly state: 'on';
      readonly journal: JournalStart;
      readonly notes: readonly KeepingNote[];
    }
  | {
      readonly state: 'ask';
      readonly why: RestoreReason;
      readonly keeping: Keeping;
      readonly libraryFaults: readonly LibraryFault[];
    };

const BROKEN: ReadonlySet<KeepingFault['type']> = new Set([
  'LineCorrupt',
  'Gap',
  'LineTooNew',
] satisfies KeepingFault['type'][]);

/** The last change that is kept, in journal or snapshots, by what their names claim. */
export function lastKept({ journal, snapshots }: Keeping): number {
  return Math.max(journal.seq, ...snapshots.map(({ seq }) => seq));
}

/** The backup that a fault was found in, or null where it is the journal's. */
function backupOf({ snapshots }: Keeping, fault: KeepingFault): string | null {
  if (!('file' in fault)) return null;
  return snapshots.some(({ fileName }) => fileName === fault.file) ? fault.file : null;
}

function isOfJournal(keeping: Keeping, ...types: readonly KeepingFault['type'][]): boolean {
  const { faults } = keeping;
  return faults.some((fault) => types.includes(fault.type) && backupOf(keeping, fault) === null);
}

/** Whether an empty journal is all that is there, so that there is nothing to move aside. */
export function isBlank(keeping: Keeping): boolean {
  const { journal, snapshots } = keeping;
  const isEmpty = journal.bytes === 0 && snapshots.length === 0;
  return isEmpty && !isOfJournal(keeping, 'KeptUnreadable', 'LineTooNew');
}

/**
 * Whether nothing can be written behind what is kept: it is no longer one whole chain, or a part of
 * it claims another end than what could be read.
 */
export function mustRenew(keeping: Keeping): boolean {
  if (isBlank(keeping)) return false;
  const isBroken = keeping.faults.some(({ type }) => BROKEN.has(type));
  const isUnreadable = isOfJournal(keeping, 'KeptUnreadable');
  return isBroken || isUnreadable || lastKept(keeping) !== keeping.journal.seq;
}

function whyAnew(keeping: Keeping): WhyAnew | null {
  if (isOfJournal(keeping, 'LineTooNew')) return 'newer';
  if (isOfJournal(keeping, 'KeptUnreadable')) return 'unreadable';
  if (isOfJournal(keeping, 'LineCorrupt', 'Gap')) return 'damaged';
  if (keeping.journal.seq === 0) return isOfJournal(keeping, 'LineTorn') ? 'damaged' : 'missing';
  if (isOfJournal(keeping, 'JournalMissing')) return 'missing';
  return mustRenew(keeping) ? 'backup' : null;
}

function damagedBackups(keeping: Keeping): readonly KeepingNote[] {
  const files = new Map<string, boolean>();
  for (const fault of keeping.faults) {
    const file = backupOf(keeping, fault);
    if (file) files.set(file, files.get(file) || fault.type === 'LineTooNew');
  }
  return [...files].map(([file, isNewer]) => ({ type: 'BackupDamaged', file, isNewer }));
}

function notesOf(keeping: Keeping, committed: number, hasAsked: boolean): readonly KeepingNote[] {
  const { faults, lastRun, pageCrashed } = keeping;
  const why = committed > 0 ? whyAnew(keeping) : null;
  const isAllHere = committed > 0 && why === null && faults.length === 0 && !hasAsked;
  const notes: KeepingNote[] = [];
  if (pageCrashed) notes.push({ type: 'PageReloaded', isAllHere });
  else if (lastRun === 'crashed') notes.push({ type: 'EndedBadly', isAllHere });
  if (why !== null) notes.push({ type: 'WrittenAnew', changes: committed, why });
  return [...notes, ...damagedBackups(keeping)];
}

/** What is compared, and what has gone before. */
interface Check {
  readonly host: Host;
  readonly database: Database;
  readonly keeping: Keeping;
  readonly hasAsked: boolean;
}

type Checked = Promise<Result<KeepingVerdict, Failure>>;

/** The library is at least as far as what is kept: the journal is brought up to it. */
function goOn({ keeping, hasAsked }: Check, committed: number): Result<KeepingVerdict, Failure> {
  return ok({
    state: 'on',
    journal: { end: keeping.journal, renew: mustRenew(keeping), committed },
    notes: notesOf(keeping, committed, hasAsked),
  });
}

function ask(
  { keeping }: Check,
  why: RestoreReason,
  libraryFaults: readonly LibraryFault[] = [],
): Result<KeepingVerdict, Failure> {
  return ok({ state: 'ask', why, keeping, libraryFaults });
}

/** An empty library is only right where nothing was ever kept. */
async function checkEmpty(check: Check): Checked {
  const { host, keeping, hasAsked } = check;
  const { snapshots, faults } = keeping;
  // Whoever has kept an empty library has nothing else left to choose.
  if (isBlank(keeping) && (faults.length === 0 || hasAsked)) return goOn(check, 0);
  const first = await keptBehind(host, 0);
  if (!first.ok) return first;
  if (first.value) return ask(check, 'emptied');
  const wasKept = snapshots.length > 0 || faults.some(({ type }) => type !== 'JournalMissing');
  return ask(check, wasKept ? 'unreadable' : 'gone');
}

/** By their names, files go further than the library: whether anything in them bears that out. */
async function checkClaim(check: Check, library: LogEnd, there: ReadLine | null): Checked {
  const { host, keeping } = check;
  const read = await keptBehind(host, library.seq);
  if (!read.ok) return read;
  const next = read.value;
  if (next === null) {
    // Reading has found what is wrong with them. That the page crashed is told only once.
    const again = await host.keeping();
    if (!again.ok) return again;
    const { pageCrashed } = keeping;
    return goOn({ ...check, keeping: { ...again.value, pageCrashed } }, library.seq);
  }
  const strays = there !== null && next.seq === library.seq + 1 && next.prev !== there.sum;
  return ask(check, strays ? 'different' : 'behind');
}

async function compare(check: Check): Checked {
  const { host, database, keeping } = check;
  const [library, libraryFaults] = await Promise.all([
    readLogEnd(database),
    checkLibrary(database),
  ]);
  if (libraryFaults.length > 0) return ask(check, 'damaged', libraryFaults);
  if (library.seq === 0) return checkEmpty(check);
  const kept = lastKept(keeping);
  const common = Math.min(kept, library.seq);
  const [there, ownId] = [await keptAt(host, common), await readChangeId(database, common)];
  if (!there.ok) return there;
  // Where the line is lost there is nothing to tell them apart by.
  if (there.value && there.value.change.id !== ownId) return ask(check, 'different');
  if (library.seq >= kept) return goOn(check, library.seq);
  return checkClaim(check, library, there.value);
}

/**
 * Compares the library with what the host keeps of it, by small reads, before anything is shown.
 * Only where the library lacks something or contradicts itself is there anything to ask. Once the
 * analyst was asked (`hasAsked`), nobody says any more that nothing was lost.
 */
export async function checkKeeping(
  host: Host,
  database: Database,
  hasAsked = false,
): Promise<Result<KeepingVerdict, Failure>> {
  const keeping = await host.keeping();
  if (!keeping.ok) return keeping;
  try {
    return await compare({ host, database, keeping: keeping.value, hasAsked });
  } catch (error) {
    const failure = storageFailureOf(error);
    if (!failure) throw error;
    return fail(failure);
  }
}
