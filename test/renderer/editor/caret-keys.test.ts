import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSurfaceLab, type SurfaceLab } from './surface-lab';

let lab: SurfaceLab;

beforeAll(async () => {
  lab = await openSurfaceLab();
});

afterAll(() => lab.close());

async function press(text: string, from: number, keys: readonly string[]) {
  await lab.open(text);
  await lab.module.evaluate((m, at) => {
    m.current().surface.focus();
    m.current().surface.selectSpan({ start: at, end: at });
  }, from);
  for (const key of keys) await lab.page.keyboard.press(key);
  return lab.module.evaluate((m) => {
    m.current().surface.readSelection();
    return m.current().told.selections.at(-1);
  });
}

describe('caretAfterKey', () => {
  it.each([
    ['to the end of a glued word', 'In LimaElena', 3, ['Control+ArrowRight'], 7],
    ['over it in two steps', 'In LimaElena', 3, ['Control+ArrowRight', 'Control+ArrowRight'], 12],
    ['back to its start', 'In LimaElena', 12, ['Control+ArrowLeft'], 7],
    ['over a whole address', 'see https://t.co/a.b now', 4, ['Control+ArrowRight'], 20],
    ['into the next paragraph', 'one\ntwo', 3, ['Control+ArrowRight'], 7],
    [
      'forwards by the left arrow in a text from right to left',
      'שלום עולם',
      0,
      ['Control+ArrowLeft'],
      4,
    ],
  ])('takes the caret %s', async (_name, text, from, keys, caret) => {
    expect(await press(text, from, keys)).toEqual({ selection: null, caret });
  });

  it('extends the selection with Shift', async () => {
    const keys = ['Control+Shift+ArrowRight', 'Control+Shift+ArrowRight'];
    expect(await press('In LimaElena', 0, keys)).toEqual({
      selection: { start: 0, end: 7 },
      caret: 7,
    });
  });

  it('leaves keys with Alt to the commands', async () => {
    const after = await press('In LimaElena', 3, ['Control+Alt+ArrowRight']);
    expect(after?.selection ?? null).toBeNull();
    expect(after?.caret).not.toBe(7);
  });
});
