import { describe, expect, it } from 'vitest';
import { openViewLab } from '../view-lab';

const lab = openViewLab();

describe('AnnotationRow', () => {
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
