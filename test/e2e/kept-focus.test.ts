import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Analyst } from '../../electron/tools/analyst';
import { launchApp, type App } from './app';

const TEXT = 'Ferry row deepens\nMore than 80 people were aboard, the captain said.';

describe('the focus', () => {
  let app: App;
  let analyst: Analyst;

  beforeAll(async () => {
    app = await launchApp({ seedFiles: { 'ferry.txt': TEXT } });
    analyst = new Analyst(app.page);
    await analyst.untilReady();
    await analyst.open('Ferry row');
  });
  afterAll(() => app?.close());

  /** What has the focus: its role or element, and whether it is the body. */
  const focused = () =>
    app.page.evaluate(() => {
      const { activeElement } = document;
      return activeElement === document.body ? 'nothing' : (activeElement?.tagName ?? 'nothing');
    });
  const rows = () => app.page.getByRole('list', { name: 'Annotations' }).getByRole('button');

  it('passes to a row that is left when an undo takes the one that has it', async () => {
    await analyst.tag(TEXT, 'More than 80 people', 'claim');
    await analyst.tag(TEXT, 'the captain', 'claim');
    await rows().last().focus();
    await app.page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => rows().count()).toBe(1);
    await expect.poll(focused).toBe('BUTTON');
    expect(
      await rows()
        .first()
        .evaluate((row) => row === document.activeElement),
    ).toBe(true);
  });

  it('passes to the text when the last row goes', async () => {
    await rows().first().focus();
    await app.page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => rows().count()).toBe(0);
    await expect
      .poll(() => analyst.text.evaluate((text) => text === document.activeElement))
      .toBe(true);
  });

  it('passes to the text when the notice that has it is dismissed', async () => {
    await analyst.text.focus();
    await app.page.keyboard.press('Delete');
    const dismiss = app.page.getByRole('button', { name: 'Dismiss' });
    await dismiss.focus();
    await app.page.keyboard.press('Enter');
    await expect.poll(() => dismiss.count()).toBe(0);
    await expect
      .poll(() => analyst.text.evaluate((text) => text === document.activeElement))
      .toBe(true);
  });
});
