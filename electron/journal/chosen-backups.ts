import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fail, ok, type Result } from '../../shared/base/result';
import type {
  BackupUnreadable,
  ChosenBackup,
  KeepingFault,
  Snapshot,
} from '../../shared/ipc/channels';
import { systemCode } from '../files/system-error';
import { withClosing } from './backup-file';
import { gunzip, isGzip } from './gunzip';
import { JOURNAL_NAME } from './journal-file';
import type { KeepingLayer } from './keeping-layer';
import { createKeptFaults } from './kept-faults';
import { FROM_THE_FIRST, mergeHistory, type HistorySource } from './merge-history';
import { isAsideName } from './move-aside';
import { readKept, type Found } from './read-kept';
import { claimedBy, listSnapshots, toSecond } from './snapshots';

/** More than a log of ours comes to, and little enough that unpacking a bomb ends. */
const MAX_BACKUP_BYTES = 2 * 1024 * 1024 * 1024;

/** A file that begins with so many faults and no line is none of ours. */
const FAULTS_AT_FIRST = 50;

/** Backups that a person chose, by the ids that the page knows them by. */
export interface ChosenBackups {
  readonly inspect: (file: string) => Promise<Result<ChosenBackup, BackupUnreadable>>;
  /** What is read together for a chosen backup; null where none was given that id. */
  readonly sources: (id: string) => readonly HistorySource[] | null;
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

function sourceOf(layer: KeepingLayer, file: string, until: number, most: number): HistorySource {
  return { file: path.basename(file), until, open: () => readChosen(layer, file, most) };
}

/**
 * The other files of a folder that was set aside: its journal begins behind its backups, so that none
 * of them holds everything. A file that lies anywhere else stands for itself.
 */
async function besides(
  layer: KeepingLayer,
  file: string,
  most: number,
): Promise<readonly HistorySource[]> {
  const [folder, name] = [path.dirname(file), path.basename(file)];
  const isKept = name === JOURNAL_NAME || claimedBy(name) > 0;
  if (!isKept || !isAsideName(path.basename(folder))) return [];
  const [newest, ...older] = await listSnapshots(layer, folder);
  const journal = (await layer.status(path.join(folder, JOURNAL_NAME)))
    ? [{ fileName: JOURNAL_NAME, seq: Infinity }]
    : [];
  return [...(newest ? [newest] : []), ...journal, ...older]
    .filter(({ fileName }) => fileName !== name)
    .map(({ fileName, seq }) => sourceOf(layer, path.join(folder, fileName), seq, most));
}

/** What a look through what was chosen comes to. */
interface Look {
  /** Of the last change that it holds, and of the last that it claims to hold. */
  readonly last: number;
  readonly claimed: number;
  readonly at: string | null;
  readonly faults: readonly KeepingFault[];
}

async function look(chosen: HistorySource, others: readonly HistorySource[]): Promise<Look> {
  const faults = createKeptFaults();
  let at: string | null = null;
  let last = 0;
  let claimed = Math.max(...[chosen, ...others].map(({ file }) => claimedBy(file)));
  const watched: HistorySource = {
    ...chosen,
    async *open() {
      for await (const found of chosen.open()) {
        if (found.type === 'closing') {
          at = found.closing.at;
          claimed = Math.max(claimed, found.closing.seq);
        }
        yield found;
        if (last === 0 && faults.all().length >= FAULTS_AT_FIRST) return;
      }
    },
  };
  const lines = mergeHistory([watched, ...others], FROM_THE_FIRST, faults.add);
  for await (const { seq } of lines) last = seq;
  return { last, claimed: Math.max(claimed, last), at, faults: faults.all() };
}

/** Why nothing of it is offered; null where something can be. */
function refusal({ last, faults }: Look, fileName: string): string | null {
  const codes = faults.flatMap((fault) =>
    fault.type === 'KeptUnreadable' && fault.file === fileName ? [fault.code] : [],
  );
  if (codes.includes('TooLarge')) return 'TooLarge';
  if (last > 0) return null;
  const isTooNew = faults.some(({ type }) => type === 'LineTooNew');
  return codes[0] ?? (isTooNew ? 'TooNew' : 'NoChange');
}

/** Remembers what was chosen in this run. Reading writes nothing. */
export function createChosenBackups(layer: KeepingLayer, most = MAX_BACKUP_BYTES): ChosenBackups {
  const chosen = new Map<string, readonly HistorySource[]>();
  const inspect = async (file: string): Promise<Result<ChosenBackup, BackupUnreadable>> => {
    const fileName = path.basename(file);
    const status = await layer.status(file);
    if (!status) return fail({ type: 'BackupUnreadable', fileName, code: 'ENOENT' });
    const source = sourceOf(layer, file, Infinity, most);
    const others = await besides(layer, file, most);
    const seen = await look(source, others);
    const code = refusal(seen, fileName);
    if (code !== null) return fail({ type: 'BackupUnreadable', fileName, code });
    const id = randomUUID();
    chosen.set(id, [source, ...others]);
    const at = seen.at ?? toSecond(new Date(status.modified));
    const snapshot: Snapshot = { fileName, at, seq: seen.claimed, bytes: status.bytes };
    return ok({ id, snapshot, faults: seen.faults });
  };
  return {
    async inspect(file) {
      try {
        return await inspect(file);
      } catch (error) {
        const code = systemCode(error);
        return fail({ type: 'BackupUnreadable', fileName: path.basename(file), code });
      }
    },
    sources: (id) => chosen.get(id) ?? null,
  };
}
