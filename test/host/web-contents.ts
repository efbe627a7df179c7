import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type * as Electron from 'electron';
import { app } from './app';
import type { CdpSession, Protocol } from './cdp';
import { hostBrowser } from './host-browser';
import { answerInvoke, deliver, receiveSend, type Caller } from './ipc-bridge';
import { nativeTheme } from './native-theme';
import { GuardedEmitter, NotInStandIn, guarded, preventable } from './not-in-stand-in';
import { fromWire, toWire } from './protocol';
import { networkRecord } from './record';
import { answerRequest, type NavigationGate } from './requests';
import type { Rectangle } from './screen';
import { session } from './session';
import { MainFrame } from './web-frame';
import { BINDING, PRELOAD_WORLD, worldSources, type Call } from './worlds';

/** What a page tells the window around it. */
export interface ContentsOwner {
  readonly size: { readonly width: number; readonly height: number };
  close(): void;
  /** The page is attached and can be placed. */
  attached(page: CdpSession): Promise<void>;
  boundsChanged(bounds: Rectangle): void;
  /** The page refused to be closed. */
  stays(): void;
  /** The page is closed. */
  gone(): void;
}

/** The events of `webContents` that the stand-in emits, or that cannot happen in it. */
export const CONTENTS_EVENTS = [
  'destroyed',
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'dom-ready',
  'preload-error',
  'render-process-gone',
  'responsive',
  'unresponsive',
  'will-attach-webview',
  'will-navigate',
  'will-prevent-unload',
  'will-redirect',
] as const;

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

const allContents = new Set<WebContents>();
let lastId = 0;

/** Electron's `WebContents` over a page of Chromium. */
export class WebContents extends GuardedEmitter {
  readonly id: number;
  readonly session: typeof session.defaultSession = session.defaultSession;
  mainFrame: MainFrame = new MainFrame('about:blank');
  readonly #preferences: Electron.WebPreferences;
  readonly #owner: ContentsOwner;
  #page: Promise<CdpSession> | undefined;
  #targetId = '';
  #frameId = '';
  #world: string | undefined;
  /** Whether the next document is one that main asked for. */
  #isExpected = false;
  #isDestroyed = false;
  #isCrashed = false;
  #open: OpenHandler = () => ({ action: 'allow' });

  constructor(preferences: Electron.WebPreferences, owner: ContentsOwner) {
    super('webContents', CONTENTS_EVENTS);
    const { sandbox, contextIsolation, nodeIntegration } = preferences;
    if (sandbox === false || contextIsolation === false || nodeIntegration) {
      throw new NotInStandIn('BrowserWindow without sandbox and context isolation');
    }
    lastId += 1;
    this.id = lastId;
    this.#preferences = preferences;
    this.#owner = owner;
    allContents.add(this);
    app.emit('web-contents-created', {}, this);
  }

  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return [...allContents].find((contents) => contents.#targetId === targetId);
  }

