import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Span } from '../../../shared/article/span';
import { FAMILY, longText, openSurfaceLab, type SurfaceLab } from './surface-lab';

let lab: SurfaceLab;

beforeAll(async () => {
  lab = await openSurfaceLab();
});

afterAll(() => lab.close());

async function lastTold(): Promise<{ selection: Span | null; caret: number } | undefined> {
  await lab.module.evaluate((m) => m.inNextFrame());
  return lab.module.evaluate((m) => m.current().told.selections.at(-1));
}

async function caretAt(offset: number): Promise<void> {
  await lab.module.evaluate((m, at) => m.selectSpan({ start: at, end: at }), offset);
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await lab.page.keyboard.press(key);
}

/** Where the caret starts, which keys, and what is then selected. */
const KEYBOARD: readonly (readonly [string, string, number, readonly string[], string])[] = [
  ['a letter', 'abc', 0, ['Shift+ArrowRight'], 'a'],
  ['emoji with joiners whole', `a${FAMILY}b`, 1, ['Shift+ArrowRight'], FAMILY],
  ['emoji with joiners whole, backwards', `a${FAMILY}b`, 12, ['Shift+ArrowLeft'], FAMILY],
  ['a flag whole', 'x🇻🇪🇺🇸', 1, ['Shift+ArrowRight'], '🇻🇪'],
  ['a letter with its marks', 'e\u0301\u0300x', 0, ['Shift+ArrowRight'], 'e\u0301\u0300'],
  ['Hangul syllables of several signs', '각x', 0, ['Shift+ArrowRight'], '각'],
  ['a word', 'prices', 2, ['Control+Shift+ArrowRight'], 'ices'],
  ['over a line break', 'ab\r\ncd', 2, ['Shift+ArrowRight'], '\r\n'],
  ['over empty lines', 'ab\n\n\ncd', 1, ['Shift+ArrowRight', 'Shift+ArrowRight'], 'b\n\n\n'],
  ['to the end of the line', 'some words here', 5, ['Shift+End'], 'words here'],
  ['all', '\none\n\ntwo\n', 2, ['Control+a'], 'one\n\ntwo'],
];

