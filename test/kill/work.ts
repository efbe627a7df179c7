import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { Analyst } from '../../electron/tools/analyst';
import type { App } from '../e2e/app';
import { chooseAction } from './choose';
import { after, type Action, type Desk } from './desk';
import { changesInJournal } from './kept-state';
import { keysOf, press } from './perform';
import { killTree, untilGone } from './process-tree';
import type { Random } from './random';
import type { Left } from './report';
import { SEEDS } from './seeds';
import { slowDown } from './slow-disk';

/** How long the program lives, at most, from the first key of which nobody awaits "Saved". */
const MOST_MILLISECONDS = 60;
/** Actions of a round of which "Saved" is awaited, at most; at least one. */
const MOST_AWAITED = 4;
/** How long a write waits in about every other round, so that "Saved" and the journal come apart. */
const SLOW_MILLISECONDS = 50;
/** More than can be pressed in that time. */
const PLANNED = 40;

interface Place {
  readonly desk: Desk;
  /** Which of the articles is open. */
  readonly article: number;
}

interface Known {
  readonly desk: Desk;
  /** How many are in the journal. */
  readonly changes: number;
}

/** What the window says besides the status: why it did not do what it was asked. */
async function wordsOf(page: Page): Promise<string> {
  const words = await page.locator('[aria-live], [role=alert]').allInnerTexts();
  return words.filter((each) => each !== '').join(' / ');
}

/** Throws where "Saved" came before the journal, or where nothing was done at all. */
async function awaitSaved({ page, userData }: App, action: Action, changes: number): Promise<void> {
  await new Analyst(page).untilSaved();
  const kept = await changesInJournal(userData);
  if (kept === changes) return;
  const what = JSON.stringify(action);
  throw new Error(
    `After ${what} the status read "Saved", and the journal holds ${kept} changes of ${changes}. The window says: ${await wordsOf(page)}`,
  );
}

/** Works as an analyst who waits for "Saved" after every step; gives what there is at the end. */
async function workAwaited(
  random: Random,
  app: App,
  { desk: start, article, changes: known }: Place & Known,
  steps: number,
): Promise<Known> {
  let [desk, changes] = [start, known];
  for (let step = 0; step < steps; step += 1) {
    const action = chooseAction(random, desk, {
      page: article,
      onlySelected: false,
      withoutCaret: false,
    });
    await press(app.page, keysOf(desk, article, action));
    changes += 1;
    await awaitSaved(app, action, changes);
    desk = after(desk, article, action);
  }
  return { desk, changes };
}

interface Planned {
  readonly keys: readonly string[];
  readonly desk: Desk;
}

function planAhead(random: Random, { desk: start, article }: Place): readonly Planned[] {
  const plan: Planned[] = [];
  let desk = start;
  let withoutCaret = false;
  while (plan.length < PLANNED) {
    const action = chooseAction(random, desk, { page: article, onlySelected: true, withoutCaret });
    withoutCaret ||= action.type === 'undo' || action.type === 'redo';
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
export async function work(random: Random, app: App, known: Known): Promise<Worked> {
  const article = random(SEEDS.length);
  await new Analyst(app.page).open(SEEDS[article]?.title ?? '');
  if (random(2) === 0) await slowDown(app, SLOW_MILLISECONDS);
  const acknowledged = 1 + random(MOST_AWAITED);
  const desk = { ...known.desk, selected: null };
  const saved = await workAwaited(random, app, { ...known, desk, article }, acknowledged);
  const fired = await workUntilKilled(random, app, { desk: saved.desk, article });
  return { left: { changes: saved.changes, desks: [saved.desk, ...fired] }, acknowledged };
}
