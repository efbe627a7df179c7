import { app } from './app';
import { findBrowser } from './browser';
import { startChromium, stopChromium } from './chromium';
import type { CommandLine } from './command-line';
import { showDialogsBy } from './dialogs';
import { hiddenBrowser, setHostBrowser, visibleBrowser } from './host-browser';
import { previewDialogs } from './preview-dialogs';
import { WebContents } from './web-contents';

/** Starts Chromium on the app's user data, and then makes the app ready. */
export async function boot(commandLine: CommandLine): Promise<void> {
  // The app's first task may have found that it is a second instance.
  if (app.isOver) return;
  const isVisible = commandLine.preview && !commandLine.headless;
  const browser = await findBrowser({ window: isVisible });
  if (!browser) {
    throw new Error('No Chromium, Chrome or Edge was found. VERBATIM_CHROMIUM may name one.');
  }
  const profile = app.profile();
  const connection = await startChromium({
    browser,
    profile,
    headless: !isVisible,
    launcherSwitches: commandLine.chromiumSwitches,
    appSwitches: app.switches,
    developmentServer: process.env['VITE_DEV_URL'],
  });
  connection.process.once('exit', () => app.exit(0));
  connection.browser.on('Target.targetDestroyed', ({ targetId }) =>
    WebContents.targetGone(targetId),
  );
  await connection.browser.send('Target.setDiscoverTargets', { discover: true });
  const { product } = await connection.browser.send('Browser.getVersion');
  Object.assign(process.versions, { chrome: product.split('/')[1] });
  setHostBrowser(
    isVisible ? visibleBrowser(connection, browser, profile) : hiddenBrowser(connection),
  );
  if (commandLine.preview) showDialogsBy(previewDialogs);
  app.becomeReady(() => stopChromium(connection));
}
