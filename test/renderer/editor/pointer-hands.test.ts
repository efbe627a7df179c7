import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf, openSurfaceLab, placed, type SurfaceLab } from './surface-lab';

const TEXT = 'In Puerto LimaElena said “deals he made”.https://t.co/x again.\n  Second line here.';
const OUTER = placed(1, 'claim', [0, 30]);
const MIDDLE = placed(2, 'quote', [3, 19]);
const TWIN = placed(3, 'figure', [3, 19]);
const PARTS = placed(4, 'quote', [70, 74], [40, 44]);

let lab: SurfaceLab;

beforeAll(async () => {
  lab = await openSurfaceLab();
});

afterAll(() => lab.close());

beforeEach(async () => {
  await lab.page.mouse.move(900, 500);
  await lab.open(TEXT, [OUTER, MIDDLE, TWIN, PARTS]);
});

async function pointTo(offset: number): Promise<{ x: number; y: number }> {
  return lab.module.evaluate((m, at) => m.centreOf(at), offset);
}

async function drag(from: number, to: number): Promise<void> {
  const [start, end] = [await pointTo(from), await pointTo(to)];
  await lab.page.mouse.move(start.x - 3, start.y);
  await lab.page.mouse.down();
  await lab.page.mouse.move(end.x + 3, end.y, { steps: 4 });
  await lab.page.mouse.up();
}

function told() {
  return lab.module.evaluate((m) => m.current().told);
}

function rootClasses(): Promise<string> {
  return lab.module.evaluate((m) => m.current().root.className);
}

async function selectedText(): Promise<string> {
  return lab.module.evaluate((m) => {
    const span = m.current().told.selections.at(-1)?.selection;
    return span ? m.current().article.text.slice(span.start, span.end) : '';
  });
}

describe('PointerHands', () => {
  it.each([
    [12, 'Lima'],
    [15, 'Elena'],
    [30, 'deals'],
    [45, 'https://t.co/x'],
  ])('selects the word under a double click at %i: %s', async (offset, word) => {
    const { x, y } = await pointTo(offset);
    await lab.page.mouse.dblclick(x, y);
    expect(await selectedText()).toBe(word);
  });

  it('selects the paragraph without its spaces by a triple click', async () => {
    const { x, y } = await pointTo(72);
    await lab.page.mouse.click(x, y, { clickCount: 3 });
    expect(await selectedText()).toBe('Second line here.');
  });

  it('picks the next larger at every further click on the same place, and starts anew elsewhere', async () => {
    const { x, y } = await pointTo(12);
    const picked: (string | undefined)[] = [];
    const click = async (dx = 0): Promise<void> => {
      await lab.page.mouse.click(x + dx, y, { clickCount: 1 });
      const first = await lab.module.evaluate((m) => {
        const id = m.current().told.picks.at(-1)?.[0] ?? null;
        m.select(id);
        return id ?? undefined;
      });
      picked.push(first);
    };
    for (let turn = 0; turn < 4; turn += 1) await click();
    await click(-30);
    expect(picked).toEqual([2, 3, 1, 2, 2].map(idOf));
    const ids = (await told()).picks.at(-1);
    expect(ids).toHaveLength(3);
  });

  it('tells a selection that was made with Ctrl as one more fragment, trimmed', async () => {
    await lab.page.keyboard.down('Control');
    await drag(9, 13);
    await lab.page.keyboard.up('Control');
    const { fragments, picks } = await told();
    expect(fragments.map(({ start, end }) => TEXT.slice(start, end))).toEqual(['Lima']);
    expect(picks).toEqual([]);
  });

  it('tells a double click with Ctrl as a fragment of one word, and a plain drag not at all', async () => {
    await drag(9, 13);
    expect((await told()).fragments).toEqual([]);
    const { x, y } = await pointTo(16);
    await lab.page.keyboard.down('Control');
    await lab.page.mouse.dblclick(x, y);
    await lab.page.keyboard.up('Control');
    expect((await told()).fragments).toEqual([{ start: 14, end: 19 }]);
  });

  it('tells nothing of a selection of white space alone', async () => {
    await lab.module.evaluate((m) => m.selectSpan({ start: 2, end: 3 }));
    await lab.page.keyboard.down('Control');
    await drag(2, 2);
    await lab.page.keyboard.up('Control');
    expect((await told()).fragments).toEqual([]);
  });

  it('shows what a new annotation would be while more than that is selected', async () => {
    const pending = await lab.module.evaluate((m) => {
      const now = () => m.painted().filter((it) => it.startsWith('verbatim-pending'));
      const { surface } = m.current();
      surface.focus();
      surface.selectSpan({ start: 2, end: 10 });
      const wide = now();
      surface.selectSpan({ start: 3, end: 9 });
      const exact = now();
      surface.selectSpan({ start: 62, end: 65 });
      return { wide, exact, blank: now() };
    });
    expect(pending).toEqual({ wide: ['verbatim-pending 3 9'], exact: [], blank: [] });
  });

  it('paints every part of the annotation under the pointer and shows a hand there', async () => {
    const { x, y } = await pointTo(42);
    await lab.module.evaluate((m) => m.inNextFrame().then(() => m.inNextFrame()));
    await lab.page.mouse.move(x, y);
    await expect.poll(rootClasses).toContain('over-annotation');
    const over = await lab.module.evaluate((m) => ({
      hovered: m.painted().filter((it) => it.startsWith('verbatim-hovered')),
      cursor: getComputedStyle(m.current().root).cursor,
    }));
    expect(over).toEqual({
      hovered: ['verbatim-hovered 40 44', 'verbatim-hovered 70 74'],
      cursor: 'pointer',
    });
    const numbers = () => lab.page.locator('.article-part').allTextContents();
    await expect.poll(numbers).toEqual(['1', '2']);
    await lab.page.mouse.move(900, 500);
    await expect.poll(rootClasses).not.toContain('over-annotation');
    const after = await lab.module.evaluate((m) => m.painted().join());
    expect(after).not.toContain('hovered');
  });
});
