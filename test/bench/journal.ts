import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchApp } from '../e2e/app';
import { changesInJournal } from '../kill/kept-state';
import { median, quantile } from './figures';
import { ANSWERS, appAnswering, type Answer } from './journal-app';
import { table } from './tables';

/** What is done in each run. */
export interface JournalLoad {
  /** Changes of which "Saved" is awaited, one at a time. */
  readonly single: number;
  /** Changes that are asked for in one task. */
  readonly burst: number;
}

/** The load of the goal. */
export const JOURNAL_LOAD: JournalLoad = { single: 100, burst: 1000 };

/** Milliseconds, but for `appends`. */
export interface JournalTimes {
  /** From the key press to "Saved", of single changes. */
  readonly median: number;
  readonly p95: number;
  /** From the first of the burst to the last "Saved". */
  readonly burst: number;
  /** How many appends the burst took. */
  readonly appends: number;
}

/** What `--json` writes under `journal`. */
export interface JournalFigures extends JournalLoad, Readonly<Record<Answer, JournalTimes>> {
  readonly runs: number;
  /** Median of one write of a line's size with its fsync, alone. */
  readonly fsync: number;
}

interface Sample {
  readonly singles: readonly number[];
  readonly burst: number;
  readonly appends: number;
}

/** Far beyond what a burst takes. */
const PATIENCE = 240_000;

/** The words of the article: enough for every tag, a new paragraph now and then. */
const TEXT = Array.from({ length: 20 }, (_, line) =>
  Array.from({ length: 40 }, (__, word) => `word${line * 40 + word}`).join(' '),
).join('\n');

interface Counts {
  readonly appends: number;
  readonly lines: number;
}

declare global {
  /** Milliseconds from each press of a key that changes something to the "Saved" that follows it. */
  var savedTimes: number[] | undefined;
  /** What was appended so far; exposed by the preload of `appAnswering`. */
  var journalCounts: (() => Counts) | undefined;
}

/** Begins to collect `savedTimes`, in the page. */
function watchSaved(): void {
  const status = document.querySelector('[role=status]');
  const times: number[] = [];
  let pressed = 0;
  let isSaving = false;
  globalThis.savedTimes = times;
  const press = ({ key, timeStamp }: KeyboardEvent): void => {
    if (key === '1' || key === 'd') pressed ||= timeStamp;
  };
  addEventListener('keydown', press, { capture: true });
  new MutationObserver(() => {
    const words = status?.textContent;
    if (isSaving && words === 'Saved') {
      times.push(performance.now() - pressed);
      pressed = 0;
    }
    isSaving = words === 'Saving…';
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}

/** Toggles the selected annotation so often, all in one task, in the page. */
function toggleOften(times: number): void {
  const text = document.querySelector('[role=textbox][aria-label="Article text"]');
  for (let n = 0; n < times; n += 1) {
    text?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'd', bubbles: true, cancelable: true }),
    );
  }
}

async function timesOf(page: Page, count: number): Promise<readonly number[]> {
  await page.waitForFunction((least) => (globalThis.savedTimes ?? []).length >= least, count, {
    timeout: PATIENCE,
  });
  return page.evaluate(() => globalThis.savedTimes ?? []);
}

function countsOf(page: Page): Promise<Counts> {
  return page.evaluate(() => globalThis.journalCounts?.() ?? { appends: 0, lines: 0 });
}

async function work(page: Page, { single, burst }: JournalLoad): Promise<Sample> {
  await page.getByRole('list', { name: 'Articles' }).getByRole('button').first().click();
  await page.getByRole('textbox', { name: 'Article text' }).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.evaluate(watchSaved);
  for (let tag = 0; tag < single; tag += 1) {
    await page.keyboard.press('ControlOrMeta+Shift+ArrowRight');
    await page.keyboard.press('1');
    await timesOf(page, tag + 1);
  }
  const before = await countsOf(page);
  await page.evaluate(toggleOften, burst);
  const times = await timesOf(page, single + 1);
  const after = await countsOf(page);
  const changes = after.lines - before.lines;
  if (changes !== burst) throw new Error(`The journal got ${changes} lines of ${burst}.`);
  return {
    singles: times.slice(0, single),
    burst: times.at(-1) ?? 0,
    appends: after.appends - before.appends,
  };
}

