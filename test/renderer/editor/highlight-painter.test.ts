import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { PlacedAnnotation } from '../../../shared/annotation/packed';
import { KINDS } from '../../../shared/scheme/scheme';
import { idOf, longText, openSurfaceLab, placed, type SurfaceLab } from './surface-lab';

let lab: SurfaceLab;

beforeAll(async () => {
  lab = await openSurfaceLab();
});

afterAll(() => lab.close());

/** `count` annotations spread over a text, a fifth of them over the next one's start. */
function spread(length: number, count: number): PlacedAnnotation[] {
  const step = length / count;
  return Array.from({ length: count }, (_, number) => {
    const start = Math.floor(number * step);
    const end = Math.floor(start + (number % 5 === 0 ? step * 1.5 : step * 0.6)) + 1;
    return placed(number, KINDS[number % 3] ?? 'claim', [start, Math.min(end, length)]);
  });
}

/** Applies edits, or an undefined number of scrolls, and compares paint and index on both sides. */
const operation = fc.oneof(
  fc.record({
    type: fc.constant('put' as const),
    number: fc.nat(30),
    kind: fc.constantFrom(...KINDS),
    spans: fc.array(fc.tuple(fc.nat(8000), fc.integer({ min: 1, max: 700 })), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({ type: fc.constant('remove' as const), number: fc.nat(30) }),
  fc.record({ type: fc.constant('select' as const), number: fc.nat(30) }),
  fc.record({ type: fc.constant('scroll' as const), to: fc.nat(2500) }),
);

describe('HighlightPainter', () => {
  it('paints what the index says of the screen, and nothing else, after any operations', async () => {
    const text = longText(60);
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 25 }), async (operations) => {
        await lab.open(text);
        const faults = await lab.module.evaluate(
          async (m, [list, prefix]) => {
            const wrong: unknown[] = [];
            const { scroller, article } = m.current();
            const idAt = (number: number) =>
              (prefix + String(number).padStart(12, '0')) as PlacedAnnotation['id'];
            for (const step of list) {
              if (step.type === 'scroll') scroller.scrollTop = step.to;
              else if (step.type === 'select') m.select(idAt(step.number));
              else {
                const id = idAt(step.number);
                const before = article.index.get(id) ?? null;
                const after =
                  step.type === 'put'
                    ? { id, kind: step.kind, spans: m.apart(step.spans, article.text.length) }
                    : null;
                m.apply([{ before, after }]);
              }
              if (step.type === 'scroll') await m.inNextFrame();
              const { missing, extra } = m.paintedOnScreen();
              if (missing.length > 0 || extra.length > 0) wrong.push({ step, missing, extra });
            }
            return wrong;
          },
          [operations, idOf(0).slice(0, -12)] as const,
        );
        expect(faults).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('paints the selected annotation once more, and follows its changes', async () => {
    const text = longText(3);
    await lab.open(text, [placed(1, 'claim', [0, 10]), placed(2, 'quote', [5, 20], [30, 40])]);
    const painted = await lab.module.evaluate(
      (m, [one, two]) => {
        const selectedOnes = () => m.painted().filter((it) => it.startsWith('verbatim-selected'));
        const { article } = m.current();
        m.select(two);
        const both = selectedOnes();
        const before = article.index.get(two) ?? null;
        m.apply([{ before, after: { id: two, kind: 'figure', spans: [{ start: 50, end: 60 }] } }]);
        const moved = selectedOnes();
        m.select(one);
        const other = selectedOnes();
        m.apply([{ before: article.index.get(one) ?? null, after: null }]);
        return { both, moved, other, gone: selectedOnes() };
      },
      [idOf(1), idOf(2)] as const,
    );
    expect(painted).toEqual({
      both: ['verbatim-selected 30 40', 'verbatim-selected 5 20'],
      moved: ['verbatim-selected 50 60'],
      other: ['verbatim-selected 0 10'],
      gone: [],
    });
  });

  it('has painted what 90 jumps show before the frame of each is drawn, in 1 MB', async () => {
    const text = longText(6000);
    await lab.open(text, spread(text.length, 5000));
    const { faults, most, height } = await lab.module.evaluate(async (m) => {
      const { scroller } = m.current();
      let worst = 0;
      const wrong: string[] = [];
      for (let jump = 0; jump < 90; jump += 1) {
        scroller.scrollTop = (scroller.scrollHeight * ((jump * 37) % 90)) / 90;
        await m.inNextFrame();
        const { missing, registered } = m.paintedOnScreen();
        wrong.push(...missing);
        worst = Math.max(worst, registered);
      }
      return { faults: wrong, most: worst, height: scroller.scrollHeight };
    });
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(height).toBeGreaterThan(100_000);
    expect(faults).toEqual([]);
    expect(most).toBeLessThan(1500);
  });

  it('takes the paint off what has left the screen when there is time', async () => {
    const text = longText(2000);
    await lab.open(text, spread(text.length, 2000));
    const counts = await lab.module.evaluate(async (m) => {
      const { scroller } = m.current();
      for (let jump = 0; jump < 10; jump += 1) {
        scroller.scrollTop = (scroller.scrollHeight * jump) / 10;
        await m.inNextFrame();
      }
      const crowded = m.painted().length;
      await m.shrunkTo(16);
      return { crowded, settled: m.painted().length };
    });
    expect(counts.crowded).toBeGreaterThan(16);
    expect(counts.settled).toBeLessThanOrEqual(16);
    expect(counts.settled).toBeGreaterThan(2);
  });

  it('paints everything while printing and little afterwards', async () => {
    const text = longText(400);
    await lab.open(text, spread(text.length, 300));
    const counts = await lab.module.evaluate(async (m) => {
      const all = m.expected(0, m.current().article.paragraphs.length - 1);
      window.dispatchEvent(new Event('beforeprint'));
      const printed = new Set(m.painted());
      const missing = all.filter((it) => !printed.has(it));
      window.dispatchEvent(new Event('afterprint'));
      return { missing, all: all.length, after: m.painted().length };
    });
    expect(counts.missing).toEqual([]);
    expect(counts.after).toBeLessThan(counts.all / 3);
  });

  it.each(KINDS)(
    'tints the pixels of a %s, underlines it, and takes both off again',
    async (kind) => {
      const text = 'plain words, tinted words, plain words';
      await lab.open(text);
      const plain = await coloursAt(13, 25);
      await lab.module.evaluate(
        (m, after) => m.apply([{ before: null, after }]),
        placed(1, kind, [13, 25]),
      );
      const tinted = await coloursAt(13, 25);
      const beside = await coloursAt(0, 10);
      await lab.module.evaluate(
        (m, before) => m.apply([{ before, after: null }]),
        placed(1, kind, [13, 25]),
      );
      expect(tinted.share).toBeGreaterThan(0.5);
      expect(tinted.colours).toBeGreaterThan(plain.colours);
      expect([plain.share, beside.share, (await coloursAt(13, 25)).share]).toEqual([0, 0, 0]);
    },
  );
});

/** How much of the box of a span has a coloured ground, and how many colours there are in it. */
async function coloursAt(start: number, end: number): Promise<{ share: number; colours: number }> {
  const clip = await lab.module.evaluate(
    (m, span) => {
      const { x, y, width, height } = m.positions().rangeOf(span).getBoundingClientRect();
      return { x, y, width, height };
    },
    { start, end },
  );
  const png = (await lab.page.screenshot({ clip })).toString('base64');
  const colours = Object.entries(await lab.module.evaluate((m, data) => m.coloursOf(data), png));
  const [ground = '', count = 0] = colours.toSorted((a, b) => b[1] - a[1])[0] ?? [];
  const [red, green, blue] = ground.match(/\d+/g) ?? [];
  const isGrey = red === green && green === blue;
  const all = colours.reduce((sum, [, pixels]) => sum + pixels, 0);
  return { share: isGrey ? 0 : count / all, colours: colours.length };
}
