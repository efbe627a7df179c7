import type { ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

/** The project's root. */
export const ROOT = path.resolve(import.meta.dirname, '../..');
const STAND_IN = path.join(ROOT, 'test/host/bin/electron');

/** Whether the tests run on Electron's own binary; by default they run on the stand-in. */
export const IS_ELECTRON = process.env['HOST'] === 'electron';

/** A file's content, or only its size: such a file holds nothing but zeros. */
type Content = string | Uint8Array | { readonly size: number };

export interface LaunchOptions {
  /** The folder of articles that are loaded at launch; by default the app's own. */
  readonly seeds?: string;
  /** Articles to be written into such a folder, by file name. */
  readonly seedFiles?: Readonly<Record<string, Content>>;
  /** By default a fresh folder, which goes when the app is closed. */
  readonly userData?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The folder of the app's package.json; by default this project. */
  readonly appPath?: string;
  /** Resolves once the page can be used; by default once the library is in the document. */
  readonly untilReady?: (page: Page) => Promise<unknown>;
}

/** A running app. */
export interface App {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** The folder of `seeds` or `seedFiles`; empty where neither was given. */
  readonly seeds: string;
  /** Uncaught errors of the page, and errors on its console, in order and over all restarts. */
  readonly problems: readonly string[];
  /** Gives what page or main wanted of a network since the last call; `close` accepts nothing. */
  takeRefused(): Promise<readonly string[]>;
  /** Quits as a person does, and runs the same app on the same data. */
  restart(): Promise<App>;
  /** Quits. Throws when something wanted a network. */
  close(): Promise<void>;
}

/** How to launch, with all folders named. */
interface Setting extends LaunchOptions {
  readonly seeds: string;
  readonly userData: string;
  /** What goes when the app is closed. */
  readonly folder: string;
  readonly problems: string[];
}

function executable(): string {
  if (!IS_ELECTRON) return STAND_IN;
  // The package's main module exports the path of its binary.
  const binary: unknown = createRequire(import.meta.url)('electron');
  return String(binary);
}

function environment(extra: LaunchOptions['env'] = {}): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...Object.fromEntries(inherited), VERBATIM_NO_NETWORK: '1', ...extra };
}

async function writeSeeds(
  folder: string,
  files: NonNullable<LaunchOptions['seedFiles']>,
): Promise<string> {
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    const isText = typeof content === 'string' || content instanceof Uint8Array;
    await writeFile(file, isText ? content : '');
    if (!isText) await truncate(file, content.size);
  }
  return folder;
}

async function prepare(options: LaunchOptions): Promise<Setting> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-app-'));
  const { seedFiles } = options;
  return {
    ...options,
    folder,
    userData: options.userData ?? path.join(folder, 'user-data'),
    seeds: seedFiles
      ? await writeSeeds(path.join(folder, 'seeds'), seedFiles)
      : (options.seeds ?? ''),
    problems: [],
  };
}

const untilLibrary = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('nav, [role="navigation"]') !== null);

async function run(setting: Setting): Promise<App> {
  const { seeds, userData, problems, args = [], appPath = ROOT } = setting;
  const named = [`--user-data-dir=${userData}`, ...(seeds === '' ? [] : [`--seeds=${seeds}`])];
  const electron = await _electron.launch({
    executablePath: executable(),
    args: [appPath, ...named, ...args],
    cwd: ROOT,
    env: environment(setting.env),
    // The theme is the app's own matter.
    colorScheme: null,
  });
  try {
    const page = await electron.firstWindow();
    page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    });
    await (setting.untilReady ?? untilLibrary)(page);
    return runningApp(setting, electron, page);
  } catch (error) {
    await electron.close();
    throw error;
  }
}

/** Electron itself keeps no such record: there the page's rules are tested one by one. */
async function takeRefused(
  electron: ElectronApplication,
  { exitCode, signalCode }: ChildProcess,
): Promise<readonly string[]> {
  if (IS_ELECTRON || exitCode !== null || signalCode !== null) return [];
  return electron.evaluate(() => {
    const record = globalThis.__standIn;
    return record ? [...record.external.splice(0), ...record.attempts.splice(0)] : [];
  });
}

function runningApp(setting: Setting, electron: ElectronApplication, page: Page): App {
  const { seeds, userData, problems, folder } = setting;
  const process = electron.process();
  const quit = async (): Promise<void> => {
    const refused = await takeRefused(electron, process);
    await electron.close();
    if (refused.length > 0) throw new Error(`The app wanted a network: ${refused.join(', ')}`);
  };
  return {
    electron,
    page,
    userData,
    seeds,
    problems,
    takeRefused: () => takeRefused(electron, process),
    async restart() {
      await quit();
      return run(setting);
    },
    async close() {
      try {
        await quit();
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Launches the built app and waits until its window can be used. */
export async function launchApp(options: LaunchOptions = {}): Promise<App> {
  const setting = await prepare(options);
  try {
    return await run(setting);
  } catch (error) {
    await rm(setting.folder, { recursive: true, force: true });
    throw error;
  }
}
