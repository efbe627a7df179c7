import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportFile } from '../../shared/exchange/export-file';
import { Analyst } from '../../electron/tools/analyst';
import { launchApp, type App } from './app';
import { checkExport, chooseSaveFile } from './exporting';

const TEXT = 'Ferry row deepens\nThe crew 👩🏽‍🚒 counted more than 80 people aboard.\nA last line.';

/** Every way in which an editable text could be changed, tried on the real window. */
const ATTEMPTS: Readonly<Record<string, (app: App) => Promise<unknown>>> = {
  'typing letters': ({ page }) => page.keyboard.type('xyz XYZ.'),
  'inserting text at once': ({ page }) => page.keyboard.insertText('inserted 🎉'),
  Backspace: ({ page }) => page.keyboard.press('Backspace'),
  'deleting a word': ({ page }) => page.keyboard.press('ControlOrMeta+Backspace'),
  Delete: ({ page }) => page.keyboard.press('Delete'),
  Enter: ({ page }) => page.keyboard.press('Enter'),
  'a soft line break': ({ page }) => page.keyboard.press('Shift+Enter'),
  Tab: ({ page }) => page.keyboard.press('Tab'),
  'cutting the selection': async ({ page }) => {
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ControlOrMeta+x');
  },
  'pasting what was copied': async ({ page }) => {
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ControlOrMeta+c');
    await page.keyboard.press('ControlOrMeta+v');
  },
  'formatting keys': async ({ page }) => {
    await page.keyboard.press('ControlOrMeta+b');
    await page.keyboard.press('ControlOrMeta+i');
  },
  'an IME composition': async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', {
      text: 'にほん',
      selectionStart: 3,
      selectionEnd: 3,
    });
    await session.send('Input.insertText', { text: '日本' });
    await session.detach();
  },
  'commands of the document': ({ page }) =>
    page.evaluate(
      `['insertText', 'delete', 'forwardDelete', 'insertParagraph', 'insertHTML', 'removeFormat'].map(
        (command) => document.execCommand(command, false, '<b>new</b>'))`,
    ),
  'a replacement by the spelling checker': ({ page }) =>
    page.evaluate(
      `document.activeElement.dispatchEvent(new InputEvent('beforeinput', {
        inputType: 'insertReplacementText', data: 'replaced', bubbles: true, cancelable: true }))`,
    ),
  'a drop of text': ({ page }) =>
    page.evaluate(
      `(() => {
        const data = new DataTransfer();
        data.setData('text/plain', 'dropped');
        data.setData('text/html', '<b>dropped</b>');
        const { left, top } = document.activeElement.getBoundingClientRect();
        for (const type of ['dragenter', 'dragover', 'drop'])
          document.activeElement.dispatchEvent(new DragEvent(type, {
            dataTransfer: data, bubbles: true, cancelable: true, clientX: left + 40, clientY: top + 20 }));
      })()`,
    ),
  'undo and redo after it all': async ({ page }) => {
    await page.evaluate(`document.execCommand('undo')`);
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+Shift+z');
  },
};

describe('the text of an article', () => {
  let app: App;
  let analyst: Analyst;
  let shown: string;

  beforeAll(async () => {
    app = await launchApp({ seedFiles: { 'ferry.txt': TEXT } });
    analyst = new Analyst(app.page);
    await analyst.untilReady();
    await analyst.open('Ferry row');
    shown = await analyst.text.innerText();
  });
  afterAll(() => app?.close());

  it.each(Object.keys(ATTEMPTS))('survives %s', async (name) => {
    await analyst.select(TEXT, 'counted');
    await ATTEMPTS[name]?.(app);
    expect(await analyst.text.innerText()).toBe(shown);
  });

  it('can still be tagged afterwards, and is exported with its digest', async () => {
    const before = await analyst.annotations.count();
    await analyst.select(TEXT, 'more than 80 people');
    await app.page.keyboard.press('3');
    await analyst.annotations.nth(before).waitFor();
    await analyst.untilSaved();
    const file = path.join(app.userData, 'after.verbatim.json');
    await chooseSaveFile(app, file);
    await analyst.export('This article');
    await app.page.getByText('after.verbatim.json').first().waitFor();
    expect(await checkExport(file)).toMatchObject({ code: 0 });
    const exported = JSON.parse(readFileSync(file, 'utf8')) as ExportFile;
    expect(exported.articles[0]?.text).toBe(TEXT);
    const exacts = exported.articles[0]?.annotations.flatMap(({ fragments }) =>
      fragments.map(({ exact }) => exact),
    );
    expect(exacts).toContain('more than 80 people');
  });
});
