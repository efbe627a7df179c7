import { fail, ok, type Result } from '../../shared/base/result';
import type { Host, Keeping, KeepingFault } from '../../shared/ipc/channels';
import {
  checkLibrary,
  readChangeId,
  readLogEnd,
  type LibraryFault,
} from '../storage/check-library';
import type { Database } from '../storage/database';
import { storageFailureOf } from '../storage/storage-failure';
import type { Failure } from './failure';
import type { JournalStart } from './keeping-journal';
import { keptIdAt } from './keeping-lines';

/** Something that was found at the start and needs no answer. */
export type KeepingNote =
  /** What is kept was damaged or gone, and is written anew from the library, which is whole. */
  | { readonly type: 'WrittenAnew'; readonly changes: number; readonly why: 'missing' | 'damaged' }
  | { readonly type: 'BackupDamaged'; readonly file: string }
  | { readonly type: 'EndedBadly' }
  | { readonly type: 'PageReloaded' };

/** Why the analyst is asked what shall count: the library, or what is kept of it. */
export type RestoreReason =
  /** The library is empty, and something is kept. */
  | 'emptied'
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

/** Whether the kept lines are no longer one whole chain. */
export function isBroken({ faults }: Pick<Keeping, 'faults'>): boolean {
  return faults.some(({ type }) => BROKEN.has(type));
}

/** The last change that is kept, in journal or snapshots. */
export function lastKept({ journal, snapshots }: Keeping): number {
  return Math.max(journal.seq, ...snapshots.map(({ seq }) => seq));
}

function notesOf(keeping: Keeping, committed: number, renew: boolean): readonly KeepingNote[] {
  const { faults, journal, lastRun, pageCrashed } = keeping;
  const isMissing = faults.some(({ type }) => type === 'JournalMissing');
  const writtenAnew = renew || isMissing || (journal.seq === 0 && committed > 0);
  const notes: KeepingNote[] = [];
  if (pageCrashed) notes.push({ type: 'PageReloaded' });
  else if (lastRun === 'crashed') notes.push({ type: 'EndedBadly' });
  if (writtenAnew && committed > 0) {
    const why = isBroken(keeping) ? 'damaged' : 'missing';
    notes.push({ type: 'WrittenAnew', changes: committed, why });
  }
  for (const fault of faults) {
    if (fault.type === 'KeptUnreadable') notes.push({ type: 'BackupDamaged', file: fault.file });
  }
  return notes;
}

/** The library is at least as far as what is kept: the journal is brought up to it. */
function goOn(keeping: Keeping, committed: number): KeepingVerdict {
  const { journal } = keeping;
  const renew = lastKept(keeping) !== journal.seq || isBroken(keeping);
  return {
    state: 'on',
    journal: { end: journal, renew, committed },
    notes: notesOf(keeping, committed, renew),
  };
}

async function compare(
  host: Host,
  database: Database,
  keeping: Keeping,
): Promise<Result<KeepingVerdict, Failure>> {
  const kept = lastKept(keeping);
  const [library, libraryFaults] = await Promise.all([
    readLogEnd(database),
    checkLibrary(database),
  ]);
  const ask = (why: RestoreReason): Result<KeepingVerdict, Failure> =>
    ok({ state: 'ask', why, keeping, libraryFaults });
  if (libraryFaults.length > 0) return ask('damaged');
  if (kept === 0) return ok(goOn(keeping, library.seq));
  if (library.seq === 0) return ask('emptied');
  const common = Math.min(kept, library.seq);
  const [keptId, ownId] = [await keptIdAt(host, common), await readChangeId(database, common)];
  if (!keptId.ok) return keptId;
  // Where the line is lost there is nothing to tell them apart by.
  if (keptId.value !== null && keptId.value !== ownId) return ask('different');
  return library.seq < kept ? ask('behind') : ok(goOn(keeping, library.seq));
}

/**
 * Compares the library with what the host keeps of it, by small reads, before anything is shown.
 * Only where the library lacks something or contradicts itself is there anything to ask.
 */
export async function checkKeeping(
  host: Host,
  database: Database,
): Promise<Result<KeepingVerdict, Failure>> {
  const keeping = await host.keeping();
  if (!keeping.ok) return keeping;
  try {
    return await compare(host, database, keeping.value);
  } catch (error) {
    const failure = storageFailureOf(error);
    if (!failure) throw error;
    return fail(failure);
  }
}
