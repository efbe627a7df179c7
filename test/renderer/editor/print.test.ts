import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS, type Kind } from '../../../shared/scheme/scheme';
import { openLab } from '../lab';
import type * as PaintedStorePage from './painted-store-page';
import { pagesOf, type Drawn } from './pdf-pages';
import { idOf, openSurfaceLab, placed, type SurfaceLab } from './surface-lab';

let lab: SurfaceLab;

beforeAll(async () => {
  lab = await openSurfaceLab();
});

afterAll(() => lab.close());

/** The grounds of the kinds, as surface.css sets them, in the words of a PDF. */
const GROUNDS: Readonly<Record<Kind, string>> = {
  claim: '.8118 .8902 1',
  quote: '1 .902 .7216',
  figure: '.8039 .9333 .8275',
};

/** One annotation in each line, its kinds in turn. */
const COUNT = 400;
const LINES = Array.from({ length: COUNT }, (_, at) => `line ${at} has words that are tagged`);
const START = LINES.map((_, at) => LINES.slice(0, at).join('\n').length + Math.sign(at));
const KIND_OF = LINES.map((_, at) => KINDS[at % KINDS.length] ?? 'claim');

function isGround(drawn: Drawn): boolean {
  return drawn.type === 'fill' && Object.values(GROUNDS).includes(drawn.colour);
}

function coloursOf(page: readonly Drawn[]): readonly string[] {
  return page.flatMap((drawn) => (drawn.type === 'fill' && isGround(drawn) ? drawn.colour : []));
}

/** All grounds and lines; letters are written in other pieces where a highlight begins. */
function fillsOf(pdf: Buffer): readonly Drawn[] {
  return pagesOf(pdf)
    .flat()
    .filter(({ type }) => type === 'fill');
}

/** The base lines of the lines of a page; each is written in several pieces. */
function linesOf(page: readonly Drawn[]): readonly number[] {
  const all = page.flatMap((drawn) => (drawn.type === 'text' ? drawn.baseline : []));
  return all.filter((baseline, at) => baseline !== all[at - 1]);
}

/** How many lines of a page are written where no ground was drawn before. */
function bareLines(page: readonly Drawn[]): number {
  let ground: Drawn | undefined;
  let bare = 0;
  for (const drawn of page) {
    if (isGround(drawn)) ground = drawn;
    if (drawn.type !== 'text') continue;
    const isTinted =
      ground?.type === 'fill' && ground.top < drawn.baseline && drawn.baseline < ground.bottom;
    if (!isTinted) bare += 1;
  }
  return bare;
}

describe('the article in print', () => {
  it('tints every annotation on every page, each in the colour of its kind', async () => {
    const annotations = START.map((start, at) =>
      placed(at, KIND_OF[at] ?? 'claim', [start + 9, start + 18]),
    );
    await lab.open(LINES.join('\n'), annotations);
    await lab.module.evaluate((m) => m.current().scroller.style.setProperty('block-size', 'auto'));
    const pages = pagesOf(await lab.page.pdf());
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.flatMap(coloursOf)).toEqual(KIND_OF.map((kind) => GROUNDS[kind]));
    expect(pages.map(bareLines)).toEqual(pages.map(() => 0));
  });

  it('shows each annotation as its kind, whatever is selected, hovered, pending or found', async () => {
    const [first = 0, second = 0, third = 0, fourth = 0] = START.map((start) => start + 9);
    await lab.open(LINES.slice(0, 8).join('\n'), [
      placed(1, 'claim', [first, first + 9]),
      placed(2, 'quote', [second, second + 9]),
    ]);
    const plain = fillsOf(await lab.page.pdf());
    const point = await lab.module.evaluate((m, at) => m.centreOf(at), second + 1);
    await lab.page.mouse.move(point.x, point.y);
    const marked = await lab.module.evaluate(
      (m, [id, words, found, here]) => {
        const { surface } = m.current();
        m.select(id);
        surface.setFound([found, here], here);
        surface.focus();
        surface.selectSpan(words);
        return m.painted().map((line) => line.replace(/ .*/, ''));
      },
      [
        idOf(1),
        { start: third + 1, end: third + 5 },
        { start: fourth, end: fourth + 3 },
        { start: fourth + 4, end: fourth + 9 },
      ] as const,
    );
    const all = ['selected', 'hovered', 'pending', 'found', 'found-here'];
    expect(marked).toEqual(expect.arrayContaining(all.map((name) => `verbatim-${name}`)));
    expect(coloursOf(plain)).toEqual([GROUNDS.claim, GROUNDS.quote]);
    expect(fillsOf(await lab.page.pdf())).toEqual(plain);
  });

  it('prints what has not been shown yet', async () => {
    await lab.module.evaluate((m, text) => m.begin(text), LINES.join('\n'));
    await lab.module.evaluate((m) => m.current().scroller.style.setProperty('block-size', 'auto'));
    const pages = pagesOf(await lab.page.pdf());
    expect(pages.flatMap(linesOf).length).toBe(COUNT);
  });
});

/** What is filled with a colour that is light and not white. */
function lightTints(page: readonly Drawn[]): readonly string[] {
  return page.flatMap((drawn) => {
    if (drawn.type !== 'fill') return [];
    const parts = drawn.colour.split(' ').map(Number);
    return new Set(parts).size > 1 && Math.min(...parts) > 0.7 ? drawn.colour : [];
  });
}

describe('the window in print', () => {
  it('puts the whole open article on as many pages as it takes, and nothing else', async () => {
    const window = await openLab<typeof PaintedStorePage>(
      '/test/renderer/editor/painted-store-page.tsx',
    );
    try {
      await window.module.evaluate((m, text) => m.begin(text), LINES.join('\n'));
      // The first word and the last one.
      for (const [a, b] of [
        [0, 3],
        [LINES.join('\n').length - 6, 5],
      ] as const) {
        await window.module.evaluate((m, [at, length]) => m.step({ do: 'tag', a: at, b: length }), [
          a,
          b,
        ] as const);
      }
      await window.page.emulateMedia({ colorScheme: 'dark' });
      const pages = pagesOf(await window.page.pdf({ printBackground: false }));
      const perPage = pages.map((page) => linesOf(page).length);
      const grounds = pages.map(lightTints);
      // The title of the window's own head, and the words beneath it.
      expect(perPage.reduce((sum, lines) => sum + lines, 0)).toBeGreaterThanOrEqual(COUNT);
      expect(perPage.reduce((sum, lines) => sum + lines, 0)).toBeLessThan(COUNT + 6);
      expect(grounds.map((tints) => tints.length > 0)).toEqual(
        pages.map((_, at) => at === 0 || at === pages.length - 1),
      );
      expect(await window.page.locator('nav').isVisible()).toBe(true);
    } finally {
      await window.close();
    }
  });
});
