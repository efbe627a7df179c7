import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRecord } from './is-record';

const ROOT = path.resolve(import.meta.dirname, '../..');
const OXLINT = path.join(ROOT, 'node_modules/oxlint/bin/oxlint');

const SHARED_ROOMS = [
  'base',
  'article',
  'selector',
  'scheme',
  'annotation',
  'figure',
  'exchange',
  'review',
  'journal',
];
const RENDERER_ROOMS = ['bridge', 'storage', 'editor', 'session', 'ui', 'view'];

/** A file of each room, deep ones too, and everything that it may import (docs/architecture.md). */
interface Wall {
  readonly file: string;
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

const shared = (rooms: string): string[] => rooms.split(' ').map((room) => `shared/${room}`);
const ALL_SHARED = [...shared(SHARED_ROOMS.join(' ')), 'shared/ipc'];
const MAIN_PACKAGES = ['jschardet', 'iconv-lite', 'fflate'];
const VIEW_PACKAGES = ['react', 'react-dom', 'react-resizable-panels', '@tanstack/react-virtual'];

const WALLS: readonly Wall[] = [
  { file: 'shared/base/probe.ts', rooms: [], packages: [] },
  {
    file: 'shared/article/probe.ts',
    rooms: shared('base'),
    packages: ['@noble/hashes'],
  },
  {
    file: 'shared/selector/probe.ts',
    rooms: shared('base article'),
    packages: ['approx-string-match'],
  },
  { file: 'shared/scheme/probe.ts', rooms: shared('base'), packages: [] },
  {
    file: 'shared/annotation/probe.ts',
    rooms: shared('base article selector scheme'),
    packages: [],
  },
  {
    file: 'shared/figure/probe.ts',
    rooms: shared('base article selector scheme annotation'),
    packages: ['big.js', 'tinyld'],
  },
  {
    file: 'shared/exchange/upgrade/probe.ts',
    rooms: shared('base article selector scheme annotation figure'),
    packages: ['fast-xml-parser'],
  },
  {
    file: 'shared/journal/probe.ts',
    rooms: shared('base article scheme annotation'),
    packages: [],
  },
  {
    file: 'shared/review/probe.ts',
    rooms: shared('base article selector scheme annotation figure'),
    packages: [],
  },
  { file: 'shared/ipc/probe.ts', rooms: shared('base'), packages: [] },
  {
    file: 'electron/main.ts',
    rooms: [...ALL_SHARED, 'electron/files', 'electron/handlers'],
    packages: ['electron', 'node:fs', ...MAIN_PACKAGES],
  },
  {
    file: 'electron/files/probe.ts',
    rooms: [...ALL_SHARED, 'electron/handlers'],
    packages: ['electron', 'node:fs', ...MAIN_PACKAGES],
  },
  {
    file: 'electron/ipc.ts',
    rooms: [...ALL_SHARED, 'electron/files', 'electron/handlers'],
    packages: ['electron'],
  },
  { file: 'electron/preload.ts', rooms: ALL_SHARED, packages: ['electron'] },
  { file: 'renderer/bridge/probe.ts', rooms: ALL_SHARED, packages: [] },
  { file: 'renderer/storage/migrations/probe.ts', rooms: ALL_SHARED, packages: ['dexie'] },
  { file: 'renderer/editor/probe.ts', rooms: ALL_SHARED, packages: ['lexical'] },
  {
    file: 'renderer/editor/Probe.tsx',
    rooms: ALL_SHARED,
    packages: ['lexical', 'react', 'react-dom'],
  },
  {
    file: 'renderer/session/probe.ts',
    rooms: [...ALL_SHARED, 'renderer/bridge', 'renderer/storage'],
    packages: [],
  },
  {
    file: 'renderer/session/use-probe.ts',
    rooms: [...ALL_SHARED, 'renderer/bridge', 'renderer/storage'],
    packages: ['react'],
  },
  {
    file: 'renderer/ui/Probe.tsx',
    rooms: [],
    packages: ['react', 'react-dom', 'react-resizable-panels'],
  },
  {
    file: 'renderer/view/library/Probe.tsx',
    rooms: [...ALL_SHARED, 'renderer/session', 'renderer/editor', 'renderer/ui'],
    packages: VIEW_PACKAGES,
  },
];

const ROOMS = [
  ...ALL_SHARED,
  ...RENDERER_ROOMS.map((room) => `renderer/${room}`),
  'electron/handlers',
  'electron/files',
  'test/host',
];

/** A wrong line of its own per rule that guards a border or a habit, and the sentence it earns. */
const WRONG_LINES: readonly {
  name: string;
  file: string;
  code: string;
  says: RegExp | null;
}[] = [
  {
    name: 'the domain types that the host may not see',
    file: 'shared/ipc/more.ts',
    code: "import type { DecodedText } from '../article/decode-text';",
    says: /no more of the domain/,
  },
  {
    name: 'the domain types that the host may see',
    file: 'shared/ipc/enough.ts',
    code: "export type { EncodingDecision } from '../article/article';",
    says: null,
  },
  {
    name: 'ipcMain outside electron/ipc.ts',
    file: 'electron/window.ts',
    code: "import { ipcMain } from 'electron';",
    says: /touch the wire/,
  },
  {
    name: 'ipcMain inside electron/ipc.ts',
    file: 'electron/ipc.ts',
    code: "import { ipcMain } from 'electron';\nexport const wire = (): void => ipcMain.removeHandler('x');",
    says: null,
  },
  {
    name: 'the network in the main process',
    file: 'electron/window.ts',
    code: "import https from 'node:https';",
    says: /no network at all/,
  },
  {
    name: 'the electron package in a tool',
    file: 'electron/tools/probe.mjs',
    code: "import electron from 'electron';",
    says: /download its binary/,
  },
  {
    name: 'the host outside the bridge',
    file: 'renderer/view/reading/probe.ts',
    code: 'export const host = window.host;',
    says: /Only renderer\/bridge/,
  },
  {
    name: 'the host inside the bridge',
    file: 'renderer/bridge/bridge.ts',
    code: 'export const host = window.host;',
    says: null,
  },
  {
    name: 'a clock in shared',
    file: 'shared/article/clock.ts',
    code: 'export const now = Date.now();',
    says: /no clock/,
  },
  {
    name: 'randomness in shared',
    file: 'shared/annotation/random.ts',
    code: 'export const id = Math.random();',
    says: /no randomness/,
  },
  {
    name: 'a mocked module in a test of the renderer',
    file: 'test/renderer/probe.test.ts',
    code: "import { vi } from 'vitest';\nvi.mock('dexie');",
    says: /use the real thing/,
  },
  {
    name: 'the mocked electron module in a test of the main process',
    file: 'test/electron/probe.test.ts',
    code: "import { vi } from 'vitest';\nvi.mock('electron');",
    says: null,
  },
  {
    name: 'a default export',
    file: 'renderer/ui/Button.tsx',
    code: 'export default 1;',
    says: /default export/,
  },
  {
    name: 'a default export of a configuration',
    file: 'vitest.config.ts',
    code: 'export default {};',
    says: null,
  },
  {
    name: 'a barrel',
    file: 'renderer/view/index.ts',
    code: "export * from './App';",
    says: /[Bb]arrel/,
  },
  {
    name: 'any',
    file: 'shared/article/any.ts',
    code: 'export const loose = (value: any): unknown => value;',
    says: /any/,
  },
  {
    name: 'a non-null assertion',
    file: 'shared/article/bang.ts',
    code: 'export const first = (list: string[]): string => list[0]!;',
    says: /non-null/,
  },
  {
    name: 'a word to the console from the page',
    file: 'renderer/session/noise.ts',
    code: "console.log('here');",
    says: /console/,
  },
];

interface Complaint {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

function complaintsIn(report: unknown): Complaint[] {
  if (!isRecord(report) || !Array.isArray(report['diagnostics'])) throw new Error('no report');
  return report['diagnostics'].map((diagnostic: unknown) => {
    if (!isRecord(diagnostic)) throw new Error('a diagnostic is no object');
    const labels: unknown = diagnostic['labels'];
    const label: unknown = Array.isArray(labels) ? labels[0] : undefined;
    const span = isRecord(label) ? label['span'] : undefined;
    return {
      file: String(diagnostic['filename']),
      line: isRecord(span) ? Number(span['line']) : 0,
      message: `${String(diagnostic['message'])} ${String(diagnostic['help'])}`,
    };
  });
}

let folder = '';

/** Lints the given files in a folder of their own under the project's configuration. */
async function lint(files: ReadonlyMap<string, string>): Promise<Complaint[]> {
  const project = await mkdtemp(path.join(folder, 'project-'));
  await cp(path.join(ROOT, '.oxlintrc.json'), path.join(project, '.oxlintrc.json'));
  for (const [file, code] of files) {
    await mkdir(path.dirname(path.join(project, file)), { recursive: true });
    await writeFile(path.join(project, file), `${code}\n`);
  }
  const run = promisify(execFile)(process.execPath, [OXLINT, '--format=json'], { cwd: project });
  const output = await run.catch((error: unknown) => {
    // A lint that complains exits with 1, and its report is what we want.
    if (isRecord(error) && error['code'] === 1) return { stdout: String(error['stdout']) };
    throw error;
  });
  return complaintsIn(JSON.parse(output.stdout));
}

function specifier(from: string, room: string): string {
  const relative = path.posix.relative(path.posix.dirname(from), room);
  return `${relative.startsWith('.') ? relative : `./${relative}`}/thing`;
}

async function dependencies(): Promise<string[]> {
  const manifest: unknown = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
  const listed = isRecord(manifest) ? manifest['devDependencies'] : undefined;
  if (!isRecord(listed)) throw new Error('package.json lists no devDependencies');
  const runnable = Object.keys(listed).filter((name) => !name.startsWith('@types/'));
  return [...runnable, 'node:fs'];
}

/** The rooms and packages that the linter lets a file import. */
async function openDoors(file: string, packages: readonly string[]): Promise<string[]> {
  const foreign = ROOMS.filter((room) => !file.startsWith(`${room}/`));
  const targets = [...foreign, ...packages];
  const code = targets.map((target, index) => {
    const from = index < foreign.length ? specifier(file, target) : target;
    return `import {} from '${from}';`;
  });
  const complaints = await lint(new Map([[file, code.join('\n')]]));
  const closed = new Set(complaints.map((complaint) => complaint.line));
  return targets.filter((_, index) => !closed.has(index + 1));
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-walls-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the walls between the rooms', () => {
  it.each(WALLS)('let $file import what its room stands on and nothing else', async (wall) => {
    const open = await openDoors(wall.file, await dependencies());
    expect(open.sort()).toEqual([...wall.rooms, ...wall.packages].sort());
  });

  it('cover every room of the source', async () => {
    const complaints = await lint(
      new Map(
        WALLS.map(({ file }) => [
          file,
          `import { thing } from '${specifier(file, 'test/host')}';\nexport const it = thing;`,
        ]),
      ),
    );
    expect(complaints.map(({ file }) => file).sort()).toEqual(WALLS.map(({ file }) => file).sort());
    for (const { message } of complaints) {
      expect(message).toMatch(/stands? on|knows|stand on|pure|guest|sandboxed/);
    }
  });

  it('report a circle of imports', async () => {
    const complaints = await lint(
      new Map([
        ['shared/article/a.ts', "import { b } from './b';\nexport const a = (): number => b;"],
        ['shared/article/b.ts', "import { a } from './a';\nexport const b = a();"],
      ]),
    );
    expect(complaints.map(({ message }) => message).join('\n')).toMatch(/cycle/);
  });
});

describe('the rules of the house', () => {
  it.each(WRONG_LINES)('decide on $name', async ({ file, code, says }) => {
    const messages = (await lint(new Map([[file, code]]))).map(({ message }) => message);
    if (says === null) expect(messages).toEqual([]);
    else expect(messages.join('\n')).toMatch(says);
  });
});
