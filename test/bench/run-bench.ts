import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startBenchBrowser, type BenchBrowser } from './bench-browser';
import {
  CONTENDERS,
  median,
  ODD,
  quantile,
  type ContenderName,
  type Figures,
  type Report,
  type Size,
  type SizeChecks,
  type StorageTimes,
  type ThrownOut,
} from './figures';
import {
  measureOpenByCommand,
  measurePage,
  type Measured,
  type Repetitions,
  type Sample,
} from './measure-page';
import { NOWHERE, type Geometry } from './page/contender';
import { inputOf, warmUpInput } from './input';
import { measureOdd } from './measure-odd';
import { measureTyping } from './measure-typing';
import { serveBench } from './serve';

/** What a run measures. */
export interface BenchOptions {
  /** The folder that holds `out` and `node_modules`. */
  readonly root: string;
  readonly sizes: readonly Size[];
  readonly runs: number;
  /** Who is measured; all of them, unless said. */
  readonly contenders?: readonly ContenderName[];
  readonly repetitions?: Repetitions;
  /** Told what goes on, a line at a time. */
  readonly say: (line: string) => void;
}

const REPETITIONS: Repetitions = {
  changes: 12,
  unrelated: 10,
  scrollSeconds: 5,
  jumps: 90,
  typing: 3,
  odd: 5,
};

const PACKAGES = [
  'lexical',
  '@lexical/mark',
  '@recogito/text-annotator',
  '@annotorious/core',
  'react',
  'dexie',
  'playwright-core',
];

type Samples = Readonly<Record<ContenderName, Sample[]>>;

function machine(): Report['machine'] {
  const [processor] = os.cpus();
  return {
    processor: processor?.model ?? 'unknown',
    cores: os.cpus().length,
    memory: os.totalmem(),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    load: Math.round((os.loadavg()[0] ?? 0) * 10) / 10,
  };
}

async function versions(root: string, chromium: string): Promise<Report['versions']> {
  const found = await Promise.all(
    ['.', ...PACKAGES.map((name) => path.join('node_modules', name))].map(async (folder) => {
      const manifest: unknown = JSON.parse(
        await readFile(path.join(root, folder, 'package.json'), 'utf8'),
      );
      const { name, version } = manifest as { name: string; version: string };
      return [name, version] as const;
    }),
  );
  return { ...Object.fromEntries(found), chromium, node: process.versions.node };
}

/** A page that is only there for the library, and its answer. */
async function withLibrary<T>(browser: BenchBrowser, origin: string, ask: string): Promise<T> {
  const bench = await browser.open(`${origin}/bench/`);
  const answer: T = await bench.page.evaluate(`import('/bench/library.js').then((m) => m.${ask})`);
  await bench.close();
  return answer;
}

const pageOf = (name: ContenderName) => (name === 'verbatim' ? '/app/index.html' : '/bench/');

/** Opens the short article once, so that it is the one that every later window begins with. */
async function readGeometry(browser: BenchBrowser, origin: string): Promise<Geometry> {
  const bench = await browser.open(`${origin}/app/index.html`);
  await bench.page.getByRole('list', { name: 'Articles' }).getByRole('button').first().waitFor();
  const module = await bench.module();
  await module.evaluate((m, where) => m.sitDown('verbatim', where).then(() => undefined), NOWHERE);
  const geometry = await module.evaluate((m) => m.readGeometry());
  await bench.close();
  return geometry;
}

function figuresOf(samples: readonly Sample[]): Figures {
  const middle = (pick: (sample: Sample) => number) => median(samples.map(pick));
  const times = samples.flatMap((sample) => sample.times ?? []);
  const ofPages = (pick: (time: NonNullable<Sample['times']>) => readonly number[]) =>
    median(times.flatMap((time) => median(pick(time)) ?? []));
  return {
    open: middle((sample) => sample.open),
    openWork: middle((sample) => sample.openWork),
    firstScreen: middle((sample) => sample.firstScreen),
    heap: middle((sample) => sample.heap),
    nodes: middle((sample) => sample.nodes),
    add: ofPages((time) => time.add),
    addP95: quantile(
      times.flatMap((time) => time.add),
      0.95,
    ),
    select: ofPages((time) => time.select),
    remove: ofPages((time) => time.remove),
    changeKind: ofPages((time) => time.changeKind),
    unrelatedWork: middle((sample) => sample.unrelatedWork),
    dropped: middle((sample) => sample.dropped),
  };
}

