import { setTimeout as wait } from 'node:timers/promises';
import { Analyst } from '../../electron/tools/analyst';
import type { App } from '../e2e/app';
import { chooseAction } from './choose';
import { after, type Desk } from './desk';
import { changesInJournal } from './kept-state';
import { keysOf, press } from './perform';
import { killTree, untilGone } from './process-tree';
import type { Random } from './random';
import type { Left } from './report';
import { SEEDS } from './seeds';

/** How long the program lives, at most, from the first key of which nobody awaits "Saved". */
const MOST_MILLISECONDS = 60;
/** Actions of a round of which "Saved" is awaited, at most; at least one. */
const MOST_AWAITED = 4;
/** More than can be pressed in that time. */
const PLANNED = 40;

interface Place {
  readonly desk: Desk;
  /** Which of the articles is open. */
  readonly article: number;
}

/** Works as an analyst who waits for "Saved" after every step; gives the desk at the end. */
async function workAwaited(
  random: Random,
  { page }: App,
  { desk: start, article }: Place,
  steps: number,
): Promise<Desk> {
  const analyst = new Analyst(page);
  let desk = start;
  for (let step = 0; step < steps; step += 1) {
    const action = chooseAction(random, desk, { page: article, onlySelected: false });
    await press(page, keysOf(desk, article, action));
    await analyst.untilSaved();
    desk = after(desk, article, action);
  }
  return desk;
}

interface Planned {
  readonly keys: readonly string[];
  readonly desk: Desk;
}

function planAhead(random: Random, { desk: start, article }: Place): readonly Planned[] {
  const plan: Planned[] = [];
  let desk = start;
  while (plan.length < PLANNED) {
    const action = chooseAction(random, desk, { page: article, onlySelected: true });
    const keys = keysOf(desk, article, action);
    desk = after(desk, article, action);
    plan.push({ keys, desk });
  }
  return plan;
}

/** Works without waiting until the whole program is killed at some moment; gives the desks on the way. */
async function workUntilKilled(
  random: Random,
  { page, electron }: App,
  place: Place,
): Promise<readonly Desk[]> {
  const root = electron.process().pid;
  if (root === undefined) throw new Error('The program has no process.');
  const plan = planAhead(random, place);
  const desks: Desk[] = [];
  const closed = electron.waitForEvent('close');
  let isKilled = false;
  const killed = wait(random(MOST_MILLISECONDS + 1)).then(() => {
    isKilled = true;
    return killTree(root);
  });
  try {
    for (const { keys, desk } of plan) {
      if (isKilled) break;
      desks.push(desk);
      await press(page, keys);
    }
  } catch (error) {
    // What was being pressed when the program died is no fault.
    if (!isKilled) throw error;
  }
  await untilGone(await killed);
  await closed;
  return desks;
}

/** What a round has done. */
export interface Worked {
  readonly left: Left;
  /** Actions after which the status read "Saved". */
  readonly acknowledged: number;
}

/** One round in a running program, which is dead afterwards. Throws where "Saved" came before the journal. */
export async function work(
  random: Random,
  app: App,
  known: { readonly desk: Desk; readonly changes: number },
): Promise<Worked> {
  const article = random(SEEDS.length);
  await new Analyst(app.page).open(SEEDS[article]?.title ?? '');
  const acknowledged = 1 + random(MOST_AWAITED);
  const start = { desk: { ...known.desk, selected: null }, article };
  const saved = await workAwaited(random, app, start, acknowledged);
  const changes = await changesInJournal(app.userData);
  if (changes !== known.changes + acknowledged) {
    const kept = changes - known.changes;
    throw new Error(`${acknowledged} actions were called saved, and ${kept} are in the journal.`);
  }
  const fired = await workUntilKilled(random, app, { desk: saved, article });
  return { left: { changes, desks: [saved, ...fired] }, acknowledged };
}
