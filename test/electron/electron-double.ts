import { EventEmitter } from 'node:events';

/** An event that can be prevented, as Electron hands it out. */
export class DoubleEvent {
  defaultPrevented = false;
  readonly url: string;

  constructor(url = '') {
    this.url = url;
  }

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** A page that loads nothing and writes down what is asked of it. */
class DoubleContents extends EventEmitter {
  readonly sent: unknown[][] = [];
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  send(...all: unknown[]): void {
    this.sent.push(all);
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The `electron` module with nothing behind it: each call is written down in `calls`, in order. The
 * stand-in of `test/host` is the one that behaves; this one lets a test look at the wiring alone.
 */
export function electronDouble(userData: string, hasLock = true) {
  const calls: string[] = [];
  const windows: DoubleWindow[] = [];
  const messages: string[] = [];
  let ready: () => void = () => undefined;
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });

  class DoubleWindow extends EventEmitter {
    readonly webContents = new DoubleContents();
    readonly options: Readonly<Record<string, unknown>>;
    readonly did: string[] = [];
    normalBounds: Rectangle = { x: 10, y: 40, width: 1100, height: 750 };
    maximized = false;
    minimized = false;
    destroyed = false;

    constructor(options: Readonly<Record<string, unknown>>) {
      super();
      this.options = options;
      windows.push(this);
      app.emit('web-contents-created', new DoubleEvent(), this.webContents);
    }

    loadURL(url: string): Promise<void> {
      this.did.push(`load ${url}`);
      return Promise.resolve();
    }

    show = (): unknown => this.did.push('show');
    focus = (): unknown => this.did.push('focus');
    maximize = (): unknown => this.did.push('maximize');
    restore = (): unknown => this.did.push('restore');
    isMinimized = (): boolean => this.minimized;
    isMaximized = (): boolean => this.maximized;
    isDestroyed = (): boolean => this.destroyed;
    getNormalBounds = (): Rectangle => this.normalBounds;

    destroy(): void {
      this.destroyed = true;
      this.emit('closed');
    }

    close(): void {
      this.emit('close', new DoubleEvent());
      this.destroy();
    }
  }

  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    accessibilitySupportEnabled: false,
    requestSingleInstanceLock: () => {
      calls.push('lock');
      return hasLock;
    },
    quit: () => calls.push('quit'),
    whenReady: () => isReady,
    getName: () => 'Verbatim',
    getVersion: () => '0.1.0',
    getAppPath: () => '/project',
    getPath: (name: string) => (name === 'userData' ? userData : `/home/${name}`),
  });

  const permissions: Record<string, (...all: never[]) => unknown> = {};
  const protocols = new Map<string, (request: Request) => Promise<Response>>();
  const handlers = new Map<string, (event: unknown, ...payload: unknown[]) => Promise<unknown>>();
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1600, height: 900 } };
  const menus: unknown[] = [];

  const module = {
    app,
    BrowserWindow: DoubleWindow,
    dialog: {
      showErrorBox: (title: string) => messages.push(title),
      showMessageBox: (_window: unknown, options: { message: string }) => {
        messages.push(options.message);
        return Promise.resolve({ response: 0 });
      },
    },
    ipcMain: { handle: handlers.set.bind(handlers) },
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: unknown) => menus.push(menu),
    },
    nativeTheme: { themeSource: 'system', shouldUseDarkColors: false },
    protocol: {
      registerSchemesAsPrivileged: () => calls.push('schemes'),
      handle: protocols.set.bind(protocols),
    },
    screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler: (...all: never[]) => unknown) => {
          permissions['request'] = handler;
        },
        setPermissionCheckHandler: (handler: (...all: never[]) => unknown) => {
          permissions['check'] = handler;
        },
      },
    },
    shell: {},
  };

  return { module, app, calls, windows, messages, permissions, protocols, handlers, menus, ready };
}
