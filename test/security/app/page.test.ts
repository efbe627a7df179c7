import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../../shared/ipc/channels';
import { IS_ELECTRON, launchApp, type App } from '../../e2e/app';

/** Every verb of the contract; one that is missing here is a compile error. */
const VERBS = Object.keys({
  appInfo: true,
  setTheme: true,
  loadSeeds: true,
  openFiles: true,
  saveExport: true,
  reveal: true,
  beginExport: true,
  writeExport: true,
  finishExport: true,
  cancelExport: true,
  keeping: true,
  appendJournal: true,
  readHistory: true,
  renewJournal: true,
  setAside: true,
  backUp: true,
  chooseBackup: true,
  revealBackups: true,
  onCommand: true,
  onFiles: true,
  onAccessibility: true,
} satisfies Record<keyof Host, true>).sort();

declare global {
  interface Window {
    /** What hostile code would set. */
    pwned?: string;
    /** Directives of the policy that were violated. */
    violated?: string[];
  }
}

describe('the page of the app', () => {
  let app: App;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp({
      seedFiles: { 'ferry.txt': 'Ferry row deepens\nMore than 80 people.' },
    });
    page = app.page;
    await page.evaluate(() => {
      window.violated = [];
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        window.violated?.push(effectiveDirective),
      );
    });
  });
  afterAll(() => app?.close());

  it('has nothing of Node or Electron but the verbs, frozen', async () => {
    const seen = await page.evaluate(() => {
      const host: unknown = Reflect.get(window, 'host');
      const node = ['process', 'require', 'module', 'global', 'Buffer', 'ipcRenderer', 'electron'];
      return {
        node: node.filter((name) => name in window),
        verbs: Object.keys(host ?? {}).sort(),
        isFrozen: Object.isFrozen(host),
        isSecure: isSecureContext,
      };
    });
    expect(seen).toEqual({ node: [], verbs: VERBS, isFrozen: true, isSecure: true });
  });

  it('is refused by the host what does not fit, as a value', async () => {
    const answers = await page.evaluate(async () => {
      const host = Reflect.get(window, 'host') as Record<string, (...all: unknown[]) => unknown>;
      const elsewhere = { suggestedName: 'x', text: '', path: '/etc/passwd' };
      return Promise.all([
        host['openFiles']?.('/etc/passwd'),
        host['reveal']?.('/etc/passwd'),
        host['saveExport']?.({ suggestedName: 'x'.repeat(10 * 1024 * 1024), text: '' }),
        host['saveExport']?.(elsewhere),
        host['setTheme']?.({ toString: 'dark' }),
      ]);
    });
    for (const answer of answers) {
      expect(answer).toMatchObject({ ok: false, failure: { type: 'RequestRefused' } });
    }
  });

  it('runs no code and loads nothing that the policy does not name', async () => {
    await page.evaluate(() => {
      const put = (tag: string, given: Readonly<Record<string, string>>): void => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
        document.body.append(element);
      };
      const inline = document.createElement('script');
      inline.textContent = 'window.pwned = "inline"';
      document.body.append(inline);
      put('script', { src: 'https://foreign.invalid/x.js' });
      put('img', { src: 'x:', onerror: 'window.pwned = "handler"' });
      put('img', { src: 'https://foreign.invalid/x.png' });
      put('iframe', { src: 'https://foreign.invalid/' });
      put('object', { data: 'https://foreign.invalid/x' });
      put('link', { rel: 'stylesheet', href: 'https://foreign.invalid/x.css' });
      put('p', { style: 'color: red' });
    });
    const refusals = await page.evaluate(async () => {
      // A debugger may eval whatever the policy says, but only in the task that it begins.
      await new Promise((resolve) => setTimeout(resolve));
      const refused = (work: () => unknown): Promise<boolean> =>
        Promise.resolve()
          .then(work)
          .then(
            () => false,
            () => true,
          );
      return Promise.all([
        refused(() => fetch('https://foreign.invalid/')),
        // oxlint-disable-next-line no-eval -- this is the attack
        refused(() => (0, eval)('window.pwned = "eval"')),
      ]);
    });
    expect(refusals).toEqual([true, true]);
    const violated = () => page.evaluate(() => [...new Set(window.violated)].sort());
    await expect
      .poll(violated)
      .toEqual(
        [
          'connect-src',
          'frame-src',
          'img-src',
          'object-src',
          'script-src',
          'script-src-attr',
          'script-src-elem',
          'style-src-attr',
          'style-src-elem',
        ].sort(),
      );
    expect(await page.evaluate(() => window.pwned)).toBeUndefined();
    expect(await app.takeRefused()).toEqual([]);
  });

  it('stays where it is and opens nothing, whichever way a link asks', async () => {
    const before = page.url();
    for (const [name, address] of [
      ['away', 'https://away.invalid/'],
      ['code', 'javascript:void(window.pwned = "link")'],
      ['data', 'data:text/html,x'],
      ['file', 'file:///etc/passwd'],
    ] as const) {
      await page.evaluate(
        ([text, href]) => {
          const link = document.createElement('a');
          Object.assign(link, { href, textContent: text, id: `to-${text}` });
          link.style.position = 'fixed';
          link.style.inset = '0 auto auto 0';
          link.style.zIndex = '9999';
          document.body.append(link);
        },
        [name, address] as const,
      );
      await page.click(`#to-${name}`);
      await page.click(`#to-${name}`, { button: 'middle' });
      await page.evaluate((id) => document.getElementById(id)?.remove(), `to-${name}`);
    }
    expect(await page.evaluate(() => window.open('https://opened.invalid/'))).toBeNull();
    expect(page.url()).toBe(before);
    expect(app.electron.windows()).toHaveLength(1);
    expect(await page.getByRole('list', { name: 'Articles' }).count()).toBe(1);
    expect(await page.evaluate(() => window.pwned)).toBeUndefined();
    expect(await app.takeRefused()).toEqual([]);
  });

  it('stays where it is when something is dropped on it', async () => {
    const before = page.url();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/html', '<img src=x onerror="window.pwned = \'drop\'">');
      data.setData('text/uri-list', 'https://dropped.invalid/');
      data.items.add(new File(['<script>window.pwned = "file"</script>'], 'x.html'));
      for (const target of [document.body, document.querySelector('nav') ?? document.body]) {
        for (const type of ['dragenter', 'dragover', 'drop']) {
          target.dispatchEvent(
            new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
          );
        }
      }
    });
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => window.pwned)).toBeUndefined();
    expect(await app.takeRefused()).toEqual([]);
  });

  // The stand-in asks main for the states of these; Electron has no such query for all of them.
  it.skipIf(IS_ELECTRON)('has no permission but those that it needs', async () => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
      const ask = async (name: string) =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      return Promise.all(names.map(ask));
    });
    expect(states).not.toContain('granted');
  });
});
