import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { START_URL } from '../../electron/policy';
import { parseWindowState } from '../../electron/window-state';
import type { Channel, FileBatch } from '../../shared/ipc/channels';
import {
  DoubleEvent,
  electronDouble,
  type DoubleWindow,
  type ElectronDouble,
} from './electron-double';
import { tempFolder } from './temp-folder';
import { aChain } from '../builders/a-change';

const TRUSTED = { senderFrame: { url: START_URL, parent: null } };

const CHANNELS: readonly Channel[] = [
  'app:info',
  'app:set-theme',
  'export:begin',
  'export:cancel',
  'export:finish',
  'export:write',
  'files:open',
  'files:reveal',
  'files:save-export',
  'journal:append',
  'keeping:back-up',
  'keeping:choose-backup',
  'keeping:read',
  'keeping:renew',
  'keeping:reveal',
  'keeping:set-aside',
  'keeping:status',
  'seeds:load',
];

const ARGV = process.argv;
const DEFECT_EVENTS = ['uncaughtException', 'unhandledRejection'] as const;
const defects: NodeJS.EventEmitter = process;
const OTHERS_LISTENERS = new Set(DEFECT_EVENTS.flatMap((event) => defects.listeners(event)));

/** The listeners for defects that main has set; they would take those of the test runner too. */
function ownListeners(event: string): unknown[] {
  return defects.listeners(event).filter((listener) => !OTHERS_LISTENERS.has(listener));
}

afterEach(() => {
  for (const event of DEFECT_EVENTS) {
    for (const listener of ownListeners(event)) {
      Reflect.apply(defects.removeListener, defects, [event, listener]);
    }
  }
  process.argv = ARGV;
  vi.doUnmock('electron');
  vi.resetModules();
});

interface Start {
  readonly argv?: readonly string[];
  readonly hasLock?: boolean;
  readonly state?: object;
  /** Leaves the program as it is before Electron is ready. */
  readonly isEarly?: boolean;
}

/** The main process on a double of Electron, with its userData folder. */
async function startMain(start: Start = {}): Promise<ElectronDouble & { userData: string }> {
  const userData = await tempFolder(
    start.state ? { 'window-state.json': JSON.stringify(start.state) } : {},
  );
  const double = electronDouble(userData, start.hasLock ?? true);
  vi.doMock('electron', () => double.module);
  process.argv = ['verbatim', ...(start.argv ?? [])];
  await import('../../electron/main');
  if (!start.isEarly) await becomeReady(double);
  return { ...double, userData };
}

async function becomeReady(double: ElectronDouble): Promise<void> {
  double.becomeReady();
  await vi.waitFor(() => expect(double.menus).toHaveLength(double.calls.includes('quit') ? 0 : 1));
}

function only(windows: readonly DoubleWindow[]): DoubleWindow {
  expect(windows).toHaveLength(1);
  const [window] = windows;
  if (!window) throw new Error('There is no window.');
  return window;
}

async function ask(
  double: ElectronDouble,
  channel: string,
  ...payload: unknown[]
): Promise<unknown> {
  return double.handlers.get(channel)?.(TRUSTED, ...payload);
}

function sentTo(window: DoubleWindow, event: string): unknown[] {
  return window.webContents.sent.flatMap(([name, payload]) => (name === event ? [payload] : []));
}

function batchesOf(window: DoubleWindow): string[][] {
  const batches = sentTo(window, 'host:files') as FileBatch[];
  return batches.map((batch) => batch.files.map((file) => file.fileName));
}

