import type * as Electron from 'electron';
import { app, type APP_EVENTS } from './app';
import { BrowserWindow, type WINDOW_EVENTS } from './browser-window';
import { dialog } from './dialogs';
import { ipcMain } from './ipc-main';
import { Menu } from './menu';
import { nativeTheme } from './native-theme';
import { guarded } from './not-in-stand-in';
import { protocol } from './protocol';
import { screen } from './screen';
import { session } from './session';
import { shell } from './shell';
import { webContents, type CONTENTS_EVENTS } from './web-contents';

/** The members of Electron that a test or the app uses of a page, as Electron types them. */
type ContentsMembers =
  | 'close'
  | 'executeJavaScript'
  | 'focus'
  | 'forcefullyCrashRenderer'
  | 'getURL'
  | 'id'
  | 'isCrashed'
  | 'isDestroyed'
  | 'loadURL'
  | 'reload'
  | 'send'
  | 'setWindowOpenHandler';
type Contents = Pick<Electron.WebContents, ContentsMembers> & {
  readonly mainFrame: Pick<Electron.WebFrameMain, FrameMembers> & { readonly parent: null };
  readonly session: Pick<Electron.Session, SessionMembers>;
};
type FrameMembers =
  'frameTreeNodeId' | 'isDestroyed' | 'origin' | 'processId' | 'routingId' | 'url';
type SessionMembers = 'setPermissionCheckHandler' | 'setPermissionRequestHandler';

type WindowMembers =
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getBounds'
  | 'getContentBounds'
  | 'getNormalBounds'
  | 'getPosition'
  | 'getSize'
  | 'getTitle'
  | 'hide'
  | 'id'
  | 'isDestroyed'
  | 'isFocused'
  | 'isFullScreen'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'minimize'
  | 'restore'
  | 'setBackgroundColor'
  | 'setBounds'
  | 'setContentBounds'
  | 'setContentSize'
  | 'setFullScreen'
  | 'setMenuBarVisibility'
  | 'setPosition'
  | 'setSize'
  | 'setTitle'
  | 'show'
  | 'unmaximize';
type Window = Pick<Electron.BrowserWindow, WindowMembers> & { readonly webContents: Contents };

type AppMembers =
  | 'accessibilitySupportEnabled'
  | 'addRecentDocument'
  | 'disableHardwareAcceleration'
  | 'enableSandbox'
  | 'exit'
  | 'focus'
  | 'getAppPath'
  | 'getLocale'
  | 'getName'
  | 'getPath'
  | 'getVersion'
  | 'hasSingleInstanceLock'
  | 'isPackaged'
  | 'isReady'
  | 'quit'
  | 'releaseSingleInstanceLock'
  | 'requestSingleInstanceLock'
  | 'setAboutPanelOptions'
  | 'setAppUserModelId'
  | 'setName'
  | 'setPath'
  | 'whenReady';

type Item = Pick<
  Electron.MenuItem,
  'accelerator' | 'checked' | 'enabled' | 'id' | 'label' | 'type' | 'visible'
> & { click(): void };

/** What `satisfies` holds the stand-in to: each member as `electron.d.ts` types it. */
interface Contract {
  app: Pick<typeof Electron.app, AppMembers> & {
    commandLine: Pick<Electron.CommandLine, 'appendSwitch' | 'getSwitchValue' | 'hasSwitch'>;
  };
  BrowserWindow: {
    new (options?: Electron.BrowserWindowConstructorOptions): Window;
    getAllWindows(): Window[];
    getFocusedWindow(): Window | null;
    fromId(id: number): Window | null;
  };
  webContents: {
    fromDevToolsTargetId(targetId: string): Contents | undefined;
    fromId(id: number): Contents | undefined;
    getAllWebContents(): Contents[];
  };
  ipcMain: Pick<typeof Electron.ipcMain, 'handle' | 'removeHandler'>;
  dialog: Pick<
    typeof Electron.dialog,
    'showErrorBox' | 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog'
  >;
  Menu: {
    buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): {
      items: Item[];
      getMenuItemById(id: string): Item | null;
    };
    getApplicationMenu(): { getMenuItemById(id: string): Item | null } | null;
  };
  shell: Pick<typeof Electron.shell, 'beep' | 'openExternal' | 'openPath' | 'showItemInFolder'>;
  session: { defaultSession: Pick<Electron.Session, SessionMembers> };
  protocol: Pick<
    typeof Electron.protocol,
    'handle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged' | 'unhandle'
  >;
  nativeTheme: Pick<
    typeof Electron.nativeTheme,
    'shouldUseDarkColors' | 'shouldUseHighContrastColors' | 'themeSource'
  >;
  screen: {
    getAllDisplays(): Display[];
    getPrimaryDisplay(): Display;
    getDisplayMatching(bounds: Electron.Rectangle): Display;
    getDisplayNearestPoint(point: Electron.Point): Display;
  };
}
type Display = Pick<
  Electron.Display,
  'bounds' | 'id' | 'label' | 'rotation' | 'scaleFactor' | 'size' | 'workArea' | 'workAreaSize'
>;

/** The names of `E` for which `T` has events. */
type EventOf<T, E extends string> = E extends string
  ? T extends { on(event: E, listener: never): unknown }
    ? E
    : never
  : never;
/** Compiles only while every event that is stood in for is one of Electron's. */
type Same<T extends U, U> = T;
export type KnownEvents = [
  Same<(typeof APP_EVENTS)[number], EventOf<typeof Electron.app, (typeof APP_EVENTS)[number]>>,
  Same<
    (typeof WINDOW_EVENTS)[number],
    EventOf<Electron.BrowserWindow, (typeof WINDOW_EVENTS)[number]>
  >,
  Same<
    (typeof CONTENTS_EVENTS)[number],
    EventOf<Electron.WebContents, (typeof CONTENTS_EVENTS)[number]>
  >,
];

const members = {
  app,
  BrowserWindow,
  webContents,
  ipcMain,
  dialog,
  Menu,
  shell,
  session,
  protocol,
  nativeTheme,
  screen,
} satisfies Contract;

/** What `require('electron')` gives to a main process in the stand-in. */
export const electronModule: Readonly<Record<string, object>> = guarded('electron', members);
