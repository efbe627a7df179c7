import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { Analyst } from '../../electron/tools/analyst';
import { launchApp, type App } from '../e2e/app';
import { chooseSaveFile } from '../e2e/exporting';
import { chooseAction } from './choose';
import { after, emptyDesk, type Action, type Desk } from './desk';
import { changesInJournal, describeDesk, readState } from './kept-state';
import { keysOf, press } from './perform';
import { killTree, untilGone } from './process-tree';
import { createRandom, type Random } from './random';
import { SEEDS } from './seeds';

/** How long, at most, the program lives after the first key of which nobody awaits "Saved". */
const MOST_MILLISECONDS = 60;
/** Actions of which "Saved" is awaited, at most; at least one. */
const MOST_AWAITED = 4;
/** More than can be pressed in that time. */
const FIRED = 40;

/** What a run does. */
export interface KillOptions {
  readonly rounds: number;
  readonly seed: number;
  /** An empty folder for the user's data and the exports; it is left there. */
  readonly folder: string;
  /** Told after every round. */
  readonly say?: (report: KillReport) => void;
}

/** What a run has found. */
export interface KillReport {
  readonly rounds: number;
  /** Actions after which the status read "Saved". */
  readonly acknowledged: number;
  /** Of these, how many were not there after the restart. */
  readonly lost: number;
  /** Actions of which "Saved" was not awaited: found whole, and absent as a whole. */
  readonly present: number;
  readonly absent: number;
  /** Exports that were made and proved. */
  readonly proved: number;
  /** How often the program asked whether to restore. */
  readonly asked: number;
  /** Why the run was stopped; null when everything was as it must be. */
  readonly fault: string | null;
}

const NOTHING: KillReport = {
  rounds: 0,
  acknowledged: 0,
  lost: 0,
  present: 0,
  absent: 0,
  proved: 0,
  asked: 0,
  fault: null,
};

/** What a round has left behind: the desk after what was called saved, and after each action fired. */
interface Left {
  /** Changes in the journal when the first of `desks` was reached. */
  readonly changes: number;
  readonly desks: readonly Desk[];
  readonly acknowledged: number;
}

/** A library found after a restart. */
interface Found {
  readonly changes: number;
  readonly state: string;
  readonly asked: boolean;
}

interface Setting extends KillOptions {
  readonly random: Random;
  readonly userData: string;
  readonly seeds: string;
}

const untilSomething = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('nav, main h1') !== null);

function launch({ userData, seeds }: Setting): Promise<App> {
  return launchApp({ userData, seeds, untilReady: untilSomething });
}

async function restoreIfAsked({ page }: App): Promise<boolean> {
  const restore = page.getByRole('button', { name: 'Restore', exact: true });
  if (!(await restore.isVisible())) return false;
  await restore.focus();
  await page.keyboard.press('Enter');
  return true;
}

/** Looks at the library as an analyst and a reviewer do: by an export, which is proved. */
async function lookAt(setting: Setting, app: App): Promise<Found> {
  const analyst = new Analyst(app.page);
  const asked = await restoreIfAsked(app);
  await analyst.untilReady();
  // Answered only when the journal has all that the library has.
  await app.page.keyboard.press('ControlOrMeta+s');
  await app.page.getByText(/^Everything is saved/).first().waitFor();
  const file = path.join(setting.folder, 'found.verbatim.json');
  await rm(file, { force: true });
  await chooseSaveFile(app, file);
  await analyst.export('All articles');
  while (!existsSync(file)) await wait(5);
  const state = await readState(file, SEEDS);
  return { changes: await changesInJournal(setting.userData), state, asked };
}

/** Works as an analyst who waits for "Saved" after every step. */
async function workAwaited({ random }: Setting, app: App, start: Desk, page: number): Promise<Desk> {
  const analyst = new Analyst(app.page);
  let desk = start;
  for (let steps = 1 + random(MOST_AWAITED); steps > 0; steps -= 1) {
    const action = chooseAction(random, desk, { page, onlySelected: false });
    await press(app.page, keysOf(desk, page, action));
    await analyst.untilSaved();
    desk = after(desk, page, action);
  }
  return desk;
}

/** The same without waiting, until the whole program is killed at some moment. Gives every desk on the way. */
async function workUntilKilled(
  { random }: Setting,
  app: App,
  start: Desk,
  page: number,
): Promise<readonly Desk[]> {
  const desks = [start];
  const plan: { readonly action: Action; readonly keys: readonly string[] }[] = [];
  for (let desk = start; plan.length < FIRED;) {
    const action = chooseAction(random, desk, { page, onlySelected: true });
    plan.push({ action, keys: keysOf(desk, page, action) });
    desk = after(desk, page, action);
  }
  let isKilled = false;
  const killed = wait(random(MOST_MILLISECONDS + 1)).then(() => {
    isKilled = true;
    return killTree(app.electron.process().pid ?? 0);
  });
  try {
    for (const { action, keys } of plan) {
      if (isKilled) break;
      desks.push(after(desks.at(-1) ?? start, page, action));
      await press(app.page, keys);
    }
  } catch (error) {
    if (!isKilled) throw error;
  }
  await untilGone(await killed);
  return desks;
}

async function work(setting: Setting, app: App, start: Desk, changes: number): Promise<Left> {
  const page = setting.random(SEEDS.length);
  await new Analyst(app.page).open(SEEDS[page]?.title ?? '');
  const before = { ...start, selected: null };
  const awaited = await workAwaited(setting, app, before, page);
  const saved = await changesInJournal(setting.userData);
  const desks = await workUntilKilled(setting, app, awaited, page);
  return { changes: saved, desks, acknowledged: saved - changes };
}
