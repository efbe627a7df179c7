import { fail, ok, type Result } from '../../shared/base/result';
import type { Keeping, Snapshot } from '../../shared/ipc/channels';
import { refresh } from './after-commit';
import type { Failure } from './failure';
import { checkKeeping } from './keeping-check';
import { createJournalWriter } from './keeping-journal';
import { openRestoring, type Restoring } from './keeping-restore';
import { noteWords } from './keeping-words';
import { reading, writing, type Parts } from './parts';
import type { Outcome } from './session';
import { counted } from './words';

/** What the session answers about the copies that are kept beside the library. */
export interface KeepingPart {
  /** What is kept and where; null when the host cannot say, which is told. */
  readonly keeping: () => Promise<Keeping | null>;
  /** Makes a backup now. */
  readonly backUp: () => Outcome;
  /** Asks for a backup file and then, in the whole window, whether it shall be the library. */
  readonly restoreFromBackup: () => Outcome;
  readonly revealBackups: () => Outcome;
  /** Leaves that question, whatever was answered. */
  readonly endRestoring: () => void;
}

/** Tries again what is not saved; there is nothing to back up or to replace before that. */
function saveAll(parts: Parts): Outcome {
  return writing(
    parts,
    () => parts.saver.retry(),
    () => refresh(parts),
  );
}

/**
 * Does for a journal that was damaged while the program ran what the start does: where the library is
 * whole, the journal is written from it, and the damaged one stays aside. Nothing may be committed
 * meanwhile; the saver's own writer then finds its place in the new one by itself.
 */
async function healJournal({ host, database, saver, tell }: Parts): Outcome {
  const down = await saver.acknowledge();
  if (!down.ok) return down;
  const checked = await checkKeeping(host, database);
  if (!checked.ok) return checked;
  const verdict = checked.value;
  if (verdict.state === 'ask') return fail({ type: 'JournalDamaged' });
  const written = await createJournalWriter(host, database, verdict.journal).flush();
  if (!written.ok) return written;
  const note = verdict.notes.find(({ type }) => type === 'WrittenAnew');
  if (note) tell.note(noteWords(note));
  return ok(null);
}

/** Tries once more after healing: what a damaged journal has lost, the library still holds. */
async function makeBackup(parts: Parts): Promise<Result<Snapshot, Failure>> {
  const made = await parts.host.backUp();
  if (made.ok || made.failure.type !== 'JournalDamaged') return made;
  const healed = await reading(parts, () => healJournal(parts));
  return healed.ok ? parts.host.backUp() : healed;
}

/** Makes a backup of all that is saved, and says where. */
export async function backUp(parts: Parts): Outcome {
  const saved = await saveAll(parts);
  if (!saved.ok) return saved;
  const made = await makeBackup(parts);
  if (!made.ok) {
    const { failure } = made;
    if (failure.type !== 'FileNotWritten') return fail(failure);
    return fail({ type: 'BackupNotWritten', path: failure.path, code: failure.code });
  }
  const { fileName, seq } = made.value;
  parts.tell.inform(`Backed up and read back: ${counted(seq, 'change')}, in ${fileName}.`);
  return ok(null);
}

/** The same question, with its answers in the queue and what they leave behind noted. */
function inQueue({ queue, restoreBegun }: Parts, restoring: Restoring): Restoring {
  return {
    ...restoring,
    restore(onProgress) {
      restoreBegun.value = true;
      return queue.run(() => restoring.restore(onProgress));
    },
  };
}

/** Asks for a backup file and compares it with the library, in the whole window. */
export async function restoreFromBackup(parts: Parts): Outcome {
  const { host, store, tell } = parts;
  const saved = await saveAll(parts);
  if (!saved.ok) return saved;
  const chosen = await host.chooseBackup();
  if (!chosen.ok) return chosen;
  const keeping = await host.keeping();
  if (!keeping.ok) return keeping;
  tell.inform('Reading the backup…');
  const opened = await openRestoring(
    parts,
    { why: 'backup', backup: chosen.value, keeping: keeping.value, libraryFaults: [] },
    () => {},
  );
  if (!opened.ok) return opened;
  store.set({ dialog: null, notices: [], restoring: inQueue(parts, opened.value) });
  return ok(null);
}

/** Everything about backups, for one session; `reload` loads the window anew. */
export function keepingSession(
  parts: Parts,
  tellFailure: (failure: Failure) => void,
  reload: () => void,
): KeepingPart {
  const { host, store, restoreBegun } = parts;
  const told = async (outcome: Outcome): Outcome => {
    const result = await outcome;
    if (!result.ok) tellFailure(result.failure);
    return result;
  };
  return {
    async keeping() {
      const keeping = await host.keeping();
      if (!keeping.ok) tellFailure(keeping.failure);
      return keeping.ok ? keeping.value : null;
    },
    backUp: () => told(backUp(parts)),
    restoreFromBackup: () => told(restoreFromBackup(parts)),
    revealBackups: () => told(host.revealBackups()),
    endRestoring() {
      // What was restored, even in part, is another library than the one on screen.
      if (restoreBegun.value) reload();
      else store.set({ restoring: null });
    },
  };
}
