import path from 'node:path';
import { fail, ok, type Result } from '../../shared/base/result';
import type { JournalEnd, JournalRefused, WriteFailure } from '../../shared/ipc/channels';
import { readLine } from '../../shared/journal/read-line';
import { systemCode } from '../files/system-error';
import { createAppendQueue } from './append-queue';
import { readBackup } from './backup-file';
import { digestInNode } from './digest';
import { freePath } from './free-path';
import { JOURNAL_NAME, JournalChanged, JournalFile } from './journal-file';
import type { KeepingLayer } from './keeping-layer';
import { createKeptFaults, type KeptFaults } from './kept-faults';
import { createLane } from './lane';
import { mergeHistory, type HistorySource } from './merge-history';
import { asideName, moveAside } from './move-aside';
import { listSnapshots, stampOf, toSecond } from './snapshots';
import { MAX_LINE_BYTES } from './split-lines';

/** The journal as its keeper uses it: appending, and what snapshots and readings need of it. */
export interface Journal {
  readonly append: (
    lines: readonly string[],
  ) => Promise<Result<JournalEnd, WriteFailure | JournalRefused>>;
  /** Reads what is kept, the first time that anything is asked; writes nothing. */
  readonly end: () => Promise<JournalEnd>;
  /** Where the lines behind a change can be had, the likeliest first. */
  readonly sources: (after: number) => Promise<readonly HistorySource[]>;
  /** Bytes and changes that no snapshot holds yet. */
  readonly ahead: () => { readonly bytes: number; readonly changes: number };
  /** A snapshot holds everything up to a change; lines up to an older one may go. */
  readonly wasKept: (seq: number, cutBehind: number) => Promise<void>;
  /** Moves everything aside and begins an empty journal. */
  readonly renew: () => Promise<Result<JournalEnd, WriteFailure>>;
  readonly settled: () => Promise<void>;
  /** What stands in the file is not what was written: whoever comes next reads it anew first. */
  readonly distrust: () => Promise<void>;
  readonly faults: KeptFaults;
}

/** What a journal stands on. */
export interface JournalSetting {
  readonly layer: KeepingLayer;
  readonly folder: string;
  readonly backups: string;
  readonly now: () => Date;
  /** Whether an earlier run has left a journal. Nothing is looked at before it answers. */
  readonly ranBefore: () => Promise<boolean>;
  /** Lines were written. */
  readonly hasGrown: () => void;
}

type End = Pick<JournalEnd, 'seq' | 'sum'>;
type Appended = Result<JournalEnd, WriteFailure | JournalRefused>;

const EMPTY: End = { seq: 0, sum: '' };

function refused(reason: string): { ok: false; failure: JournalRefused } {
  return fail({ type: 'JournalRefused', reason });
}

/** Where lines lead that continue a journal, every one of which can be replayed. */
function follow(lines: readonly string[], from: End): Result<End, JournalRefused> {
  let end = from;
  for (const line of lines) {
    if (Buffer.byteLength(line) > MAX_LINE_BYTES) return refused('A line is too long.');
    const read = readLine(line, digestInNode);
    if (!read.ok) return refused(`A line cannot be read: ${read.failure.type}`);
    const { seq, sum, prev } = read.value;
    if (seq !== end.seq + 1 || prev !== end.sum) {
      return refused(`Change ${seq} does not continue the journal, which ends with ${end.seq}.`);
    }
    end = { seq, sum };
  }
  return ok(end);
}

