import { describe, expect, it } from 'vitest';
import { testId } from '../hand-made-session';
import { eventually, openViewLab } from '../view-lab';

const lab = openViewLab();

describe('AnnotationRow', () => {
  const row = (name: RegExp) =>
    lab
      .page()
      .getByRole('list', { name: 'Annotations', exact: true })
      .getByRole('button', { name });

  it('says in words what is done and what has guesses that are not confirmed', async () => {
    await lab.show('plain');
    await row(/^Claim divers found .*, done$/).waitFor();
    await row(/^Quote .*, guessed$/).waitFor();
    await row(/^Figure About 14,400 vehicles ?, guessed$/).waitFor();
    expect(await row(/^Figure three piers$/).count()).toBe(1);
    expect(
      await row(/^Claim divers/)
        .locator('.row-state')
        .innerText(),
    ).toContain('done');
  });

  it('follows what becomes of its annotation, without being selected', async () => {
    await lab.show('plain');
    await row(/^Figure About 14,400 vehicles ?, guessed$/).waitFor();
    await lab.update(4, { confirm: 'all', status: 'done' });
    await row(/^Figure About 14,400 vehicles ?, done$/).waitFor();
    await lab.update(4, { status: 'draft' });
    await row(/^Figure About 14,400 vehicles$/).waitFor();
  });

  it('is read with the others on screen at once, and anew for other ones', async () => {
    await lab.show('many');
    const last = async () => (await lab.reads()).at(-1) ?? [];
    await eventually(async () => (await last()).length > 0, true);
    expect(await last()).toHaveLength(await lab.page().locator('.annotation-row').count());
    const scroller = lab.page().locator('.annotation-scroll');
    await scroller.evaluate((e) => e.scrollTo(0, 500_000));
    await eventually(async () => (await last()).includes(testId(10_001)), true);
    expect((await lab.reads()).every((ids) => ids.length < 60)).toBe(true);
  });

  it('does not let a control of direction that is cut off turn the rest around', async () => {
    await lab.show('turned');
    const row = lab.page().getByRole('list', { name: 'Annotations', exact: true });
    const seen = await row.locator('.annotation-words').evaluate((words) => {
      const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
      const shown: { text: string; lefts: number[] }[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement?.closest('.unseen')) continue;
        const range = document.createRange();
        const text = node.textContent ?? '';
        const lefts = [...text].map((_letter, at) => {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          return range.getBoundingClientRect().left;
        });
        shown.push({ text, lefts });
      }
      return shown;
    });
    const [head, joint, tail] = seen;
    expect(head?.text).toContain('\u202e');
    expect(head?.text).not.toContain('\u202c');
    expect(joint?.text).toBe(' … ');
    expect(tail?.text).toMatch(/never came\.$/);
    const last = tail?.lefts.slice(-'came.'.length) ?? [];
    expect(last).toEqual(last.toSorted((a, b) => a - b));
  });
});
