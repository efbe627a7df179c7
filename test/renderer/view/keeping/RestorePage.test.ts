import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RestoreOffer } from '../../../../renderer/session/keeping-offer';
import { openLab, type Lab } from '../../lab';
import type * as restorePage from './restore-page';

let lab: Lab<typeof restorePage>;

beforeAll(async () => {
  lab = await openLab('/test/renderer/view/keeping/restore-page.tsx');
});
afterAll(() => lab.close());

const OFFER: RestoreOffer = {
  why: 'behind',
  backup: null,
  keptUntil: '2026-11-21T14:05:00.000Z',
  keptChanges: 40,
  hereUntil: '2026-11-20T09:30:00.000Z',
  hereChanges: 12,
  articles: [
    {
      digest: 'a',
      title: '<img src=x onerror=alert(1)> \u202egnihtoN',
      here: 2,
      kept: 5,
      comes: 4,
      goes: 1,
    },
    { digest: 'b', title: 'Gone', here: null, kept: 3, comes: 3, goes: 0 },
  ],
  lostChanges: 0,
  hanging: 0,
  faults: [],
  libraryFaults: [],
  movesKept: false,
};

const show = (offer: Partial<RestoreOffer> = {}) =>
  lab.module.evaluate((m, given) => m.show(given), { ...OFFER, ...offer });
const button = (name: string) => lab.page.getByRole('button', { name, exact: true });
const asked = () => lab.module.evaluate((m) => m.askedFor());

describe('RestorePage', () => {
  it('tells what is here and what is kept, article by article, and puts the focus on what it is', async () => {
    await show();
    const heading = lab.page.getByRole('heading', { name: 'The library lacks saved changes' });
    await heading.waitFor();
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
    const rows = await lab.page.getByRole('row').allInnerTexts();
    expect(rows[1]).toMatch(/gnihtoN\s+2\s+5\s+4 come back, 1 go$/);
    expect(rows[2]).toMatch(/Gone\s+–\s+3\s+3 come back$/);
    await lab.page
      .getByText('1 article and 7 annotations would come back, and 1 annotation that is only here')
      .waitFor();
  });

  it('shows names from files as text', async () => {
    await show();
    expect(await lab.page.locator('img').count()).toBe(0);
    await lab.page.locator('bdi').getByText('<img src=x').waitFor();
  });

  it('tells what is wrong and what that costs', async () => {
    await show({
      faults: [{ type: 'Gap', after: 3, before: 6 }],
      libraryFaults: [{ type: 'TextsMissing', count: 1 }],
      lostChanges: 2,
      hanging: 3,
    });
    const items = lab.page.getByRole('list', { name: 'What was found' }).getByRole('listitem');
    expect(await items.allInnerTexts()).toEqual([
      '1 article has lost the text.',
      '2 changes are missing between change 3 and change 6.',
      '2 changes of what is kept cannot be brought back.',
      '3 annotations and relations are left out: what they hang on is lost.',
    ]);
  });

  it('works once at a time, tells how far it is, and goes on when all is done', async () => {
    await show();
    await button('Restore').click();
    await button('Keep as it is').dispatchEvent('click');
    await lab.module.evaluate((m) => m.progress(1, 4));
    await lab.page.getByText('Writing the library 25 %').waitFor();
    expect(await asked()).toEqual(['restore']);
    await lab.module.evaluate((m) => m.finish(null));
    await expect.poll(asked).toEqual(['restore', 'done']);
  });

  it('says why it failed, and can be asked again', async () => {
    await show();
    await button('Keep as it is').click();
    await lab.module.evaluate((m) => m.finish({ type: 'StorageFull' }));
    await lab.page.getByRole('alert').getByText('The disk is full').waitFor();
    await button('Restore').click();
    expect(await lab.page.getByRole('alert').count()).toBe(0);
    expect(await asked()).toEqual(['keep', 'restore']);
  });

  it('exports without leaving the question', async () => {
    await show();
    await button('Export what there is').click();
    await lab.page.getByText('Exported to /out/library.verbatim.json').waitFor();
    expect(await asked()).toEqual([]);
  });

  it.each([
    {
      why: 'unreadable',
      faults: [{ type: 'LineTooNew', file: 'journal.jsonl', found: 9 }],
      title: 'The library is empty, and what was kept of it cannot be read',
      tells: ['its format is 9', 'install the newer Verbatim', 'where it stays as it is'],
    },
    {
      why: 'unreadable',
      faults: [{ type: 'KeptUnreadable', file: 'journal.jsonl', code: 'EISDIR' }],
      title: 'The library is empty, and what was kept of it cannot be read',
      tells: ['journal.jsonl cannot be read (EISDIR).', '“Restore from a backup…”'],
    },
    {
      why: 'gone',
      faults: [{ type: 'JournalMissing' }],
      title: 'The library is empty, and nothing is kept of it',
      tells: ['put them back', '“Restore from a backup…”'],
    },
  ] as const)(
    'says of an empty library that is $why what can be done, with $faults.0.type',
    async ({ why, faults, title, tells }) => {
      await show({ why, faults, keptChanges: 0, keptUntil: null, hereChanges: 0, articles: [] });
      await lab.page.getByRole('heading', { name: title }).waitFor();
      const text = await lab.page.getByRole('main').innerText();
      for (const words of tells) expect(text).toContain(words);
      expect(await lab.page.getByRole('button').allInnerTexts()).toEqual(['Keep as it is']);
    },
  );

  it('offers no restoring where nothing is kept', async () => {
    await show({ why: 'damaged', keptChanges: 0, keptUntil: null, articles: [] });
    await button('Keep as it is').waitFor();
    expect(await button('Restore').count()).toBe(0);
  });
});