describe('ArticleCaret', () => {
  it.each(KEYBOARD)('selects %s from the keyboard', async (_name, text, start, keys, expected) => {
    await lab.open(text);
    await caretAt(start);
    await press(...keys);
    const told = await lastTold();
    expect(told?.selection && text.slice(told.selection.start, told.selection.end)).toBe(expected);
  });

  it('snaps outwards a selection that splits a cluster', async () => {
    const text = `a${FAMILY}b`;
    await lab.open(text);
    await lab.module.evaluate((m) => m.selectSpan({ start: 3, end: 5 }));
    expect((await lastTold())?.selection).toEqual({ start: 1, end: 1 + FAMILY.length });
  });

  it('tells at once, when asked, what the document has not told of yet', async () => {
    await lab.open('Prices fell.');
    const seen = await lab.module.evaluate((m) => {
      const { surface, root, told } = m.current();
      root.focus();
      const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT).nextNode();
      if (words) getSelection()?.setBaseAndExtent(words, 0, words, 6);
      const before = told.selections.at(-1)?.selection ?? null;
      surface.readSelection();
      return { before, after: told.selections.at(-1)?.selection };
    });
    expect(seen).toEqual({ before: null, after: { start: 0, end: 6 } });
  });

  it('tells a caret as no selection, and where it is', async () => {
    await lab.open('one\ntwo');
    await caretAt(2);
    await press('ArrowRight', 'ArrowRight');
    expect(await lastTold()).toEqual({ selection: null, caret: 4 });
  });

  it('tells the caret as the moving end of a selection to the left', async () => {
    await lab.open('backwards');
    await caretAt(5);
    await press('Shift+ArrowLeft', 'Shift+ArrowLeft');
    expect(await lastTold()).toEqual({ selection: { start: 3, end: 5 }, caret: 3 });
  });

  it('selects by dragging over two paragraphs', async () => {
    await lab.open('The first one.\nThe second one.');
    const [from, to] = await lab.module.evaluate((m) => [m.centreOf(4), m.centreOf(24)] as const);
    await lab.page.mouse.move(from.x - 2, from.y);
    await lab.page.mouse.down();
    await lab.page.mouse.move(to.x - 2, to.y, { steps: 4 });
    await lab.page.mouse.up();
    expect(await lastTold()).toEqual({ selection: { start: 4, end: 24 }, caret: 24 });
  });

  it.each(['root', 'field'])(
    'selects by dragging within what is selected, with #%s in focus',
    async (id) => {
      await lab.open('The first one.');
      await lab.module.evaluate((m) => m.selectSpan({ start: 0, end: 14 }));
      await lastTold();
      if (id === 'field') await lab.page.click('#field');
      const [from, to] = await lab.module.evaluate((m) => [m.centreOf(4), m.centreOf(9)] as const);
      await lab.page.mouse.move(from.x - 2, from.y);
      await lab.page.mouse.down();
      await lab.page.mouse.move(to.x - 2, to.y, { steps: 4 });
      await lab.page.mouse.up();
      expect((await lastTold())?.selection).toEqual({ start: 4, end: 9 });
    },
  );

  it('copies exactly the slice of the article, with its line breaks', async () => {
    const text = 'one\r\n\r\ntwo\u2028three\n';
    await lab.open(text);
    await lab.module.evaluate((m) => m.selectSpan({ start: 1, end: 13 }));
    await lastTold();
    const copied = await lab.page.evaluate(() => {
      const clipboardData = new DataTransfer();
      const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector('#root')?.dispatchEvent(event);
      return { types: [...clipboardData.types], text: clipboardData.getData('text/plain') };
    });
    expect(copied).toEqual({ types: ['text/plain'], text: text.slice(1, 13) });
  });

  it('collapses the selection to its end, whichever way it was made', async () => {
    await lab.open('backwards');
    await caretAt(5);
    await press('Shift+ArrowLeft', 'Shift+ArrowLeft');
    await lastTold();
    await lab.module.evaluate((m) => m.current().surface.collapse());
    expect(await lastTold()).toEqual({ selection: null, caret: 5 });
    await press('ArrowRight');
    expect(await lastTold()).toEqual({ selection: null, caret: 6 });
  });

  it('keeps the selection while a field has the focus, and gives it back', async () => {
    await lab.open('some words to keep');
    await lab.module.evaluate((m) => m.selectSpan({ start: 5, end: 10 }));
    await lastTold();
    await lab.page.click('#field');
    await lab.page.keyboard.type('typed');
    expect(await lastTold()).toEqual({ selection: { start: 5, end: 10 }, caret: 10 });
    await lab.module.evaluate((m) => m.current().surface.focus());
    expect(await lab.page.evaluate(() => String(document.getSelection()))).toBe('words');
    expect(await lab.page.evaluate(() => document.activeElement?.id)).toBe('root');
  });

  it('comes back to the caret by the Tab key', async () => {
    await lab.open('some words to keep');
    await caretAt(7);
    await lastTold();
    await lab.page.click('#field');
    await press('Shift+Tab', 'ArrowRight');
    expect(await lastTold()).toEqual({ selection: null, caret: 8 });
  });

  it.each([
    ['Control+End', 'to the very end', (length: number) => length],
    ['Control+Home', 'to the very start', () => 0],
  ])('goes by %s %s of a long article, and there it works', async (key, _where, offsetIn) => {
    const text = longText(600);
    await lab.open(text);
    await caretAt(Math.floor(text.length / 2));
    await press(key);
    const caret = offsetIn(text.length);
    expect(await lastTold()).toEqual({ selection: null, caret });
    await press(caret ? 'Shift+ArrowLeft' : 'Shift+ArrowRight');
    const letter = caret ? { start: caret - 1, end: caret } : { start: 0, end: 1 };
    expect((await lastTold())?.selection).toEqual(letter);
    const visible = await lab.module.evaluate((m, { start }) => {
      const { y } = m.centreOf(start);
      return y > 0 && y < m.current().scroller.getBoundingClientRect().bottom;
    }, letter);
    expect(visible).toBe(true);
  });

  it('walks line by line through sections that were never laid out', async () => {
    const text = longText(200);
    await lab.open(text);
    await caretAt(0);
    const carets = new Set<number>();
    for (let step = 0; step < 250; step += 1) {
      await press('ArrowDown');
      if (step % 50 === 49) carets.add((await lastTold())?.caret ?? -1);
    }
    const sorted = [...carets].toSorted((a, b) => a - b);
    expect([...carets]).toEqual(sorted);
    expect(carets.size).toBe(5);
    const { lines, reached } = await lab.module.evaluate((m) => {
      const caret = m.current().told.selections.at(-1)?.caret ?? 0;
      const y = (offset: number) => m.centreOf(offset).y;
      m.current().surface.setFullLayout(true);
      const apart = y(caret) - y(0);
      return { lines: Math.round(apart / 28.8), reached: caret };
    });
    expect(reached).toBeGreaterThan(10_000);
    expect(lines).toBeGreaterThan(250);
  });

  it.each([
    ['ArrowDown', 0],
    ['ArrowRight', 0],
    ['Shift+ArrowDown', 1],
    ['PageDown', 0],
  ])('leaves a section by %s though the next was never laid out', async (key, selects) => {
    const text = longText(400);
    await lab.open(text);
    const end = text.indexOf('\n160:');
    await caretAt(end);
    await lab.module.evaluate(async (m) => {
      m.current().scroller.scrollTop = 0;
      await m.inNextFrame();
      await m.inNextFrame();
    });
    await press(key);
    const told = await lastTold();
    expect(told?.caret).toBeGreaterThan(end);
    expect(told?.selection === null).toBe(selects === 0);
    await press('Shift+ArrowRight');
    const after = await lastTold();
    expect(after?.caret).toBeGreaterThan(told?.caret ?? Infinity);
  });
});
