import { describe, expect, it } from 'vitest';
import {
  CONTENT_SECURITY_POLICY,
  isPermitted,
  isStartPage,
  isTrustedFrame,
  isTrustedUrl,
  SCHEME_PRIVILEGES,
  START_URL,
  webPreferences,
  type Frame,
} from '../../electron/policy';

/** URLs that are not of the bundle, though some are made to look so. */
const FOREIGN_URLS = [
  'https://evil.example/',
  'https://bundle/index.html',
  'http://app//bundle',
  'app://other/index.html',
  'app://bundle.evil/index.html',
  'app://bundle@evil/index.html',
  'app://user@bundle/index.html',
  'app://bundle:80/index.html',
  'app:bundle/index.html',
  'app:///bundle/index.html',
  'xapp://bundle/index.html',
  'file:///etc/passwd',
  'data:text/html,x',
  'javascript:1',
  'blob:app://bundle/1',
  'about:blank',
  'not a url',
  '',
];

describe('CONTENT_SECURITY_POLICY', () => {
  it('starts from nothing and allows neither inline code nor any other host', () => {
    expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none';/);
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|wss?:|blob:|connect-src/);
  });

  it.each(['base-uri', 'form-action', 'frame-ancestors'])(
    'closes %s, which default-src does not cover',
    (directive) => {
      expect(CONTENT_SECURITY_POLICY.split('; ')).toContain(`${directive} 'none'`);
    },
  );
});

describe('webPreferences', () => {
  it('meets the security checklist of Electron', () => {
    expect(webPreferences('/preload.cjs')).toMatchObject({
      preload: '/preload.cjs',
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
    });
    expect(webPreferences('')).not.toHaveProperty('enableBlinkFeatures');
  });
});

describe('SCHEME_PRIVILEGES', () => {
  it('makes the origin standard and secure, without leave to pass by the policy', () => {
    expect(SCHEME_PRIVILEGES).toMatchObject({ standard: true, secure: true });
    expect(SCHEME_PRIVILEGES).not.toHaveProperty('bypassCSP');
  });
});

describe('isTrustedUrl', () => {
  it.each([START_URL, 'app://bundle/', 'app://bundle/assets/x.js?q#h'])('trusts %s', (url) => {
    expect(isTrustedUrl(url)).toBe(true);
  });

  it.each(FOREIGN_URLS)('does not trust %j', (url) => {
    expect(isTrustedUrl(url)).toBe(false);
  });
});

describe('isStartPage', () => {
  it.each([START_URL, `${START_URL}?x`, `${START_URL}#x`])('knows %s', (url) => {
    expect(isStartPage(url)).toBe(true);
  });

  it.each([...FOREIGN_URLS, 'app://bundle/assets/x.svg', 'app://bundle/other.html'])(
    'does not take %j for it',
    (url) => {
      expect(isStartPage(url)).toBe(false);
    },
  );
});

describe('isTrustedFrame', () => {
  it('trusts the main frame of the bundle', () => {
    expect(isTrustedFrame({ url: START_URL, parent: null })).toBe(true);
  });

  const strangers: readonly [string, Frame | null][] = [
    ['a frame that is gone', null],
    ['a frame within the page', { url: START_URL, parent: { url: START_URL } }],
    ['a frame whose parent is unknown', { url: START_URL, parent: undefined }],
  ];
  const strangePages = FOREIGN_URLS.map((url): [string, Frame] => [
    `the main frame of ${url}`,
    { url, parent: null },
  ]);

  it.each([...strangers, ...strangePages])('does not trust %s', (_case, frame) => {
    expect(isTrustedFrame(frame)).toBe(false);
  });
});

describe('isPermitted', () => {
  it.each(['clipboard-sanitized-write', 'fullscreen'])('lets the bundle use %s', (permission) => {
    expect(isPermitted(permission, START_URL)).toBe(true);
  });

  it.each(['clipboard-sanitized-write', 'fullscreen'])('lets nobody else use %s', (permission) => {
    for (const url of FOREIGN_URLS) expect(isPermitted(permission, url), url).toBe(false);
  });

  it.each([
    'clipboard-read',
    'deprecated-sync-clipboard-read',
    'display-capture',
    'fileSystem',
    'geolocation',
    'hid',
    'local-network-access',
    'media',
    'midi',
    'notifications',
    'openExternal',
    'persistent-storage',
    'pointerLock',
    'serial',
    'storage-access',
    'usb',
    'unknown',
    'a permission of the future',
  ])('refuses %s', (permission) => {
    expect(isPermitted(permission, START_URL)).toBe(false);
  });
});
