import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf, longText, openSurfaceLab, placed, type SurfaceLab } from './surface-lab';
import type { PlacedAnnotation } from '../../../shared/annotation/packed';

const TEXT = 'It was respectful, he said, even cordial, and then he left the room again.';
const PARTS = placed(1, 'quote', [0, 17], [28, 40]);
const SINGLE = placed(2, 'claim', [46, 58]);

let lab: SurfaceLab;

beforeAll(async () => {
  lab = await openSurfaceLab();
});

afterAll(() => lab.close());

beforeEach(async () => {
  await lab.page.mouse.move(900, 500);
  await lab.open(TEXT, [PARTS, SINGLE]);
});

/** What is drawn beside the words follows them in the frame behind theirs. */
function drawn(): Promise<void> {
  return lab.module.evaluate(async (m) => {
    for (const _frame of ['the words', 'what is drawn', 'both']) await m.inNextFrame();
  });
}

async function select(number: number | null): Promise<void> {
  await lab.module.evaluate((m, id) => m.select(id), number === null ? null : idOf(number));
  await drawn();
}

async function reveal(start: number, end: number): Promise<void> {
  await lab.module.evaluate((m, span) => m.current().surface.reveal(span), { start, end });
  await drawn();
}

async function change(after: PlacedAnnotation | null): Promise<void> {
  await lab.module.evaluate((m, edit) => m.apply([edit]), { before: SINGLE, after });
  await drawn();
}

/** The box of a handle on screen. */
async function handle(end: 'start' | 'end') {
  const box = await lab.page.locator(`.article-handle[data-end=${end}]`).boundingBox();
  if (!box) throw new Error('No handle.');
  return box;
}

/** The middle of a handle's knob, which stands off the line. */
async function knob(end: 'start' | 'end') {
  const { x, y, width, height } = await handle(end);
  return { x: x + width / 2, y: end === 'start' ? y - 4 : y + height + 4 };
}

async function dragTo(end: 'start' | 'end', offset: number): Promise<void> {
  const from = await knob(end);
  const to = await lab.module.evaluate((m, at) => m.centreOf(at), offset);
  await lab.page.mouse.move(from.x, from.y);
  await lab.page.mouse.down();
  await lab.page.mouse.move(to.x, to.y, { steps: 5 });
}

function adjustments() {
  return lab.module.evaluate((m) => m.current().told.adjustments);
}

function pending(): Promise<string[]> {
  return lab.module.evaluate((m) => m.painted().filter((it) => it.startsWith('verbatim-pending')));
}