describe('main, as it starts', () => {
  it('asks for the single-instance lock before anything', async () => {
    const { calls, app } = await startMain();
    expect(calls).toEqual(['lock', 'schemes']);
    expect(app.listenerCount('second-instance')).toBe(1);
  });

  it('quits without a window, a handler or a scheme where another process has the lock', async () => {
    const { calls, windows, handlers, protocols } = await startMain({ hasLock: false });
    expect(calls).toEqual(['lock', 'quit']);
    expect([windows.length, handlers.size, protocols.size]).toEqual([0, 0, 0]);
  });

  it('opens one confined, sandboxed window on the page, and shows it when it is ready', async () => {
    const window = only((await startMain()).windows);
    expect(window.options).toMatchObject({
      show: false,
      minWidth: 900,
      minHeight: 600,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
    });
    expect(window.did).toEqual([`load ${START_URL}`]);
    window.emit('ready-to-show');
    expect(window.did).toEqual([`load ${START_URL}`, 'show']);
  });

  it('answers every channel and serves the one scheme', async () => {
    const { handlers, protocols } = await startMain();
    expect([...handlers.keys()].sort()).toEqual(CHANNELS);
    expect([...protocols.keys()]).toEqual(['app']);
  });
});

describe('main, with a defect', () => {
  it('writes each one down and tells the first', async () => {
    const { messages, userData } = await startMain();
    const listeners = DEFECT_EVENTS.flatMap(ownListeners);
    expect(listeners).toHaveLength(2);
    for (const listener of listeners) {
      if (typeof listener === 'function') Reflect.apply(listener, null, [new Error('a defect')]);
    }
    expect(messages).toEqual(['Verbatim has met a fault of its own']);
    const log = readFileSync(path.join(userData, 'verbatim.log'), 'utf8');
    expect(log.match(/Error: a defect$/gm)).toHaveLength(2);
  });
});

describe('main, against the page', () => {
  it.each([
    'https://evil.example/',
    'app://other/index.html',
    'app://bundle.evil/',
    'app://bundle/other.html',
    'file:///etc/passwd',
    'data:text/html,x',
    'javascript:1',
  ])('prevents a navigation to %s', async (url) => {
    const { webContents } = only((await startMain()).windows);
    const event = new DoubleEvent(url);
    webContents.emit('will-navigate', event);
    expect(event.defaultPrevented).toBe(true);
  });

  it('lets the page load itself again', async () => {
    const { webContents } = only((await startMain()).windows);
    const event = new DoubleEvent(START_URL);
    webContents.emit('will-navigate', event);
    expect(event.defaultPrevented).toBe(false);
  });

  it('opens no further window and attaches no webview', async () => {
    const { webContents } = only((await startMain()).windows);
    const event = new DoubleEvent();
    webContents.emit('will-attach-webview', event);
    expect(event.defaultPrevented).toBe(true);
    for (const url of [START_URL, 'https://evil.example/', 'about:blank']) {
      expect(webContents.openHandler({ url })).toEqual({ action: 'deny' });
    }
  });

  it.each([
    ['media', START_URL, false],
    ['clipboard-sanitized-write', START_URL, true],
    ['clipboard-sanitized-write', 'https://evil.example/', false],
  ])('answers a wish for %s of %s with %s', async (permission, url, granted) => {
    const { permissions } = await startMain();
    const answers: boolean[] = [];
    Reflect.apply(permissions['request'] ?? String, null, [
      null,
      permission,
      (answer: boolean) => answers.push(answer),
      { requestingUrl: url },
    ]);
    expect(answers).toEqual([granted]);
    const check = Reflect.apply(permissions['check'] ?? String, null, [null, permission, url, {}]);
    expect(check).toBe(granted);
  });
});

