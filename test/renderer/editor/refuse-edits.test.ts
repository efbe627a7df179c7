import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CDPSession } from 'playwright-core';
import { FAMILY, openSurfaceLab, type SurfaceLab } from './surface-lab';

const TEXT = `The first paragraph with a family ${FAMILY}.\nThe second one.\n\nThe last.`;

let lab: SurfaceLab;
let cdp: CDPSession;

beforeAll(async () => {
  lab = await openSurfaceLab();
  cdp = await lab.page.context().newCDPSession(lab.page);
});

afterAll(() => lab.close());

beforeEach(async () => {
  await lab.open(TEXT);
  await lab.module.evaluate((m) => m.selectSpan({ start: 4, end: 9 }));
});

const press = (key: string) => () => lab.page.keyboard.press(key);

function command(name: string, value = ''): () => Promise<unknown> {
  return () =>
    lab.page.evaluate(([what, text]) => document.execCommand(what, false, text), [
      name,
      value,
    ] as const);
}

function replaceBySpelling(): Promise<void> {
  return lab.page.evaluate(() => {
    const how = { inputType: 'insertReplacementText', data: 'corrected' };
    const event = new InputEvent('beforeinput', { bubbles: true, cancelable: true, ...how });
    document.querySelector('#root p')?.dispatchEvent(event);
  });
}

async function compose(...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }
}

/** Drops plain text in the middle of the first paragraph, as another window would. */
async function dropText(): Promise<void> {
  const { x, y } = await lab.module.evaluate((m) => m.centreOf(10));
  const data = {
    items: [{ mimeType: 'text/plain', data: 'dropped' }],
    dragOperationsMask: 1,
  };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp.send('Input.dispatchDragEvent', { type, x, y, data });
  }
}

async function dragSelection(): Promise<void> {
  const [from, to] = await lab.module.evaluate((m) => [m.centreOf(6), m.centreOf(50)] as const);
  await lab.page.mouse.move(from.x, from.y);
  await lab.page.mouse.down();
  await lab.page.mouse.move(to.x, to.y, { steps: 5 });
  await lab.page.mouse.up();
}

async function pasteText(): Promise<void> {
  await lab.page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'pasted');
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.querySelector('#root')?.dispatchEvent(event);
  });
  await lab.page.keyboard.press('Control+v');
}

/** Each way in, and whether the analyst is told. */
const ATTEMPTS: readonly (readonly [string, 'told' | 'quiet', () => Promise<unknown>])[] = [
  ['typing a letter', 'told', press('x')],
  ['typing a space', 'told', press('Space')],
  ['Backspace', 'told', press('Backspace')],
  ['Delete', 'told', press('Delete')],
  ['Control+Backspace', 'told', press('Control+Backspace')],
  ['Control+Delete', 'told', press('Control+Delete')],
  ['Enter', 'told', press('Enter')],
  ['Shift+Enter', 'told', press('Shift+Enter')],
  ['a paste', 'told', pasteText],
  ['a cut', 'told', press('Control+x')],
  ['a cut by Shift+Delete', 'told', press('Shift+Delete')],
  ['a drop of text', 'told', dropText],
  ['dragging the selected words away', 'quiet', dragSelection],
  [
    'inserting text without a key',
    'told',
    () => cdp.send('Input.insertText', { text: 'smuggled' }),
  ],
  ['an unfinished composition', 'told', () => compose('に', 'にほ', 'にほん')],
  [
    'a finished composition',
    'told',
    async () => {
      await compose('に', 'にほん');
      await cdp.send('Input.insertText', { text: '日本' });
    },
  ],
  [
    'a composition that is taken back',
    'told',
    async () => {
      await compose('に');
      await compose('');
    },
  ],
  [
    'a composition over a selection, then undo',
    'told',
    async () => {
      await compose('にほん');
      await cdp.send('Input.insertText', { text: '日本' });
      await lab.page.keyboard.press('Control+z');
      await lab.page.keyboard.press('Control+Shift+z');
    },
  ],
  ['undo', 'quiet', press('Control+z')],
  ['making it bold', 'told', press('Control+b')],
  ['the command insertText', 'quiet', command('insertText', 'X')],
  ['the command insertHTML', 'quiet', command('insertHTML', '<b>X</b>')],
  ['the command insertParagraph', 'quiet', command('insertParagraph')],
  ['the command delete', 'quiet', command('delete')],
  ['the command forwardDelete', 'quiet', command('forwardDelete')],
  ['the command bold', 'quiet', command('bold')],
  ['the command undo', 'quiet', command('undo')],
  ['a replacement by the spelling checker', 'told', replaceBySpelling],
  ['a script that alters the words', 'quiet', () => alter('data')],
  ['a script that removes a paragraph', 'quiet', () => alter('remove')],
  ['a script that adds an element', 'quiet', () => alter('append')],
];

