import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAMILY, longText, openSurfaceLab, placed, type SurfaceLab } from './surface-lab';

let lab: SurfaceLab;

beforeAll(async () => {
  lab = await openSurfaceLab();
});

afterAll(() => lab.close());

const MARKS = `e${'\u0301'.repeat(40)}`;

/** What the surface last told, and what of it it showed as the annotation to be. */
async function outcome() {
  return lab.module.evaluate(async (m) => {
    await m.inNextFrame();
    m.current().surface.readSelection();
    return {
      told: m.current().told.selections.at(-1) ?? { selection: null, caret: 0 },
      pending: m.painted().filter((it) => it.startsWith('verbatim-pending')),
    };
  });
}

function select(start: number, end: number): Promise<void> {
  return lab.module.evaluate(
    (m, span) => {
      m.current().surface.focus();
      m.selectSpan(span);
    },
    { start, end },
  );
}

/** Where a letter is, in whole pixels: Chromium begins no selection between two. */
async function pointOf(offset: number): Promise<{ x: number; y: number }> {
  const { x, y } = await lab.module.evaluate((m, at) => m.centreOf(at), offset);
  return { x: Math.round(x), y: Math.round(y) };
}

describe('odd selections', () => {
  it.each([
    ['of white space only', 'some   words', [4, 7], [4, 7], 0],
    ['with space around the words', 'some  words  here', [4, 13], [4, 13], 1],
    ['of words alone', 'some words', [5, 10], [5, 10], 0],
    ['within a cluster of 40 marks', `x${MARKS}y`, [5, 9], [1, 42], 0],
    ['within an emoji of four people', `x${FAMILY}y`, [3, 5], [1, 12], 0],
    ['of half a surrogate pair', 'x😀y', [1, 2], [1, 3], 0],
    ['of three paragraphs', 'one\ntwo\nthree', [1, 10], [1, 10], 0],
    ['of a paragraph with its line break', 'one\ntwo', [0, 4], [0, 4], 1],
  ] as const)('takes a selection %s', async (_what, text, [from, to], [start, end], pending) => {
    await lab.open(text);
    await select(from, to);
    const seen = await outcome();
    expect(seen.told.selection).toEqual({ start, end });
    expect(seen.pending.length).toBe(pending);
  });

  it.each([
    ['an empty selection', 'some words', [5, 5], 5],
    ['a selection of empty lines only', 'one\n\n\n\ntwo', [4, 6], 3],
  ] as const)('takes %s for a caret', async (_what, text, [from, to], caret) => {
    await lab.open(text);
    await select(0, 2);
    await select(from, to);
    expect((await outcome()).told).toEqual({ selection: null, caret });
  });

  it('takes 5,000 characters over many paragraphs, far beyond the screen', async () => {
    const text = longText(200);
    await lab.open(text, [placed(1, 'claim', [300, 5200])]);
    await select(250, 5250);
    expect((await outcome()).told).toEqual({ selection: { start: 250, end: 5250 }, caret: 5250 });
    const faults = await lab.module.evaluate((m) => m.paintedOnScreen());
    expect([faults.missing, faults.extra]).toEqual([[], []]);
  });

  it.each([
    ['to the left of a line', -30, 'first'],
    ['to the right of a line', 660, 'last'],
  ] as const)('takes a drag into the margin, %s', async (_where, x, edge) => {
    const text = 'words at the top\nwords below them\nwords at last';
    await lab.open(text);
    await lab.module.evaluate((m) => m.current().scroller.style.setProperty('margin-left', '40px'));
    const from = await pointOf(24);
    await lab.page.mouse.move(from.x, from.y);
    await lab.page.mouse.down();
    await lab.page.mouse.move(40 + x, from.y, { steps: 4 });
    await lab.page.mouse.up();
    const { selection } = (await outcome()).told;
    // The second line begins at 17 and ends at 33.
    if (edge === 'first') expect(selection?.start).toBe(17);
    else expect(selection?.end).toBe(33);
  });

  it('takes a drag out of the text at the bottom up to the end of the text', async () => {
    const text = 'words at the top\nwords at last';
    await lab.open(text);
    const from = await pointOf(6);
    await lab.page.mouse.move(from.x, from.y);
    await lab.page.mouse.down();
    await lab.page.mouse.move(from.x + 200, 500, { steps: 4 });
    await lab.page.mouse.up();
    const { selection } = (await outcome()).told;
    expect(selection?.start).toBeLessThan(8);
    expect(selection?.end).toBe(text.length);
  });

  it('selects nothing of a text without a letter, and stays alive', async () => {
    for (const text of ['', ' ', '\n', '\u00a0\u2003\t']) {
      await lab.open(text);
      await lab.module.evaluate((m) => m.current().surface.focus());
      await lab.page.keyboard.press('Control+a');
      await lab.page.keyboard.press('Shift+ArrowRight');
      expect((await outcome()).pending).toEqual([]);
    }
  });
});