  static getAllWebContents(): WebContents[] {
    return [...allContents];
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  isCrashed(): boolean {
    return this.#isCrashed;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#open = handler;
  }

  focus(): void {
    this.withPage((page) => page.send('Page.bringToFront'));
  }

  send(channel: string, ...args: unknown[]): void {
    this.withPage((page) => deliver(this.#caller(page), channel, args));
  }

  async loadURL(url: string): Promise<void> {
    this.#page ??= this.#openPage(url);
    const page = await this.#page;
    await session.defaultSession.applyPermissions(hostBrowser().connection.browser, toWire(url));
    this.#isExpected = true;
    const { errorText } = await page.send('Page.navigate', { url: toWire(url) });
    if (errorText === undefined) return;
    this.#isExpected = false;
    this.emit('did-fail-load', {}, -2, errorText, url, true);
    throw new Error(`${errorText} (-2) loading '${url}'`);
  }

  reload(): void {
    this.#isExpected = true;
    this.withPage((page) => page.send('Page.reload'));
  }

  /** Runs a script in the page's own world and gives its cloned result. */
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    if (!this.#page) throw new Error('No page is loaded.');
    const page = await this.#page;
    const options = { expression: code, awaitPromise: true, returnByValue: true, userGesture };
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(result.description ?? exceptionDetails.text);
    return result.value;
  }

  forcefullyCrashRenderer(): void {
    this.withPage((page) => page.send('Page.crash'));
  }

  /** As `window.close()`: the window's own listeners are asked first. */
  close(_options?: { waitForBeforeUnload: boolean }): void {
    this.#owner.close();
  }

  /** Closes the page; with `asking`, its `beforeunload` may refuse. */
  closePage(asking: boolean): void {
    const { browser } = hostBrowser().connection;
    const force = (): Promise<unknown> =>
      browser.send('Target.closeTarget', { targetId: this.#targetId });
    if (!this.#page) return this.#ended();
    if (asking && !this.#isCrashed) this.withPage((page) => page.send('Page.close'));
    else void this.#page.then(force).catch(() => undefined);
  }

  /** Tells all contents that a target of the browser is gone. */
  static targetGone(targetId: string): void {
    const contents = WebContents.fromDevToolsTargetId(targetId);
    if (contents) contents.#ended();
  }

  #ended(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    allContents.delete(this);
    this.#page?.then((page) => nativeTheme.release(page)).catch(() => undefined);
    this.emit('destroyed');
    this.#owner.gone();
  }

  /** Uses the page once it is there. */
  withPage(use: (page: CdpSession) => Promise<unknown>): void {
    // The page may be closed at any moment; what it can no longer hear is lost, as in Electron.
    this.#page?.then(use).catch(() => undefined);
  }

  #caller(page: CdpSession): Caller {
    return { page, world: this.#world, sender: this, senderFrame: this.mainFrame };
  }

  async #openPage(url: string): Promise<CdpSession> {
    const { connection, openTarget } = hostBrowser();
    this.#targetId = await openTarget({ url: toWire(url), ...this.#owner.size });
    const page = await connection.attach(this.#targetId);
    this.#listen(page);
    await Promise.all([
      page.send('Page.enable'),
      page.send('Runtime.enable'),
      page.send('Network.enable'),
      page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    ]);
    this.#frameId = (await page.send('Page.getFrameTree')).frameTree.frame.id;
    await this.#installWorlds(page);
    nativeTheme.follow(page);
    // Not every build of Chromium can place its windows.
    await this.#owner.attached(page).catch(() => undefined);
    return page;
  }

  async #installWorlds(page: CdpSession): Promise<void> {
    const { preload } = this.#preferences;
    if (preload === undefined) return;
    const { electron, chrome } = process.versions;
    const sources = worldSources({
      secret: randomUUID(),
      preload: readFileSync(preload, 'utf8'),
      versions: { electron, chrome },
    });
    await page.send('Runtime.addBinding', { name: BINDING, executionContextName: PRELOAD_WORLD });
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: sources.page });
    await page.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: PRELOAD_WORLD,
      source: sources.preload,
    });
  }

  #listen(page: CdpSession): void {
    page.on('Fetch.requestPaused', (paused) => {
      answerRequest(page, paused, this.#gate).catch(() => undefined);
    });
    page.on('Network.webSocketCreated', ({ url }) => this.#recordSocket(url));
    page.on('Page.frameNavigated', ({ frame }) => this.#navigated(page, frame));
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId !== this.#frameId) return;
      this.mainFrame.url = fromWire(url);
      this.emit('did-navigate-in-page', {}, this.mainFrame.url, true);
    });
    page.on('Page.domContentEventFired', () => this.emit('dom-ready', {}));
    page.on('Page.loadEventFired', () => {
      if (this.mainFrame.url !== 'about:blank') this.emit('did-finish-load', {});
    });
    page.on('Runtime.executionContextCreated', ({ context }) => {
      const isOurs = context.name === PRELOAD_WORLD && context.auxData?.frameId === this.#frameId;
      if (isOurs) this.#world = context.uniqueId;
    });
    page.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === BINDING) this.#called(page, JSON.parse(payload) as Call);
    });
    page.on('Page.javascriptDialogOpening', (dialog) => this.#answerDialog(page, dialog));
    page.on('Inspector.targetCrashed', () => {
      this.#isCrashed = true;
      this.#world = undefined;
      const details = { reason: 'crashed', exitCode: 1 };
      this.emit('render-process-gone', {}, details);
      app.emit('render-process-gone', {}, this, details);
    });
  }

  readonly #gate: NavigationGate = {
    isNavigation: ({ resourceType, frameId }) =>
      resourceType === 'Document' && frameId === this.#frameId,
    mayNavigate: (url, isRedirect) => {
      const isExpected = this.#isExpected;
      this.#isExpected = false;
      if (isExpected && !isRedirect) return true;
      const name = isRedirect ? 'will-redirect' : 'will-navigate';
      const about = { url, isMainFrame: true, isSameDocument: false, frame: this.mainFrame };
      const event = preventable(about);
      this.emit(name, event, url);
      return !event.defaultPrevented;
    },
  };

  #recordSocket(url: string): void {
    const server = process.env['VITE_DEV_URL'];
    const isDevelopment = server !== undefined && new URL(url).host === new URL(server).host;
    if (!isDevelopment) networkRecord.external.push(url);
  }

  #navigated(page: CdpSession, frame: Protocol.Page.Frame): void {
    if (frame.parentId !== undefined) return;
    this.#isCrashed = false;
    this.#isExpected = false;
    this.mainFrame = new MainFrame(fromWire(frame.url));
    nativeTheme.apply(page);
    this.emit('did-navigate', {}, this.mainFrame.url);
  }

  #called(page: CdpSession, call: Call): void {
    switch (call.type) {
      case 'invoke':
        void answerInvoke(this.#caller(page), call);
        return;
      case 'send':
        receiveSend(this.#caller(page), call);
        return;
      case 'bounds':
        this.#owner.boundsChanged(call);
        return;
      case 'open':
        this.#askToOpen(fromWire(call.url));
    }
  }

  #askToOpen(url: string): void {
    const about = { url, frameName: '', features: '', disposition: 'new-window' as const };
    const referrer = { url: this.mainFrame.url, policy: 'default' as const };
    const { action } = this.#open(guarded('openDetails', { ...about, referrer }));
    if (action !== 'deny') throw new NotInStandIn(`a child window for ${url}`);
  }

  #answerDialog(page: CdpSession, dialog: Protocol.Page.javascriptDialogOpeningPayload): void {
    const answer = (accept: boolean): void => {
      page.send('Page.handleJavaScriptDialog', { accept }).catch(() => undefined);
    };
    if (dialog.type !== 'beforeunload') {
      // A person answers for herself.
      if (!hostBrowser().isVisible) answer(dialog.type === 'alert');
      return;
    }
    const event = preventable({});
    this.emit('will-prevent-unload', event);
    // As in Electron, to prevent this event's default is to let the page go.
    answer(event.defaultPrevented);
    if (!event.defaultPrevented) this.#owner.stays();
  }
}

/** Electron's `webContents`. */
export const webContents = guarded('webContents', {
  fromDevToolsTargetId: (targetId: string) => WebContents.fromDevToolsTargetId(targetId),
  getAllWebContents: () => WebContents.getAllWebContents(),
  fromId: (id: number) => WebContents.getAllWebContents().find((contents) => contents.id === id),
});
