import type { IpcMainInvokeEvent } from 'electron';
import type { CdpSession } from './cdp';
import { makeCodec } from './codec';
import { ipcMain } from './ipc-main';
import { guarded } from './not-in-stand-in';
import { DELIVER, REPLY, type Call } from './worlds';

const codec = makeCodec();

/** Where a call came from, and the way back. */
export interface Caller {
  readonly page: CdpSession;
  /** The preload's world at the time of the call. */
  readonly world: string | undefined;
  readonly sender: object;
  readonly senderFrame: object;
}

function callIn(caller: Caller, name: string, args: readonly unknown[]): Promise<unknown> {
  const { page, world } = caller;
  // Without a preload there is nobody to hear; the page's own world must never be called instead.
  if (world === undefined) return Promise.resolve();
  return (
    page
      .send('Runtime.callFunctionOn', {
        uniqueContextId: world,
        functionDeclaration: `function (...args) { ${name}(...args) }`,
        arguments: args.map((value) => ({ value })),
      })
      // The document is gone, and its world with it.
      .catch(() => undefined)
  );
}

function eventOf({ sender, senderFrame }: Caller): IpcMainInvokeEvent {
  const event = { type: 'frame', processId: 1, frameId: 1, sender, senderFrame };
  return guarded('event', event) as unknown as IpcMainInvokeEvent;
}

function decodeArgs(text: string): unknown[] {
  const args = codec.decode(text);
  return Array.isArray(args) ? args : [];
}

/** Answers `ipcRenderer.invoke`: the handler's result, or the words of its error. */
export async function answerInvoke(
  caller: Caller,
  { id, channel, args }: Extract<Call, { type: 'invoke' }>,
): Promise<void> {
  let failure: string | null = null;
  let value = '';
  try {
    value = codec.encode(await ipcMain.answer(channel, eventOf(caller), decodeArgs(args)));
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    failure = String(error);
  }
  await callIn(caller, REPLY, [id, failure, value]);
}

/** Hands `ipcRenderer.send` to the listeners of its channel. */
export function receiveSend(caller: Caller, call: Extract<Call, { type: 'send' }>): void {
  ipcMain.emit(call.channel, eventOf(caller), ...decodeArgs(call.args));
}

/** `webContents.send`. Throws where an argument cannot be cloned. */
export async function deliver(caller: Caller, channel: string, args: unknown[]): Promise<void> {
  await callIn(caller, DELIVER, [channel, codec.encode(args)]);
}
