import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportPreview, ImportTrouble } from '../../../../renderer/session/import-preview';
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
  bringsChange: true,
  articles: 2,
  added: 12,
  changed: 3,
  deleted: 1,
  scheme: [],
  others: 0,
  leftOut: { marks: 0, relations: 0, parts: 0 },
  troubles: [],
  texts: { inFile: 2, inLibrary: 0, otherVersion: 0, nowhere: 0 },
  units: [],
  replaced: [],
  conflicts: [],
  reviews: [],
};

function trouble(place: string, fate: ImportTrouble['fate'], words = ''): ImportTrouble {
  const own = fate.type === 'orphaned' ? fate.words : words;
  return { fileName: 'a.ann', place, id: null, fate, words: own };
}

const CUE = { field: 'cue', was: 'said', is: 'says' };
const REWORDED = {
  type: 'moved',
  score: 0.971,
  reworded: [{ field: null, was: 'more than 80 ships', is: 'more than 85 ships' }],
} as const;

/** What a file of another program came to. */
const FOREIGN: Partial<ImportPreview> = {
  fileName: 'folder',
  format: 'brat',
  analyst: null,
  exportedAt: null,
  leftOut: { marks: 2, relations: 1, parts: 1 },
  texts: null,
  units: [{ fileName: 'a.ann', unit: 'code-point', matched: 7, of: 9 }],
  troubles: [
    trouble('8', { type: 'orphaned', words: 'gone <b>words' }),
    trouble('9', { type: 'refused', reason: 'has no place in the text (1 to 1)' }, '“Kept,”'),
    { ...trouble('12', { type: 'refused', reason: 'is of no type' }), what: 'relation' },
    { ...trouble('5:26', { type: 'refused', reason: 'is no JSON' }), what: 'part' },
    trouble('3', { type: 'moved', score: 0.934, reworded: [] }, 'The\n mayor'),
    trouble('4', { type: 'moved', score: 1, reworded: [] }, 'Nobody'),
    trouble('6', REWORDED, 'more than 85 ships'),
    trouble('7', { ...REWORDED, reworded: [CUE] }, 'We rebuild'),
  ],
};

/** As many orphans as the number says, with what stands where. */
function orphans(count: number): readonly ImportTrouble[] {
  return Array.from({ length: count }, (_, at) =>
    trouble(`/articles/0/annotations/${at}`, {
      type: 'orphaned',
      words: `“Sentence ${at},”`,
      near: { words: `“Sentense ${at},”`, score: 0.7 },
    }),
  );
}

