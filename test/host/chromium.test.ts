import { describe, expect, it } from 'vitest';
import type { Browser } from './browser';
import { chromiumArguments, type ChromiumSetting } from './chromium';

const isRoot = process.getuid?.() === 0;
const browser = (from: Browser['from']): Browser => ({ executable: '/c', env: {}, from });
const setting = (changes: Partial<ChromiumSetting> = {}): ChromiumSetting => ({
  browser: browser('installed'),
  profile: '/profile',
  headless: true,
  launcherSwitches: [],
  appSwitches: [],
  developmentServer: undefined,
  ...changes,
});

describe('chromiumArguments', () => {
  it.each<readonly [string, Partial<ChromiumSetting>, boolean]>([
    ['the npm browser', { browser: browser('npm') }, true],
    ['a launcher that asks for it', { launcherSwitches: ['--no-sandbox'] }, true],
    ['an installed browser', {}, isRoot],
    ['a named browser', { browser: browser('VERBATIM_CHROMIUM') }, isRoot],
  ])('gives up the sandbox for %s: %o', (_case, changes, expected) => {
    expect(chromiumArguments(setting(changes)).includes('--no-sandbox')).toBe(expected);
  });

  it('shows a window in the preview only', () => {
    expect(chromiumArguments(setting())).toContain('--headless');
    expect(chromiumArguments(setting({ headless: false }))).not.toContain('--headless');
  });

  it('opens no port unless the launcher asks, and has no way to a network', () => {
    const args = chromiumArguments(setting());
    expect(args.filter((arg) => arg.startsWith('--remote-debugging-port'))).toEqual([]);
    expect(args).toContain('--remote-debugging-pipe');
    expect(args).toContain('--proxy-server=http://127.0.0.1:9');
  });

  it('passes on what the app wants of Chromium', () => {
    expect(chromiumArguments(setting({ appSwitches: ['--lang=es'] }))).toContain('--lang=es');
  });

  it('lets a page reach the local server in development alone', () => {
    const features = (server: string | undefined) =>
      chromiumArguments(setting({ developmentServer: server })).find((arg) =>
        arg.startsWith('--disable-features='),
      );
    expect(features('http://127.0.0.1:1')).toContain('LocalNetworkAccessChecks');
    expect(features(undefined)).not.toContain('LocalNetworkAccessChecks');
  });
});
