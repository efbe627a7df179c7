import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { Browser } from './browser';
import { CdpConnection } from './cdp';
import { DISPLAY } from './screen';

/** How Chromium is to run. */
export interface ChromiumSetting {
  readonly browser: Browser;
  readonly profile: string;
  readonly headless: boolean;
  /** From the launcher, such as `--no-sandbox` or `--remote-debugging-port=0`. */
  readonly launcherSwitches: readonly string[];
  /** From the app's `commandLine.appendSwitch`. */
  readonly appSwitches: readonly string[];
  /** In development, the server whose web socket the page may reach. */
  readonly developmentServer: string | undefined;
}

/** No first-run pages, no background traffic, no throttling of what cannot be seen. */
const ALWAYS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-quic',
  '--disable-renderer-backgrounding',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--hide-crash-restore-bubble',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  // Whatever is not answered by interception meets a proxy that is not there; no name is resolved.
  '--proxy-server=http://127.0.0.1:9',
  '--metrics-recording-only',
  // As in Electron, `window.close()` of a page closes its window.
  '--blink-settings=allowScriptsToCloseWindows=true',
  '--password-store=basic',
  '--use-mock-keychain',
];

const FEATURES_OFF = ['MediaRouter', 'OptimizationHints', 'Translate'];
const LOCAL_NETWORK_CHECKS = ['LocalNetworkAccessChecks', 'LocalNetworkAccessChecksWebSockets'];

/**
 * The npm browser's own helper processes cannot have a sandbox, and Chromium refuses one to root.
 * Nobody else goes without unless the launcher says so.
 */
function runsWithoutSandbox(browser: Browser): boolean {
  return browser.from === 'npm' || process.getuid?.() === 0;
}

/** Chromium's command line, without the executable. */
export function chromiumArguments(setting: ChromiumSetting): string[] {
  const { width, height } = DISPLAY.size;
  const off = [...FEATURES_OFF, ...(setting.developmentServer ? LOCAL_NETWORK_CHECKS : [])];
  return [
    ...ALWAYS,
    `--disable-features=${off.join(',')}`,
    ...(setting.headless
      ? ['--headless', '--disable-gpu', `--screen-info={${width}x${height}}`]
      : []),
    ...(runsWithoutSandbox(setting.browser) ? ['--no-sandbox'] : []),
    ...setting.launcherSwitches,
    ...setting.appSwitches,
    '--remote-debugging-pipe',
    `--user-data-dir=${setting.profile}`,
  ];
}

/** Passes on the one line for which a launcher waits, and keeps the rest for a failed start. */
function watchErrors(errors: Readable): { text(): string; listening: Promise<void> } {
  let text = '';
  let isListening = false;
  const listening = new Promise<void>((resolve) => {
    errors.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-4_000);
      const line = isListening ? null : /DevTools listening on ws:\S+(?=\s)/.exec(text);
      if (!line) return;
      isListening = true;
      process.stderr.write(`${line[0]}\n`);
      resolve();
    });
  });
  return { text: () => text, listening };
}

/** Starts Chromium and connects to it; it ends when this process does. */
export async function startChromium(setting: ChromiumSetting): Promise<CdpConnection> {
  const chromium = spawn(setting.browser.executable, chromiumArguments(setting), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...setting.browser.env },
  });
  const errors = watchErrors(chromium.stderr as Readable);
  const failed = once(chromium, 'exit').then(([code]) => {
    throw new Error(`Chromium ended at its start with code ${String(code)}:\n${errors.text()}`);
  });
  failed.catch(() => undefined);
  const connection = new CdpConnection(chromium);
  await Promise.race([connection.browser.send('Browser.getVersion'), failed]);
  if (setting.launcherSwitches.some((arg) => arg.startsWith('--remote-debugging-port='))) {
    await Promise.race([errors.listening, failed]);
  }
  return connection;
}

/** Closes Chromium so that it writes what it holds, and kills it when it does not end. */
export async function stopChromium(connection: CdpConnection, patience = 5_000): Promise<void> {
  if (connection.gone) return;
  const ended = once(connection.process, 'exit');
  connection.browser.send('Browser.close').catch(() => undefined);
  const impatience = setTimeout(() => connection.process.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(impatience);
}
