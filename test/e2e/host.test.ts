import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IS_ELECTRON, launchApp, ROOT, type App } from './app';

/** What the fixture app exposes to its page; the arguments are whatever a test tries. */
interface FixtureHost {
  echo(value: unknown): Promise<unknown>;
  fail(how: string): Promise<unknown>;
  unknown(): Promise<unknown>;
  tell(value: unknown): void;
  sender(): Promise<unknown>;
  preloadWorld(): unknown;
  unknownMember(): string;
  onCommand(listener: (...values: unknown[]) => void): () => void;
  throwNow(): void;
  twice(callback: (value: number) => number): number;
}

declare global {
  interface Window {
    readonly fixture: FixtureHost;
    readonly violations: string[];
    openRows(): Promise<IDBDatabase>;
  }
  /** What the fixture's main process has heard. */
  var heard: {
    readonly told: unknown[];
    readonly second: { argv: string[]; folder: string; data: unknown }[];
    readonly events: string[];
    readonly opened: string[];
  };
  var letsUnload: boolean | undefined;
}

const FIXTURE = path.join(ROOT, 'test/host/fixture-app');
const STAND_IN = path.join(ROOT, 'test/host/bin/electron');
const untilReady = (page: Page) =>
  page.waitForSelector('#ready:not(:empty)', { state: 'attached' });
const launchFixture = (args: readonly string[] = []) =>
  launchApp({ appPath: FIXTURE, untilReady, args });

function processesOn(folder: string): string[] {
  const all = execFileSync('ps', ['-A', '-ww', '-o', 'args='], { encoding: 'utf8' });
  return all.split('\n').filter((line) => line.includes(folder));
}

