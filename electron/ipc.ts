import { ipcMain, type WebContents } from 'electron';
import { fail, type Fail } from '../shared/base/result';
import type {
  Channel,
  Channels,
  HostEvent,
  HostEvents,
  RequestRefused,
} from '../shared/ipc/channels';
import { CHANNELS, PAYLOADS } from './payloads';
import { isTrustedFrame, type Frame } from './policy';

/** The work behind one channel; it is called with a checked payload, for a checked sender. */
export type Handler<C extends Channel> = (
  ...payload: Parameters<Channels[C]>
) => ReturnType<Channels[C]> | Promise<ReturnType<Channels[C]>>;

/** One handler for every channel. */
export type Handlers = { readonly [C in Channel]: Handler<C> };

/** What of an event from a page decides whether it is answered. */
export interface SenderEvent {
  readonly senderFrame: Frame | null;
}

type Answer<C extends Channel> = ReturnType<Channels[C]> | Fail<RequestRefused>;

/** What is registered for one channel: checks, then the handler. */
export type Listener<C extends Channel> = (
  event: SenderEvent,
  ...payload: unknown[]
) => Promise<Answer<C>>;

/**
 * Puts the checks before a handler. A sender that is not the bundle's main frame is an attack and
 * is thrown at; a payload that does not fit gets a failure as its answer.
 */
export function guarded<C extends Channel>(channel: C, handler: Handler<C>): Listener<C> {
  const fits: (typeof PAYLOADS)[C] = PAYLOADS[channel];
  return async (event, ...payload) => {
    if (!isTrustedFrame(event.senderFrame)) throw new Error(`Refused sender on '${channel}'`);
    if (!fits(payload)) {
      return fail({ type: 'RequestRefused', reason: `The payload does not fit '${channel}'.` });
    }
    return handler(...payload);
  };
}

function register<C extends Channel>(channel: C, handlers: Handlers): void {
  ipcMain.handle(channel, guarded(channel, handlers[channel]));
}

/** Answers every channel from now on. */
export function registerHandlers(handlers: Handlers): void {
  for (const channel of CHANNELS) register(channel, handlers);
}

/** Tells a window something of the host's own accord. */
export function sendEvent<E extends HostEvent>(
  contents: Pick<WebContents, 'send'>,
  event: E,
  payload: HostEvents[E],
): void {
  contents.send(event, payload);
}
