import path from 'node:path';
import { app, dialog, Menu, nativeTheme, protocol, session, type BrowserWindow } from 'electron';
import type { HostEvent, HostEvents } from '../shared/ipc/channels';
import { parseArguments } from './arguments';
import { logDefect } from './defect-log';
import { developmentServer, serveDevelopment } from './dev-proxy';
import { readFiles } from './files/read-articles';
import { seedsFolder } from './files/resource-path';
import { appHandlers } from './handlers/app';
import { createFileMemory } from './handlers/destinations';
import { createExports } from './handlers/export-stream';
import { fileHandlers } from './handlers/files';
import { keepingHandlers } from './handlers/keeping';
import { seedHandlers } from './handlers/seeds';
import { createIncomingFiles } from './incoming-files';
import { registerHandlers, sendEvent } from './ipc';
import { createKeeper } from './journal/keeper';
import { menuTemplate } from './menu';
import { isPermitted, SCHEME, SCHEME_PRIVILEGES } from './policy';
import { serveBundle } from './protocol';
import { quitInOrder } from './quit';
import { confine, openWindow } from './window';
import { openWindowState } from './window-state';

let window: BrowserWindow | null = null;

function send<E extends HostEvent>(event: E, payload: HostEvents[E]): void {
  if (window) sendEvent(window.webContents, event, payload);
}

const incoming = createIncomingFiles(readFiles, (batch) => send('host:files', batch));

/** Defects go to one log; the first of a run is also told. */
function reportDefects(log: string): void {
  let isTold = false;
  const report = (defect: unknown): void => {
    logDefect(log, new Date(), defect);
    if (isTold) return;
    isTold = true;
    dialog.showErrorBox(
      `${app.getName()} has met a fault of its own`,
      `Everything that was shown as saved is kept. What happened is written in ${log}`,
    );
  };
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}

function refusePermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isPermitted(permission, details.requestingUrl)),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) =>
    isPermitted(permission, origin),
  );
}

function serve(): void {
  const server = developmentServer(app.isPackaged, process.env);
  const bundle = path.join(__dirname, '..', 'renderer');
  protocol.handle(SCHEME, server ? serveDevelopment(server) : serveBundle(bundle));
}

function setMenu(): void {
  const template = menuTemplate({
    isMac: process.platform === 'darwin',
    isPackaged: app.isPackaged,
    appName: app.getName(),
    run: (command) => send('host:command', command),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function whenReady(seeds: string | null): void {
  const userData = app.getPath('userData');
  const keeper = createKeeper(userData);
  const state = openWindowState(path.join(userData, 'window-state.json'));
  const folder = seedsFolder(seeds, {
    isPackaged: app.isPackaged,
    resourcesPath: process.resourcesPath,
    appPath: app.getAppPath(),
  });
  const memory = createFileMemory();
  const exports = createExports(() => window, memory);
  const showWindow = (): void => {
    if (window) {
      if (window.isMinimized()) window.restore();
      window.focus();
      return;
    }
    window = openWindow({
      preload: path.join(__dirname, 'preload.cjs'),
      title: app.getName(),
      state,
      onPageGone: () => {
        incoming.close();
        void exports.abandonAll();
        keeper.pageGone(true);
      },
      onClosed: () => {
        window = null;
        incoming.close();
        keeper.pageGone(false);
      },
    });
  };

  nativeTheme.themeSource = state.get().theme;
  refusePermissions();
  serve();
  registerHandlers({
    ...appHandlers(state, incoming.open),
    ...seedHandlers(folder),
    ...fileHandlers(() => window, memory),
    ...exports.handlers,
    ...keepingHandlers(keeper, () => window),
  });
  setMenu();
  showWindow();
  quitInOrder(keeper);

  app.on('activate', showWindow);
  app.on('open-file', showWindow);
  app.on('second-instance', (_event, argv, cwd) => {
    incoming.offer(parseArguments(argv, cwd).files);
    showWindow();
  });
  app.on('accessibility-support-changed', (_event, on) => send('host:accessibility', on));
}

function start(): void {
  reportDefects(path.join(app.getPath('userData'), 'verbatim.log'));
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: SCHEME_PRIVILEGES }]);
  app.on('web-contents-created', (_event, contents) => confine(contents));
  // macOS names files before the program is ready.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    incoming.offer([file]);
  });
  const { seeds, files } = parseArguments(process.argv, process.cwd());
  incoming.offer(files);
  void app.whenReady().then(() => whenReady(seeds));
}

// Two processes on one IndexedDB would lose data, so this comes before anything.
if (app.requestSingleInstanceLock()) start();
else app.quit();
