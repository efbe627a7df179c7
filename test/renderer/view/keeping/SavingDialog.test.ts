import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SaveStatus } from '../../../../renderer/session/session';
import type { Keeping } from '../../../../shared/ipc/channels';
import { openLab, type Lab } from '../../lab';
import type * as savingDialog from './saving-dialog';

let lab: Lab<typeof savingDialog>;

beforeAll(async () => {
  lab = await openLab('/test/renderer/view/keeping/saving-dialog.tsx');
});
afterAll(() => lab.close());

const FOLDER = '/home/\u202enadA/<img src=x>/backups';

const KEEPING: Keeping = {
  folder: FOLDER,
  journal: { seq: 14_407, sum: '0'.repeat(64), bytes: 3 * 1024 * 1024 },
  snapshots: [
    { fileName: 'b', at: '2026-11-20T12:00:00.000Z', seq: 14_000, bytes: 2048 },
    { fileName: 'a', at: '2026-11-19T12:00:00.000Z', seq: 12_000, bytes: 1024 },
  ],
  faults: [],
  lastRun: 'clean',
  pageCrashed: false,
};
const SAVED: SaveStatus = { state: 'saved', at: null };

async function show(keeping: Keeping | null = KEEPING, save = SAVED): Promise<void> {
  await lab.module.evaluate((m, [given, state]) => m.show(given, state), [keeping, save] as const);
  await dialog().waitFor();
}
const dialog = () => lab.page.getByRole('dialog', { name: 'Saving' });
const button = (name: string) => dialog().getByRole('button', { name, exact: true });
const fact = (title: string) =>
  dialog().locator('dl > div').filter({ hasText: title }).locator('dd').first();
const seen = () => lab.module.evaluate((m) => m.seen());
const finish = (failure: Parameters<typeof savingDialog.finish>[0], after: Keeping | null) =>
  lab.module.evaluate((m, [why, kept]) => m.finish(why, kept), [failure, after] as const);

describe('SavingDialog', () => {
  it('says how large the journal is, when the last backup was made and where all are', async () => {
    await show();
    await fact('Last backup').getByText('2026-11-20').waitFor();
    expect(await fact('Journal').innerText()).toBe('3.0 MB, up to change 14,407');
    expect(await fact('Last backup').innerText()).toContain('2 KB, 14,000 changes');
    expect(await fact('Backups kept').innerText()).toBe('2');
    expect(await fact('Backups folder').innerText()).toBe(FOLDER);
    expect(await dialog().locator('img').count()).toBe(0);
    expect(await dialog().getByRole('list', { name: 'Found at the start' }).count()).toBe(0);
  });

  it.each<[string, SaveStatus, string]>([
    ['nothing was changed', SAVED, 'Yes. Nothing was changed since the start'],
    ['something is being saved', { state: 'saving' }, 'Being saved now'],
    [
      'something could not be saved',
      { state: 'not-saved', failure: { type: 'StorageFull' } },
      'Not saved; the line at the bottom says why',
    ],
  ])('says whether all is saved while %s', async (_, save, words) => {
    await show(KEEPING, save);
    expect(await fact('Everything saved').innerText()).toBe(words);
  });

  it('follows while it is open', async () => {
    await show();
    await lab.module.evaluate((m) => m.setSave({ state: 'saving' }));
    await fact('Everything saved').getByText('Being saved now').waitFor();
  });

  it('says what was wrong with what is kept, and shows names as text', async () => {
    await show({
      ...KEEPING,
      faults: [{ type: 'LineCorrupt', file: '<img src=x>.jsonl', line: 3 }],
    });
    const faults = dialog().getByRole('list', { name: 'Found at the start' });
    await faults.getByText('Line 3 of <img src=x>.jsonl is damaged').waitFor();
    expect(await dialog().locator('img').count()).toBe(0);
  });

  it('stands before anything is known of what is kept', async () => {
    await show(null);
    expect(await fact('Everything saved').innerText()).toBe(
      'Yes. Nothing was changed since the start',
    );
    expect(await button('Back up now').isVisible()).toBe(true);
  });

  it('has the focus on backing up, does that once however often it is asked for, and shows it', async () => {
    await show({ ...KEEPING, snapshots: [] });
    await fact('Last backup').getByText('None yet').waitFor();
    expect(await button('Back up now').evaluate((e) => e === document.activeElement)).toBe(true);
    for (const key of ['Enter', 'Enter', 'Space']) await lab.page.keyboard.press(key);
    await button('Backing up…').waitFor();
    expect((await seen()).backups).toBe(1);
    await finish(null, KEEPING);
    await fact('Last backup').getByText('2026-11-20').waitFor();
    expect(await button('Back up now').getAttribute('aria-disabled')).toBe('false');
  });

  it('can try again what failed, of which the session alone tells', async () => {
    await show();
    await button('Back up now').click();
    await button('Backing up…').waitFor();
    await finish({ type: 'BackupNotWritten', path: '/full/backups', code: 'ENOSPC' }, KEEPING);
    await button('Back up now').click();
    expect(await dialog().getByRole('alert').count()).toBe(0);
    await button('Backing up…').waitFor();
    expect((await seen()).backups).toBe(2);
    await finish(null, KEEPING);
  });

  it('leads to restoring and to the folder, and closes', async () => {
    await show();
    await button('Restore from a backup…').click();
    await button('Open backups folder').click();
    expect((await seen()).asked).toEqual(['restoreFromBackup', 'revealBackups']);
    await button('Close').click();
    await lab.page.keyboard.press('Escape');
    expect((await seen()).closed).toBe(2);
  });
});