function checksOf(samples: Samples, byCommand: readonly number[]): SizeChecks {
  const plain = samples['plain-text'].flatMap(({ unrelatedPainted }) => unrelatedPainted ?? []);
  const ranges = CONTENDERS.filter((name) => samples[name].length > 0).map((name) => {
    const times = samples[name].map(({ open }) => open);
    return [name, [Math.min(...times), Math.max(...times)]] as const;
  });
  return {
    plainUnrelated: median(plain),
    unpainted: samples.verbatim.find(({ unpainted }) => unpainted)?.unpainted ?? null,
    openByCommand: median(byCommand),
    longestBlock: median(samples.verbatim.map(({ longestBlock }) => longestBlock)),
    scriptHeap: Object.fromEntries(
      CONTENDERS.flatMap((name) => {
        const middle = median(samples[name].map(({ scriptHeap }) => scriptHeap));
        return middle === null ? [] : [[name, middle] as const];
      }),
    ),
    openRange: Object.fromEntries(ranges),
  };
}

interface SizeMeasured {
  readonly samples: Samples;
  /** What opening the app by a command took, in milliseconds. */
  readonly byCommand: readonly number[];
  readonly thrownOut: readonly ThrownOut[];
}

/** The contenders in turn, each on a fresh page, as often as there are runs. */
async function measureSize(
  size: Size,
  given: { readonly browser: BenchBrowser; readonly origin: string; readonly geometry: Geometry },
  { runs, contenders = CONTENDERS, repetitions = REPETITIONS, say }: BenchOptions,
): Promise<SizeMeasured> {
  const { browser, origin, geometry } = given;
  const samples: Samples = {
    'plain-text': [],
    verbatim: [],
    'recogito-spans': [],
    'recogito-css-highlights': [],
    'lexical-mark': [],
  };
  const byCommand: number[] = [];
  const thrownOut = new Map<ContenderName, ThrownOut>();
  for (let run = 0; run < runs; run += 1) {
    for (const name of contenders) {
      if (thrownOut.has(name)) continue;
      const bench = await browser.open(origin + pageOf(name));
      const options = { geometry, repetitions, first: run === 0, phase: (run + 0.5) / runs };
      const measured = await measurePage(bench, name, size, options).catch(
        (error: unknown): Measured => ({ ok: false, reason: String(error) }),
      );
      await bench.close();
      if (measured.ok) samples[name].push(measured.sample);
      else thrownOut.set(name, { size, contender: name, reason: measured.reason });
      say(
        measured.ok
          ? `${size} ${run + 1}/${runs} ${name}: open ${Math.round(measured.sample.open)} ms`
          : `${size} ${run + 1}/${runs} ${name}: thrown out, ${measured.reason}`,
      );
    }
    if (samples.verbatim.length === 0) continue;
    const bench = await browser.open(origin + pageOf('verbatim'));
    byCommand.push(await measureOpenByCommand(bench, size, (run + 0.5) / runs));
    await bench.close();
  }
  return { samples, byCommand, thrownOut: [...thrownOut.values()] };
}

/** Runs the whole bench in one Chromium. Throws where there is none. */
export async function runBench(options: BenchOptions): Promise<Report> {
  const { root, sizes, repetitions = REPETITIONS, say } = options;
  const browser = await startBenchBrowser();
  if (!browser) throw new Error('No browser: set VERBATIM_CHROMIUM to a Chromium or Chrome.');
  const server = await serveBench(root);
  try {
    say('Filling the library.');
    await withLibrary(
      browser,
      server.origin,
      `fillLibrary(${JSON.stringify(sizes)}, ${JSON.stringify(ODD)})`,
    );
    const geometry = await readGeometry(browser, server.origin);
    const given = { browser, origin: server.origin, geometry };
    const results: Partial<Record<Size, Partial<Record<ContenderName, Figures>>>> = {};
    const checks: Partial<Record<Size, SizeChecks>> = {};
    const thrownOut: ThrownOut[] = [];
    for (const size of sizes) {
      const measured = await measureSize(size, given, options);
      thrownOut.push(...measured.thrownOut);
      const isIn = (name: ContenderName) =>
        measured.samples[name].length > 0 &&
        !measured.thrownOut.some(({ contender }) => contender === name);
      results[size] = Object.fromEntries(
        CONTENDERS.filter(isIn).map((name) => [name, figuresOf(measured.samples[name])]),
      );
      checks[size] = checksOf(measured.samples, measured.byCommand);
    }
    const largest = sizes.at(-1) ?? 'S';
    const storage = await withLibrary<StorageTimes>(
      browser,
      server.origin,
      `timeStorage(${JSON.stringify(largest)})`,
    );
    const typing = await measureTyping(browser, server.origin, {
      few: warmUpInput().title,
      many: inputOf(sizes.includes('L') ? 'L' : largest).title,
      rounds: repetitions.typing,
    });
    say('Opening odd texts.');
    const odd = await measureOdd(browser, server.origin, repetitions.odd);
    return {
      machine: machine(),
      versions: await versions(root, browser.version),
      sizes: results,
      thrownOut,
      checks,
      storage,
      typing,
      odd,
    };
  } finally {
    await browser.close();
    await server.close();
  }
}
