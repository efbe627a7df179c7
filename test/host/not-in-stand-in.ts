import { EventEmitter } from 'node:events';

/** The app used a part of Electron that the stand-in lacks; reads `NotInStandIn: app.dock`. */
export class NotInStandIn extends Error {
  override readonly name = 'NotInStandIn';
}

/** What Node, bundlers, Playwright and vitest look for on any object at all. */
const PROBES: ReadonlySet<string> = new Set([
  '$$typeof',
  '__esModule',
  'asymmetricMatch',
  'domain',
  'inspect',
  'nodeType',
  'then',
  'toJSON',
]);

/**
 * Gives the same object, except that reading or setting a member which it lacks throws
 * `NotInStandIn`: what is not stood in for must never pass silently.
 */
export function guarded<T extends object>(name: string, target: T): T {
  const refuse = (key: string): never => {
    throw new NotInStandIn(`${name}.${key}`);
  };
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'string' && !(key in object) && !PROBES.has(key)) refuse(key);
      return Reflect.get(object, key, receiver);
    },
    set(object, key, value, receiver) {
      if (typeof key === 'string' && !(key in object)) refuse(key);
      return Reflect.set(object, key, value, receiver);
    },
  });
}

/** An object that throws `NotInStandIn` on unknown members. */
export class Guarded {
  constructor(name: string) {
    // Subclasses are initialised on the proxy, so that `this` is one object everywhere.
    return guarded(name, this);
  }
}

/**
 * An emitter that throws `NotInStandIn` on unknown members and on listeners for events that the
 * stand-in does not know. `null` lets every event pass, for emitters whose events are channels.
 */
export class GuardedEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[] | null) {
    super();
    if (events) {
      this.on('newListener', (event: string | symbol) => {
        if (typeof event === 'string' && !events.includes(event) && event !== 'removeListener') {
          throw new NotInStandIn(`${name}.on('${event}')`);
        }
      });
    }
    return guarded(name, this);
  }
}

/** An event object whose default can be prevented. */
export interface Preventable {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** Adds Electron's `preventDefault` to the properties of an event. */
export function preventable<T extends object>(properties: T): T & Preventable {
  let prevented = false;
  return {
    ...properties,
    get defaultPrevented() {
      return prevented;
    },
    preventDefault() {
      prevented = true;
    },
  };
}
