import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Span } from '../../../shared/article/span';
import { longText, openSurfaceLab, type SurfaceLab } from './surface-lab';

let lab: SurfaceLab;

beforeAll(async () => {
  lab = await openSurfaceLab();
});

afterAll(() => lab.close());

const TEXT = longText(1500);
const ALL: Span = { start: 0, end: TEXT.length };
const MIDDLE = TEXT.indexOf('\n750:') + 1;

/** Puts the caret somewhere and waits until that has been told. */
async function caretAt(offset: number): Promise<void> {
  await lab.module.evaluate((m, at) => {
    m.current().surface.focus();
    m.current().surface.selectSpan({ start: at, end: at });
  }, offset);
}

/** Brings an offset to the middle of the screen, and gives the point where its character then is. */
async function scrollTo(offset: number): Promise<{ x: number; y: number }> {
  const { x, y } = await lab.module.evaluate(async (m, at) => {
    const { scroller } = m.current();
    for (let frame = 0; frame < 3; frame += 1) {
      scroller.scrollTop += m.centreOf(at).y - 300;
      await m.inNextFrame();
    }
    return m.centreOf(at);
  }, offset);
  return { x: Math.round(x), y: Math.round(y) };
}

/** What the surface told last, how far the document's own selection goes, and how much is laid out. */
async function outcome() {
  return lab.module.evaluate(async (m) => {
    // The document tells of its selection in a task of its own, scrolling in a frame.
    for (let frame = 0; frame < 3; frame += 1) await m.inNextFrame();
    const { root, told, surface } = m.current();
    surface.readSelection();
    const isLaidOut = (section: Element): boolean =>
      section.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) ?? false;
    return {
      ...told.selections.at(-1),
      inDocument: String(document.getSelection()).length,
      laidOut: [...root.children].filter(isLaidOut).length,
    };
  });
}

/** Whether everything that can be seen is selected in the document. */
async function isScreenSelected(): Promise<boolean> {
  return lab.module.evaluate((m) => {
    const { top, bottom, left } = m.current().scroller.getBoundingClientRect();
    const selection = document.getSelection();
    return [top + 30, (top + bottom) / 2, bottom - 30].every((y) => {
      const words = document.elementFromPoint(left + 40, y)?.closest('p')?.firstChild;
      return words !== null && words !== undefined && selection?.containsNode(words);
    });
  });
}

async function isOnScreen(offset: number): Promise<boolean> {
  return lab.module.evaluate((m, at) => {
    const { top, bottom } = m.current().scroller.getBoundingClientRect();
    const { y } = m.centreOf(at);
    return top <= y && y <= bottom;
  }, offset);
}

describe('a long selection', () => {
  beforeEach(async () => {
    await lab.open(TEXT);
    await caretAt(0);
  });

  it.each([
    ['all', 0, 'Control+a', ALL, 'start'],
    ['on to the end', 40, 'Control+Shift+End', { start: 40, end: TEXT.length }, 'end'],
    ['back to the start', MIDDLE, 'Control+Shift+Home', { start: 0, end: MIDDLE }, 'start'],
  ] as const)(
    'takes %s and lays out no more than before',
    async (_what, from, key, span, shows) => {
      await caretAt(from);
      await lab.page.keyboard.press(key);
      const { selection, inDocument, laidOut } = await outcome();
      expect(selection).toEqual(span);
      expect(inDocument).toBeGreaterThan(0);
      expect(inDocument).toBeLessThan(20_000);
      expect(laidOut).toBeLessThan(12);
      expect(await isOnScreen(shows === 'start' ? span.start : span.end - 1)).toBe(true);
    },
  );

  it('is seen wherever one scrolls, and stays what it was', async () => {
    await lab.page.keyboard.press('Control+a');
    for (const place of [MIDDLE, TEXT.length - 2000, 2000]) {
      await scrollTo(place);
      expect((await outcome()).selection).toEqual(ALL);
      expect(await isScreenSelected()).toBe(true);
    }
  });

  it('is copied whole', async () => {
    await lab.page.keyboard.press('Control+a');
    await outcome();
    const copied = await lab.page.evaluate(() => {
      const clipboardData = new DataTransfer();
      const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector('#root')?.dispatchEvent(event);
      return clipboardData.getData('text/plain');
    });
    expect(copied === TEXT).toBe(true);
  });

  it.each([
    ['Shift+ArrowLeft', { start: 0, end: TEXT.length - 1 }],
    ['Control+Shift+Home', null],
  ] as const)('goes on from its real end by %s, and shows it', async (key, selection) => {
    await lab.page.keyboard.press('Control+a');
    await outcome();
    await lab.page.keyboard.press(key);
    const after = await outcome();
    expect(after.selection).toEqual(selection);
    expect(await isOnScreen(after.caret ?? -1)).toBe(true);
  });

  it('shrinks by the page from its real end', async () => {
    await lab.page.keyboard.press('Control+a');
    await outcome();
    await lab.page.keyboard.press('Shift+PageUp');
    const first = await outcome();
    await lab.page.keyboard.press('Shift+PageUp');
    const second = await outcome();
    expect([first.selection?.start, second.selection?.start]).toEqual([0, 0]);
    expect(first.caret).toBeGreaterThan(TEXT.length - 3000);
    expect(second.caret).toBeLessThan((first.caret ?? 0) - 200);
    expect(second.caret).toBeGreaterThan(TEXT.length - 6000);
  });

  it.each([
    ['ArrowLeft', 0],
    ['ArrowUp', 0],
    ['ArrowRight', TEXT.length],
    ['PageDown', TEXT.length],
  ])('collapses by %s to its real edge, and shows that', async (key, caret) => {
    await caretAt(MIDDLE);
    await lab.page.keyboard.press('Control+a');
    await outcome();
    await lab.page.keyboard.press(key);
    expect(await outcome()).toMatchObject({ selection: null, caret });
    expect(await isOnScreen(Math.min(caret, TEXT.length - 1))).toBe(true);
  });

  it('is made by a press with Shift far away, and by one more made shorter', async () => {
    await caretAt(10);
    for (const place of [TEXT.length - 2000, MIDDLE]) {
      const { x, y } = await scrollTo(place);
      await lab.page.keyboard.down('Shift');
      await lab.page.mouse.click(x - 4, y);
      await lab.page.keyboard.up('Shift');
      const { selection, laidOut } = await outcome();
      expect(selection).toEqual({ start: 10, end: place });
      expect(laidOut).toBeLessThan(16);
    }
  });

  it('gives way to a click', async () => {
    await lab.page.keyboard.press('Control+a');
    const { x, y } = await scrollTo(MIDDLE);
    await lab.page.mouse.click(x - 4, y);
    expect(await outcome()).toMatchObject({ selection: null, caret: MIDDLE });
  });

  it('is kept while a field has the focus, and comes back as far as it is near', async () => {
    await lab.page.keyboard.press('Control+a');
    await outcome();
    await lab.page.click('#field');
    await lab.page.keyboard.type('typed');
    await lab.module.evaluate((m) => m.current().surface.focus());
    const { selection, inDocument } = await outcome();
    expect(selection).toEqual(ALL);
    expect(inDocument).toBeGreaterThan(0);
    expect(inDocument).toBeLessThan(20_000);
  });

  it('takes over what the browser selects by itself', async () => {
    await lab.module.evaluate((m) => getSelection()?.selectAllChildren(m.current().root));
    const { selection, inDocument } = await outcome();
    expect(selection).toEqual(ALL);
    expect(inDocument).toBeLessThan(20_000);
  });
});
