import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FAMILY, idOf, openSurfaceLab, placed, type SurfaceLab } from './surface-lab';

const TEXT = `Officials said on Monday that “14,407 people” had left ${FAMILY} by the river.\nShort.`;
const OUTER = placed(1, 'claim', [0, 60]);
const INNER = placed(2, 'quote', [30, 45]);
const INMOST = placed(3, 'figure', [31, 37]);
const EMOJI = placed(4, 'claim', [55, 55 + FAMILY.length]);
const PARTS = placed(5, 'quote', [70, 74], [0, 9]);

let lab: SurfaceLab;

beforeAll(async () => {
  lab = await openSurfaceLab();
});

afterAll(() => lab.close());

beforeEach(() => lab.open(TEXT, [OUTER, INNER, INMOST, EMOJI, PARTS]));

function centreOf(offset: number): Promise<{ x: number; y: number }> {
  return lab.module.evaluate((m, at) => m.centreOf(at), offset);
}

function picks(): Promise<readonly (readonly string[])[]> {
  return lab.module.evaluate((m) => m.current().told.picks);
}

describe('offsetUnder', () => {
  it.each([
    ['three deep, the smallest first', 33, [3, 2, 1]],
    ['the first character of the smallest', 31, [3, 2, 1]],
    ['the last character of the smallest', 36, [3, 2, 1]],
    ['the character behind the smallest', 37, [2, 1]],
    ['two fragments counted together', 3, [5, 1]],
    ['the second fragment alone', 71, [5]],
    ['a cluster of several code units', 55, [4, 1]],
    ['plain text', 76, []],
  ])('finds %s', async (_name, offset, numbers) => {
    const { x, y } = await centreOf(offset);
    await lab.page.mouse.click(x, y);
    expect(await picks()).toEqual([numbers.map(idOf)]);
  });

  it.each(['left', 'right'] as const)('finds a character at its %s half', async (half) => {
    const { x, y } = await centreOf(31);
    await lab.page.mouse.click(x + (half === 'left' ? -2 : 2), y);
    expect(await picks()).toEqual([[3, 2, 1].map(idOf)]);
  });

  it('finds nothing beside the lines of an annotated text, or below it', async () => {
    const whole = placed(6, 'claim', [0, TEXT.length]);
    await lab.module.evaluate((m, after) => m.apply([{ before: null, after }]), whole);
    const endOfLine = await centreOf(TEXT.indexOf('\n') - 1);
    const endOfText = await centreOf(TEXT.length - 1);
    await lab.page.mouse.click(endOfLine.x + 60, endOfLine.y);
    await lab.page.mouse.click(endOfText.x + 60, endOfText.y);
    await lab.page.mouse.click(endOfText.x, endOfText.y + 24);
    expect(await picks()).toEqual([[], [], []]);
    await lab.page.mouse.click(endOfText.x, endOfText.y);
    expect((await picks()).at(-1)).toEqual([idOf(6)]);
  });

  it('tells nothing of a drag, a second click, or a click with a modifier', async () => {
    const [from, to] = [await centreOf(33), await centreOf(41)];
    await lab.page.mouse.move(from.x, from.y);
    await lab.page.mouse.down();
    await lab.page.mouse.move(to.x, to.y, { steps: 3 });
    await lab.page.mouse.up();
    await lab.page.keyboard.down('Shift');
    await lab.page.mouse.click(from.x, from.y);
    await lab.page.keyboard.up('Shift');
    await lab.page.mouse.click(to.x, to.y, { button: 'right' });
    expect(await picks()).toEqual([]);
    await lab.page.mouse.dblclick(from.x, from.y);
    expect(await picks()).toHaveLength(1);
  });
});
