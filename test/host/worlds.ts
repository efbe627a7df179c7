/*
 * What runs inside Chromium, before any script of the page: functions that are stringified into
 * the page's own world and into the preload's isolated one, so each is closed.
 */
import { makeBridge, type Bridge } from './bridge';
import { CODEC_SOURCE, type Codec } from './codec';

/** The isolated world's name; the binding exists in it alone. */
export const PRELOAD_WORLD = 'electron-preload';
/** The function by which the preload's world calls the main process. */
export const BINDING = '__electronSend';
/** The functions by which the main process calls the preload's world. */
export const REPLY = '__electronReply';
export const DELIVER = '__electronDeliver';

/** What the preload's world tells the main process. */
export type Call =
  | {
      readonly type: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly args: string;
    }
  | { readonly type: 'send'; readonly channel: string; readonly args: string }
  | { readonly type: 'open'; readonly url: string }
  | {
      readonly type: 'bounds';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };

interface PreloadGlobals {
  [BINDING]: (call: string) => void;
  [REPLY]?: (id: number, failure: string | null, value: string) => void;
  [DELIVER]?: (channel: string, args: string) => void;
}

type Listener = (event: object, ...args: unknown[]) => void;
type PreloadSource = (require: unknown, module: object, exports: object, process: object) => void;

/** The page's own world: receives what the preload exposes, and asks before any new window. */
function pageWorld(bridge: Bridge): void {
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
      Object.freeze(value);
      Object.values(value).forEach(freeze);
    }
    return value;
  };
  bridge.onExposed((name, value) => {
    Object.defineProperty(window, name, { value: freeze(value), enumerable: true });
  });
  const ask = (url: string | URL = 'about:blank'): null => {
    bridge.open(new URL(url, location.href).href);
    return null;
  };
  window.open = ask;
  const askForLink = (event: MouseEvent): void => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const apart = event.button === 1 || event.ctrlKey || event.metaKey;
    if (event.defaultPrevented || !link?.href || !(apart || link.target === '_blank')) return;
    event.preventDefault();
    ask(link.href);
  };
  window.addEventListener('click', askForLink);
  window.addEventListener('auxclick', askForLink);
}

/** The preload's world: what a sandboxed preload has, which is a `require` of `electron` alone. */
function preloadWorld(
  codec: Codec,
  bridge: Bridge,
  about: { readonly platform: string; readonly versions: object },
  run: PreloadSource,
): void {
  const world = globalThis as unknown as PreloadGlobals;
  const callMain = world.__electronSend;
  const send = (call: Call): void => callMain(JSON.stringify(call));
  const strict = <T extends object>(name: string, object: T): T =>
    new Proxy(object, {
      get(target, key, receiver) {
        if (typeof key === 'string' && !(key in target)) {
          throw new Error(`NotInStandIn: ${name}.${key}`);
        }
        return Reflect.get(target, key, receiver);
      },
    });

  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, Set<Listener>>();
  let lastId = 0;
  const ipcRenderer = strict('ipcRenderer', {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      return new Promise((resolve, reject) => {
        const encoded = codec.encode(args);
        lastId += 1;
        const refuse = (error: Error): void =>
          reject(new Error(`Error invoking remote method '${channel}': ${error.message}`));
        pending.set(lastId, { resolve, reject: refuse });
        send({ type: 'invoke', id: lastId, channel, args: encoded });
      });
    },
    send(channel: string, ...args: unknown[]): void {
      send({ type: 'send', channel, args: codec.encode(args) });
    },
    on(channel: string, listener: Listener): unknown {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: Listener): unknown {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
    removeListener(channel: string, listener: Listener): unknown {
      return ipcRenderer.off(channel, listener);
    },
  });
  world.__electronReply = (id, failure, value) => {
    const call = pending.get(id);
    pending.delete(id);
    if (failure === null) call?.resolve(codec.decode(value));
    else call?.reject(new Error(failure));
  };
  world.__electronDeliver = (channel, args) => {
    const values = codec.decode(args) as unknown[];
    const event = { sender: ipcRenderer, senderId: 0, ports: [] };
    for (const listener of [...(listeners.get(channel) ?? [])]) listener(event, ...values);
  };
  bridge.onOpen((url) => send({ type: 'open', url }));
  const sendBounds = (): void => {
    const { screenX: x, screenY: y, outerWidth: width, outerHeight: height } = window;
    send({ type: 'bounds', x, y, width, height });
  };
  for (const event of ['resize', 'focus', 'blur']) window.addEventListener(event, sendBounds);

  const exposed = new Set<string>();
  const contextBridge = strict('contextBridge', {
    exposeInMainWorld(name: string, value: unknown): void {
      if (exposed.has(name)) {
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      }
      exposed.add(name);
      bridge.expose(name, value);
    },
  });
  const electron = strict('electron', { contextBridge, ipcRenderer });
  const requireElectron = (name: string): object => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  const context = { type: 'renderer', sandboxed: true, contextIsolated: true, env: {}, argv: [] };
  run(requireElectron, module, module.exports, Object.freeze({ ...context, ...about }));
}

/** The scripts of both worlds for one window; `secret` names the events between them. */
export function worldSources(options: {
  readonly secret: string;
  readonly preload: string;
  readonly versions: object;
}): { readonly page: string; readonly preload: string } {
  const toPage = JSON.stringify(`${options.secret}-page`);
  const toPreload = JSON.stringify(`${options.secret}-preload`);
  const bridge = makeBridge.toString();
  const about = JSON.stringify({ platform: process.platform, versions: options.versions });
  return {
    page: `if (window === top) (${pageWorld.toString()})((${bridge})(${toPreload}, ${toPage}))`,
    preload: `if (window === top) (${preloadWorld.toString()})(
      ${CODEC_SOURCE}, (${bridge})(${toPage}, ${toPreload}), ${about},
      function (require, module, exports, process) {${options.preload}\n})`,
  };
}
