/*
 * `contextBridge`: the way between a preload's isolated world and the page's own. The function is
 * stringified into both, so it is closed.
 */

/** A value on its way between two worlds; Chromium itself clones what is inside. */
type Crossing =
  | { readonly kind: 'plain'; readonly value: unknown }
  | { readonly kind: 'again'; readonly index: number }
  | { readonly kind: 'function' | 'promise'; readonly id: number }
  | { readonly kind: 'error'; readonly message: string; readonly stack: string | undefined }
  | { readonly kind: 'array'; readonly items: readonly Crossing[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Crossing])[] };

type Letter =
  | { readonly type: 'call'; readonly id: number; readonly args: readonly Crossing[] }
  | { readonly type: 'returned' | 'thrown'; readonly value: Crossing }
  | { readonly type: 'resolved' | 'rejected'; readonly id: number; readonly value: Crossing }
  | { readonly type: 'exposed'; readonly name: string; readonly value: Crossing }
  | { readonly type: 'open'; readonly url: string };

/** One end of the bridge. */
export interface Bridge {
  expose(name: string, value: unknown): void;
  onExposed(listener: (name: string, value: unknown) => void): void;
  /** The page wants a window of its own. */
  open(url: string): void;
  onOpen(listener: (url: string) => void): void;
}

/**
 * Makes an end that sends and receives by the events of two secret names. Calls are synchronous;
 * functions and promises are proxied, plain objects, arrays, errors and cycles are copied, and all
 * else is cloned as Chromium clones it.
 */
export function makeBridge(sends: string, receives: string): Bridge {
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<
    number,
    { resolve(value: unknown): void; reject(error: unknown): void }
  >();
  const dispatch = document.dispatchEvent.bind(document);
  let lastId = 0;
  let answer: Letter | undefined;
  let exposed = (_name: string, _value: unknown): void => {};
  let opened = (_url: string): void => {};
  const post = (letter: Letter): void => {
    dispatch(new CustomEvent(sends, { detail: letter }));
  };

  const settleLater = (id: number, promise: Promise<unknown>): void => {
    promise.then(
      (value) => post({ type: 'resolved', id, value: wrap(value) }),
      (error: unknown) => post({ type: 'rejected', id, value: wrap(error) }),
    );
  };
  const wrap = (value: unknown, seen = new Map<object, number>()): Crossing => {
    if (typeof value === 'function') {
      lastId += 1;
      functions.set(lastId, value as (...args: unknown[]) => unknown);
      return { kind: 'function', id: lastId };
    }
    if (typeof value === 'symbol') throw new TypeError('An object could not be cloned.');
    if (typeof value !== 'object' || value === null) return { kind: 'plain', value };
    const index = seen.get(value);
    if (index !== undefined) return { kind: 'again', index };
    seen.set(value, seen.size);
    if (value instanceof Promise) {
      lastId += 1;
      settleLater(lastId, value);
      return { kind: 'promise', id: lastId };
    }
    if (value instanceof Error) {
      return { kind: 'error', message: value.message, stack: value.stack };
    }
    if (Array.isArray(value)) {
      return { kind: 'array', items: value.map((item) => wrap(item, seen)) };
    }
    if (Object.prototype.toString.call(value) === '[object Object]') {
      const entries = Object.entries(value).map(([key, item]) => [key, wrap(item, seen)] as const);
      return { kind: 'object', entries };
    }
    return { kind: 'plain', value: structuredClone(value) };
  };

  const call = (id: number, args: readonly unknown[]): unknown => {
    answer = undefined;
    post({ type: 'call', id, args: args.map((arg) => wrap(arg)) });
    const letter = answer as Letter | undefined;
    if (letter?.type === 'returned') return unwrap(letter.value);
    if (letter?.type === 'thrown') throw unwrap(letter.value);
    throw new Error('The other world is gone.');
  };
  const unwrap = (crossing: Crossing, made: unknown[] = []): unknown => {
    const keep = <T>(value: T): T => {
      made.push(value);
      return value;
    };
    switch (crossing.kind) {
      case 'again':
        return made[crossing.index];
      case 'function':
        return (...args: unknown[]) => call(crossing.id, args);
      case 'promise':
        return keep(
          new Promise((resolve, reject) => promises.set(crossing.id, { resolve, reject })),
        );
      case 'error':
        return keep(Object.assign(new Error(crossing.message), { stack: crossing.stack }));
      case 'array': {
        const list: unknown[] = keep([]);
        for (const item of crossing.items) list.push(unwrap(item, made));
        return list;
      }
      case 'object': {
        const object: Record<string, unknown> = keep({});
        for (const [key, item] of crossing.entries) object[key] = unwrap(item, made);
        return object;
      }
      default:
        return typeof crossing.value === 'object' && crossing.value !== null
          ? keep(crossing.value)
          : crossing.value;
    }
  };

  const run = (id: number, args: readonly Crossing[]): Letter => {
    try {
      const result = functions.get(id)?.(...args.map((arg) => unwrap(arg)));
      return { type: 'returned', value: wrap(result) };
    } catch (error) {
      return { type: 'thrown', value: wrap(error) };
    }
  };
  const receive = (letter: Letter): void => {
    switch (letter.type) {
      case 'call':
        return post(run(letter.id, letter.args));
      case 'exposed':
        return exposed(letter.name, unwrap(letter.value));
      case 'open':
        return opened(letter.url);
      case 'resolved':
      case 'rejected': {
        const promise = promises.get(letter.id);
        promises.delete(letter.id);
        const value = unwrap(letter.value);
        return letter.type === 'resolved' ? promise?.resolve(value) : promise?.reject(value);
      }
      default:
        answer = letter;
    }
  };
  document.addEventListener(receives, (event) => receive((event as CustomEvent<Letter>).detail));

  return {
    expose: (name, value) => post({ type: 'exposed', name, value: wrap(value) }),
    onExposed: (listener) => {
      exposed = listener;
    },
    open: (url) => post({ type: 'open', url }),
    onOpen: (listener) => {
      opened = listener;
    },
  };
}
