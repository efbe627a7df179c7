import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExportValidator } from '../../../electron/tools/export-validator';
import { verifyExport } from '../../../shared/exchange/verify-export';
import { openLab, type Lab } from '../lab';
import type * as annotatingLab from './annotating-lab';
import type { LawStep } from './annotating-lab';

let lab: Lab<typeof annotatingLab>;

beforeAll(async () => {
  lab = await openLab<typeof annotatingLab>('/test/renderer/session/annotating-lab.ts');
});
afterAll(() => lab.close());

const NASTY =
  'Al menos 82 👩‍👩‍👧 migrants\r\n“Cafe\u0301 — ya”, dijo. \u202bقال "نعم"\u202c\u2028More than 80 ships 👍🏽 left ' +
  'on 21 November;\u2028“a\u0301\u0323\u0308 deal,” she said, “again”.\u2029 שָׁלוֹם\u200f 🇪🇸 3 percent';
const OTHER = 'Rents rose 4 percent. “Again,” they said.';

type Verb = LawStep['do'];

/** Without bias: small numbers would name the same words and the same annotation each time. */
const number = fc.noBias(fc.nat(170));

function stepsOf(verbs: readonly Verb[]): fc.Arbitrary<LawStep[]> {
  const step = fc.record({ do: fc.constantFrom(...verbs), a: number, b: number });
  const tag = fc.record({ do: fc.constant<Verb>('tag'), a: number, b: number });
  return fc
    .tuple(
      fc.array(tag, { minLength: 3, maxLength: 6 }),
      fc.array(step, { minLength: 6, maxLength: 24, size: 'max' }),
    )
    .map(([tags, others]) => [...tags, ...others]);
}

const WITHIN_ONE: readonly Verb[] = [
  'tag',
  'add-fragment',
  'remove-fragment',
  'move',
  'move-word',
  'drag',
  'merge',
  'split',
  'update',
  'guess',
  'kind',
  'anchor-cue',
  'anchor-mention',
  'source',
  'relate',
  'unrelate',
  'scheme',
  'label',
  'delete',
  'delete-many',
  'undo',
  'redo',
  'history',
  'restart',
];

function faultsOfExport(text: string): readonly string[] {
  const file: unknown = JSON.parse(
    text.replace('{', '{ "exportedAt": "2026-01-02T03:04:05.000Z",'),
  );
  // The seal of the header holds the time, and was taken out with it.
  return verifyExport(file, { validate: createExportValidator() })
    .faults.map(({ path, message }) => `${path} ${message}`)
    .filter((fault) => !fault.includes('header'));
}

describe('annotating', () => {
  it('keeps every law over any sequence in one article, and leads back and forth byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(stepsOf(WITHIN_ONE), async (steps) => {
        const seen = await lab.module.evaluate((m, [text, given]) => m.runLaws([text], given), [
          NASTY,
          steps,
        ] as const);
        expect(seen.faults).toEqual([]);
        expect(seen.undone).toBe(seen.start);
        expect(seen.redone).toBe(seen.end);
        expect(faultsOfExport(seen.end)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('keeps every law over any sequence in two articles', async () => {
    const verbs: readonly Verb[] = [...WITHIN_ONE, 'other-article', 'relate', 'other-article'];
    await fc.assert(
      fc.asyncProperty(stepsOf(verbs), async (steps) => {
        const seen = await lab.module.evaluate((m, [texts, given]) => m.runLaws(texts, given), [
          [NASTY, OTHER],
          steps,
        ] as const);
        expect(seen.faults).toEqual([]);
        expect(faultsOfExport(seen.end)).toEqual([]);
        expect(faultsOfExport(seen.undone)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('keeps a scheme that a relation in another article was made under', async () => {
    const seen = await lab.module.evaluate(async (m, other) => {
      const desk = await m.desk(['Prices fell, and rents rose.', other]);
      const ids = [];
      for (const words of ['Prices', 'rents']) {
        await m.tagWords(desk, words);
        ids.push(desk.state().selected);
      }
      const [from, to] = ids;
      await desk.session.run('next-article');
      const { scheme } = desk.state();
      const label = { key: 'rent', name: 'Rent', kind: 'figure' } as const;
      await desk.session.setScheme({ ...scheme, labels: [...scheme.labels, label] });
      if (from && to) await desk.session.relate(from, to, 'supports');
      const undone = m.codeOf(await desk.session.run('undo'));
      return { undone, text: await m.exported(desk), faults: await m.lawFaults(desk) };
    }, OTHER);
    expect(seen).toMatchObject({ undone: 'ok', faults: [] });
    expect(faultsOfExport(seen.text)).toEqual([]);
  });
});
