import { ipcMain, type WebContents } from 'electron';
import { fail, type Fail } from '../shared/base/result';
import {
  OPENABLE,
  type Channel,
  type Channels,
  type HostEvent,
  type HostEvents,
  type RequestRefused,
  type WhatToOpen,
} from '../shared/ipc/channels';
import { isSaveRequest, isTheme } from './guards';
import { isTrustedFrame, type Frame } from './policy';

/** The work behind one channel; it is called with a checked payload, for a checked sender. */
export type Handler<C extends Channel> = (
  ...payload: Parameters<Channels[C]>
) => ReturnType<Channels[C]> | Promise<ReturnType<Channels[C]>>;

/** One handler for every channel. */
export type Handlers = { readonly [C in Channel]: Handler<C> };

type PayloadGuards = {
  readonly [C in Channel]: (payload: readonly unknown[]) => payload is Parameters<Channels[C]>;
};

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

const isNothing = (payload: readonly unknown[]): payload is [] => payload.length === 0;

function isOne<T>(is: (value: unknown) => value is T) {
  return (payload: readonly unknown[]): payload is [T] => payload.length === 1 && is(payload[0]);
}

const isWhatToOpen = (value: unknown): value is WhatToOpen =>
  OPENABLE.some((known) => known === value);

const isString = (value: unknown): value is string => typeof value === 'string';

const PAYLOADS: PayloadGuards = {
  'app:info': isNothing,
  'app:set-theme': isOne(isTheme),
  'seeds:load': isNothing,
  'files:open': isOne(isWhatToOpen),
  'files:save-export': isOne(isSaveRequest),
  'files:reveal': isOne(isString),
};

/** Every channel of the contract. */
export const CHANNELS = Object.keys(PAYLOADS) as readonly Channel[];

/**
 * Puts the checks before a handler. A sender that is not the bundle's main frame is an attack and
 * is thrown at; a payload that does not fit gets a failure as its answer.
 */
export function guarded<C extends Channel>(channel: C, handler: Handler<C>): Listener<C> {
  const fits: PayloadGuards[C] = PAYLOADS[channel];
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
