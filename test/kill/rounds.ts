import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { launchApp, type App } from '../e2e/app';
import { indexedDbOf } from '../e2e/user-data';
import { emptyDesk } from './desk';
import { lookAt, untilShown } from './look';
import { createRandom } from './random';
import { judge, NO_ROUNDS, type KillReport, type Left } from './report';
import { SEEDS } from './seeds';
import { work } from './work';

/** What a run does. */
export interface KillOptions {
  readonly rounds: number;
  readonly seed: number;
  /** An empty folder for the user's data and the exports; it is left there. */
  readonly folder: string;
  /** Told after every round. */
  readonly say?: (report: KillReport) => void;
}

async function launchIn(folder: string): Promise<App> {
  return launchApp({
    userData: path.join(folder, 'user-data'),
    seeds: path.join(folder, 'seeds'),
    untilReady: untilShown,
  });
}

async function writeSeeds(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'seeds'));
  for (const [index, { text }] of SEEDS.entries()) {
    await writeFile(path.join(folder, 'seeds', `${index}.txt`), text);
  }
}

interface Turn {
  readonly report: KillReport;
  /** Null after the last round, and after a fault. */
  readonly left: Left | null;
}

/** One launch: what the round before has left is judged, and the next one is worked and killed. */
async function turn(
  { rounds, folder }: KillOptions,
  random: ReturnType<typeof createRandom>,
  before: Turn,
): Promise<Turn> {
  const app = await launchIn(folder);
  try {
    const found = await lookAt(app, folder);
    const left = before.left ?? { changes: found.changes, desks: [emptyDesk(SEEDS.length)] };
    const report = judge(before.report, left, found, SEEDS);
    const desk = left.desks[found.changes - left.changes];
    if (report.fault !== null || !desk || report.rounds === rounds) return { report, left: null };
    const worked = await work(random, app, { desk, changes: found.changes });
    const acknowledged = report.acknowledged + worked.acknowledged;
    return { report: { ...report, rounds: report.rounds + 1, acknowledged }, left: worked.left };
  } finally {
    await app.close();
  }
}

/** The last restarts: without the database, all must come back from what is kept beside it. */
async function loseDatabase(folder: string, report: KillReport): Promise<KillReport> {
  const look = async () => {
    const app = await launchIn(folder);
    try {
      return await lookAt(app, folder);
    } finally {
      await app.close();
    }
  };
  const whole = await look();
  await rm(indexedDbOf(path.join(folder, 'user-data')), { recursive: true });
  const restored = await look();
  const isSame = restored.asked && restored.state === whole.state;
  const fault = isSame ? null : `Without the database another state came back:\n${restored.state}`;
  return { ...report, proved: report.proved + 2, asked: report.asked + 1, fault };
}

/**
 * Works in the built app at random and kills its whole process tree at random moments, over and over
 * on the same data. Stops at the first fault.
 */
export async function runKillRounds(options: KillOptions): Promise<KillReport> {
  const random = createRandom(options.seed);
  await writeSeeds(options.folder);
  let last: Turn = { report: NO_ROUNDS, left: null };
  do {
    last = await turn(options, random, last);
    options.say?.(last.report);
  } while (last.left !== null);
  const { report } = last;
  return report.fault === null ? loseDatabase(options.folder, report) : report;
}
