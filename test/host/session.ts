import type * as Electron from 'electron';
import type { CdpSession } from './cdp';
import { fromWire } from './protocol';
import { Guarded, GuardedEmitter, NotInStandIn, guarded } from './not-in-stand-in';

type Check = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type Request = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type BeforeRequest = (
  details: { readonly url: string; readonly method: string; readonly resourceType: string },
  callback: (response: Electron.CallbackResponse) => void,
) => void;

/** Electron's permissions, by the names that Chromium's protocol has for them. */
const PERMISSIONS: readonly (readonly [electron: string, chromium: string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['idle-detection', 'idle-detection'],
  ['window-management', 'window-management'],
  ['storage-access', 'storage-access'],
];

class WebRequest extends Guarded {
  #listener: BeforeRequest | null = null;

  constructor() {
    super('webRequest');
  }

  onBeforeRequest(listener: BeforeRequest | null): void {
    if (typeof listener === 'object' && listener !== null) {
      throw new NotInStandIn('webRequest.onBeforeRequest with a filter');
    }
    this.#listener = listener;
  }

  /** Whether the app's listener cancels the request. */
  cancels(details: Parameters<BeforeRequest>[0]): Promise<boolean> {
    const listener = this.#listener;
    if (!listener) return Promise.resolve(false);
    return new Promise((resolve) => {
      listener(details, (response) => resolve(response.cancel === true));
    });
  }
}

/** Electron's `Session`, of which there is one. */
export class StandInSession extends GuardedEmitter {
  readonly webRequest: WebRequest = new WebRequest();
  #check: Check = null;
  #request: Request = null;

  constructor() {
    super('session.defaultSession', ['will-download', 'preconnect']);
  }

  setPermissionCheckHandler(handler: Check): void {
    this.#check = handler;
  }

  setPermissionRequestHandler(handler: Request): void {
    this.#request = handler;
  }

  /** Refused, as Electron does, unless the app's check handler says yes. */
  allows(permission: string, origin: string): boolean {
    if (!this.#check) return !this.#request;
    // The handler's union of names is wider than what Chromium's protocol can set.
    const name = permission as Parameters<NonNullable<Check>>[1];
    return this.#check(null, name, origin, { isMainFrame: true, requestingUrl: `${origin}/` });
  }

  /** Tells Chromium what the app's handlers say of an origin, by its address on the wire. */
  async applyPermissions(browser: CdpSession, wireUrl: string): Promise<void> {
    const { origin } = new URL(wireUrl);
    const asked = PERMISSIONS.map(([electron, chromium]) =>
      browser
        .send('Browser.setPermission', {
          permission: { name: chromium },
          setting: this.allows(electron, fromWire(origin)) ? 'granted' : 'denied',
          origin,
        })
        // Not every build of Chromium knows every name; what it does not know it cannot grant.
        .catch(() => undefined),
    );
    await Promise.all(asked);
  }
}

const defaultSession = new StandInSession();

/** Electron's `session`. */
export const session = guarded('session', { defaultSession });
