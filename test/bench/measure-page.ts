import type { JSHandle } from 'playwright-core';
import type { BenchModule, BenchPage } from './bench-browser';
import { median, type ContenderName, type Size, type UnpaintedFrames } from './figures';
import { NOWHERE, type Geometry } from './page/contender';
import type { Desk } from './page/desk';
import type { ChangeTimes } from './page/measure-changes';

/** How often each thing is done on one page. */
export interface Repetitions {
  readonly changes: number;
  readonly unrelated: number;
  readonly scrollSeconds: number;
  readonly jumps: number;
  /** Fresh pages of each article that is typed beside. */
  readonly typing: number;
  /** Fresh pages of each odd text. */
  readonly odd: number;
}

/** What one page came to; milliseconds, bytes and counts. */
export interface Sample {
  readonly open: number;
  readonly openWork: number;
  readonly firstScreen: number;
  readonly heap: number;
  /** The part of `heap` that is not of the DOM. */
  readonly scriptHeap: number;
  readonly nodes: number;
  readonly times: ChangeTimes | null;
  readonly unrelatedWork: number;
  readonly unrelatedPainted: number | null;
  readonly dropped: number;
  readonly longestBlock: number;
  readonly unpainted: UnpaintedFrames | null;
}

/** A page's figures, or why they do not count. */
export type Measured =
  { readonly ok: true; readonly sample: Sample } | { readonly ok: false; readonly reason: string };

/** What of all fragments on screen must be tinted; a line beneath a letter may hide a short one. */
const TINTED = 0.9;

/** Everything about one page that the steps of its measurement need. */
interface Stage {
  readonly bench: BenchPage;
  readonly module: JSHandle<BenchModule>;
  readonly desk: JSHandle<Desk>;
}

type OpeningCosts = Pick<
  Sample,
  'open' | 'openWork' | 'firstScreen' | 'heap' | 'scriptHeap' | 'nodes' | 'longestBlock'
> & {
  readonly fault: string | null;
};

async function opening(
  { bench, module, desk }: Stage,
  size: Size,
  phase: number,
): Promise<OpeningCosts> {
  const heapBefore = await bench.heap();
  await module.evaluate((m, [at, which]) => m.takeInput(at, which), [desk, size] as const);
  await module.evaluate((m, at) => m.settle(at), desk);
  const watch = await module.evaluateHandle((m) => m.watchTasks());
  const before = await bench.taskTime();
  const opened = await module.evaluate((m, [at, how]) => m.measureOpening(at, how), [
    desk,
    { phase, by: 'pointer' },
  ] as const);
  const openWork = (await bench.taskTime()) - before;
  const longestBlock = await watch.evaluate((ask) => ask());
  // At once, so that paint which comes later is seen to be late.
  const fault = await module.evaluate((m, at) => m.paintFault(at), desk);
  await module.evaluate((m, at) => m.settle(at), desk);
  const nodes = await module.evaluate((m) => m.countNodes());
  await module.evaluate((m, at) => m.releaseInput(at), desk);
  const heapAfter = await bench.heap();
  const heap = heapAfter.all - heapBefore.all;
  const scriptHeap = heapAfter.script - heapBefore.script;
  await module.evaluate((m, [at, which]) => m.takeInput(at, which), [desk, size] as const);
  return { ...opened, fault, openWork, heap, scriptHeap, nodes, longestBlock };
}

async function unrelated(
  { bench, module, desk }: Stage,
  repetitions: number,
): Promise<{ readonly work: number; readonly painted: number | null }> {
  const before = await bench.taskTime();
  await module.evaluate((m, [at, times]) => m.measureUnrelated(at, times), [
    desk,
    repetitions,
  ] as const);
  const work = ((await bench.taskTime()) - before) / repetitions;
  const painted = await module.evaluate((m, [at, times]) => m.paintUnrelated(at, times), [
    desk,
    repetitions,
  ] as const);
  return { work, painted: median(painted) };
}

