import type * as Electron from 'electron';
import { GuardedEmitter } from './not-in-stand-in';

type Handler = Parameters<Electron.IpcMain['handle']>[1];

/** Electron's `ipcMain`; its events are the channels. */
class IpcMain extends GuardedEmitter {
  readonly #handlers = new Map<string, Handler>();

  constructor() {
    super('ipcMain', null);
  }

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.#handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** Answers an invocation, or rejects with what Electron says. */
  async answer(
    channel: string,
    event: Electron.IpcMainInvokeEvent,
    args: readonly unknown[],
  ): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return handler(event, ...args);
  }
}

/** Electron's `ipcMain`. */
export const ipcMain = new IpcMain();
