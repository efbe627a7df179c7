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
import { isBlank, lastKept, mustRenew, type RestoreReason } from './keeping-check';
import { analystOf, exportFolded, exportLibrary } from './keeping-export';
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
  /** As it was before it is read. */
  readonly keeping: Keeping;
  readonly libraryFaults: readonly LibraryFault[];
}

/** Begins the journal anew and writes the whole log of the library into it. */
async function rewriteJournal({ host, database }: Vault, keeping: Keeping): Outcome {
  const { seq: committed } = await readLogEnd(database);
  const end = { seq: 0, sum: '', bytes: 0 };
  const renew = !isBlank(keeping);
  return createJournalWriter(host, database, { end, renew, committed }).flush();
}

/** A library that came up empty has lost its analyst too; the log knows the name. */
async function rememberAnalyst(database: Database, folded: FoldedLog): Promise<void> {
  const { analyst, greeted } = await readSettings(database);
  const by = analystOf(folded);
  if (analyst !== '' || greeted || by === null || by === UNNAMED_ANALYST) return;
  await writeSettings(database, { analyst: by, greeted: true });
}

/** What was read, and what it is compared with. */
interface Compared {
  readonly changes: readonly Change[];
  readonly folded: FoldedLog;
  readonly here: LogEnd;
  /** As it stands after the reading, which finds faults. */
  readonly keeping: Keeping;
  /** Whether the journal holds just what was read, so that it goes on. */
  readonly journalFits: boolean;
}

async function offerOf(
  { database }: Vault,
  { why, backup, libraryFaults }: RestoreSource,
  { changes, folded, here, keeping, journalFits }: Compared,
): Promise<RestoreOffer> {
  const last = await database.changes.get(here.seq);
  const expected = backup?.snapshot.seq ?? lastKept(keeping);
  const strays = changes.some(({ seq, id }) => seq === here.seq && id !== here.id);
  return {
    why: why === 'behind' && strays ? 'different' : why,
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
    movesKept: !journalFits,
  };
}

async function readAndCompare(
  { host, database }: Vault,
  { backup, keeping: before }: RestoreSource,
  onProgress: OnRestoreProgress,
): Promise<Result<Compared, Failure>> {
  const kept = await readKept(host, backup?.id ?? null, (done) =>
    onProgress({ step: 'reading', done, total: 0 }),
  );
  if (!kept.ok) return kept;
  const changes = kept.value;
  // What is wrong with a chosen backup was told when it was chosen.
  const after = backup ? ok(before) : await host.keeping();
  if (!after.ok) return after;
  const keeping = after.value;
  const journalFits =
    backup === null && !mustRenew(keeping) && keeping.journal.seq === changes.length;
  const here = await readLogEnd(database);
  return ok({ changes, folded: foldLog(changes), here, keeping, journalFits });
}

/** Reads what is kept, whole, and compares it with the library; nothing is written yet. */
export function openRestoring(
  vault: Vault,
  source: RestoreSource,
  onProgress: OnRestoreProgress,
): Promise<Result<Restoring, Failure>> {
  const { backup, libraryFaults } = source;
  return guarded(async () => {
    const compared = await readAndCompare(vault, source, onProgress);
    if (!compared.ok) return compared;
    const { folded, keeping, journalFits } = compared.value;
    const state = { keeping, libraryFaults };
    return ok({
      offer: await offerOf(vault, source, compared.value),
      restore: (told) => guarded(() => restore(vault, { folded, journalFits, ...state }, told)),
      keepAsItIs: (told) =>
        backup ? Promise.resolve(ok(null)) : guarded(() => keep(vault, state, told)),
      exportWhatThereIs: () =>
        guarded(async () =>
          (await vault.database.articles.count()) > 0
            ? exportLibrary(vault)
            : exportFolded(vault, folded),
        ),
    });
  });
}

/** What an answer finds. */
interface State {
  readonly keeping: Keeping;
  readonly libraryFaults: readonly LibraryFault[];
}

/** What takes the library's place. */
interface Replacement extends State {
  readonly folded: FoldedLog;
  /** Whether the journal holds just this, so that it goes on. */
  readonly journalFits: boolean;
}

async function restore(
  vault: Vault,
  { folded, journalFits, keeping, libraryFaults }: Replacement,
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
  return rewriteJournal(vault, keeping);
}

function settingAside(onProgress: OnRestoreProgress): (done: number, total: number) => void {
  return (done, total) => onProgress({ step: 'setting-aside', done, total });
}

/** A library that contradicts itself gets a log of one change, which says what its rows say. */
async function keep(
  vault: Vault,
  { keeping, libraryFaults: faults }: State,
  onProgress: OnRestoreProgress,
): Outcome {
  if (faults.length > 0) {
    const aside = await setAside(vault, faults, settingAside(onProgress));
    if (!aside.ok) return aside;
    const healed = await replay(vault.database, foldLog([await changeOfRows(vault)]));
    if (!healed.ok) return healed;
  }
  onProgress({ step: 'journal', done: 0, total: 0 });
  return rewriteJournal(vault, keeping);
}