async function pixelFault({ bench, module, desk }: Stage): Promise<string | null> {
  const screenshot = await bench.page.screenshot({ type: 'png', scale: 'css' });
  const share = await module.evaluate((m, [at, image]) => m.tintedShare(at, image), [
    desk,
    screenshot.toString('base64'),
  ] as const);
  return share >= TINTED ? null : `only ${Math.round(share * 100)} % of the fragments are tinted`;
}

async function lookAtScroll(
  { module, desk }: Stage,
  { scrollSeconds, jumps }: Repetitions,
): Promise<UnpaintedFrames> {
  const scrolled = await module.evaluate(
    (m, [at, seconds]) => m.scrollThrough(at, seconds, { lookAtPaint: true }),
    [desk, scrollSeconds] as const,
  );
  const jumped = await module.evaluate((m, [at, count]) => m.jump(at, count), [
    desk,
    jumps,
  ] as const);
  const { unpainted: scroll, frames: scrollFrames } = scrolled;
  return { scroll, scrollFrames, jumps: jumped, jumpFrames: jumps };
}

/** Opens an article in the app on a fresh page by a command out of the blue, in milliseconds. */
export async function measureOpenByCommand(
  bench: BenchPage,
  size: Size,
  phase: number,
): Promise<number> {
  const module = await bench.module();
  const desk = await module.evaluateHandle((m, where) => m.sitDown('verbatim', where), NOWHERE);
  await module.evaluate((m, [at, which]) => m.takeInput(at, which), [desk, size] as const);
  await module.evaluate((m, at) => m.settle(at), desk);
  const { open } = await module.evaluate((m, [at, how]) => m.measureOpening(at, how), [
    desk,
    { phase, by: 'command' },
  ] as const);
  await module.evaluate((m, at) => m.leave(at), desk);
  return open;
}

/** Measures one contender at one size on one fresh page. `first` also looks at pixels and paint. */
export async function measurePage(
  bench: BenchPage,
  name: ContenderName,
  size: Size,
  options: {
    readonly geometry: Geometry;
    readonly repetitions: Repetitions;
    readonly first: boolean;
    /** Where between two frames it is opened, from 0 to 1. */
    readonly phase: number;
  },
): Promise<Measured> {
  const { geometry, repetitions, first, phase } = options;
  const module = await bench.module();
  const desk = await module.evaluateHandle((m, [who, where]) => m.sitDown(who, where), [
    name,
    geometry,
  ] as const);
  const stage: Stage = { bench, module, desk };
  const { fault, ...opened } = await opening(stage, size, phase);
  if (fault !== null) return { ok: false, reason: fault };
  const annotates = name !== 'plain-text';
  const tintFault = first && annotates ? await pixelFault(stage) : null;
  if (tintFault !== null) return { ok: false, reason: tintFault };
  await module.evaluate((m, at) => m.scrollToMiddle(at), desk);
  const faultBelow = await module.evaluate((m, at) => m.paintFault(at), desk);
  if (faultBelow !== null) return { ok: false, reason: `in the middle of the text: ${faultBelow}` };
  const { work, painted } = await unrelated(stage, repetitions.unrelated);
  const times = await module.evaluate((m, [at, count]) => m.measureChanges(at, count), [
    desk,
    repetitions.changes,
  ] as const);
  const { dropped } = await module.evaluate(
    (m, [at, seconds]) => m.scrollThrough(at, seconds, { lookAtPaint: false }),
    [desk, repetitions.scrollSeconds] as const,
  );
  const unpainted = first && annotates ? await lookAtScroll(stage, repetitions) : null;
  if (name === 'verbatim' && first) {
    const early = await module.evaluate((m, [at, which]) => m.firstScreenFault(at, which), [
      desk,
      size,
    ] as const);
    if (early !== null) return { ok: false, reason: `on the first screen: ${early}` };
  }
  if (name === 'verbatim') await module.evaluate((m, at) => m.leave(at), desk);
  const sample = {
    ...opened,
    times,
    unrelatedWork: work,
    unrelatedPainted: painted,
    dropped,
    unpainted,
  };
  return { ok: true, sample };
}
