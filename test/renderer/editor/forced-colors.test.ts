import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS } from '../../../shared/scheme/scheme';
import { idOf, openSurfaceLab, placed, type SurfaceLab } from './surface-lab';

let lab: SurfaceLab;

beforeAll(async () => {
  lab = await openSurfaceLab();
  await lab.page.emulateMedia({ forcedColors: 'active' });
});

afterAll(() => lab.close());

async function shot(): Promise<string> {
  return (await lab.page.locator('#root').screenshot()).toString('base64');
}

/** The colours, and how many pixels each has, in a box of the screen. */
async function coloursIn(clip: DOMRectInit): Promise<Record<string, number>> {
  const { x = 0, y = 0, width = 1, height = 1 } = clip;
  const png = await lab.page.screenshot({ clip: { x, y, width, height } });
  return lab.module.evaluate((m, data) => m.coloursOf(data), png.toString('base64'));
}

describe('the reading surface under forced colours', () => {
  it.each([
    ['by themselves', []],
    ['over another annotation', [placed(9, 'claim', [0, 12])]],
  ])('tells the kinds apart by their lines alone, %s', async (_how, others) => {
    const shots = new Set<string>();
    for (const kind of KINDS) {
      await lab.open('exactly these words', [...others, placed(1, kind, [3, 19])]);
      shots.add(await shot());
    }
    expect(shots.size).toBe(KINDS.length);
  });

  it('leaves words on the ground of the page, but for those of the selected annotation', async () => {
    await lab.open('exactly these words', [placed(1, 'quote', [0, 19])]);
    const clip = await lab.module.evaluate((m) => {
      const { x, y, width, height } = m
        .positions()
        .rangeOf({ start: 4, end: 12 })
        .getBoundingClientRect();
      return { x, y, width, height };
    });
    const { Canvas = '' } = await lab.module.evaluate((m) => m.systemColours('Canvas'));
    const share = async (): Promise<number> => {
      const colours = await coloursIn(clip);
      const all = Object.values(colours).reduce((sum, count) => sum + count, 0);
      return (colours[Canvas] ?? 0) / all;
    };
    expect(await share()).toBeGreaterThan(0.5);
    await lab.module.evaluate((m, id) => m.select(id), idOf(1));
    expect(await share()).toBeLessThan(0.3);
  });

  it.each(['start', 'end'] as const)(
    'draws the handle at the %s in a system colour',
    async (end) => {
      await lab.open('Above.\nsome words, exactly these words, and words', [
        placed(1, 'quote', [19, 38]),
      ]);
      await lab.module.evaluate((m, id) => m.select(id), idOf(1));
      const box = await lab.page.locator(`.article-handle[data-end=${end}]`).boundingBox();
      if (!box) throw new Error('No handle.');
      // The box is that of the bar; its knob is above or below.
      const knob = { x: box.x - 3, y: end === 'start' ? box.y - 8 : box.y + box.height };
      const seen = await coloursIn({ ...knob, width: 8, height: 8 });
      const { CanvasText = '' } = await lab.module.evaluate((m) => m.systemColours('CanvasText'));
      expect(seen[CanvasText] ?? 0).toBeGreaterThan(40);
    },
  );
});
