import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analyst } from '../../electron/tools/analyst';
import type { App } from './app';
import { FERRY, launchFerry } from './ferry';

/** Whether an element has the focus. */
function hasFocus(element: Locator): Promise<boolean> {
  return element.evaluate((it) => it === document.activeElement);
}

describe('the focus', () => {
  let app: App;
  let analyst: Analyst;

  beforeAll(async () => {
    ({ app, analyst } = await launchFerry());
    await analyst.open('Ferry row');
  });
  afterAll(() => app?.close());

  const rows = () => app.page.getByRole('list', { name: 'Annotations' }).getByRole('button');

  it('passes to a row that is left when an undo takes the one that has it', async () => {
    await analyst.tag(FERRY, 'More than 80 people', 'claim');
    await analyst.tag(FERRY, 'the captain', 'claim');
    await rows().last().focus();
    await app.page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => rows().count()).toBe(1);
    await expect.poll(() => hasFocus(rows().first())).toBe(true);
  });

  it('passes to the text when the last row goes', async () => {
    await rows().first().focus();
    await app.page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => rows().count()).toBe(0);
    await expect.poll(() => hasFocus(analyst.text)).toBe(true);
  });

  it('passes to the text when the notice that has it is dismissed', async () => {
    await analyst.text.focus();
    await app.page.keyboard.press('Delete');
    const dismiss = app.page.getByRole('button', { name: 'Dismiss' });
    await dismiss.focus();
    await app.page.keyboard.press('Enter');
    await expect.poll(() => dismiss.count()).toBe(0);
    await expect.poll(() => hasFocus(analyst.text)).toBe(true);
  });
});