describe.skipIf(IS_ELECTRON)('the stand-in', () => {
  let app: App;
  let page: Page;

  beforeAll(async () => {
    app = await launchFixture();
    page = app.page;
  });
  afterAll(() => app?.close());

  describe('worlds', () => {
    it('gives the page nothing but what the preload exposes, frozen', async () => {
      const seen = await page.evaluate(() => ({
        node: [typeof process, typeof require, 'ipcRenderer' in window],
        channel: Object.keys(window).filter((key) => key.startsWith('__electron')),
        isFrozen: Object.isFrozen(window.fixture),
        isSecure: isSecureContext,
      }));
      const node = ['undefined', 'undefined', false];
      expect(seen).toEqual({ node, channel: [], isFrozen: true, isSecure: true });
    });

    it('cannot be given another host by the page', async () => {
      const attempt = page.evaluate(() => {
        'use strict';
        Object.assign(window, { fixture: { echo: () => 'forged' } });
      });
      await expect(attempt).rejects.toThrow(/read only/);
    });

    it('lets a preload require electron alone, with the members that it knows', async () => {
      expect(await page.evaluate(() => window.fixture.preloadWorld())).toEqual({
        fs: 'module not found: node:fs',
        process: 'renderer',
      });
      expect(await page.evaluate(() => window.fixture.unknownMember())).toBe(
        'NotInStandIn: ipcRenderer.sendSync',
      );
    });

    it('calls functions in both directions, synchronously', async () => {
      expect(await page.evaluate(() => window.fixture.twice((value) => value + 20))).toBe(41);
      const thrown = page.evaluate(() => window.fixture.throwNow());
      await expect(thrown).rejects.toThrow('thrown in the preload');
    });

    it('hands on commands from the menu until the listener is taken back', async () => {
      await page.evaluate(() => {
        const values: unknown[] = [];
        const off = window.fixture.onCommand((...given) => {
          values.push(...given.map(String));
          if (values.length >= 4) off();
        });
        Object.assign(window, { commanded: values });
      });
      for (let times = 0; times < 3; times += 1) {
        await app.electron.evaluate(({ Menu }) =>
          Menu.getApplicationMenu()?.getMenuItemById('run')?.click(),
        );
      }
      // A later round trip proves that the third click, too, has arrived.
      await page.evaluate(() => window.fixture.echo(0));
      expect(await page.evaluate('commanded')).toEqual(['run', '7', 'run', '7']);
    });
  });

  describe('ipc', () => {
    it('carries what structured clone carries', async () => {
      const seen = await page.evaluate(async () => {
        const sent = {
          date: new Date(5),
          map: new Map([['key', new Set([1n])]]),
          gap: undefined,
          bytes: new Uint8Array([1, 255]),
          text: 'é\u0000😀\ud800',
        };
        const back = (await window.fixture.echo({ ...sent })) as typeof sent;
        return [
          back.date instanceof Date && back.date.getTime(),
          [...(back.map.get('key') ?? [])].map(String),
          'gap' in back && back.gap === undefined,
          back.bytes instanceof Uint8Array && [...back.bytes],
          back.text === sent.text,
        ];
      });
      expect(seen).toEqual([5, ['1'], true, [1, 255], true]);
    });

    it.each([
      ['a handler that throws', 'throw', "Error invoking remote method 'fail': RangeError: boom"],
      [
        'a result that cannot be cloned',
        'function',
        "Error invoking remote method 'fail': Error: An object could not be cloned.",
      ],
    ])('words the error of %s as Electron does', async (_case, how, message) => {
      const failure = await page.evaluate(
        (given) => window.fixture.fail(given).catch((error: Error) => [error.name, error.message]),
        how,
      );
      expect(failure).toEqual(['Error', message]);
    });

    it('says when a channel has no handler or an argument cannot be cloned', async () => {
      const failures = await page.evaluate(async () => {
        const message = (error: unknown) => (error instanceof Error ? error.message : '');
        const sendBody = async () => window.fixture.echo(document.body);
        return [
          await window.fixture.unknown().catch(message),
          await sendBody().catch((error: unknown) => String(error)),
        ];
      });
      expect(failures[0]).toContain("No handler registered for 'no-such-channel'");
      expect(failures[1]).toContain('could not be cloned');
    });

    it('tells main which frame calls, by its address in main', async () => {
      expect(await page.evaluate(() => window.fixture.sender())).toMatchObject({
        url: 'app://fixture/index.html',
        origin: 'app://fixture',
        parent: null,
      });
    });

    it('delivers one-way messages in order', async () => {
      await page.evaluate(async () => {
        for (const value of ['a', 'b', 'c']) window.fixture.tell(value);
        await window.fixture.echo(0);
      });
      expect(await app.electron.evaluate(() => globalThis.heard.told)).toEqual(['a', 'b', 'c']);
    });

    it('carries a megabyte of text each way as it is, in time that grows no faster than it', async () => {
      const [long = 0, short = 0] = await page.evaluate(async () => {
        const fastest: number[] = [];
        for (const length of [1_000_000, 100_000]) {
          const text = 'é'.repeat(length);
          const times: number[] = [];
          for (let round = 0; round < 5; round += 1) {
            const start = performance.now();
            if ((await window.fixture.echo(text)) !== text) throw new Error('changed');
            times.push(performance.now() - start);
          }
          fastest.push(Math.min(...times));
        }
        return fastest;
      });
      // Quadratic work on ten times the text would take a hundred times as long.
      expect(long).toBeLessThan(40 * Math.max(short, 1));
    });
  });

  describe('the border of the app', () => {
    it('enforces the content security policy of the app', async () => {
      const seen = await page.evaluate(async () => {
        const inline = document.createElement('script');
        inline.textContent = 'window.ranInline = true';
        const foreign = document.createElement('script');
        foreign.src = 'https://foreign.invalid/x.js';
        document.body.append(inline, foreign);
        const fetched = await fetch('https://foreign.invalid/').then(
          () => 'fetched',
          () => 'refused',
        );
        return { ran: 'ranInline' in window, fetched };
      });
      expect(seen).toEqual({ ran: false, fetched: 'refused' });
      const violations = () => page.evaluate(() => [...new Set(window.violations)].sort());
      await expect.poll(violations).toEqual(['connect-src', 'script-src-elem']);
    });

    it('asks main before a document leaves, and stays when it says no', async () => {
      await page.click('#away');
      await page.evaluate(() => window.fixture.echo(0));
      expect(page.url()).toMatch(/\/index\.html$/);
      expect(await page.textContent('#ready')).toBe('ready');
    });

    it('opens no window, whichever way the page asks', async () => {
      expect(await page.evaluate(() => window.open('https://opened.invalid/'))).toBeNull();
      await page.click('#apart');
      await page.click('#away', { button: 'middle' });
      const opened = () => app.electron.evaluate(() => globalThis.heard.opened);
      await expect
        .poll(opened)
        .toEqual(['https://opened.invalid/', 'https://apart.invalid/', 'https://away.invalid/']);
      expect(app.electron.windows()).toHaveLength(1);
    });

    it('gives the permissions that main gives, and no others', async () => {
      const states = await page.evaluate(async () => {
        const ask = async (name: string) =>
          (await navigator.permissions.query({ name: name as PermissionName })).state;
        return [await ask('geolocation'), await ask('notifications'), await ask('clipboard-write')];
      });
      expect(states).toEqual(['denied', 'denied', 'granted']);
    });

    it.each(['/..%2fcodec.test.ts', '/../codec.test.ts', '/%2e%2e/codec.test.ts', '/nowhere'])(
      'hands %s to the handler as it stands',
      async (address) => {
        expect(await page.evaluate(async (url) => (await fetch(url)).status, address)).toBe(404);
      },
    );

    it('lets nothing out, and records what wanted to', async () => {
      await app.takeRefused();
      await app.electron.evaluate(async ({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        await window?.loadURL('https://main.invalid/').catch(() => undefined);
        await window?.loadURL('app://fixture/index.html');
      });
      await untilReady(page);
      expect(await app.takeRefused()).toEqual(['https://main.invalid/']);
    });

    it('refuses the network to main, and records the attempt', async () => {
      const failure = await app.electron.evaluate(async () => {
        try {
          return await fetch('http://127.0.0.1:9/').then(String);
        } catch (error) {
          return error instanceof Error ? error.message : '';
        }
      });
      expect(failure).toMatch(/network is refused/);
      expect(await app.takeRefused()).toEqual(['globalThis.fetch']);
    });
  });

  describe('main', () => {
    it('throws on members and events that are not stood in for', async () => {
      const failures = await app.electron.evaluate((electron) => {
        const tried = [
          () => Reflect.get(electron, 'powerMonitor'),
          () => electron.app.dock,
          () => electron.BrowserWindow.getAllWindows()[0]?.setOpacity(1),
          () => electron.app.on('login', () => {}),
        ];
        return tried.map((attempt) => {
          try {
            attempt();
            return 'passed';
          } catch (error) {
            return String(error);
          }
        });
      });
      expect(failures).toEqual([
        'NotInStandIn: electron.powerMonitor',
        'NotInStandIn: app.dock',
        'NotInStandIn: BrowserWindow.setOpacity',
        "NotInStandIn: app.on('login')",
      ]);
    });

    it('knows the app by its package', async () => {
      const about = await app.electron.evaluate(({ app: electronApp }) => [
        electronApp.getName(),
        electronApp.getVersion(),
        electronApp.getAppPath(),
        electronApp.getPath('userData'),
        electronApp.isPackaged,
      ]);
      expect(about).toEqual(['Fixture', '1.2.3', FIXTURE, app.userData, false]);
    });

    it('throws for a dialog that no test has stubbed', async () => {
      const failure = app.electron.evaluate(({ dialog }) => dialog.showSaveDialog({}));
      await expect(failure).rejects.toThrow('dialog.showSaveDialog is not stubbed');
    });

    it('keeps the page in the theme that main sets', async () => {
      for (const theme of ['dark', 'light'] as const) {
        await app.electron.evaluate(({ nativeTheme }, source) => {
          nativeTheme.themeSource = source;
        }, theme);
        await page.waitForFunction(
          (scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches,
          theme,
        );
      }
    });

    it('sizes the page by its window', async () => {
      await app.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.setContentSize(1200, 640),
      );
      await page.waitForFunction(() => innerWidth === 1200 && innerHeight === 640);
      const normal = await app.electron.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.maximize();
        return [window?.isMaximized(), window?.getNormalBounds().width];
      });
      expect(normal).toEqual([true, 1200]);
      await app.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.unmaximize(),
      );
    });

    it('finds the window of a page, as Playwright does', async () => {
      const window = await app.electron.browserWindow(page);
      expect(await window.evaluate((found) => found.isVisible())).toBe(true);
    });
  });
});

