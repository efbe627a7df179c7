import { spawn } from 'node:child_process';
import type { Browser } from './browser';
import type { CdpConnection } from './cdp';

/** A page to open: `url` is on the wire, and is loaded by whoever asked. */
export interface TargetRequest {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/** The browser that this process runs on. */
export interface HostBrowser {
  readonly connection: CdpConnection;
  /** Whether a person sees its windows. */
  readonly isVisible: boolean;
  /** Opens an empty page and gives its target id. */
  openTarget(request: TargetRequest): Promise<string>;
}

let running: HostBrowser | undefined;

/** Makes the browser known to the windows. */
export function setHostBrowser(browser: HostBrowser): void {
  running = browser;
}

/** The browser; asking before `ready` is a defect. */
export function hostBrowser(): HostBrowser {
  if (!running) throw new Error('The browser is not started yet.');
  return running;
}

/** A browser whose windows nobody sees. */
export function hiddenBrowser(connection: CdpConnection): HostBrowser {
  return {
    connection,
    isVisible: false,
    async openTarget({ width, height }) {
      const options = { url: 'about:blank', newWindow: true, width, height };
      return (await connection.browser.send('Target.createTarget', options)).targetId;
    },
  };
}

/**
 * A browser in front of a person. The protocol has no way to open a window without tabs and address
 * bar, but a second start of Chromium on the same profile has: it hands over to the first and ends.
 */
export function visibleBrowser(
  connection: CdpConnection,
  browser: Browser,
  profile: string,
): HostBrowser {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return {
    connection,
    isVisible: true,
    openTarget({ url, width, height }) {
      return new Promise((resolve, reject) => {
        const waiting = ({ targetInfo }: { targetInfo: { url: string; targetId: string } }) => {
          if (targetInfo.url !== url) return;
          connection.browser.off('Target.targetCreated', waiting);
          resolve(targetInfo.targetId);
        };
        connection.browser.on('Target.targetCreated', waiting);
        const place = [`--app=${url}`, `--window-size=${width},${height}`];
        const handOver = spawn(
          browser.executable,
          [`--user-data-dir=${profile}`, ...sandbox, ...place],
          { stdio: 'ignore', env: { ...process.env, ...browser.env } },
        );
        handOver.once('error', reject);
      });
    },
  };
}
