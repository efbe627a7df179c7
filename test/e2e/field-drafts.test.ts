import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Analyst } from '../../electron/tools/analyst';
import { launchApp, type App } from './app';

const NIGHT = 'Ferry aground\nThe ferry had 140 passengers, 12 cars and three lorries aboard.';
const NOON = 'Tugs at noon\nFour tugs pulled for six hours.';

describe('what is typed into a field', () => {
  let app: App;
  let analyst: Analyst;

  const inspector = () => app.page.getByRole('form', { name: 'Inspector' });
  const field = (name: string) => inspector().getByLabel(name, { exact: true });
  const press = (keys: string) => app.page.keyboard.press(keys);
  const notice = (words: RegExp) =>
    app.page.getByRole('region', { name: 'Notices' }).getByText(words);

  async function sitDown(): Promise<void> {
    // Whoever listens to dialogs leaves their answer to the app, which asks a person; nobody answers.
    app.page.on('dialog', () => {});
    await app.electron.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => new Promise(() => {});
    });
    analyst = new Analyst(app.page);
    await analyst.untilReady();
  }

  /** Goes to an annotation by its row and types into one of its fields, without a key to commit. */
  async function type(words: string, name: string, text: string): Promise<void> {
    await choose(words);
    await field(name).fill(text);
  }

  async function choose(words: string): Promise<void> {
    await analyst.annotations.filter({ hasText: words }).getByRole('button').first().click();
    await inspector().getByText(words).first().waitFor();
    await field('Note').waitFor();
  }

  /** What a field of an annotation says when it is looked at again. */
  async function stored(words: string, name: string): Promise<string> {
    await choose(words);
    return field(name).inputValue();
  }

  beforeAll(async () => {
    app = await launchApp({ seedFiles: { 'a.txt': NIGHT, 'b.txt': NOON } });
    await sitDown();
    await analyst.open('Ferry aground');
    await analyst.tag(NIGHT, '140 passengers', 'figure');
    await analyst.tag(NIGHT, '12 cars', 'figure');
    await analyst.tag(NIGHT, 'three lorries', 'figure');
  });
  afterAll(() => app?.close());
  beforeEach(() => analyst.open('Ferry aground'));

  it.each([
    ['the next annotation', 'Alt+ArrowDown'],
    ['the previous annotation', 'Alt+ArrowUp'],
    ['the next article', 'Alt+PageDown'],
  ])('is kept by the key that goes to %s, as a step of its own', async (_, keys) => {
    const text = `passengers, before ${keys}`;
    const before = await stored('140 passengers', 'Counted');
    await type('140 passengers', 'Counted', text);
    await press(keys);
    await analyst.untilSaved();
    await analyst.open('Ferry aground');
    await expect.poll(() => stored('140 passengers', 'Counted')).toBe(text);
    await analyst.text.focus();
    await press('ControlOrMeta+z');
    await expect.poll(() => stored('140 passengers', 'Counted')).toBe(before);
  });

  it('is saved when Ctrl+S says that everything is', async () => {
    await type('12 cars', 'Note', 'Ask the owner.');
    await press('ControlOrMeta+s');
    await notice(/^Everything is saved\. Last change at/).waitFor();
    await app.page.reload();
    await analyst.untilReady();
    expect(await stored('12 cars', 'Note')).toBe('Ask the owner.');
  });

  it('is not called saved when it is refused', async () => {
    await type('12 cars', 'Value', 'a dozen or so');
    await press('ControlOrMeta+s');
    await notice(/^Everything else is saved.*not a number.*“a dozen or so”/).waitFor();
    await press('Escape');
  });

  it('is told, with its words, when it is refused and left', async () => {
    await type('12 cars', 'Value', 'umpteen');
    await press('Alt+ArrowDown');
    await notice(/not a number.*It was not taken: “umpteen”/).waitFor();
    expect(await stored('12 cars', 'Value')).toBe('12');
  });

  it('is saved before the program closes, which nobody is asked about', async () => {
    await type('three lorries', 'Note', 'Seen from the quay.');
    app = await app.restart();
    await sitDown();
    await analyst.open('Ferry aground');
    expect(await stored('three lorries', 'Note')).toBe('Seen from the quay.');
  });
});
