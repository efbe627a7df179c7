import type { CustomScheme } from 'electron';
import { guarded } from './not-in-stand-in';

type SchemeHandler = (request: Request) => Response | Promise<Response>;

const privileged = new Set<string>();
const handlers = new Map<string, SchemeHandler>();
let ready = false;

/** From now on schemes cannot be registered, as after Electron's `ready`. */
export function closeRegistration(): void {
  ready = true;
}

/**
 * Chromium refuses unknown schemes even where requests are intercepted, so app://bundle/x is
 * https://bundle.app.invalid/x inside the browser, and only there.
 */
export function toWire(url: string): string {
  const [, scheme = '', host = '', rest = ''] =
    /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
  return privileged.has(scheme) ? `https://${host}.${scheme}.invalid${rest || '/'}` : url;
}

/** The address as main knows it. Undoes `toWire`. */
export function fromWire(url: string): string {
  const [, host = '', scheme = '', rest = ''] =
    /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.invalid((?:[/?#].*)?)$/is.exec(url) ?? [];
  return privileged.has(scheme) ? `${scheme}://${host}${rest}` : url;
}

/** The handler of an address of main, where its scheme has one. */
export function handlerOf(url: string): SchemeHandler | undefined {
  return handlers.get(url.slice(0, url.indexOf(':')));
}

/** Electron's `protocol`. */
export const protocol = guarded('protocol', {
  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (ready) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.standard || !privileges.secure) {
        throw new Error('The stand-in maps schemes that are standard and secure only.');
      }
      privileged.add(scheme);
    }
  },
  handle(scheme: string, handler: SchemeHandler): void {
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} has a handler already.`);
    handlers.set(scheme, handler);
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme);
  },
  isProtocolHandled(scheme: string): boolean {
    return handlers.has(scheme);
  },
});