function alter(how: 'data' | 'remove' | 'append'): Promise<void> {
  return lab.page.evaluate((what) => {
    const paragraph = document.querySelector('#root p');
    const words = paragraph?.firstChild;
    if (what === 'remove') paragraph?.remove();
    if (what === 'append') paragraph?.append(document.createElement('b'));
    if (what === 'data' && words instanceof Text) words.data = 'altered';
  }, how);
}

/** Everything in the DOM of the text that an edit could have changed. */
function markup(): Promise<string> {
  return lab.page.evaluate(() => document.querySelector('#root')?.innerHTML ?? '');
}

describe('refuseEdits', () => {
  it.each(ATTEMPTS)('withstands %s (%s)', async (name, told, attempt) => {
    const before = await markup();
    const touched = await lab.module.evaluateHandle((m) => m.watchText());
    await attempt();
    await lab.module.evaluate((m) => m.inNextFrame());
    expect((await touched.jsonValue()).length > 0).toBe(name.startsWith('a script'));
    expect(await markup()).toBe(before);
    expect(await lab.module.evaluate((m) => m.paragraphTexts().join('\n'))).toBe(
      TEXT.replace('\n\n', '\n'),
    );
    const refusals = await lab.module.evaluate((m) => m.current().told.refusals);
    expect(refusals > 0).toBe(told === 'told');
  });

  it.each(ATTEMPTS)('leaves a surface that works after %s', async (_name, _told, attempt) => {
    await attempt();
    await lab.page.keyboard.press('Escape');
    await lab.module.evaluate((m) => m.selectSpan({ start: 4, end: 4 }));
    await lab.page.keyboard.press('Shift+ArrowRight');
    await lab.module.evaluate((m) => m.inNextFrame());
    const last = await lab.module.evaluate((m) => m.current().told.selections.at(-1));
    expect(last).toEqual({ selection: { start: 4, end: 5 }, caret: 5 });
  });

  it('takes no key away from the window and counts none that a command has used', async () => {
    const seen = await lab.page.evaluateHandle(() => {
      const keys: string[] = [];
      window.addEventListener('keydown', (event) => {
        keys.push(event.key);
        event.preventDefault();
      });
      return keys;
    });
    for (const key of ['1', '2', '3', 'o', 'Delete', '?', 'Escape']) {
      await lab.page.keyboard.press(key);
    }
    expect(await seen.jsonValue()).toEqual(['1', '2', '3', 'o', 'Delete', '?', 'Escape']);
    expect(await lab.module.evaluate((m) => m.current().told.refusals)).toBe(0);
    await lab.page.reload();
    await lab.close();
    lab = await openSurfaceLab();
    cdp = await lab.page.context().newCDPSession(lab.page);
  });

  it('tells a burst of attempts once', async () => {
    for (let times = 0; times < 5; times += 1) await lab.page.keyboard.press('x');
    expect(await lab.module.evaluate((m) => m.current().told.refusals)).toBe(1);
  });

  it('is read-only to scripts that ask and leaves nothing behind when disposed', async () => {
    const after = await lab.module.evaluate((m) => {
      const { root } = m.current();
      m.close();
      return { editable: root.isContentEditable, left: root.childElementCount };
    });
    expect(after).toEqual({ editable: false, left: 0 });
  });
});
