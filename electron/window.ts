import { BrowserWindow, dialog, nativeTheme, screen, type WebContents } from 'electron';
import { isStartPage, START_URL, webPreferences } from './policy';
import { MIN_SIZE, placeWindow, type WindowStateStore } from './window-state';

/** What shows before the first paint: the page's `--chrome`, in either theme. */
const BACKGROUND = { light: '#f1f0ed', dark: '#191a1c' };

/** What a window needs to open, and whom it tells. */
export interface WindowSetting {
  readonly preload: string;
  readonly title: string;
  readonly state: WindowStateStore;
  /** The page has crashed, and loads again if it was for the first time. */
  readonly onPageGone: () => void;
  readonly onClosed: () => void;
}

/** Keeps a page where it is: no navigation, no further windows, no embedded pages. */
export function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isStartPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** A window that closes while it loads ends the loading; only other failures are defects. */
function load(window: BrowserWindow): void {
  window.loadURL(START_URL).catch((error: unknown) => {
    if (!window.isDestroyed()) throw error;
  });
}

/** Loads the page again after its first crash, of which it then tells; after a second one the window closes. */
function surviveOneCrash(window: BrowserWindow, onPageGone: () => void): void {
  let hasCrashed = false;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    onPageGone();
    if (hasCrashed) {
      dialog.showErrorBox(
        'The window stopped again',
        `Its page ended twice (${reason}), so the window closes now. Everything that was shown as saved is kept.`,
      );
      window.destroy();
      return;
    }
    hasCrashed = true;
    load(window);
  });
}

/** So long may take what is only on its way to the disk: the page then closes by itself. */
const GRACE_MILLISECONDS = 500;

/** A page that holds back its closing has something that is not saved: a person decides. */
function askBeforeLosing(window: BrowserWindow): void {
  let isAsking = false;
  const ask = (): void => {
    if (window.isDestroyed()) return;
    const answered = dialog.showMessageBox(window, {
      type: 'warning',
      message: 'Not everything is saved',
      detail:
        'What the status calls “Not saved”, what a field did not take and what a dialog has not stored is lost when the window closes.',
      buttons: ['Stay', 'Close anyway'],
      defaultId: 0,
      cancelId: 0,
    });
    void answered
      .then(({ response }) => {
        if (response === 1) window.destroy();
      })
      .finally(() => {
        isAsking = false;
      });
  };
  window.webContents.on('will-prevent-unload', () => {
    if (isAsking) return;
    isAsking = true;
    setTimeout(ask, GRACE_MILLISECONDS);
  });
}

function remember(window: BrowserWindow, state: WindowStateStore): void {
  window.on('close', () => {
    state.update({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
}

/** Opens the window where it last stood and shows it once it has something to show. */
export function openWindow(setting: WindowSetting): BrowserWindow {
  const state = setting.state.get();
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const window = new BrowserWindow({
    ...placeWindow(
      state,
      [primary, ...others].map((display) => display.workArea),
    ),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title: setting.title,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: webPreferences(setting.preload),
  });
  remember(window, setting.state);
  surviveOneCrash(window, setting.onPageGone);
  askBeforeLosing(window);
  window.once('ready-to-show', () => {
    if (state.isMaximized) window.maximize();
    window.show();
  });
  window.on('closed', setting.onClosed);
  load(window);
  return window;
}