describe.skipIf(IS_ELECTRON)('a run of the stand-in', () => {
  it('keeps what the page stored over a restart', async () => {
    let app = await launchFixture();
    await app.page.evaluate(async () => {
      const rows = await window.openRows();
      const transaction = rows.transaction('rows', 'readwrite', { durability: 'strict' });
      transaction.objectStore('rows').put('kept', 1);
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    });
    app = await app.restart();
    const value = await app.page.evaluate(async () => {
      const rows = await window.openRows();
      const request = rows.transaction('rows').objectStore('rows').get(1);
      await new Promise((resolve) => request.addEventListener('success', resolve));
      return request.result as unknown;
    });
    expect(value).toBe('kept');
    await app.close();
    expect(processesOn(app.userData)).toEqual([]);
  });

  it('is the only one on its data: a second start tells the first and ends', async () => {
    const app = await launchFixture();
    const args = [FIXTURE, `--user-data-dir=${app.userData}`, 'some file.txt'];
    const second = spawnSync(STAND_IN, args, { timeout: 20_000, cwd: ROOT });
    expect(second.status).toBe(0);
    const heard = () => app.electron.evaluate(() => globalThis.heard.second);
    await expect.poll(heard).toHaveLength(1);
    const [start] = await heard();
    expect(start?.argv).toContain('some file.txt');
    expect(start).toMatchObject({ folder: ROOT, data: { from: 'fixture' } });
    await app.close();
  });

  it('loads again after its page has crashed', async () => {
    const app = await launchFixture();
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    const ready = () =>
      app.electron.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        return window?.webContents
          .executeJavaScript('document.querySelector("#ready").textContent')
          .catch(() => 'not yet');
      });
    await expect.poll(ready).toBe('ready');
    const events = await app.electron.evaluate(() => globalThis.heard.events);
    expect(events).toContain('gone: crashed');
    await app.close();
  });

  it('stays open when the page wants to and main agrees, and closes when main does not', async () => {
    const app = await launchFixture();
    // Whoever listens to dialogs leaves their answer to the app.
    app.page.on('dialog', () => {});
    await app.page.evaluate(() => {
      window.addEventListener('beforeunload', (event) => event.preventDefault());
    });
    // Chromium asks only for a page that was used.
    await app.page.click('body');
    await app.electron.evaluate(({ app: electronApp }) => electronApp.quit());
    const events = () => app.electron.evaluate(() => globalThis.heard.events);
    await expect.poll(events).toContain('will-prevent-unload');
    expect(await app.page.textContent('#ready')).toBe('ready');
    await app.electron.evaluate(() => {
      globalThis.letsUnload = true;
    });
    await app.close();
  });

  it('takes its browser with it when it is killed', async () => {
    const app = await launchFixture();
    expect(processesOn(app.userData).length).toBeGreaterThan(1);
    app.electron.process().kill('SIGKILL');
    await expect.poll(() => processesOn(app.userData), { timeout: 20_000 }).toEqual([]);
    const again = await launchApp({ appPath: FIXTURE, untilReady, userData: app.userData });
    await again.close();
    await app.close();
  });
});
