import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { testId } from '../hand-made-session';
import { eventually, openViewLab } from '../view-lab';

const lab = openViewLab();
const row = (name: RegExp) =>
  lab.page().getByRole('list', { name: 'Annotations', exact: true }).getByRole('button', { name });
const bar = () => lab.page().getByRole('region', { name: 'Marked annotations' });
const marked = () => lab.state((now) => [...now.marked].map((id) => Number(id.slice(-12))));

async function lastUpdate(): Promise<unknown> {
  return (await lab.asked()).filter(([name]) => name === 'update').at(-1)?.[1];
}

describe('marking in the annotation list', () => {
  it('marks with Shift and the arrow keys, forth and back', async () => {
    await lab.show('plain');
    await row(/^Claim divers/).focus();
    await lab.press('ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await eventually(marked, [2, 3, 4]);
    await lab.press('Shift+ArrowUp');
    await eventually(marked, [2, 3]);
    await eventually(() => bar().getByText('2 marked').count(), 1);
    expect(await row(/^Marked: Figure three piers$/).count()).toBe(1);
    await lab.press('ArrowDown');
    await eventually(marked, []);
    await eventually(() => bar().count(), 0);
  });

  it('marks with Ctrl+click, Shift+click and Ctrl+A, and nothing again', async () => {
    await lab.show('plain');
    await row(/^Claim divers/).click();
    await row(/14,400/).click({ modifiers: ['Control'] });
    await eventually(marked, [1, 4]);
    await row(/14,400/).click({ modifiers: ['Control'] });
    await eventually(marked, [1]);
    await row(/^Figure three/).click();
    await row(/3\.1 million/).click({ modifiers: ['Shift'] });
    await eventually(marked, [2, 3, 4, 5]);
    await lab.press('Control+a');
    await eventually(marked, [1, 2, 3, 4, 5, 6, 7]);
    await bar().getByRole('button', { name: 'Mark nothing' }).click();
    await eventually(() => bar().count(), 0);
    expect(await lab.page().evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
  });

  it.each([
    ['Done', { status: 'done' }],
    ['Draft', { status: 'draft' }],
  ])('sets "%s" on all as one change', async (name, patch) => {
    await lab.show('plain');
    await lab.mark(2, 4);
    await bar().getByRole('button', { name, exact: true }).click();
    expect(await lastUpdate()).toEqual([[testId(2), testId(4)], patch]);
  });

  it('adds tags to all as one change', async () => {
    await lab.show('plain');
    await lab.mark(2, 4);
    await bar().getByLabel('Add a tag to all').fill('water');
    await lab.press('Enter');
    await eventually(lastUpdate, [[testId(2), testId(4)], { addTags: ['water'] }]);
  });

  it('sets a field of all by keys alone as one change', async () => {
    await lab.show('plain');
    await lab.mark(1, 3, 4);
    await bar().getByRole('button', { name: 'Set…' }).focus();
    await lab.press('Enter');
    await eventually(lab.focusedName, 'Field');
    const fields = bar().getByRole('combobox', { name: 'Field' }).getByRole('option');
    expect(await fields.allTextContents()).toEqual(['Stance', 'Mode', 'Bound']);
    await lab.press('ArrowDown', 'ArrowDown', 'Tab');
    await eventually(lab.focusedName, 'Value: Bound');
    await lab.press('ArrowDown', 'ArrowDown', 'Tab', 'Enter');
    await eventually(lastUpdate, [
      [testId(1), testId(3), testId(4)],
      { body: { bound: 'at-least' } },
    ]);
    await eventually(lab.focusedName, 'Set…');
    expect(await bar().getByRole('form').count()).toBe(0);
  });

  it('closes the form of the field alone with Escape', async () => {
    await lab.show('plain');
    await lab.mark(1, 3);
    await bar().getByRole('button', { name: 'Set…' }).click();
    await eventually(lab.focusedName, 'Field');
    await lab.press('Escape');
    await eventually(lab.focusedName, 'Set…');
    expect(await marked()).toEqual([1, 3]);
    expect(await lastUpdate()).toBeUndefined();
  });

  it('sets what the scheme adds: labels of these kinds, lists and free words', async () => {
    await lab.show('labelled');
    await lab.mark(3, 4);
    const form = bar().getByRole('form');
    const set = async (name: string, answer: (control: Locator) => Promise<unknown>) => {
      await bar().getByRole('button', { name: 'Set…' }).click();
      await form.getByLabel('Field').selectOption(name);
      await answer(form.getByLabel(`Value: ${name}`));
      await form.getByRole('button', { name: 'Set', exact: true }).click();
      await eventually(() => form.count(), 0);
      return ((await lastUpdate()) as readonly unknown[])[1];
    };
    expect(await set('Label', (e) => e.selectOption('Casualties'))).toEqual({
      label: 'casualties',
    });
    expect(await set('Label', (e) => e.selectOption('None'))).toEqual({ label: null });
    expect(await set('Tone', (e) => e.selectOption('angry'))).toEqual({
      custom: { tone: 'angry' },
    });
    expect(await set('Place', (e) => e.fill('the quay'))).toEqual({
      custom: { place: 'the quay' },
    });
    expect(await set('Mode', (e) => e.selectOption('Unknown'))).toEqual({
      body: { mode: { answer: 'unknown' } },
    });
  });

  it('merges, and the focus goes to what came of it', async () => {
    await lab.show('plain');
    await lab.mark(2, 4);
    await bar().getByRole('button', { name: 'Merge' }).click();
    expect(await lab.asked()).toContainEqual(['merge', [testId(2), testId(4)]]);
    await eventually(() => bar().count(), 0);
    expect(await lab.page().evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
  });

  it.each(['button', 'key'])('deletes all by %s, and the focus stays in the list', async (by) => {
    await lab.show('plain');
    await row(/^Claim divers/).click();
    await lab.press('Shift+ArrowDown', 'Shift+ArrowDown');
    if (by === 'key') await lab.press('Delete');
    else await bar().getByRole('button', { name: 'Delete' }).click();
    const items = lab.page().getByRole('list', { name: 'Annotations', exact: true });
    await eventually(() => items.getByRole('listitem').count(), 4);
    await eventually(async () => (await lab.focusedName()).includes('14,400'), true);
  });

  it('joins fragments by "…" for the eye and by a space for the ear', async () => {
    await lab.show('plain');
    const quote = row(
      /^Quote “We had no choice,” “and we will not reopen it for a guess\.”( ?, guessed)?$/,
    );
    expect(await quote.count()).toBe(1);
    expect(await quote.innerText()).toContain('“We had no choice,” … “and we');
  });

  it('shortens a long text once', async () => {
    await lab.show('many');
    const words = lab.page().locator('.annotation-words').first();
    await words.waitFor();
    const clipped = await words.evaluate((e) => e.scrollHeight > e.clientHeight + 1);
    expect(clipped).toBe(false);
  });
});
