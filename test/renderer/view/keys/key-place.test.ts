import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../../../renderer/session/session';
import { eventually, openViewLab } from '../view-lab';

const lab = openViewLab();
const text = () => lab.page().getByRole('textbox', { name: 'Article text' });
const isInText = () => text().evaluate((e) => e === document.activeElement);
const scrolled = () =>
  lab
    .page()
    .locator('.reading-scroll')
    .evaluate((e) => e.scrollTop);

/** Far enough for the start of the text to be out of view. */
const FAR = 500;

const open = (dialog: SessionState['dialog']) => lab.set({ dialog });

const WAYS: readonly (readonly [string, () => Promise<void>])[] = [
  [
    'by Escape from a button of the window',
    async () => {
      await lab.page().getByRole('button', { name: 'Keys' }).focus();
      await lab.press('Escape');
    },
  ],
  [
    'by Escape from a field',
    async () => {
      await lab.press('Enter');
      await eventually(lab.focusedName, 'Speaker');
      await lab.press('Escape');
    },
  ],
  ['by F6 back from the next part of the window', () => lab.press('F6', 'Shift+F6')],
  [
    'from a dialog that closes',
    async () => {
      await open('history');
      await lab.page().getByRole('dialog').waitFor();
      await lab.press('Escape');
    },
  ],
  [
    'from what was deleted in the inspector',
    () => lab.page().getByRole('button', { name: 'Delete annotation' }).click(),
  ],
  [
    'from a list that has become empty',
    async () => {
      await lab.mark(1, 2, 3, 4, 5, 6, 7);
      await lab.page().getByRole('button', { name: 'Delete', exact: true }).click();
    },
  ],
];

describe('focusArticleText', () => {
  it.each(WAYS)('leaves the text where it is scrolled to, %s', async (_, comeBack) => {
    await lab.show('main');
    await eventually(isInText, true);
    await lab
      .page()
      .locator('.reading-scroll')
      .evaluate((e, top) => {
        e.scrollTop = top;
      }, FAR);
    await comeBack();
    await eventually(isInText, true);
    expect(await scrolled()).toBe(FAR);
  });
});
