import type { Privileges, WebPreferences } from 'electron';

/** Never to change: IndexedDB belongs to this origin, so another one would start empty. */
export const SCHEME = 'app';
export const HOST = 'bundle';

/** The one page that the window shows. */
export const START_URL = `${SCHEME}://${HOST}/index.html`;

/** A standard and secure scheme is what gives the page an origin, and so a lasting IndexedDB. */
export const SCHEME_PRIVILEGES: Privileges = { standard: true, secure: true, codeCache: true };

/** Scripts, styles and pictures of the bundle; nothing inline, no frames, no connection anywhere. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a page may have of the system: to write text to the clipboard, and the whole screen. */
const PERMITTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** The window's preferences: Electron's security checklist, rows 2 to 12, said even where default. */
export function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    disableBlinkFeatures: 'Auxclick',
    spellcheck: false,
  };
}

function parseUrl(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}

/** Whether a URL is of the bundle. Node gives `app:` URLs the origin `null`, so its parts are compared. */
export function isTrustedUrl(url: string): boolean {
  const parsed = parseUrl(url);
  return (
    parsed !== null &&
    parsed.protocol === `${SCHEME}:` &&
    parsed.host === HOST &&
    parsed.username === '' &&
    parsed.password === ''
  );
}

/** Whether a navigation would only load the window's own page again. */
export function isStartPage(url: string): boolean {
  return isTrustedUrl(url) && parseUrl(url)?.pathname === new URL(START_URL).pathname;
}

/** What of a frame decides whether it may ask the host for anything. */
export interface Frame {
  readonly url: string;
  readonly parent: unknown;
}

/** Only the bundle's main frame may; a frame that is gone is null. */
export function isTrustedFrame(frame: Frame | null): boolean {
  return frame !== null && frame.parent === null && isTrustedUrl(frame.url);
}

export function isPermitted(permission: string, requestingUrl: string): boolean {
  return PERMITTED.has(permission) && isTrustedUrl(requestingUrl);
}
