import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type { LawStep } from '../session/annotating-lab';
import type * as PaintedStorePage from './painted-store-page';
import { FAMILY } from './surface-lab';

let lab: Lab<typeof PaintedStorePage>;

beforeAll(async () => {
  lab = await openLab<typeof PaintedStorePage>('/test/renderer/editor/painted-store-page.tsx');
});

afterAll(() => lab.close());

/** Emoji with joiners, marks, right-to-left words and several kinds of line break. */
const TEXT =
  `At least 82 MIGRANTS ${FAMILY} were found, HE SAID\r\n` +
  '“CAFE\u0301 — ya”, dijo WOMEN MEN. قالت نعم وراحت\u2028MORE THAN 80 SHIPS 👍🏽 LEFT\n\n' +
  'on 21 NOVEMBER; “A\u0301 DEAL,” SHE SAID, “AGAIN”. שָׁלוֹם 🇪🇸 3 PERCENT';

/** Without bias: small numbers would name the same words and the same annotation each time. */
const number = fc.noBias(fc.nat(190));

const step: fc.Arbitrary<LawStep> = fc.record({
  do: fc.constantFrom<LawStep['do'][]>(
    'tag',
    'add-fragment',
    'remove-fragment',
    'move',
    'move-word',
    'drag',
    'merge',
    'split',
    'kind',
    'delete',
    'delete-many',
    'undo',
    'redo',
    'restart',
  ),
  a: number,
  b: number,
});

const tag = fc.record({ do: fc.constant<LawStep['do']>('tag'), a: number, b: number });

/** Two that overlap, and are of two kinds: every sequence begins with them. */
const OVERLAPPING: readonly LawStep[] = [
  { do: 'tag', a: 10, b: 15 },
  { do: 'tag', a: 12, b: 14 },
];

const steps = fc
  .tuple(
    fc.array(tag, { minLength: 1, maxLength: 3 }),
    fc.array(step, { minLength: 4, maxLength: 10, size: 'max' }),
  )
  .map(([tags, others]) => [...OVERLAPPING, ...tags, ...others]);

const RUNS = 6;

async function look(): Promise<PaintedStorePage.Pixels> {
  const shot = (await lab.page.screenshot()).toString('base64');
  return lab.module.evaluate((m, png) => m.pixels(png), shot);
}

/** The ground of plain words and of each kind, as it is painted by itself. */
async function palette(): Promise<Readonly<Record<string, string>>> {
  await lab.module.evaluate((m, text) => m.begin(text), 'PLAIN WORDS AND TAGGED WORDS');
  const found: Record<string, string> = {};
  // A step makes the kind of the sum of its numbers.
  for (const [kind, a, b] of [
    ['claim', 0, 15],
    ['quote', 6, 16],
    ['figure', 18, 17],
  ] as const) {
    await lab.module.evaluate((m, [from, sum]) => m.step({ do: 'tag', a: from, b: sum }), [
      a,
      b,
    ] as const);
    const { grounds } = await look();
    found['none'] = grounds['none']?.[0] ?? '';
    found[kind] = grounds[kind]?.[0] ?? '';
  }
  return found;
}

describe('the window over a real library', () => {
  it('paints what the database holds, in ranges and in pixels, after any operations', async () => {
    const colours = await palette();
    expect(new Set(Object.values(colours)).size).toBe(4);
    let [tinted, overlapping] = [0, 0];
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        await lab.module.evaluate((m, text) => m.begin(text), TEXT);
        for (const each of sequence) {
          await lab.module.evaluate((m, what) => m.step(what), each);
          const { painted, stored } = await lab.module.evaluate((m) => m.ranges());
          expect(painted, `ranges after ${each.do}`).toEqual(stored);
          const { grounds, letters } = await look();
          expect(letters).toBeGreaterThan(100);
          const { none = [], several = [], ...single } = grounds;
          for (const ground of none) expect(ground).toBe(colours['none']);
          for (const [kind, seen] of Object.entries(single)) {
            expect(seen, `${kind} after ${each.do}`).toEqual([colours[kind]]);
            tinted += 1;
          }
          for (const ground of several) expect(ground).not.toBe(colours['none']);
          overlapping += several.length;
        }
      }),
      { numRuns: RUNS },
    );
    expect(tinted).toBeGreaterThan(20);
    expect(overlapping).toBeGreaterThanOrEqual(RUNS);
  });
});
