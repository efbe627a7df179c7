import type * as Electron from 'electron';
import { app } from './app';
import { hostBrowser } from './host-browser';
import { placeWindow, setWindow } from './place-window';
import { GuardedEmitter, guarded, preventable } from './not-in-stand-in';
import { DISPLAY, type Rectangle } from './screen';
import { WebContents, type ContentsOwner } from './web-contents';
import { openWindows } from './windows';

/** The events of `BrowserWindow` that the stand-in emits, or that cannot happen in it. */
export const WINDOW_EVENTS = [
  'blur',
  'close',
  'closed',
  'enter-full-screen',
  'focus',
  'hide',
  'leave-full-screen',
  'maximize',
  'minimize',
  'move',
  'moved',
  'ready-to-show',
  'resize',
  'resized',
  'responsive',
  'restore',
  'session-end',
  'show',
  'unmaximize',
  'unresponsive',
] as const;

type State = 'normal' | 'maximized' | 'minimized' | 'fullscreen';

/** Which event tells of a state, and which of its end. */
const STATE_EVENTS: Readonly<Record<Exclude<State, 'normal'>, readonly [string, string]>> = {
  maximized: ['maximize', 'unmaximize'],
  minimized: ['minimize', 'restore'],
  fullscreen: ['enter-full-screen', 'leave-full-screen'],
};

function initialBounds(options: Electron.BrowserWindowConstructorOptions): Rectangle {
  const area = DISPLAY.workArea;
  const width = Math.max(options.width ?? 800, options.minWidth ?? 0);
  const height = Math.max(options.height ?? 600, options.minHeight ?? 0);
  const x = options.x ?? area.x + Math.round((area.width - width) / 2);
  const y = options.y ?? area.y + Math.round((area.height - height) / 2);
  return { x, y, width, height };
}

/** Electron's `BrowserWindow`. What it knows of itself is kept here, and told to Chromium. */
export class StandInWindow extends GuardedEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  #bounds: Rectangle;
  #state: State = 'normal';
  #title: string;
  #isVisible: boolean;
  #isGone = false;
  #wasAskedToClose = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    super('BrowserWindow', WINDOW_EVENTS);
    this.#bounds = initialBounds(options);
    this.#title = options.title ?? app.getName();
    this.#isVisible = options.show !== false;
    this.webContents = new WebContents(options.webPreferences ?? {}, this.#owner());
    this.id = this.webContents.id;
    openWindows.set(this.id, this);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', {}));
    app.emit('browser-window-created', {}, this);
  }

  static getAllWindows(): StandInWindow[] {
    return [...openWindows.values()].filter((window) => window instanceof StandInWindow);
  }

  static getFocusedWindow(): StandInWindow | null {
    return StandInWindow.getAllWindows().at(-1) ?? null;
  }

  static fromId(id: number): StandInWindow | null {
    return StandInWindow.getAllWindows().find((window) => window.id === id) ?? null;
  }

  static fromWebContents(contents: unknown): StandInWindow | null {
    return (
      StandInWindow.getAllWindows().find(({ webContents }) => webContents === contents) ?? null
    );
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  /** Asks the window's listeners and its page, either of which may refuse. */
  close(): void {
    if (this.#isGone) return;
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) {
      app.windowStays();
      return;
    }
    this.#wasAskedToClose = true;
    this.webContents.closePage(true);
  }

  /** Closes the window without asking anybody. */
  destroy(): void {
    if (this.#isGone) return;
    this.#wasAskedToClose = true;
    this.webContents.closePage(false);
  }

  isDestroyed(): boolean {
    return this.#isGone;
  }

  show(): void {
    this.#isVisible = true;
    this.emit('show', {});
    this.focus();
  }

  hide(): void {
    this.#isVisible = false;
    this.emit('hide', {});
  }

  focus(): void {
    this.webContents.focus();
    this.emit('focus', {});
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  isFocused(): boolean {
    return StandInWindow.getFocusedWindow() === this;
  }

  getTitle(): string {
    return this.#title;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  setMenuBarVisibility(_visible: boolean): void {}

  setBackgroundColor(_color: string): void {}

  isMaximized(): boolean {
    return this.#state === 'maximized';
  }

  isMinimized(): boolean {
    return this.#state === 'minimized';
  }

  isFullScreen(): boolean {
    return this.#state === 'fullscreen';
  }

  maximize(): void {
    this.#enter('maximized');
  }

  unmaximize(): void {
    this.#leave('maximized');
  }

  minimize(): void {
    this.#enter('minimized');
  }

  restore(): void {
    this.#leave('minimized');
  }

  setFullScreen(on: boolean): void {
    if (on) this.#enter('fullscreen');
    else this.#leave('fullscreen');
  }

  /** The bounds that the window has when it is neither maximised nor minimised. */
  getNormalBounds(): Rectangle {
    return { ...this.#bounds };
  }

  getBounds(): Rectangle {
    if (this.#state === 'maximized') return { ...DISPLAY.workArea };
    if (this.#state === 'fullscreen') return { ...DISPLAY.bounds };
    return { ...this.#bounds };
  }

  getContentBounds(): Rectangle {
    return this.getBounds();
  }

  getSize(): number[] {
    const { width, height } = this.getBounds();
    return [width, height];
  }

  getPosition(): number[] {
    const { x, y } = this.getBounds();
    return [x, y];
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#place({ ...this.#bounds, ...bounds });
    this.webContents.withPage((page) => placeWindow(page, this.#bounds));
  }

  setContentBounds(bounds: Rectangle): void {
    this.setBounds(bounds);
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  #place(bounds: Rectangle): void {
    const { x, y, width, height } = this.#bounds;
    this.#bounds = bounds;
    if (width !== bounds.width || height !== bounds.height) this.emit('resize', {});
    if (x !== bounds.x || y !== bounds.y) this.emit('move', {});
  }

  #enter(state: Exclude<State, 'normal'>): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#tell(state);
    this.emit(STATE_EVENTS[state][0], {});
  }

  #leave(state: Exclude<State, 'normal'>): void {
    if (this.#state !== state) return;
    this.#state = 'normal';
    this.#tell('normal');
    this.emit(STATE_EVENTS[state][1], {});
  }

  #tell(windowState: State): void {
    this.webContents.withPage((page) => setWindow(page, { windowState }));
  }

  #owner(): ContentsOwner {
    return {
      size: this.#bounds,
      close: () => this.close(),
      attached: async (page) => {
        await placeWindow(page, this.#bounds);
        if (this.#state !== 'normal') await setWindow(page, { windowState: this.#state });
      },
      boundsChanged: ({ x, y, width, height }) => {
        if (hostBrowser().isVisible && this.#state === 'normal') {
          this.#place({ x, y, width, height });
        }
      },
      stays: () => {
        this.#wasAskedToClose = false;
        app.windowStays();
      },
      gone: () => this.#closed(),
    };
  }

  #closed(): void {
    // A person closed it by the browser's own means; nobody could prevent that.
    if (!this.#wasAskedToClose) this.emit('close', preventable({}));
    this.#isGone = true;
    openWindows.delete(this.id);
    this.emit('closed', {});
    app.windowGone();
  }
}

/** Electron's `BrowserWindow`. */
export const BrowserWindow = guarded('BrowserWindow', StandInWindow);
