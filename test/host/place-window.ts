import type { CdpSession, Protocol } from './cdp';
import { hostBrowser } from './host-browser';
import type { Rectangle } from './screen';

/** Changes the window of a page. Rejects on builds of Chromium that cannot. */
export async function setWindow(page: CdpSession, bounds: Protocol.Browser.Bounds): Promise<void> {
  const { windowId } = await page.send('Browser.getWindowForTarget');
  await page.send('Browser.setWindowBounds', { windowId, bounds });
}

/** What of the screen a window may take, as the page sees it. */
async function availableArea(page: CdpSession): Promise<Rectangle> {
  const expression = `[screen.availLeft, screen.availTop, screen.availWidth, screen.availHeight]`;
  const { result } = await page.send('Runtime.evaluate', { expression, returnByValue: true });
  const numbers: unknown[] = Array.isArray(result.value) ? result.value : [];
  const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
  return { x, y, width, height };
}

/** The rectangle, moved and shrunk so far that it lies within an area. */
export function fitInto(area: Rectangle, wanted: Rectangle): Rectangle {
  const width = Math.min(wanted.width, area.width);
  const height = Math.min(wanted.height, area.height);
  const x = Math.max(area.x, Math.min(wanted.x, area.x + area.width - width));
  const y = Math.max(area.y, Math.min(wanted.y, area.y + area.height - height));
  return { x, y, width, height };
}

/**
 * Puts the window of a page in its place. A person's screen is not the one of the tests; and where
 * nobody sees the window it counts as one without a frame, whatever Chromium puts around it.
 */
export async function placeWindow(page: CdpSession, wanted: Rectangle): Promise<void> {
  const isVisible = hostBrowser().isVisible;
  const { x, y, width, height } = isVisible ? fitInto(await availableArea(page), wanted) : wanted;
  await setWindow(page, { left: x, top: y, width, height });
  if (isVisible) return;
  const { windowId } = await page.send('Browser.getWindowForTarget');
  // A headless shell has no frame, and does not know the command.
  await page.send('Browser.setContentsSize', { windowId, width, height }).catch(() => undefined);
}
