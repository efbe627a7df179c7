import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { systemPath } from './app-paths';
import { deferred } from './deferred';
import { GuardedEmitter, guarded, preventable } from './not-in-stand-in';
import { closeRegistration } from './protocol';
import { lockInstance } from './single-instance';
import { openWindows } from './windows';

/** What the stand-in knows of the app before its main process runs. */
export interface AppIdentity {
  readonly appPath: string;
  readonly name: string;
  readonly version: string;
  readonly isPackaged: boolean;
  readonly userData: string | undefined;
}

/** The events of Electron's `app` that the stand-in emits, or that cannot happen in it. */
export const APP_EVENTS = [
  'accessibility-support-changed',
  'activate',
  'before-quit',
  'browser-window-blur',
  'browser-window-created',
  'browser-window-focus',
  'child-process-gone',
  'open-file',
  'open-url',
  'quit',
  'ready',
  'render-process-gone',
  'second-instance',
  'web-contents-created',
  'will-finish-launching',
  'will-quit',
  'window-all-closed',
] as const;

/** Electron's `app`. */
class App extends GuardedEmitter {
  isPackaged = false;
  accessibilitySupportEnabled = false;
  applicationMenu: object | null = null;
  /** What `commandLine.appendSwitch` collected for Chromium. */
  readonly switches: string[] = [];
  readonly commandLine = guarded('app.commandLine', {
    appendSwitch: (name: string, value?: string): void => {
      this.switches.push(value === undefined ? `--${name}` : `--${name}=${value}`);
    },
    hasSwitch: (name: string): boolean =>
      process.argv.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
    getSwitchValue: (name: string): string =>
      process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
  });
  readonly #paths = new Map<string, string>();
  readonly #whenReady = deferred<void>();
  #identity: AppIdentity = {
    appPath: process.cwd(),
    name: 'app',
    version: '0.0.0',
    isPackaged: false,
    userData: undefined,
  };
  #name: string | undefined;
  #isReady = false;
  #isQuitting = false;
  #isOver = false;
  #release: (() => void) | null = null;
  #stopBrowser: () => Promise<void> = () => Promise.resolve();

  constructor() {
    super('app', APP_EVENTS);
  }

  /** Tells the app who it is, before its main process is loaded. */
  identify(identity: AppIdentity): void {
    this.#identity = identity;
    this.isPackaged = identity.isPackaged;
  }

  /** Ends the wait for `ready`; `stop` closes the browser on exit. */
  becomeReady(stop: () => Promise<void>): void {
    this.#stopBrowser = stop;
    this.#isReady = true;
    closeRegistration();
    this.emit('will-finish-launching');
    this.#whenReady.resolve();
    this.emit('ready', {}, {});
  }

  /** Whether the process is on its way out, so that no browser need be started. */
  get isOver(): boolean {
    return this.#isOver;
  }

  getAppPath(): string {
    return this.#identity.appPath;
  }

  getName(): string {
    return this.#name ?? this.#identity.name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getVersion(): string {
    return this.#identity.version;
  }

  getLocale(): string {
    return 'en-US';
  }

  getPath(name: string): string {
    const known = this.#paths.get(name) ?? systemPath(name) ?? this.#ownPath(name);
    if (known === undefined) throw new Error(`Failed to get '${name}' path`);
    return known;
  }

  setPath(name: string, folder: string): void {
    this.#paths.set(name, folder);
  }

  isReady(): boolean {
    return this.#isReady;
  }

  whenReady(): Promise<void> {
    return this.#whenReady.promise;
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    if (this.#release) return true;
    const own = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
    this.#release = lockInstance(this.getPath('userData'), own, (second) => {
      const { argv, workingDirectory, additionalData: data } = second;
      this.emit('second-instance', {}, [...argv], workingDirectory, data);
    });
    return this.#release !== null;
  }

  hasSingleInstanceLock(): boolean {
    return this.#release !== null;
  }

  releaseSingleInstanceLock(): void {
    this.#release?.();
    this.#release = null;
  }

  focus(): void {}

  enableSandbox(): void {}

  disableHardwareAcceleration(): void {}

  setAppUserModelId(_id: string): void {}

  setAboutPanelOptions(_options: object): void {}

  addRecentDocument(_path: string): void {}

  /** Closes every window, each of which may refuse, and then exits. */
  quit(): void {
    if (this.#isQuitting || this.#isOver) return;
    const before = preventable({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#isQuitting = true;
    if (openWindows.size === 0) this.#exitUnlessPrevented();
    for (const window of [...openWindows.values()]) window.close();
  }

  /** A window told that it stays: whoever asked to quit is refused. */
  windowStays(): void {
    this.#isQuitting = false;
  }

  /** A window is gone; after the last one the app quits, unless it says otherwise. */
  windowGone(): void {
    if (openWindows.size > 0 || this.#isOver) return;
    if (this.#isQuitting) this.#exitUnlessPrevented();
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  /** Exits without asking anybody. Unlike `process.exit` it lets the running task end first. */
  exit(code = 0): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.emit('quit', {}, code);
    this.releaseSingleInstanceLock();
    void this.#stopBrowser().finally(() => process.exit(code));
  }

  #exitUnlessPrevented(): void {
    const event = preventable({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.#isQuitting = false;
    else this.exit(0);
  }

  #ownPath(name: string): string | undefined {
    const { userData } = this.#identity;
    const folder =
      this.#paths.get('userData') ?? userData ?? path.join(this.getPath('appData'), this.getName());
    switch (name) {
      case 'userData':
      case 'sessionData':
        return folder;
      case 'logs':
        return path.join(folder, 'logs');
      case 'crashDumps':
        return path.join(folder, 'Crashpad');
      default:
        return undefined;
    }
  }

  /** The folder that Chromium runs on; it exists after this. */
  profile(): string {
    const folder = this.getPath('sessionData');
    mkdirSync(folder, { recursive: true });
    return folder;
  }
}

/** Electron's `app`. */
export const app = new App();
