import path from 'node:path';
import type { Result } from '../../shared/base/result';
import type {
  BackupUnreadable,
  ChosenBackup,
  HistoryPage,
  HistoryRequest,
  JournalDamaged,
  JournalEnd,
  JournalRefused,
  Keeping,
  RequestRefused,
  SetAsideRequest,
  Snapshot,
  WriteFailure,
} from '../../shared/ipc/channels';
import { systemCode } from '../files/system-error';
import { createChosenBackups } from './chosen-backups';
import { createHistoryReader } from './history-reader';
import { createJournal } from './journal';
import { KEEPING_DISK, type KeepingLayer } from './keeping-layer';
import { createLane } from './lane';
import { createSessionFile } from './session-file';
import { createSetAside } from './set-aside';
import { createSnapshotMaker } from './snapshot-maker';
import { listSnapshots } from './snapshots';

/** What the host keeps beside the window's own database, behind the verbs of `Channels`. */
export interface Keeper {
  /** The folder with the backups, which a person may look into. */
  readonly folder: string;
  readonly status: () => Promise<Keeping>;
  readonly append: (
    lines: readonly string[],
  ) => Promise<Result<JournalEnd, WriteFailure | JournalRefused>>;
  readonly read: (request: HistoryRequest) => Promise<Result<HistoryPage, RequestRefused>>;
  readonly renew: () => Promise<Result<JournalEnd, WriteFailure>>;
  readonly setAside: (
    part: SetAsideRequest,
  ) => Promise<Result<{ readonly fileName: string | null }, WriteFailure | JournalRefused>>;
  readonly backUp: () => Promise<Result<Snapshot, WriteFailure | JournalDamaged | RequestRefused>>;
  readonly inspect: (file: string) => Promise<Result<ChosenBackup, BackupUnreadable>>;
  /** The page is gone, by a crash or in order: what it had begun is let go of. */
  readonly pageGone: (hasCrashed: boolean) => void;
  /** Waits for the last append and makes a snapshot of what none holds yet. */
  readonly rest: () => Promise<void>;
  /** Waits for the last append, makes the closing snapshot, and marks the run as ended in order. */
  readonly close: () => Promise<void>;
}

/** On what a keeper keeps, and by which clock. */
export interface KeeperGround {
  readonly layer: KeepingLayer;
  readonly now: () => Date;
}

const REAL_GROUND: KeeperGround = { layer: KEEPING_DISK, now: () => new Date() };

/** Makes a folder, and takes away what a run that was cut off had not finished in it. */
async function prepare(layer: KeepingLayer, folder: string): Promise<void> {
  try {
    await layer.ensureFolder(folder);
    for (const name of await layer.list(folder)) {
      if (/^\.verbatim-.*\.tmp$/.test(name)) await layer.remove(path.join(folder, name));
    }
  } catch (error) {
    // What must be there is made again, and told of, by whoever writes.
    systemCode(error);
  }
}

/** Opens what is kept under the program's own folder; one process alone may do so. */
export function createKeeper(userData: string, ground: KeeperGround = REAL_GROUND): Keeper {
  const { layer, now } = ground;
  const backups = path.join(userData, 'backups');
  const folder = path.join(userData, 'journal');
  const session = createSessionFile(layer, path.join(userData, 'session.json'));
  const started = session.begin();
  const prepared = Promise.all([backups, folder].map((place) => prepare(layer, place)));
  const ranBefore = async (): Promise<boolean> => {
    await prepared;
    return (await started) !== 'first';
  };
  // What takes long runs here, one after the other; appends go on meanwhile.
  const lane = createLane();
  void lane.run(() => prepared);
  const hasGrown = (): void => {
    if (snapshots.isDue()) void lane.run(makeIfDue);
  };
  const journal = createJournal({ layer, folder, backups, now, ranBefore, hasGrown });
  const chosen = createChosenBackups(layer);
  const history = createHistoryReader(journal, chosen);
  const written = history.close;
  const snapshots = createSnapshotMaker({ layer, backups, now, journal, written });
  const makeIfDue = async (): Promise<void> => {
    if (snapshots.isDue()) await snapshots.make();
  };
  const aside = createSetAside(layer, backups, now);
  let pageCrashed = false;
  const rest = async (): Promise<void> => {
    await journal.settled();
    await lane.run(snapshots.makeIfBehind);
  };

  return {
    folder: backups,
    async status() {
      const end = await journal.end();
      const listed = await listSnapshots(layer, backups).catch(() => []);
      const kept = { folder: backups, journal: end, snapshots: listed, pageCrashed };
      pageCrashed = false;
      return { ...kept, faults: journal.faults.all(), lastRun: await started };
    },
    append: journal.append,
    read: history.read,
    renew: () => lane.run(() => history.close().then(journal.renew)),
    setAside: (part) => lane.run(() => aside.add(part)),
    backUp: () => lane.run(snapshots.make),
    inspect: chosen.inspect,
    pageGone(hasCrashed) {
      pageCrashed ||= hasCrashed;
      void lane.run(aside.abandon);
      void history.close();
    },
    rest,
    async close() {
      await lane.run(aside.abandon);
      await rest();
      await session.end();
    },
  };
}
