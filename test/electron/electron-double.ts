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
export class DoubleContents extends EventEmitter {
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

/** A window of which nothing shows. */
export class DoubleWindow extends EventEmitter {
  readonly webContents = new DoubleContents();
  readonly options: Readonly<Record<string, unknown>>;
  /** What was asked of it, in order. */
  readonly did: string[] = [];
  isMinimizedNow = false;
  isDestroyedNow = false;

  constructor(options: Readonly<Record<string, unknown>>) {
    super();
    this.options = options;
  }

  loadURL(url: string): Promise<void> {
    this.did.push(`load ${url}`);
    return Promise.resolve();
  }

  show(): void {
    this.did.push('show');
  }

  focus(): void {
    this.did.push('focus');
  }

  maximize(): void {
    this.did.push('maximize');
  }

  restore(): void {
    this.did.push('restore');
  }

  isMinimized(): boolean {
    return this.isMinimizedNow;
  }

  isMaximized(): boolean {
    return false;
  }

  isDestroyed(): boolean {
    return this.isDestroyedNow;
  }

  getNormalBounds(): Rectangle {
    return { x: 10, y: 40, width: 1100, height: 750 };
  }

  destroy(): void {
    this.isDestroyedNow = true;
    this.emit('closed');
  }

  close(): void {
    this.emit('close', new DoubleEvent());
    this.destroy();
  }
}

type PermissionHandler = (...all: never[]) => unknown;
type IpcListener = (event: unknown, ...payload: unknown[]) => Promise<unknown>;
type ProtocolHandler = (request: Request) => Promise<Response>;

/** What a test may look at, and what it may make happen. */
export interface ElectronDouble {
  /** Handed out for `electron`. */
  readonly module: Readonly<Record<string, unknown>>;
  readonly app: EventEmitter;
  readonly theme: { themeSource: string };
  /** `lock`, `schemes` and `quit`, in the order in which they were called. */
  readonly calls: string[];
  readonly windows: DoubleWindow[];
  /** Titles of error boxes and sentences of message boxes. */
  readonly messages: string[];
  readonly permissions: Partial<Record<'request' | 'check', PermissionHandler>>;
  readonly protocols: Map<string, ProtocolHandler>;
  readonly handlers: Map<string, IpcListener>;
  readonly menus: unknown[];
  readonly becomeReady: () => void;
  /** Which button the next message boxes are answered with. */
  readonly nextAnswer: (button: number) => void;
}

function doubleApp(userData: string, hasLock: boolean, calls: string[], isReady: Promise<void>) {
  return Object.assign(new EventEmitter(), {
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
}

/**
 * The `electron` module with nothing behind it: what is asked of it is written down. The stand-in
 * of `test/host` is the one that behaves; this one lets a test look at the wiring alone.
 */
export function electronDouble(userData: string, hasLock = true): ElectronDouble {
  const calls: string[] = [];
  const windows: DoubleWindow[] = [];
  const messages: string[] = [];
  let response = 0;
  const menus: unknown[] = [];
  const permissions: ElectronDouble['permissions'] = {};
  const protocols: ElectronDouble['protocols'] = new Map();
  const handlers: ElectronDouble['handlers'] = new Map();
  const theme = { themeSource: 'system', shouldUseDarkColors: false };
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1600, height: 900 } };
  let becomeReady = (): void => undefined;
  const app = doubleApp(
    userData,
    hasLock,
    calls,
    new Promise((resolve) => {
      becomeReady = resolve;
    }),
  );
  const BrowserWindow = class extends DoubleWindow {
    constructor(options: Readonly<Record<string, unknown>>) {
      super(options);
      windows.push(this);
      app.emit('web-contents-created', new DoubleEvent(), this.webContents);
    }
  };
  const module = {
    app,
    BrowserWindow,
    dialog: {
      showErrorBox: (title: string) => messages.push(title),
      showMessageBox: (_window: unknown, options: { message: string }) => {
        messages.push(options.message);
        return Promise.resolve({ response });
      },
    },
    ipcMain: { handle: handlers.set.bind(handlers) },
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: unknown) => menus.push(menu),
    },
    nativeTheme: theme,
    protocol: {
      registerSchemesAsPrivileged: () => calls.push('schemes'),
      handle: protocols.set.bind(protocols),
    },
    screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler: PermissionHandler) => {
          permissions.request = handler;
        },
        setPermissionCheckHandler: (handler: PermissionHandler) => {
          permissions.check = handler;
        },
      },
    },
    shell: {},
  };
  return {
    module,
    app,
    theme,
    calls,
    windows,
    messages,
    permissions,
    protocols,
    handlers,
    menus,
    becomeReady,
    nextAnswer: (button) => {
      response = button;
    },
  };
}
