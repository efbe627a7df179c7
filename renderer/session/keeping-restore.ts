import type { Change } from '../../shared/annotation/change';
import { ok, type Result } from '../../shared/base/result';
import type { ChosenBackup, Keeping } from '../../shared/ipc/channels';
import { readLogEnd, type LibraryFault, type LogEnd } from '../storage/check-library';
import type { Database } from '../storage/database';
import { foldLog, type FoldedLog } from '../storage/fold-log';
import { replay } from '../storage/replay';
import { readSettings, writeSettings } from '../storage/settings';
import { UNNAMED_ANALYST } from './drafts';
import type { Failure } from './failure';
import { changeOfRows, setAside, type Vault } from './keeping-aside';
import { isBroken, lastKept, type RestoreReason } from './keeping-check';
import { exportFolded, exportLibrary } from './keeping-export';
import { createJournalWriter } from './keeping-journal';
import { readKept } from './keeping-lines';
import { compareArticles, type RestoreOffer } from './keeping-offer';
import { guarded } from './parts';
import type { Outcome } from './session';

/** How far a long step is. */
export interface RestoreProgress {
  readonly step: 'reading' | 'setting-aside' | 'writing' | 'journal';
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
}

export type OnRestoreProgress = (progress: RestoreProgress) => void;

type Work = (onProgress: OnRestoreProgress) => Outcome;

/** A question to the analyst, with what each answer does. */
export interface Restoring {
  readonly offer: RestoreOffer;
  /** Makes the library what is kept, after its own log has been set aside. */
  readonly restore: Work;
  /** Leaves the library alone, and lets what is kept follow it; the old copy is moved aside. */
  readonly keepAsItIs: Work;
  /** Writes what is in the library, or else what is kept, to a file; gives its path. */
  readonly exportWhatThereIs: () => Promise<Result<string, Failure>>;
}

/** What is to be compared with the library. */
export interface RestoreSource {
  readonly why: RestoreReason;
  /** Null for what the host keeps itself. */
  readonly backup: ChosenBackup | null;
  readonly keeping: Keeping;
  readonly libraryFaults: readonly LibraryFault[];
}

/** Begins the journal anew and writes the whole log of the library into it. */
async function rewriteJournal({ host, database }: Vault): Outcome {
  const { seq: committed } = await readLogEnd(database);
  const end = { seq: 0, sum: '', bytes: 0 };
  return createJournalWriter(host, database, { end, renew: true, committed }).flush();
}

/** A library that came up empty has lost its analyst too; the log knows the name. */
async function rememberAnalyst(database: Database, { rows }: FoldedLog): Promise<void> {
  const { analyst, greeted } = await readSettings(database);
  const by = rows.findLast(({ origin }) => origin === 'manual')?.by;
  if (analyst !== '' || greeted || by === undefined || by === UNNAMED_ANALYST) return;
  await writeSettings(database, { analyst: by, greeted: true });
}

async function offerOf(
  { database }: Vault,
  { why, backup, keeping, libraryFaults }: RestoreSource,
  changes: readonly Change[],
  folded: FoldedLog,
  here: LogEnd,
): Promise<RestoreOffer> {
  const last = await database.changes.get(here.seq);
  const expected = backup?.snapshot.seq ?? lastKept(keeping);
  return {
    why,
    backup: backup?.snapshot.fileName ?? null,
    keptUntil: changes.at(-1)?.at ?? null,
    keptChanges: changes.length,
    hereUntil: last?.at ?? null,
    hereChanges: here.seq,
    articles: await compareArticles(database, folded),
    lostChanges: Math.max(changes.at(-1)?.seq ?? 0, expected) - changes.length,
    hanging: folded.hanging,
    faults: backup?.faults ?? keeping.faults,
    libraryFaults,
  };
}

/** Reads what is kept, whole, and compares it with the library; nothing is written yet. */
export function openRestoring(
  vault: Vault,
  source: RestoreSource,
  onProgress: OnRestoreProgress,
): Promise<Result<Restoring, Failure>> {
  const { database } = vault;
  const { backup, keeping, libraryFaults } = source;
  return guarded(async () => {
    const kept = await readKept(vault.host, backup?.id ?? null, (done) =>
      onProgress({ step: 'reading', done, total: 0 }),
    );
    if (!kept.ok) return kept;
    const changes = kept.value;
    const folded = foldLog(changes);
    const here = await readLogEnd(database);
    const journalFits =
      backup === null && !isBroken(keeping) && keeping.journal.seq === folded.rows.length;
    return ok({
      offer: await offerOf(vault, source, changes, folded, here),
      restore: (told) =>
        guarded(() => restore(vault, { folded, journalFits, libraryFaults }, told)),
      keepAsItIs: (told) =>
        backup ? Promise.resolve(ok(null)) : guarded(() => keep(vault, libraryFaults, told)),
      exportWhatThereIs: () =>
        guarded(async () =>
          (await database.articles.count()) > 0
            ? exportLibrary(vault)
            : exportFolded(vault, folded),
        ),
    });
  });
}

/** What takes the library's place. */
interface Replacement {
  readonly folded: FoldedLog;
  /** Whether the journal holds just this, so that it goes on. */
  readonly journalFits: boolean;
  readonly libraryFaults: readonly LibraryFault[];
}

async function restore(
  vault: Vault,
  { folded, journalFits, libraryFaults }: Replacement,
  onProgress: OnRestoreProgress,
): Outcome {
  const { database } = vault;
  const aside = await setAside(vault, libraryFaults, settingAside(onProgress));
  if (!aside.ok) return aside;
  const written = await replay(database, folded, (done, total) =>
    onProgress({ step: 'writing', done, total }),
  );
  if (!written.ok) return written;
  await rememberAnalyst(database, folded);
  if (journalFits) return ok(null);
  onProgress({ step: 'journal', done: 0, total: 0 });
  return rewriteJournal(vault);
}

function settingAside(onProgress: OnRestoreProgress): (done: number, total: number) => void {
  return (done, total) => onProgress({ step: 'setting-aside', done, total });
}

/** A library that contradicts itself gets a log of one change, which says what its rows say. */
async function keep(
  vault: Vault,
  faults: readonly LibraryFault[],
  onProgress: OnRestoreProgress,
): Outcome {
  if (faults.length > 0) {
    const aside = await setAside(vault, faults, settingAside(onProgress));
    if (!aside.ok) return aside;
    const healed = await replay(vault.database, foldLog([await changeOfRows(vault)]));
    if (!healed.ok) return healed;
  }
  onProgress({ step: 'journal', done: 0, total: 0 });
  return rewriteJournal(vault);
}
