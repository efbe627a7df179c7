import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../../../renderer/session/import-preview';
import { openLab, type Lab } from '../../lab';
import type * as AppLab from '../app-lab';

let lab: Lab<typeof AppLab>;

beforeAll(async () => {
  lab = await openLab('/test/renderer/view/app-lab.tsx');
  await lab.page.addScriptTag({
    path: createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  });
});
afterAll(() => lab.close());

const PREVIEW: ImportPreview = {
  fileName: 'theirs.verbatim.json',
  format: 'verbatim',
  analyst: 'Grace',
  exportedAt: '2026-11-21T09:30:00.000Z',
  articles: 2,
  added: 12,
  changed: 3,
  deleted: 1,
  others: 0,
  refused: 0,
  troubles: [],
  units: [],
  conflicts: [],
};

/** What a file of another program came to. */
const FOREIGN: Partial<ImportPreview> = {
  fileName: 'folder',
  format: 'brat',
  analyst: null,
  exportedAt: null,
  refused: 2,
  units: [{ fileName: 'a.ann', unit: 'code-point', matched: 7, of: 9 }],
  troubles: [
    { fileName: 'a.ann', place: '3', id: null, fate: { type: 'moved', score: 0.934 } },
    { fileName: 'a.ann', place: '8', id: null, fate: { type: 'orphaned', words: 'gone <b>words' } },
    { fileName: 'a.ann', place: '9', id: null, fate: { type: 'refused', reason: 'has no type' } },
  ],
};

const CONFLICTS: ImportPreview['conflicts'] = Array.from({ length: 60 }, (_, at) => ({
  entity: 'annotation',
  id: `id-${at}`,
  title: `Quote: “piece ${at}”`,
  kept: (['here', 'file', 'both'] as const)[at % 3] ?? 'here',
}));

async function ask(preview: Partial<ImportPreview> = {}, theme: 'light' | 'dark' = 'light') {
  const importPreview = { ...PREVIEW, ...preview };
  await lab.module.evaluate((m, patch) => m.show('main', patch), {
    dialog: 'import',
    importPreview,
    theme,
  } as const);
  const dialog = lab.page.getByRole('dialog', { name: 'Import', exact: true });
  await dialog.waitFor();
  return dialog;
}

const asked = () => lab.module.evaluate((m) => m.asked());

describe('ImportDialog', () => {
  it('says whose file it is and what it would do', async () => {
    const words = (await (await ask()).innerText()).replaceAll(/\s+/g, ' ');
    expect(words).toContain('theirs.verbatim.json, exported by Grace on');
    for (const [title, amount] of [
      ['New articles', 2],
      ['New annotations', 12],
      ['Changed annotations', 3],
      ['Deleted annotations', 1],
      ['Conflicts', 0],
    ]) {
      expect(words).toContain(`${title} ${amount}`);
    }
    expect(words).not.toContain('left out');
  });

  it.each([
    ['Enter', 'importPreviewed'],
    ['Escape', 'cancelImport'],
  ])('takes %s for an answer', async (key, name) => {
    await ask();
    await lab.page.keyboard.press(key);
    await expect.poll(asked).toContainEqual([name, undefined]);
  });

  it('lists conflicts up to a bound, with what becomes of each', async () => {
    const dialog = await ask({ conflicts: CONFLICTS, refused: 4 });
    const items = dialog.getByRole('list', { name: 'Edited on both sides' }).getByRole('listitem');
    expect(await items.count()).toBe(51);
    expect(await items.nth(0).innerText()).toBe('Quote: “piece 0”: yours is later and stays');
    expect(await items.last().innerText()).toBe('and 10 more conflicts');
    expect((await dialog.innerText()).replaceAll(/\s+/g, ' ')).toContain('Marks left out 4');
  });

  it('shows names as text, whatever they hold', async () => {
    const dialog = await ask({
      fileName: '<img src=x onerror="document.title=1">\u202e.json',
      analyst: '',
    });
    expect(await dialog.innerText()).toContain('<img src=x');
    expect(await dialog.innerText()).toContain('nobody named');
    expect(await dialog.locator('img').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)(
    'has no fault that axe finds in the %s theme',
    async (theme) => {
      await ask({ conflicts: CONFLICTS, refused: 4, others: 2 }, theme);
      const found = await lab.page.evaluate(async () => {
        for (const animation of document.getAnimations()) animation.finish();
        const { axe } = window as unknown as {
          axe: { run(context: Document): Promise<{ violations: { id: string }[] }> };
        };
        return (await axe.run(document)).violations.map(({ id }) => id);
      });
      expect(found).toEqual([]);
    },
  );

  it('tells how another program counts, and what is not where its file says', async () => {
    const dialog = await ask(FOREIGN);
    const units = dialog.getByRole('list', { name: 'How characters are counted' });
    expect(await units.innerText()).toBe('a.ann counts code points: 7 of 9 covered texts agree');
    const troubles = dialog.getByRole('list', { name: 'Not where the file says' });
    expect(await troubles.getByRole('listitem').allInnerTexts()).toEqual([
      'a.ann, 3: found elsewhere by its words (93 % alike)',
      'a.ann, 8: left out: “\u2068gone <b>words\u2069” has no certain place in the text',
      'a.ann, 9: left out: it has no type',
    ]);
    expect(await dialog.getByText('Marks left out').locator('..').innerText()).toContain('2');
  });
});
