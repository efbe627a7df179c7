import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fail, ok, type Result } from '../../shared/base/result';
import type { BackupUnreadable, ChosenBackup, Snapshot } from '../../shared/ipc/channels';
import { systemCode } from '../files/system-error';
import { withClosing } from './backup-file';
import { gunzip, isGzip } from './gunzip';
import type { KeepingLayer } from './keeping-layer';
import { createKeptFaults, type KeptFaults } from './kept-faults';
import { FROM_THE_FIRST, mergeHistory, type HistorySource } from './merge-history';
import { readKept, type Found } from './read-kept';
import { toSecond } from './snapshots';

/** More than a log of ours comes to, and little enough that unpacking a bomb ends. */
const MAX_BACKUP_BYTES = 2 * 1024 * 1024 * 1024;

/** A file that begins with so many faults and no line is none of ours. */
const FAULTS_AT_FIRST = 50;

/** Backups that a person chose, by the ids that the page knows them by. */
export interface ChosenBackups {
  readonly inspect: (file: string) => Promise<Result<ChosenBackup, BackupUnreadable>>;
  /** Null where no backup was given that id. */
  readonly source: (id: string) => HistorySource | null;
}

class TooLarge extends Error {
  readonly code = 'TooLarge';
}

async function* bounded(
  chunks: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > most) throw new TooLarge();
    yield chunk;
  }
}

async function beginning(layer: KeepingLayer, file: string): Promise<Uint8Array> {
  for await (const chunk of layer.read(file, { start: 0, end: 2 })) return chunk;
  return new Uint8Array();
}

/** A backup, or a journal as it lies in a folder that was set aside. */
async function* readChosen(layer: KeepingLayer, file: string, most: number): AsyncGenerator<Found> {
  const name = path.basename(file);
  if (isGzip(await beginning(layer, file))) {
    yield* withClosing(readKept(bounded(gunzip(layer.read(file)), most), name), name);
  } else {
    yield* readKept(bounded(layer.read(file), most), name);
  }
}

/** What a look through a chosen file comes to. */
interface Look {
  readonly seq: number;
  readonly at: string | null;
  readonly faults: KeptFaults;
}

async function look(source: HistorySource): Promise<Look> {
  const faults = createKeptFaults();
  let at: string | null = null;
  let seq = 0;
  const watched: HistorySource = {
    ...source,
    async *open() {
      for await (const found of source.open()) {
        if (found.type === 'closing') at = found.closing.at;
        yield found;
        if (seq === 0 && faults.all().length >= FAULTS_AT_FIRST) return;
      }
    },
  };
  for await (const line of mergeHistory([watched], FROM_THE_FIRST, faults.add)) seq = line.seq;
  return { seq, at, faults };
}

function reasonOf({ faults }: Look): string {
  for (const fault of faults.all()) {
    if (fault.type === 'KeptUnreadable') return fault.code;
    if (fault.type === 'LineTooNew') return 'It was made by a newer version of this program.';
  }
  return 'It holds no whole line of a change log.';
}

/** Remembers what was chosen in this run. Reading writes nothing. */
export function createChosenBackups(layer: KeepingLayer, most = MAX_BACKUP_BYTES): ChosenBackups {
  const sources = new Map<string, HistorySource>();
  const inspect = async (file: string): Promise<Result<ChosenBackup, BackupUnreadable>> => {
    const fileName = path.basename(file);
    const source: HistorySource = {
      file: fileName,
      until: Infinity,
      open: () => readChosen(layer, file, most),
    };
    const status = await layer.status(file);
    const seen = await look(source);
    const isBomb = seen.faults
      .all()
      .some((fault) => fault.type === 'KeptUnreadable' && fault.code === 'TooLarge');
    if (seen.seq === 0 || isBomb || !status) {
      return fail({ type: 'BackupUnreadable', fileName, reason: reasonOf(seen) });
    }
    const id = randomUUID();
    sources.set(id, source);
    const at = seen.at ?? toSecond(new Date(status.modified));
    const snapshot: Snapshot = { fileName, at, seq: seen.seq, bytes: status.bytes };
    return ok({ id, snapshot, faults: seen.faults.all() });
  };
  return {
    async inspect(file) {
      try {
        return await inspect(file);
      } catch (error) {
        const reason = systemCode(error);
        return fail({ type: 'BackupUnreadable', fileName: path.basename(file), reason });
      }
    },
    source: (id) => sources.get(id) ?? null,
  };
}