describe('main, with its window', () => {
  it('opens the window where it was closed, maximised as it was', async () => {
    const bounds = { x: 50, y: 60, width: 1200, height: 800 };
    const window = only((await startMain({ state: { bounds, isMaximized: true } })).windows);
    expect(window.options).toMatchObject(bounds);
    window.emit('ready-to-show');
    expect(window.did).toContain('maximize');
  });

  it('remembers where the window is closed', async () => {
    const { windows, userData } = await startMain();
    only(windows).close();
    const text = readFileSync(path.join(userData, 'window-state.json'), 'utf8');
    expect(parseWindowState(text)).toEqual({
      bounds: { x: 10, y: 40, width: 1100, height: 750 },
      isMaximized: false,
      theme: 'system',
    });
  });

  it('starts in the theme that was set, and sets another', async () => {
    const double = await startMain({ state: { theme: 'dark' } });
    expect(double.theme.themeSource).toBe('dark');
    await ask(double, 'app:set-theme', 'light');
    expect(double.theme.themeSource).toBe('light');
    const text = readFileSync(path.join(double.userData, 'window-state.json'), 'utf8');
    expect(parseWindowState(text).theme).toBe('light');
  });

  it('loads the page again after one crash and tells it so once, and closes after a second', async () => {
    const double = await startMain();
    const { windows, messages } = double;
    const window = only(windows);
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(window.did).toEqual([`load ${START_URL}`, `load ${START_URL}`]);
    const told = { ok: true, value: { pageCrashed: true } };
    expect(await ask(double, 'keeping:status')).toMatchObject(told);
    expect(await ask(double, 'keeping:status')).not.toMatchObject(told);
    window.webContents.emit('render-process-gone', {}, { reason: 'oom' });
    expect(window.did).toHaveLength(2);
    expect(messages).toEqual(['The window stopped again']);
    expect(window.isDestroyedNow).toBe(true);
  });

  it.each([
    [0, false],
    [1, true],
  ])('asks before a page with unsaved work is closed, answered with %d', async (answer, closes) => {
    const double = await startMain();
    const window = only(double.windows);
    double.nextAnswer(answer);
    window.webContents.emit('will-prevent-unload', new DoubleEvent());
    window.webContents.emit('will-prevent-unload', new DoubleEvent());
    await vi.waitFor(() => expect(double.messages).toEqual(['Not everything is saved']));
    await Promise.resolve();
    expect(window.isDestroyedNow).toBe(closes);
  });

  it('does not ask about a page that closes as soon as its work is saved', async () => {
    vi.useFakeTimers();
    const double = await startMain();
    const window = only(double.windows);
    window.webContents.emit('will-prevent-unload', new DoubleEvent());
    window.destroy();
    vi.runAllTimers();
    expect(double.messages).toEqual([]);
    vi.useRealTimers();
  });

  it('takes a page that ends in order for no crash', async () => {
    const { windows, messages } = await startMain();
    only(windows).webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(messages).toEqual([]);
  });

  it('sends the command of a menu item to the window', async () => {
    const { menus, windows } = await startMain();
    const [template] = menus as { submenu: { id?: string; click?: () => void }[] }[][];
    const items = template?.flatMap((menu) => menu.submenu) ?? [];
    items.find((item) => item.id === 'export')?.click?.();
    expect(sentTo(only(windows), 'host:command')).toEqual(['export']);
  });

  it('tells the window when a screen reader comes or goes', async () => {
    const { app, windows } = await startMain();
    app.emit('accessibility-support-changed', {}, true);
    expect(sentTo(only(windows), 'host:accessibility')).toEqual([true]);
  });

  it('says what it is, and that it is a preview where the host says so', async () => {
    const double = await startMain();
    expect(await ask(double, 'app:info')).toMatchObject({
      ok: true,
      value: { name: 'Verbatim', version: '0.1.0', host: 'electron', accessibilitySupport: false },
    });
    vi.stubEnv('VERBATIM_HOST', 'preview');
    expect(await ask(double, 'app:info')).toMatchObject({ value: { host: 'preview' } });
    vi.unstubAllEnvs();
  });
});

