/**
 * The main job without a display: the real app, headless, driven by roles and keys only. Opens the
 * bundled articles, tags a claim, a quote and a figure, restarts, finds them again, exports, and has
 * the export checked. Leaves screenshots and the export in out/tour/ and exits with the checker's
 * code.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import type { Kind } from '../../shared/scheme/scheme';
import { Analyst } from './analyst';

interface Stop {
  readonly title: string;
  readonly file: string;
  readonly tags: readonly (readonly [Kind, string])[];
}

const ROOT = path.resolve(__dirname, '../..');
const OUT = path.join(ROOT, 'out', 'tour');
const EXPORT_FILE = path.join(OUT, 'tour.verbatim.json');

/** Where the tour stops, and what it tags there: an overlapping pair among them. */
const STOPS: readonly Stop[] = [
  {
    title: 'San Aurelio: strike-hit port',
    file: 'harbor-call-dispatch.txt',
    tags: [
      ['claim', 'at least 82 vessels were waiting on Tuesday night'],
      ['figure', 'at least 82 vessels'],
    ],
  },
  {
    title: 'Port chief and shipping boss',
    file: 'harbor-call-tribune.txt',
    tags: [
      ['quote', '"We spoke about two or three things. Let us see what the tide brings."'],
      [
        'claim',
        'The stoppage, now in its third week, has left more than 80 ships at anchor outside the breakwater',
      ],
      ['figure', 'more than 80 ships'],
    ],
  },
];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function launch(userData: string): Promise<{ app: ElectronApplication; analyst: Analyst }> {
  const app = await _electron.launch({
    executablePath: path.join(ROOT, 'test', 'host', 'bin', 'electron'),
    args: [ROOT, `--user-data-dir=${userData}`],
    cwd: ROOT,
  });
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 800 });
  const analyst = new Analyst(page);
  await analyst.untilReady();
  return { app, analyst };
}

async function shoot(analyst: Analyst, name: string): Promise<void> {
  await analyst.page.screenshot({ path: path.join(OUT, `${name}.png`) });
  say(`  ${path.relative(ROOT, path.join(OUT, `${name}.png`))}`);
}

async function tagAll(analyst: Analyst): Promise<number> {
  let made = 0;
  for (const stop of STOPS) {
    const text = await readFile(path.join(ROOT, 'seeds', stop.file), 'utf8');
    await analyst.open(stop.title);
    for (const [kind, words] of stop.tags) {
      await analyst.tag(text, words, kind);
      made += 1;
    }
  }
  return made;
}

async function exportAll(app: ElectronApplication, analyst: Analyst): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, EXPORT_FILE);
  await analyst.export('All articles');
  await analyst.page.getByText('tour.verbatim.json').first().waitFor();
}

async function shootBothThemes(analyst: Analyst): Promise<void> {
  for (const [width, height] of [
    [1280, 800],
    [1920, 1080],
  ] as const) {
    await analyst.page.setViewportSize({ width, height });
    for (const theme of ['Light', 'Dark']) {
      await analyst.run(`${theme} theme`);
      await shoot(analyst, `main-${theme.toLowerCase()}-${width}`);
    }
  }
}

function verify(): Promise<number> {
  return new Promise((resolve, reject) => {
    const checker = spawn(
      process.execPath,
      [path.join(ROOT, 'out', 'tools', 'verify-export.cjs'), EXPORT_FILE],
      { stdio: 'inherit' },
    );
    checker.on('error', reject);
    checker.on('exit', (code) => resolve(code ?? 1));
  });
}

async function tour(): Promise<number> {
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const userData = await mkdtemp(path.join(os.tmpdir(), 'verbatim-tour-'));
  try {
    say('Opening Verbatim on its bundled articles…');
    let { app, analyst } = await launch(userData);
    await shoot(analyst, 'first-run');
    await analyst.introduce('Mara Lindqvist');
    const made = await tagAll(analyst);
    say(`Tagged ${made} spans by keyboard; closing and starting again…`);
    await app.close();
    ({ app, analyst } = await launch(userData));
    for (const stop of STOPS) {
      await analyst.open(stop.title);
      await analyst.annotations.nth(stop.tags.length - 1).waitFor();
    }
    say('Everything is there. Exporting…');
    await analyst.page.keyboard.press('Alt+ArrowDown');
    await shootBothThemes(analyst);
    await exportAll(app, analyst);
    await app.close();
  } finally {
    await rm(userData, { recursive: true, force: true });
  }
  say(`Checking ${path.relative(ROOT, EXPORT_FILE)}:`);
  return verify();
}

tour().then(
  (code) => {
    say(code === 0 ? 'The tour is done; see out/tour/.' : 'The check of the export failed.');
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`The tour stopped: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  },
);