const CONFLICTS: ImportPreview['conflicts'] = Array.from({ length: 260 }, (_, at) => ({
  type: 'versions',
  entity: 'annotation',
  id: `id-${at}`,
  title: `Quote: “piece ${at}”`,
  kept: (['here', 'file', 'both'] as const)[at % 3] ?? 'here',
  differs: [],
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

  it('lists conflicts in steps until all are there, with what becomes of each', async () => {
    const dialog = await ask({ conflicts: CONFLICTS });
    const items = dialog.getByRole('list', { name: 'Edited on both sides' }).getByRole('listitem');
    expect(await items.count()).toBe(200);
    expect(await items.nth(0).innerText()).toContain('Quote: “piece 0”\u2069: yours is later');
    await dialog.getByRole('button', { name: 'Show 60 more' }).click();
    expect(await items.count()).toBe(260);
    expect(await dialog.getByRole('button', { name: /^Show/ }).count()).toBe(0);
  });

  it('counts reviews, and tells those that reject or correct, in the copied list too', async () => {
    const review = (id: string, verdict: 'accept' | 'reject' | 'correct', note: string) => {
      const [title, at] = [`Figure: ${id} vessels`, '2026-11-21T12:00:00.000Z'];
      return { id, title, by: id === '80' ? '' : 'Ben', at, verdict, note };
    };
    const dialog = await ask({
      reviews: [
        review('80', 'reject', ''),
        review('81', 'accept', 'Right.'),
        review('82', 'reject', 'Wrong <b>number\n'),
        review('83', 'correct', '84.'),
      ],
    });
    const amounts = (await dialog.locator('dl').innerText()).replaceAll(/\s+/g, ' ');
    expect(amounts).toContain('New reviews 4 Of these, that reject 2');
    const plain = (row: string): string =>
      row.replaceAll(/[\u2068\u2069]/g, '').replaceAll(/2026-11-21 \d\d:\d\d/g, 'A');
    const list = dialog.getByRole('list', { name: 'Reviews that reject or correct (3)' });
    const rows = (await list.getByRole('listitem').allInnerTexts()).map(plain);
    expect(rows).toEqual([
      'Figure: 80 vessels: Rejected by nobody named on A',
      'Figure: 82 vessels: Rejected by Ben on A: Wrong <b>number',
      'Figure: 83 vessels: Correction by Ben on A: 84.',
    ]);
    await lab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await dialog.getByRole('button', { name: 'Copy list' }).click();
    await dialog.getByText('The list is copied.').waitFor();
    const copied = plain(await lab.page.evaluate(() => navigator.clipboard.readText()));
    expect(copied).toContain(rows.join('\n'));
  });

  it('names what changes in the coding scheme', async () => {
    const scheme = [
      { field: 'Label tone', here: '', there: 'Tone quote' },
      { field: 'Version', here: '1', there: '2' },
    ];
    const dialog = await ask({ scheme });
    const amounts = (await dialog.locator('dl').innerText()).replaceAll(/\s+/g, ' ');
    expect(amounts).toContain('Changes of the coding scheme 2');
    const list = dialog.getByRole('list', { name: 'Changes of the coding scheme' });
    const rows = await list.getByRole('listitem').allInnerTexts();
    expect(rows.map((row) => row.replaceAll(/[\u2068\u2069]/g, ''))).toEqual([
      'Label tone: nothing so far, Tone quote from now on',
      'Version: 1 so far, 2 from now on',
    ]);
  });

  it('shows what two versions say, field by field, in the copied list too', async () => {
    const so = 'and so on '.repeat(60);
    const dialog = await ask({
      conflicts: [
        {
          ...{
            type: 'versions',
            entity: 'annotation',
            id: 'id',
            title: 'Figure: 82',
            kept: 'here',
          },
          differs: [
            { field: 'Amount', here: '82', there: '83' },
            { field: 'Counted', here: 'ships', there: '' },
            { field: 'Note', here: `${so}seen`, there: `${so}asked` },
          ],
        },
      ],
    });
    const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '');
    const list = dialog.getByRole('list', { name: 'Edited on both sides' });
    const row = plain(await list.innerText());
    const start =
      'Figure: 82: yours is later and stays; Amount: 82 here, 83 there; Counted: ships here, nothing there; Note: ';
    expect(row.startsWith(start)).toBe(true);
    expect(row.slice(start.length)).toMatch(
      /^…[and so]{55,65} seen here, …[and so]{55,65} asked there$/,
    );
    await lab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await dialog.getByRole('button', { name: 'Copy list' }).click();
    await dialog.getByText('The list is copied.').waitFor();
    const copied = await lab.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`${start}${so}seen here, ${so}asked there`);
  });

  it.each([
    ['file', true, 'deleted there by Ben on A, later changed here on B: stays'],
    ['file', false, 'changed here on B, later deleted there by Ben on A: goes'],
    ['here', true, 'deleted here by Ben on A, later changed there on B: comes back'],
    ['here', false, 'changed there on B, later deleted here by Ben on A: stays deleted'],
  ] as const)('says of a deletion in %s, %s, who did what when', async (where, lives, said) => {
    const [at, changed] = ['2026-11-20T12:00:00.000Z', '2026-11-21T12:00:00.000Z'];
    const [id, title, by] = ['id', 'Figure: 82 vessels', 'Ben'];
    const conflict = { type: 'deletion', entity: 'annotation', id, title, by } as const;
    const dialog = await ask({
      bringsChange: false,
      conflicts: [{ ...conflict, where, lives, at, changed }],
    });
    const list = dialog.getByRole('list', { name: 'Changed on one side, deleted on the other' });
    const row = (await list.innerText()).replaceAll(/[\u2068\u2069]/g, '');
    const inWords = row.replace(/2026-11-20 \d\d:\d\d/, 'A').replace(/2026-11-21 \d\d:\d\d/, 'B');
    expect(inWords).toBe(`Figure: 82 vessels: ${said}`);
    await lab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await dialog.getByRole('button', { name: 'Copy list' }).click();
    await dialog.getByText('The list is copied.').waitFor();
    expect(await lab.page.evaluate(() => navigator.clipboard.readText())).toContain(row);
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
      await ask({ ...FOREIGN, conflicts: CONFLICTS, others: 2 }, theme);
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

  it('tells how another program counts, and what is left out or not where its file says', async () => {
    const dialog = await ask(FOREIGN);
    const units = dialog.getByRole('list', { name: 'How characters are counted' });
    expect(await units.innerText()).toBe('a.ann counts code points: 7 of 9 covered texts agree');
    const listed = async (name: string): Promise<readonly string[]> => {
      const list = dialog.getByRole('list', { name });
      const rows = await list.getByRole('listitem').allInnerTexts();
      return rows.map((row) => row.replaceAll(/[\u2068\u2069]/g, ''));
    };
    expect(await listed('Left out (4)')).toEqual([
      'a.ann, line 8: left out: “gone <b>words” has no certain place in the text',
      'a.ann, line 9: left out: it has no place in the text (1 to 1) (“Kept,”)',
      'a.ann, line 12: relation left out: it is of no type',
      'a.ann, line 5, column 26: not read: it is no JSON',
    ]);
    expect(await listed('Not where the file says (2)')).toEqual([
      'a.ann, line 3: found elsewhere; its words are the same, what stands around them is not (93 % alike): “The mayor”',
      'a.ann, line 4: found elsewhere; its words are the same: “Nobody”',
    ]);
    expect(await listed('On other words than in the file (2)')).toEqual([
      'a.ann, line 6: was “more than 80 ships”, is “more than 85 ships”, 97 % alike',
      'a.ann, line 7: “We rebuild”: its cue was “said”, is “says”, 97 % alike',
    ]);
    expect(await dialog.innerText()).toContain('Each comes in as a draft');
    const amounts = (await dialog.locator('dl').innerText()).replaceAll(/\s+/g, ' ');
    expect(amounts).toContain('Marks found elsewhere 4 Of these, on other words 2');
    expect(amounts).toContain('Marks left out 2 Relations left out 1');
    expect(amounts).toContain('Other parts not read 1');
  });

  it('shows where words that are too long to be shown whole begin to differ', async () => {
    const [start, rest] = ['so on and '.repeat(60), ' and so forth'.repeat(60)];
    const reworded = [{ field: null, was: `${start}80${rest}`, is: `${start}85${rest}` }];
    const dialog = await ask({ troubles: [trouble('6', { ...REWORDED, reworded })] });
    const row = await dialog.getByRole('list', { name: 'On other words' }).innerText();
    expect(row).toMatch(/was “\S*…[a-z ]{50,70}80 and so.*, is “\S*…[a-z ]{50,70}85 and so/);
  });

  it('says that a way of counting is assumed where a file has no words to tell it', async () => {
    const dialog = await ask({
      ...FOREIGN,
      troubles: [],
      units: [{ fileName: 'a.jsonl', unit: 'code-point', matched: 0, of: 0 }],
    });
    const words = await dialog.innerText();
    expect(words).toContain('is taken to count code points: it carries no covered words');
    expect(words).toContain('is assumed. Check some marks after the import.');
    expect(words).not.toMatch(/agree|held against the words that|looked up/);
  });

  it.each([
    [{}, 'Every mark that it brings was proved against its text.', 'not proved'],
    [{ inFile: 1, inLibrary: 1 }, 'proved against its text, as the library has it.', 'not proved'],
    [{ inFile: 0, otherVersion: 1 }, 'the marks there were not proved', 'Every mark'],
    [{ otherVersion: 1 }, 'Every mark that it brings of 2 articles was proved', 'is left out'],
    [{ inFile: 0, nowhere: 1 }, 'the marks there are left out', 'Every mark'],
  ])('says only what is proved of %j', async (texts, said, unsaid) => {
    const all = { inFile: 2, inLibrary: 0, otherVersion: 0, nowhere: 0, ...texts };
    const words = await (await ask({ texts: all })).innerText();
    expect(words).toContain(said);
    expect(words).not.toContain(unsaid);
  });

  it('says which characters could not be taken over', async () => {
    const dialog = await ask({ ...FOREIGN, replaced: [{ fileName: 'a.json', count: 3 }] });
    expect(await dialog.getByRole('list', { name: 'Replaced characters' }).innerText()).toBe(
      'a.json has 3 broken characters (half of a surrogate pair), replaced by “�” (U+FFFD)',
    );
  });

  it.each([900, 420])(
    'shows head and buttons of a long list in a window %i high',
    async (height) => {
      await lab.page.setViewportSize({ width: 1280, height });
      const dialog = await ask({ troubles: orphans(450) });
      const box = async (name: 'file' | 'button') =>
        name === 'file'
          ? dialog.getByText('theirs.verbatim.json').boundingBox()
          : dialog.getByRole('button', { name: 'Import', exact: true }).boundingBox();
      const [frame, head, button] = [
        await dialog.boundingBox(),
        await box('file'),
        await box('button'),
      ];
      if (!frame || !head || !button) throw new Error('never');
      expect(head.y).toBeGreaterThan(frame.y);
      expect(button.y + button.height).toBeLessThan(frame.y + frame.height);
      expect(frame.y + frame.height).toBeLessThanOrEqual(height);
      const details = dialog.getByRole('region', { name: 'Details' });
      expect(await details.evaluate((it) => it.scrollHeight > it.clientHeight + 500)).toBe(true);
      expect(await details.evaluate((it) => it.clientHeight)).toBeGreaterThan(100);
      const isSeen = await dialog.evaluate(
        (it) => document.activeElement?.textContent === 'Import' && it.scrollTop === 0,
      );
      expect(isSeen).toBe(true);
      await lab.page.setViewportSize({ width: 1280, height: 900 });
    },
  );

  it('copies the whole list as text', async () => {
    const dialog = await ask({
      troubles: orphans(450),
      leftOut: { marks: 450, relations: 0, parts: 0 },
    });
    await lab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await dialog.getByRole('button', { name: 'Copy list' }).click();
    await dialog.getByText('The list is copied.').waitFor();
    const lines = (await lab.page.evaluate(() => navigator.clipboard.readText())).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'theirs.verbatim.json, read as Verbatim (.verbatim.json)',
      'Left out: 450 marks, 0 relations, 0 other parts. Found elsewhere: 0 marks, 0 of them on other words.',
      '',
      'a.ann, article 1, annotation 1: left out: “Sentence 0,” has no certain place in the text; nearest is “Sentense 0,” (70 % alike)',
    ]);
    expect(lines).toHaveLength(454);
  });

  it.each([
    ['Enter', 'cancelImport'],
    ['Escape', 'cancelImport'],
  ])('only closes on %s where nothing is new but something is left out', async (key, name) => {
    const dialog = await ask({ bringsChange: false, troubles: orphans(2) });
    expect(await dialog.getByRole('button').allInnerTexts()).toEqual(['Copy list', 'Close']);
    expect(await dialog.innerText()).toContain('Nothing in it is new');
    await lab.page.keyboard.press(key);
    await expect.poll(asked).toContainEqual([name, undefined]);
    expect(await asked()).not.toContainEqual(['importPreviewed', undefined]);
  });
});