/** One run of a fresh program on fresh data. */
async function run(root: string, answer: Answer, load: JournalLoad): Promise<Sample> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-bench-'));
  const app = await launchApp({
    appPath: await appAnswering(root, answer, path.join(folder, 'app')),
    seedFiles: { 'bench.txt': TEXT },
  });
  try {
    const sample = await work(app.page, load);
    if (answer === 'on') {
      const kept = await changesInJournal(app.userData);
      const { lines } = await countsOf(app.page);
      if (kept !== lines) throw new Error(`The journal holds ${kept} of ${lines} changes.`);
    }
    return sample;
  } finally {
    await app.close();
    await rm(folder, { recursive: true });
  }
}

function timesOver(samples: readonly Sample[]): JournalTimes {
  const singles = samples.flatMap((sample) => sample.singles);
  return {
    median: median(singles) ?? 0,
    p95: quantile(singles, 0.95) ?? 0,
    burst: median(samples.map(({ burst }) => burst)) ?? 0,
    appends: median(samples.map(({ appends }) => appends)) ?? 0,
  };
}

async function timeFsync(): Promise<number> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-bench-'));
  const file = await open(path.join(folder, 'lines'), 'w');
  const times: number[] = [];
  for (let line = 0; line < 50; line += 1) {
    const start = performance.now();
    await file.write('x'.repeat(1200));
    await file.sync();
    times.push(performance.now() - start);
  }
  await file.close();
  await rm(folder, { recursive: true });
  return median(times) ?? 0;
}

/** What to measure. */
export interface JournalOptions extends Partial<JournalLoad> {
  /** The folder that holds the package and `out`. */
  readonly root: string;
  readonly runs: number;
  readonly say: (line: string) => void;
}

/**
 * What the journal costs: the built app on the stand-in (or on Electron), as it is, with a preload that
 * only crosses to the main process and back, and with one that answers at once, in turn.
 */
export async function measureJournal(options: JournalOptions): Promise<JournalFigures> {
  const { root, runs, say, single = JOURNAL_LOAD.single, burst = JOURNAL_LOAD.burst } = options;
  const samples: Record<Answer, Sample[]> = { on: [], crossing: [], off: [] };
  for (let turn = 0; turn < runs; turn += 1) {
    for (const journal of ANSWERS) {
      const sample = await run(root, journal, { single, burst });
      samples[journal].push(sample);
      const middle = median(sample.singles)?.toFixed(1);
      say(
        `journal ${journal} ${turn + 1}/${runs}: ${middle} ms, burst ${sample.burst.toFixed(0)} ms`,
      );
    }
  }
  return {
    single,
    burst,
    runs,
    on: timesOver(samples.on),
    crossing: timesOver(samples.crossing),
    off: timesOver(samples.off),
    fsync: await timeFsync(),
  };
}

/** The figures as Markdown. */
export function describeJournal(figures: JournalFigures): string {
  const { single, burst, runs, fsync } = figures;
  const row = (name: string, of: (times: JournalTimes) => string): readonly string[] => [
    name,
    ...ANSWERS.map((answer) => of(figures[answer])),
  ];
  const inMs = (ms: number): string => `${ms.toFixed(ms < 1000 ? 1 : 0)} ms`;
  return [
    '## Journal',
    `Each of ${runs} runs: ${single} tags, then ${burst} changes asked for in one task. One write with its fsync takes ${fsync.toFixed(1)} ms here.`,
    table([
      ['', 'journal on', 'the way to main alone', 'journal off'],
      row('key press to "Saved", median', (times) => inMs(times.median)),
      row('key press to "Saved", p95', (times) => inMs(times.p95)),
      row(`${burst} changes at once, to the last "Saved"`, (times) => inMs(times.burst)),
      row('appends for them', (times) => times.appends.toFixed(0)),
    ]),
  ].join('\n\n');
}
