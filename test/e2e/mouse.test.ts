import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analyst } from '../../electron/tools/analyst';
import type { App } from './app';
import { FERRY, launchFerry } from './ferry';

describe('the mouse', () => {
  let app: App;
  let analyst: Analyst;

  beforeAll(async () => {
    ({ app, analyst } = await launchFerry());
    await analyst.open('Ferry row');
  });
  afterAll(() => app?.close());

  /** Drags over words from their first letter to their last. */
  async function dragOver(words: string): Promise<void> {
    const { left, right, y } = await analyst.text.evaluate((root, wanted) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
      }
      const box = range.getBoundingClientRect();
      return { left: box.left, right: box.right, y: box.y + box.height / 2 };
    }, words);
    await app.page.mouse.move(left + 1, y);
    await app.page.mouse.down();
    await app.page.mouse.move(right - 1, y, { steps: 5 });
    await app.page.mouse.up();
  }

  const listed = () => analyst.annotationTexts();
  const selectedText = () => app.page.evaluate(() => document.getSelection()?.toString());

  it('adds words with Ctrl held and leaves none selected, so that a key means the annotation', async () => {
    await analyst.tag(FERRY, 'More than 80 people', 'claim');
    await app.page.keyboard.down('ControlOrMeta');
    await dragOver('the captain');
    await app.page.keyboard.up('ControlOrMeta');
    await expect.poll(listed).toEqual([expect.stringMatching(/Claim.*80 people.*the captain/)]);
    expect(await selectedText()).toBe('');
    await app.page.keyboard.press('2');
    await expect.poll(listed).toEqual([expect.stringMatching(/Quote.*80 people.*the captain/)]);
  });

  it('selects words without Ctrl, so that a key means them', async () => {
    await dragOver('aboard');
    expect(await selectedText()).toBe('aboard');
    await app.page.keyboard.press('3');
    await expect
      .poll(listed)
      .toEqual([expect.stringContaining('Quote'), expect.stringMatching(/Figure.*aboard/)]);
  });
});
