import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  chromium,
  type BrowserContext,
  type CDPSession,
  type JSHandle,
  type Page,
} from 'playwright-core';
import { findBrowser } from '../host/browser';
import type * as benchPage from './page/bench-page';

/** What the page's own module offers; it is built for itself, and only its types are known here. */
export type BenchModule = typeof benchPage;

/** Bytes in use after all garbage is collected. */
export interface Heap {
  /** Of JavaScript, of the DOM and its layout, and of buffers. */
  readonly all: number;
  /** Of JavaScript and of buffers alone. */
  readonly script: number;
}

/** One fresh page, and what Chromium tells about its process. */
export interface BenchPage {
  readonly page: Page;
  /** Time that the main thread has spent in tasks, in milliseconds. */
  taskTime(): Promise<number>;
  heap(): Promise<Heap>;
  module(): Promise<JSHandle<BenchModule>>;
  close(): Promise<void>;
}

/** The one Chromium of a run, with a profile on the disk. */
export interface BenchBrowser {
  readonly version: string;
  open(url: string): Promise<BenchPage>;
  close(): Promise<void>;
}

/** What steadies a measurement: one pixel per pixel, no compositor on a GPU, no throttling. */
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

/** How large the window is, in CSS pixels. */
export const VIEWPORT = { width: 1280, height: 900 };

/** Far beyond what any contender took that is worth a figure. */
const PATIENCE = 240_000;

async function taskTime(devTools: CDPSession): Promise<number> {
  const { metrics } = await devTools.send('Performance.getMetrics');
  const found = metrics.find(({ name }) => name === 'TaskDuration');
  if (!found) throw new Error('Chromium tells no TaskDuration.');
  return found.value * 1_000;
}

async function heap(devTools: CDPSession): Promise<Heap> {
  // What is only held by the garbage of the first collection goes with the second.
  await devTools.send('HeapProfiler.collectGarbage');
  await devTools.send('HeapProfiler.collectGarbage');
  const usage = await devTools.send('Runtime.getHeapUsage');
  const script = usage.usedSize + usage.backingStorageSize;
  return { script, all: script + usage.embedderHeapUsedSize };
}

async function openPage(context: BrowserContext, url: string): Promise<BenchPage> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(url);
  const devTools = await context.newCDPSession(page);
  // By thread ticks whoever lays out often is made three times slower by the measuring.
  await devTools.send('Performance.enable', { timeDomain: 'timeTicks' });
  return {
    page,
    taskTime: () => taskTime(devTools),
    heap: () => heap(devTools),
    async module() {
      // As text: the import is the page's, not that of whatever bundles this file.
      const handle = await page.evaluateHandle(`import('/bench/bench-page.js')`);
      return handle as JSHandle<BenchModule>;
    },
    close: () => page.close(),
  };
}

/** Starts a Chromium; null where none is found. */
export async function startBenchBrowser(): Promise<BenchBrowser | null> {
  const browser = await findBrowser();
  if (!browser) return null;
  const profile = await mkdtemp(path.join(os.tmpdir(), 'verbatim-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.executable,
    env: { ...process.env, ...browser.env } as Record<string, string>,
    viewport: VIEWPORT,
    args: SWITCHES,
  });
  return {
    version: context.browser()?.version() ?? 'unknown',
    open: (url) => openPage(context, url),
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
