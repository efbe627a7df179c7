import { inflateSync } from 'node:zlib';
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
            const { surface, scroller, article } = m.current();
            const idAt = (number: number) =>
              (prefix + String(number).padStart(12, '0')) as PlacedAnnotation['id'];
            for (const step of list) {
              if (step.type === 'scroll') scroller.scrollTop = step.to;
              else if (step.type === 'select') surface.setSelected(idAt(step.number));
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
        const { surface, article } = m.current();
        surface.setSelected(two);
        const both = selectedOnes();
        const before = article.index.get(two) ?? null;
        m.apply([{ before, after: { id: two, kind: 'figure', spans: [{ start: 50, end: 60 }] } }]);
        const moved = selectedOnes();
        surface.setSelected(one);
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

  it('prints its tint on every page of a real PDF', async () => {
    const text = longText(120);
    await lab.open(text, spread(text.length, 240));
    await lab.module.evaluate((m) => m.current().scroller.style.setProperty('block-size', 'auto'));
    const pages = pagesOf(await lab.page.pdf());
    const CLAIM = '.8118 .8902 1 rg';
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.filter((page) => !page.includes(CLAIM))).toEqual([]);
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

  it('tells the kinds apart by their lines alone under forced colours', async () => {
    await lab.page.emulateMedia({ forcedColors: 'active' });
    const shots = new Set<string>();
    for (const kind of KINDS) {
      await lab.open('exactly these words', [placed(1, kind, [0, 19])]);
      shots.add((await lab.page.locator('#root').screenshot()).toString('base64'));
    }
    await lab.page.emulateMedia({ forcedColors: 'none' });
    expect(shots.size).toBe(KINDS.length);
  });
});

/** The drawing instructions of the pages of a PDF, as text. */
function pagesOf(pdf: Buffer): string[] {
  const marker = 'stream\n';
  const pages: string[] = [];
  for (let at = pdf.indexOf(marker); at >= 0; at = pdf.indexOf(marker, at + 1)) {
    // Fonts and pictures are streams as well; only pages are deflated text that sets a font.
    const zlibHeader = pdf[at + marker.length] === 0x78;
    const end = pdf.indexOf('endstream', at);
    if (!zlibHeader || pdf.subarray(at - 3, at).toString() === 'end') continue;
    const drawing = inflateSync(pdf.subarray(at + marker.length, end)).toString('latin1');
    if (/\sTf\s/.test(drawing)) pages.push(drawing);
  }
  return pages;
}

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
  return lab.page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('No canvas.');
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height).data;
    const colours = new Map<string, number>();
    for (let at = 0; at < pixels.length; at += 4) {
      const colour = pixels.subarray(at, at + 3).join(' ');
      colours.set(colour, (colours.get(colour) ?? 0) + 1);
    }
    const [ground = ''] = [...colours].toSorted((a, b) => b[1] - a[1])[0] ?? [];
    const [red, green, blue] = ground.split(' ');
    const grey = red === green && green === blue;
    return {
      share: grey ? 0 : ((colours.get(ground) ?? 0) * 4) / pixels.length,
      colours: colours.size,
    };
  }, png);
}