describe('AnnotationChrome', () => {
  it('ties the parts of the selected annotation by numbers, and none of a single one', async () => {
    await select(1);
    expect(await lab.page.locator('.article-part').allTextContents()).toEqual(['1', '2']);
    await select(2);
    expect(await lab.page.locator('.article-part').count()).toBe(0);
    await select(null);
    expect(await lab.page.locator('.article-handle').count()).toBe(0);
  });

  it('is hidden from assistive tools, and no part of the text', async () => {
    await select(1);
    const layer = lab.page.locator('.article-overlay');
    expect(await layer.getAttribute('aria-hidden')).toBe('true');
    expect(await lab.page.locator('#root .article-overlay').count()).toBe(0);
    expect(await lab.page.locator('#root').innerText()).not.toMatch(/\d/);
  });

  it('gives handles to the fragment nearest to the caret, at its very ends', async () => {
    await reveal(30, 31);
    await select(1);
    const [start, end] = [await handle('start'), await handle('end')];
    const edges = await lab.module.evaluate((m) => {
      const rect = m.positions().rangeOf({ start: 28, end: 40 }).getBoundingClientRect();
      return [rect.left, rect.right];
    });
    expect(Math.abs(start.x + 1 - (edges[0] ?? 0))).toBeLessThan(1);
    expect(Math.abs(end.x + 1 - (edges[1] ?? 0))).toBeLessThan(1);
    await reveal(5, 6);
    expect((await handle('end')).x).toBeLessThan(edges[0] ?? 0);
  });

  it.each([
    ['the first letter on', 46, 57],
    ['the last letter back', 57, 46],
    ['before it into its last letter', 44, 57],
  ])('lets words be selected with the mouse from %s', async (_how, from, to) => {
    await select(2);
    const [begin, end] = await lab.module.evaluate(
      (m, offsets) =>
        offsets.map((at) => {
          const rect = m
            .positions()
            .rangeOf({ start: at, end: at + 1 })
            .getBoundingClientRect();
          const [left, right] = [rect.left + 1, rect.right - 1];
          return { left, right, y: rect.y + rect.height / 2 };
        }),
      [from, to],
    );
    if (!begin || !end) throw new Error('No words.');
    const forwards = from < to;
    await lab.page.mouse.move(forwards ? begin.left : begin.right, begin.y);
    await lab.page.mouse.down();
    await lab.page.mouse.move(forwards ? end.right : end.left, end.y, { steps: 4 });
    await lab.page.mouse.up();
    const told = await lab.module.evaluate((m) => m.current().told.selections.at(-1)?.selection);
    expect(told).toEqual({ start: Math.min(from, to), end: Math.max(from, to) + 1 });
    expect(await adjustments()).toEqual([]);
  });

  it('does not catch words that are selected as far as its knobs', async () => {
    await select(2);
    const { x, y } = await lab.module.evaluate((m) => m.centreOf(44));
    const over = await knob('end');
    await lab.page.mouse.move(x - 2, y);
    await lab.page.mouse.down();
    await lab.page.mouse.move(over.x, over.y, { steps: 4 });
    await lab.page.mouse.up();
    const told = await lab.module.evaluate((m) => m.current().told.selections.at(-1)?.selection);
    expect(told?.start).toBe(44);
    expect(await adjustments()).toEqual([]);
  });

  it('stands at the ends of words that read from right to left, and moves nothing by a press', async () => {
    const text = 'They said الأمور and went on.';
    await lab.open(text, [placed(1, 'claim', [10, 16])]);
    await select(1);
    const word = await lab.module.evaluate((m) => {
      const { left, right } = m.positions().rangeOf({ start: 10, end: 16 }).getBoundingClientRect();
      return { left, right };
    });
    expect(Math.abs((await handle('start')).x + 1 - word.right)).toBeLessThan(1);
    expect(Math.abs((await handle('end')).x + 1 - word.left)).toBeLessThan(1);
    for (const end of ['start', 'end'] as const) {
      const { x, y } = await knob(end);
      await lab.page.mouse.move(x, y);
      await lab.page.mouse.down();
      await lab.page.mouse.move(x + 2, y);
      await lab.page.mouse.move(x, y);
      await lab.page.mouse.up();
    }
    expect(await adjustments()).toEqual([]);
  });

  it('shows where a dragged end will stand, and tells it once on release', async () => {
    await select(2);
    await dragTo('end', 62);
    expect(await pending()).toEqual(['verbatim-pending 46 63']);
    expect(await adjustments()).toEqual([]);
    await lab.page.mouse.up();
    expect(await pending()).toEqual([]);
    expect(await adjustments()).toEqual([{ id: idOf(2), index: 0, span: { start: 46, end: 63 } }]);
  });

  it('lets the ends change places when one is pulled past the other, there and back again', async () => {
    await select(2);
    const stood = await handle('end');
    await dragTo('start', 62);
    expect(await pending()).toEqual(['verbatim-pending 58 63']);
    expect(await handle('start')).toMatchObject({ x: stood.x, y: stood.y });
    expect((await handle('end')).x).toBeGreaterThan(stood.x);
    const { x, y } = await lab.module.evaluate((m) => m.centreOf(50));
    await lab.page.mouse.move(x, y, { steps: 5 });
    expect(await pending()).toEqual(['verbatim-pending 51 58']);
    await lab.page.keyboard.press('Escape');
    await lab.page.mouse.up();
    expect(await pending()).toEqual([]);
    expect(await adjustments()).toEqual([]);
    await dragTo('start', 62);
    await lab.page.mouse.up();
    expect(await adjustments()).toEqual([{ id: idOf(2), index: 0, span: { start: 58, end: 63 } }]);
  });

  it('moves an end by no less than what would be no click any more', async () => {
    await lab.open('i'.repeat(60), [placed(1, 'claim', [10, 30])]);
    await select(1);
    const { y, ...at } = await knob('end');
    const x = Math.round(at.x);
    await lab.page.mouse.move(x, y);
    await lab.page.mouse.down();
    await lab.page.mouse.move(x + 4, y);
    expect(await pending()).toEqual([]);
    await lab.page.mouse.move(x + 5, y);
    expect(await pending()).toEqual(['verbatim-pending 10 31']);
    await lab.page.mouse.up();
  });

  it('goes by whole words while Ctrl is held', async () => {
    await select(2);
    await lab.page.keyboard.down('Control');
    await dragTo('start', 43);
    await lab.page.mouse.up();
    await lab.page.keyboard.up('Control');
    expect(await adjustments()).toEqual([{ id: idOf(2), index: 0, span: { start: 42, end: 58 } }]);
  });

  it('names the fragment by its place in the order as made, and stops at the others', async () => {
    await reveal(30, 31);
    await select(1);
    await dragTo('start', 2);
    await lab.page.mouse.up();
    expect(await adjustments()).toEqual([{ id: idOf(1), index: 1, span: { start: 17, end: 40 } }]);
  });

  it('takes a drag back by Escape, and tells nothing of one that ends where it began', async () => {
    await select(2);
    await dragTo('end', 65);
    await lab.page.keyboard.press('Escape');
    expect(await pending()).toEqual([]);
    await lab.page.mouse.up();
    expect(await lab.module.evaluate((m) => m.current().told.picks)).toEqual([]);
    await dragTo('end', 57);
    await lab.page.mouse.up();
    expect(await adjustments()).toEqual([]);
  });

  it('follows the index, and goes with the annotation', async () => {
    await select(2);
    const before = await handle('end');
    await change(placed(2, 'claim', [46, 50]));
    expect((await handle('end')).x).toBeLessThan(before.x);
    await change(null);
    expect(await lab.page.locator('.article-handle').count()).toBe(0);
  });

  it.each([
    ['end', 'down', 1],
    ['start', 'up', -1],
  ] as const)(
    'scrolls while its %s is held at the edge, and goes on %s',
    async (end, _way, step) => {
      const text = longText(120);
      const middle = Math.floor(text.length / 2);
      await lab.open(text, [placed(1, 'claim', [middle, middle + 30])]);
      await lab.module.evaluate(
        (m, at) => m.current().surface.reveal({ start: at, end: at + 30 }),
        middle,
      );
      await select(1);
      const { x, y } = await knob(end);
      const scrolled = () => lab.module.evaluate((m) => m.current().scroller.scrollTop);
      const before = await scrolled();
      await lab.page.mouse.move(x, y);
      await lab.page.mouse.down();
      await lab.page.mouse.move(x, step > 0 ? 640 : -20, { steps: 4 });
      await lab.page.waitForFunction(
        ([from, way]) => {
          const { scrollTop } = document.querySelector('#scroller') ?? { scrollTop: 0 };
          return (scrollTop - from) * way > 900;
        },
        [before, step] as const,
      );
      const held = await lab.module.evaluate(async (m) => {
        for (let frame = 0; frame < 3; frame += 1) await m.inNextFrame();
        const [range] = [...(CSS.highlights.get('verbatim-pending') ?? [])].slice(-1);
        return range !== undefined && m.paintedOnScreen().missing.length === 0;
      });
      await lab.page.mouse.up();
      const after = await scrolled();
      await lab.module.evaluate(async (m) => {
        for (let frame = 0; frame < 5; frame += 1) await m.inNextFrame();
      });
      const [told] = await adjustments();
      const moved = (told?.span[end] ?? middle) - middle;
      expect(held).toBe(true);
      expect(moved * step).toBeGreaterThan(1500);
      expect(await scrolled()).toBe(after);
    },
  );

  it('stops scrolling when the drag is taken back', async () => {
    const text = longText(120);
    await lab.open(text, [placed(1, 'claim', [0, 30])]);
    await select(1);
    const { x, y } = await knob('end');
    await lab.page.mouse.move(x, y);
    await lab.page.mouse.down();
    await lab.page.mouse.move(x, 640, { steps: 4 });
    await lab.page.waitForFunction(() => (document.querySelector('#scroller')?.scrollTop ?? 0) > 0);
    await lab.page.keyboard.press('Escape');
    const moved = await lab.module.evaluate(async (m) => {
      const before = m.current().scroller.scrollTop;
      for (let frame = 0; frame < 5; frame += 1) await m.inNextFrame();
      return m.current().scroller.scrollTop - before;
    });
    await lab.page.mouse.up();
    expect(moved).toBe(0);
    expect(await adjustments()).toEqual([]);
  });
});
