import path from 'node:path';
import { fail, ok, type Result } from '../../shared/base/result';
import type {
  JournalDamaged,
  RequestRefused,
  Snapshot,
  WriteFailure,
} from '../../shared/ipc/channels';
import type { Closing } from '../../shared/journal/closing-line';
import { systemCode } from '../files/system-error';
import { syncFolder } from '../files/write-atomic';
import { isWholeBackup, openBackup, readBackup, type BackupWriter } from './backup-file';
import type { Journal } from './journal';
import type { KeepingLayer } from './keeping-layer';
import { FROM_THE_FIRST, mergeHistory } from './merge-history';
import { listSnapshots, outdated, snapshotName, toSecond } from './snapshots';

/** A snapshot is made when so much stands in the journal alone. */
export const DUE = { bytes: 4 * 1024 * 1024, changes: 1000 } as const;

type Made = Result<Snapshot, WriteFailure | JournalDamaged | RequestRefused>;

/** Makes snapshots, one at a time. */
export interface SnapshotMaker {
  readonly make: () => Promise<Made>;
  /** Whether so much stands in the journal alone that one should be made. */
  readonly isDue: () => boolean;
  /** Makes one where the journal holds anything that no snapshot does. */
  readonly makeIfBehind: () => Promise<void>;
}

/** What snapshots are made of and where they go. */
export interface SnapshotSetting {
  readonly layer: KeepingLayer;
  readonly backups: string;
  readonly now: () => Date;
  readonly journal: Journal;
  /** Files have come and gone: nobody may go on reading by an older list. */
  readonly written: () => Promise<void>;
}

class Maker {
  readonly #setting: SnapshotSetting;
  /** After one has failed: so many changes must stand in the journal alone for the next try. */
  #retryAt = 0;

  constructor(setting: SnapshotSetting) {
    this.#setting = setting;
  }

  async make(): Promise<Made> {
    const { journal, layer, backups, now } = this.#setting;
    const { seq } = await journal.end();
    if (seq === 0)
      return fail({ type: 'RequestRefused', reason: 'There is no change to keep yet.' });
    const at = toSecond(now());
    const file = path.join(backups, snapshotName(seq, at));
    try {
      return (await this.#newest(seq)) ?? (await this.#makeNew(seq, at, file));
    } catch (error) {
      const code = systemCode(error);
      this.#putOff();
      await layer.remove(file).catch(() => undefined);
      return fail({ type: 'FileNotWritten', path: file, code });
    }
  }

  isDue(): boolean {
    const { bytes, changes } = this.#setting.journal.ahead();
    if (changes < this.#retryAt) return false;
    return bytes >= DUE.bytes || changes >= DUE.changes;
  }

  async makeIfBehind(): Promise<void> {
    if (this.#setting.journal.ahead().changes > 0) await this.make();
  }

  #putOff(): void {
    this.#retryAt = this.#setting.journal.ahead().changes + DUE.changes;
  }

  /** The snapshot that holds everything already, if there is one and it can still be read. */
  async #newest(seq: number): Promise<Made | null> {
    const { layer, backups, journal } = this.#setting;
    const [newest] = await listSnapshots(layer, backups);
    if (newest?.seq !== seq) return null;
    const { fileName } = newest;
    let isWhole = false;
    for await (const found of readBackup(layer, path.join(backups, fileName), fileName)) {
      if (found.type === 'fault') journal.faults.add(found.fault);
      if (found.type === 'closing') isWhole = true;
    }
    return isWhole && !journal.faults.has(fileName) ? ok(newest) : null;
  }

  async #makeNew(seq: number, at: string, file: string): Promise<Made> {
    const { layer, backups, journal } = this.#setting;
    await layer.ensureFolder(backups);
    const before = await listSnapshots(layer, backups);
    const writer = await openBackup(layer, file);
    const closing = await this.#write(writer, seq, at);
    if (!closing) {
      await journal.distrust();
      return fail({ type: 'JournalDamaged' });
    }
    await syncFolder(layer, path.dirname(backups));
    if (!(await isWholeBackup(layer, file, closing))) {
      journal.faults.add({
        type: 'KeptUnreadable',
        file: path.basename(file),
        code: 'NotVerified',
      });
      throw Object.assign(new Error('The snapshot is not what was written.'), { code: 'EIO' });
    }
    this.#retryAt = 0;
    const usable = before.filter(({ fileName }) => !journal.faults.has(fileName));
    await this.#tidy(seq, usable[0]?.seq ?? 0);
    const status = await layer.status(file);
    const fileName = path.basename(file);
    return ok({ fileName, at: closing.at, seq, bytes: status?.bytes ?? 0 });
  }

  /** Writes the whole log up to a change; null where a part of it is missing. */
  async #write(writer: BackupWriter, seq: number, at: string): Promise<Closing | null> {
    const { journal } = this.#setting;
    const lines = mergeHistory(await journal.sources(0), FROM_THE_FIRST, journal.faults.add);
    try {
      let last = 0;
      for await (const line of lines) {
        if (line.seq !== last + 1) break;
        last = line.seq;
        await writer.add(line.text, line);
        if (last === seq) return await writer.finish(at);
      }
      this.#putOff();
      await writer.abandon();
      return null;
    } catch (error) {
      await writer.abandon();
      throw error;
    }
  }

  /**
   * After a snapshot is verified: the journal is cut behind the one before it, so that the newest may
   * be damaged and nothing is lost; then the oldest go. That this fails costs only space, and the next
   * snapshot does it again.
   */
  async #tidy(seq: number, before: number): Promise<void> {
    const { layer, backups, journal, written } = this.#setting;
    try {
      await journal.wasKept(seq, before);
      for (const { fileName } of outdated(await listSnapshots(layer, backups))) {
        await layer.remove(path.join(backups, fileName));
      }
    } catch (error) {
      systemCode(error);
    }
    await written();
  }
}

/** A maker of snapshots; two of its calls may not run at once. */
export function createSnapshotMaker(setting: SnapshotSetting): SnapshotMaker {
  const maker = new Maker(setting);
  return {
    make: () => maker.make(),
    isDue: () => maker.isDue(),
    makeIfBehind: () => maker.makeIfBehind(),
  };
}
