import type { CdpSession, Protocol } from './cdp';
import { fromWire, handlerOf } from './protocol';
import { networkRecord } from './record';
import { session } from './session';

type Paused = Protocol.Fetch.requestPausedPayload;

/** What of a request the window may refuse. */
export interface NavigationGate {
  /** Whether this request would put another document into the main frame. */
  isNavigation(paused: Paused): boolean;
  mayNavigate(url: string, isRedirect: boolean): boolean;
}

/** Schemes whose content is in the address itself or in the page. */
const INSIDE = /^(about|blob|data):/;

async function fulfil(
  page: CdpSession,
  paused: Paused,
  url: string,
  handler: NonNullable<ReturnType<typeof handlerOf>>,
): Promise<void> {
  const { method, headers, postData } = paused.request;
  const body = postData === undefined ? {} : { body: postData };
  const response = await handler(new Request(url, { method, headers, ...body }));
  await page.send('Fetch.fulfillRequest', {
    requestId: paused.requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

/**
 * Answers one request of a page: from the handler of its scheme, or not at all. Whatever would
 * leave the app is refused and recorded.
 */
export async function answerRequest(
  page: CdpSession,
  paused: Paused,
  gate: NavigationGate,
): Promise<void> {
  const url = fromWire(paused.request.url);
  const fail = (errorReason: Protocol.Network.ErrorReason): Promise<unknown> =>
    page.send('Fetch.failRequest', { requestId: paused.requestId, errorReason });

  const isRedirect = paused.redirectedRequestId !== undefined;
  if (gate.isNavigation(paused) && !gate.mayNavigate(url, isRedirect)) return void fail('Aborted');
  const { method } = paused.request;
  const details = { url, method, resourceType: paused.resourceType };
  if (await session.defaultSession.webRequest.cancels(details)) {
    return void fail('BlockedByClient');
  }
  const handler = url === paused.request.url ? undefined : handlerOf(url);
  if (handler) {
    try {
      return await fulfil(page, paused, url, handler);
    } catch (error) {
      console.error(`The handler of ${url} failed:`, error);
      return void fail('Failed');
    }
  }
  if (INSIDE.test(url)) {
    await page.send('Fetch.continueRequest', { requestId: paused.requestId });
    return;
  }
  networkRecord.external.push(url);
  await fail('InternetDisconnected');
}
