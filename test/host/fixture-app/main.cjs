'use strict';
// A small app with every habit of a careful one, for the tests of the stand-in.
const fs = require('node:fs');
const path = require('node:path');
const electron = require('electron');
const { app, BrowserWindow, ipcMain, Menu, protocol, session } = electron;

const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };
const heard = { told: [], second: [], events: [], opened: [] };
globalThis.heard = heard;

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

function serve(request) {
  const { pathname } = new URL(request.url);
  const headers = { 'content-security-policy': CSP };
  const file = path.join(__dirname, decodeURIComponent(pathname));
  if (!file.startsWith(__dirname + path.sep) || !fs.existsSync(file)) {
    return new Response('not found', { status: 404, headers });
  }
  const type = TYPES[path.extname(file)] ?? 'text/plain';
  return new Response(fs.readFileSync(file), { headers: { ...headers, 'content-type': type } });
}

function openWindow() {
  const window = new BrowserWindow({
    width: 1000,
    height: 700,
    show: false,
    webPreferences: { preload: path.join(__dirname, 'preload.cjs'), sandbox: true },
  });
  for (const event of ['ready-to-show', 'close', 'closed', 'resize', 'maximize']) {
    window.on(event, () => heard.events.push(event));
  }
  window.once('ready-to-show', () => window.show());
  window.webContents.on('will-prevent-unload', (event) => {
    heard.events.push('will-prevent-unload');
    if (globalThis.letsUnload) event.preventDefault();
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    heard.events.push(`gone: ${details.reason}`);
    void window.loadURL('app://fixture/index.html');
  });
  void window.loadURL('app://fixture/index.html');
}

function handleCalls() {
  ipcMain.handle('echo', (_event, value) => value);
  ipcMain.handle('sender', ({ senderFrame, sender }) => ({
    url: senderFrame.url,
    origin: senderFrame.origin,
    parent: senderFrame.parent,
    id: sender.id,
  }));
  ipcMain.handle('fail', (_event, how) => {
    if (how === 'throw') throw new RangeError('boom');
    return () => 'a function cannot be cloned';
  });
  ipcMain.on('tell', (_event, value) => heard.told.push(value));
}

function whenReady() {
  session.defaultSession.setPermissionRequestHandler((_contents, _name, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(
    (_contents, name, origin) =>
      name === 'clipboard-sanitized-write' && origin.startsWith('app://fixture'),
  );
  protocol.handle('app', serve);
  handleCalls();
  const click = () => BrowserWindow.getAllWindows()[0].webContents.send('command', 'run', 7n);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([{ label: 'File', submenu: [{ id: 'run', label: 'Run', click }] }]),
  );
  openWindow();
}

app.on('web-contents-created', (_event, contents) => {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    heard.opened.push(url);
    return { action: 'deny' };
  });
});
app.on('window-all-closed', () => app.quit());

if (app.requestSingleInstanceLock({ from: 'fixture' })) {
  app.on('second-instance', (_event, argv, folder, data) => {
    heard.second.push({ argv, folder, data });
  });
  void app.whenReady().then(whenReady);
} else {
  app.quit();
}
