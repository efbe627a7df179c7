import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findBrowser, unpackNpmBrowser, type Browser } from './browser';

const isGlibcX64 = process.platform === 'linux' && process.arch === 'x64';

describe.runIf(isGlibcX64)('unpackNpmBrowser', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'verbatim-browser-'));
  const parent = path.join(root, 'verbatim');
  const abandoned = path.join(parent, 'chromium-147.0.0-layout-2-killed');
  /** Sizes of the executable at every moment at which it could have been run. */
  const sizesSeen = new Set<number>();
  let first: Browser;
  let second: Browser;

  const sizeNow = (): void => {
    for (const name of existsSync(parent) ? readdirSync(parent) : []) {
      const executable = path.join(parent, name, 'chromium');
      if (/-layout-\d+$/.test(name)) sizesSeen.add(statSync(executable).size);
    }
  };

  beforeAll(async () => {
    // What a process leaves that is killed while it unpacks.
    mkdirSync(abandoned, { recursive: true });
    writeFileSync(path.join(abandoned, 'chromium'), 'half a browser');
    const both = Promise.all([unpackNpmBrowser(root), unpackNpmBrowser(root)]);
    const watch = setInterval(sizeNow, 1);
    [first, second] = await both.finally(() => clearInterval(watch));
    sizeNow();
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('gives two processes at once the same browser, and leaves no second copy', () => {
    expect(second).toEqual(first);
    const folder = path.dirname(first.executable);
    expect(readdirSync(parent).sort()).toEqual(
      [path.basename(abandoned), path.basename(folder)].sort(),
    );
  });

  it('never shows a part of the browser under its final name', () => {
    expect([...sizesSeen]).toEqual([statSync(first.executable).size]);
    expect(statSync(first.executable).size).toBeGreaterThan(100_000_000);
  });

  it('does not use what a killed process left', () => {
    expect(path.dirname(first.executable)).not.toBe(abandoned);
  });

  it('makes the executable runnable, and everything the property of this user', () => {
    expect(statSync(first.executable).mode & 0o777).toBe(0o755);
    const files = readdirSync(path.dirname(first.executable), {
      recursive: true,
      encoding: 'utf8',
    });
    const owners = files.map(
      (file) => statSync(path.join(path.dirname(first.executable), file)).uid,
    );
    expect([...new Set(owners)]).toEqual([process.getuid?.()]);
  });

  it('finds every library, and NSS in the package', () => {
    const listed = execFileSync('ldd', [first.executable], {
      encoding: 'utf8',
      env: { ...process.env, ...first.env },
    });
    expect(listed).not.toContain('not found');
    for (const library of ['libnss3.so', 'libnspr4.so']) {
      const line = listed.split('\n').find((candidate) => candidate.includes(`${library} =>`));
      expect(line).toContain(path.dirname(first.executable));
    }
  });

  it('runs, and tells its version', () => {
    const version = execFileSync(first.executable, ['--version'], {
      encoding: 'utf8',
      env: { ...process.env, ...first.env },
    });
    expect(version).toMatch(/147\./);
  });

  it('unpacks once: a later call takes what is there', async () => {
    const before = statSync(path.dirname(first.executable)).ino;
    expect(await unpackNpmBrowser(root)).toEqual(first);
    expect(statSync(path.dirname(first.executable)).ino).toBe(before);
  });

  it('names fonts of its own only where the system has none', () => {
    const hasFonts = existsSync('/etc/fonts/fonts.conf');
    expect('FONTCONFIG_FILE' in first.env).toBe(!hasFonts && !process.env['FONTCONFIG_FILE']);
    const fonts = path.join(path.dirname(first.executable), 'fonts');
    const files = readdirSync(fonts, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.endsWith('.ttf'))).not.toEqual([]);
  });

  it('shows text in the fonts of the package where the system has none', async () => {
    const fontsConf = path.join(path.dirname(first.executable), 'fonts.conf');
    const browser = await chromium.launch({
      executablePath: first.executable,
      args: ['--no-sandbox'],
      env: { ...first.env, FONTCONFIG_FILE: fontsConf, HOME: root },
    });
    const page = await browser.newPage();
    await page.setContent('<p>Some words</p>');
    const session = await page.context().newCDPSession(page);
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { root: document } = await session.send('DOM.getDocument');
    const { nodeId } = await session.send('DOM.querySelector', {
      nodeId: document.nodeId,
      selector: 'p',
    });
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    await browser.close();
    expect(fonts.map((font) => font.familyName)).toEqual(['Open Sans']);
  });
});

describe('findBrowser', () => {
  afterAll(() => vi.unstubAllEnvs());

  it('takes the browser that VERBATIM_CHROMIUM names before any other', async () => {
    vi.stubEnv('VERBATIM_CHROMIUM', '/opt/my chromium');
    const named = { executable: '/opt/my chromium', env: {}, from: 'VERBATIM_CHROMIUM' };
    expect(await findBrowser()).toEqual(named);
    expect(await findBrowser({ window: true })).toEqual(named);
  });

  it('gives no headless shell to whoever needs a window', async () => {
    vi.stubEnv('VERBATIM_CHROMIUM', '');
    expect((await findBrowser({ window: true }))?.from).not.toBe('npm');
  });
});