describe('main, as it ends', () => {
  it('quits with its last window', async () => {
    const { app, calls } = await startMain();
    app.emit('window-all-closed');
    expect(calls.at(-1)).toBe('quit');
  });

  it('holds the end back until what is kept is closed, and then lets it go', async () => {
    const double = await startMain();
    const { lines } = aChain(2);
    void ask(double, 'journal:append', lines);
    const [first, again, last] = [new DoubleEvent(), new DoubleEvent(), new DoubleEvent()];
    double.app.emit('will-quit', first);
    double.app.emit('will-quit', again);
    expect([first.defaultPrevented, again.defaultPrevented]).toEqual([true, true]);
    expect(double.calls).not.toContain('quit');
    await vi.waitFor(() => expect(double.calls).toContain('quit'));
    double.app.emit('will-quit', last);
    expect(last.defaultPrevented).toBe(false);
    const journal = path.join(double.userData, 'journal', 'journal.jsonl');
    expect(readFileSync(journal, 'utf8')).toBe(lines.map((line) => `${line}\n`).join(''));
    expect(readdirSync(path.join(double.userData, 'backups'))).toHaveLength(1);
    expect(readFileSync(path.join(double.userData, 'session.json'), 'utf8')).toContain('ended');
  });
});

describe('main, with files named from outside', () => {
  it('loads the seeds that the command line names', async () => {
    const folder = await tempFolder({ 'a.txt': 'A', 'README.md': '#' });
    const double = await startMain({ argv: [`--seeds=${folder}`] });
    expect(await ask(double, 'seeds:load')).toMatchObject({
      ok: true,
      value: { files: [{ fileName: 'a.txt' }], unread: [] },
    });
  });

  it('tells a missing folder of seeds and goes on', async () => {
    const double = await startMain({ argv: ['--seeds=/no/such/folder'] });
    expect(await ask(double, 'seeds:load')).toMatchObject({
      ok: false,
      failure: { type: 'FolderMissing', folder: path.resolve('/no/such/folder') },
    });
    expect(await ask(double, 'app:info')).toMatchObject({ ok: true });
  });

  it('sends the files of the command line once the page has asked for its host', async () => {
    const folder = await tempFolder({ 'a.txt': 'A' });
    const double = await startMain({ argv: [path.join(folder, 'a.txt')] });
    const window = only(double.windows);
    expect(batchesOf(window)).toEqual([]);
    await ask(double, 'app:info');
    await vi.waitFor(() => expect(batchesOf(window)).toEqual([['a.txt']]));
  });

  it('takes files of a second start and brings the window to the front', async () => {
    const folder = await tempFolder({ 'b.txt': 'B' });
    const double = await startMain();
    const window = only(double.windows);
    await ask(double, 'app:info');
    window.isMinimizedNow = true;
    double.app.emit('second-instance', {}, ['verbatim', 'b.txt'], folder, {});
    expect(window.did.slice(-2)).toEqual(['restore', 'focus']);
    await vi.waitFor(() => expect(batchesOf(window)).toEqual([['b.txt']]));
  });

  it('keeps a file that macOS names before the program is ready', async () => {
    const folder = await tempFolder({ 'c.txt': 'C' });
    const double = await startMain({ isEarly: true });
    const event = new DoubleEvent();
    double.app.emit('open-file', event, path.join(folder, 'c.txt'));
    expect(event.defaultPrevented).toBe(true);
    await becomeReady(double);
    await ask(double, 'app:info');
    await vi.waitFor(() => expect(batchesOf(only(double.windows))).toEqual([['c.txt']]));
  });

  it('keeps files that come while the page loads anew, for one batch', async () => {
    const folder = await tempFolder({ 'd.txt': 'D', 'e.txt': 'E' });
    const double = await startMain();
    const window = only(double.windows);
    await ask(double, 'app:info');
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    double.app.emit('second-instance', {}, ['verbatim', 'd.txt'], folder, {});
    double.app.emit('second-instance', {}, ['verbatim', 'e.txt'], folder, {});
    await ask(double, 'app:info');
    await vi.waitFor(() => expect(batchesOf(window).flat()).toHaveLength(2));
    expect(batchesOf(window)).toEqual([['d.txt', 'e.txt']]);
  });

  it('opens a window again where none is left', async () => {
    const { app, windows } = await startMain();
    only(windows).close();
    app.emit('activate', {});
    expect(windows).toHaveLength(2);
  });
});
