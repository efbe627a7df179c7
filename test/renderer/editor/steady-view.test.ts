import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { longText, openSurfaceLab, type SurfaceLab } from './surface-lab';

/** Paragraphs of few and wide letters: every section is taller than it was taken to be. */
const TEXT = longText(2000)
  .split('\n')
  .map((line) => `${line} `.repeat(3).toUpperCase())
  .join('\n');

let lab: SurfaceLab;

beforeAll(async () => {
  lab = await openSurfaceLab();
});

afterAll(() => lab.close());

beforeEach(async () => {
  await lab.open(TEXT);
  await lab.module.evaluate(async (m) => {
    m.current().surface.focus();
    const { scroller } = m.current();
    scroller.scrollTop = scroller.scrollHeight * 0.7;
    for (let frame = 0; frame < 4; frame += 1) await m.inNextFrame();
  });
});

/** Where the words that a test is about stand: those in the middle of the screen. */
async function chosenWords(): Promise<{ offset: number; top: number }> {
  return lab.module.evaluate((m) => {
    const { first, last } = m.onScreen();
    const span = m.current().article.paragraphs[(first + last) >>> 1];
    const offset = (span?.start ?? 0) + 2;
    return { offset, top: m.centreOf(offset).y };
  });
}

async function settledTop(offset: number): Promise<number> {
  return lab.module.evaluate(async (m, at) => {
    for (let frame = 0; frame < 4; frame += 1) await m.inNextFrame();
    return m.centreOf(at).y;
  }, offset);
}

describe('ArticleView, far down in 1 MB of which little is laid out', () => {
  it('keeps words where they are when the caret comes to them by a click', async () => {
    const { offset, top } = await chosenWords();
    const { x, y } = await lab.module.evaluate((m, at) => m.centreOf(at), offset);
    await lab.page.mouse.click(x, y);
    expect(Math.abs((await settledTop(offset)) - top)).toBeLessThan(1);
  });

  it.each(['selectSpan', 'reveal'] as const)('keeps visible words in place by %s', async (how) => {
    const { offset, top } = await chosenWords();
    await lab.module.evaluate(
      (m, [verb, start]) => m.current().surface[verb]({ start, end: start + 6 }),
      [how, offset] as const,
    );
    expect(Math.abs((await settledTop(offset)) - top)).toBeLessThan(1);
  });

  it('keeps words in place when everything is laid out, and when no longer', async () => {
    const { offset, top } = await chosenWords();
    const moves: number[] = [];
    for (const on of [true, false]) {
      await lab.module.evaluate((m, full) => m.current().surface.setFullLayout(full), on);
      moves.push(Math.abs((await settledTop(offset)) - top));
    }
    expect(Math.max(...moves)).toBeLessThan(1);
  });

  it('keeps the words at the top there when the text gets wider and narrower, again and again', async () => {
    const { moves, scrolled } = await lab.module.evaluate(async (m) => {
      const { scroller, told, article } = m.current();
      const lastRest = (): number => told.rests.at(-1) ?? 0;
      while (lastRest() <= article.text.length / 2) await m.inNextFrame();
      const offset = lastRest();
      const before = { y: m.centreOf(offset).y, scrollTop: scroller.scrollTop };
      const seen: number[] = [];
      for (const width of ['1000px', '420px', '900px', '680px']) {
        const rests = told.rests.length;
        scroller.style.inlineSize = width;
        await m.inNextFrame();
        await m.inNextFrame();
        seen.push(Math.abs(m.centreOf(offset).y - before.y));
        while (told.rests.length === rests) await m.inNextFrame();
      }
      return { moves: seen, scrolled: Math.abs(scroller.scrollTop - before.scrollTop) };
    });
    expect(Math.max(...moves)).toBeLessThan(1);
    expect(scrolled).toBeLessThan(600);
  });

  it('follows whoever scrolls between two widths', async () => {
    const move = await lab.module.evaluate(async (m) => {
      const { scroller, told } = m.current();
      const restAt = async (scrollTop: number): Promise<number> => {
        scroller.scrollTop = scrollTop;
        const before = told.rests.length;
        while (told.rests.length === before) await m.inNextFrame();
        return told.rests.at(-1) ?? 0;
      };
      await restAt(scroller.scrollTop + 50);
      scroller.style.inlineSize = '1000px';
      await m.inNextFrame();
      const offset = await restAt(scroller.scrollTop + 5000);
      const { y } = m.centreOf(offset);
      scroller.style.inlineSize = '500px';
      await m.inNextFrame();
      await m.inNextFrame();
      return Math.abs(m.centreOf(offset).y - y);
    });
    expect(move).toBeLessThan(1);
  });
});