class KeptJournal implements Journal {
  readonly faults = createKeptFaults();
  readonly #setting: JournalSetting;
  readonly #file: JournalFile;
  /** Whatever writes the file or reads where it ends. */
  readonly #lane = createLane();
  readonly #queue = createAppendQueue((items: readonly (readonly string[])[]) =>
    this.#lane.run(() => this.#appendAll(items)),
  );
  #isLoaded = false;
  #isTooNew = false;
  #end: End = EMPTY;
  #ahead = { bytes: 0, changes: 0 };

  constructor(setting: JournalSetting) {
    this.#setting = setting;
    this.#file = new JournalFile(setting.layer, setting.folder);
  }

  readonly append = (lines: readonly string[]): Promise<Appended> => this.#queue.add(lines);

  readonly settled = (): Promise<void> => this.#queue.settled();

  readonly ahead = (): { bytes: number; changes: number } => this.#ahead;

  readonly end = (): Promise<JournalEnd> =>
    this.#lane.run(async () => {
      try {
        await this.#load();
        await this.#repair();
      } catch (error) {
        this.#tell(error);
      }
      return this.#journalEnd();
    });

  readonly sources = async (after: number): Promise<readonly HistorySource[]> => {
    const { layer, backups } = this.#setting;
    const file = this.#file;
    const journal = { file: JOURNAL_NAME, until: Infinity, open: () => file.read() };
    const listed = await listSnapshots(layer, backups).catch(() => []);
    const snapshots = listed.map(({ fileName, seq }): HistorySource => {
      const open = () => readBackup(layer, path.join(backups, fileName), fileName);
      return { file: fileName, until: seq, open };
    });
    const isEnough = file.firstSeq > 0 && file.firstSeq <= after + 1;
    if (isEnough) return [journal, ...snapshots];
    // The older snapshots only stand in for what neither of the first two has.
    const [newest, ...older] = snapshots;
    return newest ? [newest, journal, ...older] : [journal];
  };

  readonly wasKept = (seq: number, cutBehind: number): Promise<void> =>
    this.#lane.run(async () => {
      const { firstSeq } = this.#file;
      const isBehind = this.#end.seq === seq;
      this.#ahead = isBehind ? { bytes: 0, changes: 0 } : await this.#aheadOf(seq);
      if (firstSeq === 0 || firstSeq > cutBehind) return;
      await this.#repair();
      await this.#file.cutBehind(cutBehind);
    });

  readonly renew = (): Promise<Result<JournalEnd, WriteFailure>> =>
    this.#lane.run(async () => {
      const { layer, backups, now } = this.#setting;
      try {
        const name = asideName(toSecond(now()));
        await moveAside(layer, { journal: this.#file.path, backups, name });
        this.#file.forget();
        this.faults.clear();
        this.#begin(EMPTY);
        await this.#repair();
        return ok(this.#journalEnd());
      } catch (error) {
        const code = systemCode(error);
        this.#isLoaded = false;
        return fail({ type: 'FileNotWritten', path: backups, code });
      }
    });

  readonly distrust = (): Promise<void> =>
    this.#lane.run(async () => {
      this.#isLoaded = false;
    });

  #begin({ seq, sum }: End): void {
    this.#end = { seq, sum };
    this.#isLoaded = true;
    this.#isTooNew = false;
    this.#ahead = { bytes: 0, changes: 0 };
  }

  async #load(): Promise<void> {
    if (this.#isLoaded) return;
    const { layer, backups } = this.#setting;
    const ranBefore = await this.#setting.ranBefore();
    const snapshots = await listSnapshots(layer, backups);
    const kept = snapshots[0]?.seq ?? 0;
    const content = await this.#file.load(kept);
    const isMissing = !content.isThere && (snapshots.length > 0 || ranBefore);
    if (isMissing) this.faults.add({ type: 'JournalMissing' });
    for (const fault of content.faults) this.faults.add(fault);
    const last = content.last ?? EMPTY;
    this.#begin(kept > last.seq ? await this.#endOfHistory(last) : last);
    this.#isTooNew = content.isTooNew;
    this.#ahead = { bytes: content.bytesAfter, changes: Math.max(0, last.seq - kept) };
  }

  /** Where the snapshots lead on behind the journal's own lines. */
  async #endOfHistory(from: End): Promise<End> {
    let end = from;
    const sources = await this.sources(from.seq);
    for await (const { seq, sum } of mergeHistory(sources, from, this.faults.add)) {
      end = { seq, sum };
    }
    return end;
  }

  async #repair(): Promise<void> {
    if (this.#isTooNew) return;
    const { layer, folder, now } = this.#setting;
    const stem = `damaged-end-${stampOf(toSecond(now()))}`;
    await this.#file.repair(() => freePath(layer, folder, stem, '.jsonl'));
  }

  async #aheadOf(kept: number): Promise<{ bytes: number; changes: number }> {
    let bytes = 0;
    for await (const found of this.#file.read()) {
      if (found.type === 'line' && found.seq > kept) bytes += found.end - found.start;
    }
    return { bytes, changes: this.#end.seq - kept };
  }

  async #appendAll(items: readonly (readonly string[])[]): Promise<readonly Appended[]> {
    try {
      await this.#load();
      if (this.#isTooNew) return items.map(() => refused('The journal is of a newer program.'));
      await this.#repair();
      return await this.#appendTogether(items);
    } catch (error) {
      if (error instanceof JournalChanged) {
        // What stands there now is read before anything is written to it.
        this.#isLoaded = false;
        return items.map(() => refused(error.message));
      }
      const failure = this.#notWritten(error);
      // Somebody took the file away: the next append begins by looking at what is there.
      if (failure.code === 'ENOENT') this.#isLoaded = false;
      return items.map(() => fail(failure));
    }
  }

  /** Those that continue the journal go down with one write and one fsync. */
  async #appendTogether(items: readonly (readonly string[])[]): Promise<readonly Appended[]> {
    const lines: string[] = [];
    const ends: Result<End, JournalRefused>[] = [];
    let end = this.#end;
    for (const item of items) {
      const next = follow(item, end);
      ends.push(next);
      if (!next.ok) continue;
      end = next.value;
      lines.push(...item);
    }
    if (lines.length > 0) {
      const before = this.#file.bytes;
      await this.#file.append({ lines, end });
      this.#end = end;
      const { bytes, changes } = this.#ahead;
      this.#ahead = { bytes: bytes + this.#file.bytes - before, changes: changes + lines.length };
      this.#setting.hasGrown();
    }
    const { bytes } = this.#file;
    return ends.map((each) => (each.ok ? ok({ ...each.value, bytes }) : each));
  }

  #journalEnd(): JournalEnd {
    return { ...this.#end, bytes: this.#file.bytes };
  }

  #notWritten(error: unknown): WriteFailure {
    return { type: 'FileNotWritten', path: this.#file.path, code: systemCode(error) };
  }

  #tell(error: unknown): void {
    if (error instanceof JournalChanged) return;
    const code = systemCode(error);
    if (!this.#isLoaded) this.faults.add({ type: 'KeptUnreadable', file: JOURNAL_NAME, code });
  }
}

/** The journal in a folder, beside the snapshots of another. Nothing is read before it is asked for. */
export function createJournal(setting: JournalSetting): Journal {
  return new KeptJournal(setting);
}
