import { CONTENT_SECURITY_POLICY, isTrustedUrl } from './policy';
import type { BundleHandler } from './protocol';

/** Vite injects inline styles and scripts and reloads through a socket; only development allows it. */
function developmentPolicy(server: URL): string {
  return [
    CONTENT_SECURITY_POLICY.replace(/(script|style)-src 'self'/g, "$& 'unsafe-inline'"),
    `connect-src 'self' ws://${server.host}`,
  ].join('; ');
}

/** The development server to proxy, where one is named, it is of this machine, and nothing is packaged. */
export function developmentServer(
  isPackaged: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): URL | null {
  const named = environment['VITE_DEV_URL'];
  if (isPackaged || named === undefined || !URL.canParse(named)) return null;
  const server = new URL(named);
  const local = ['127.0.0.1', 'localhost'].includes(server.hostname);
  return local && server.protocol === 'http:' ? server : null;
}

/**
 * Serves the renderer from Vite's development server under the same origin, sender check and
 * preload as in production. `Accept` is passed on because Vite decides by it whether a style
 * sheet is asked for as such or as a module.
 */
export function serveDevelopment(server: URL): BundleHandler {
  return async (request) => {
    const headers = {
      'content-security-policy': developmentPolicy(server),
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    };
    if (!isTrustedUrl(request.url)) return new Response('Not found', { status: 404, headers });
    const asked = new URL(request.url);
    const response = await fetch(new URL(asked.pathname + asked.search, server), {
      headers: {
        accept: request.headers.get('accept') ?? '*/*',
        'sec-fetch-dest': request.headers.get('sec-fetch-dest') ?? '',
      },
    });
    return new Response(response.body, {
      status: response.status,
      headers: { ...headers, 'content-type': response.headers.get('content-type') ?? 'text/plain' },
    });
  };
}
