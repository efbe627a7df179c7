import { describe, expect, it } from 'vitest';
import { libraryEntry } from '../hand-made-session';
import { eventually, openViewLab } from '../view-lab';

const lab = openViewLab();

const stories = (count: number, from = 1) =>
  Array.from({ length: count }, (_, at) => libraryEntry(from + at, `Story ${from + at}`));
const articles = () => lab.page().getByRole('list', { name: 'Articles' });
const row = (number: number) =>
  articles().getByRole('button', { name: new RegExp(`^Story ${number}\\b`) });
const scroller = () => lab.page().locator('.library .pane-scroll');
const scrolled = () => scroller().evaluate((e) => e.scrollTop);

/** Whether all of a row is to be seen, but for part of a pixel. */
const isInView = (number: number) =>
  row(number).evaluate((e) => {
    const pane = e.closest('.pane-scroll')?.getBoundingClientRect();
    const { top, bottom } = e.getBoundingClientRect();
    return pane !== undefined && top > pane.top - 1 && bottom < pane.bottom + 1;
  });

/** Resolves when two frames have been painted, after which nothing is on its way. */
const afterFrames = () =>
  lab.page().evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
      }),
  );

describe('the row of the open article', () => {
  it('comes into view with the article, and one in view moves nothing', async () => {
    await lab.show('plain', { library: stories(60) });
    expect(await scrolled()).toBe(0);
    await lab.open(60);
    await eventually(() => isInView(60), true);
    const before = await scrolled();
    await lab.open(59);
    await eventually(() => row(59).getAttribute('aria-current'), 'true');
    await afterFrames();
    expect(await scrolled()).toBe(before);
    await lab.open(1);
    await eventually(() => isInView(1), true);
  });

  it('comes into view at the start, and when others come before it', async () => {
    const library = [...stories(40, 2), ...stories(1)];
    await lab.show('plain', { library });
    await eventually(() => isInView(1), true);
    await lab.set({ library: [...stories(40, 50), ...library] });
    await eventually(() => isInView(1), true);
    await eventually(() => isInView(50), false);
  });

  it('stays where it is while its annotations change or a row is removed', async () => {
    await lab.show('plain', { library: stories(60) });
    await eventually(() => isInView(1), true);
    await scroller().evaluate((e) => e.scrollTo(0, e.scrollHeight));
    const library = stories(60);
    await lab.set({ library: library.map((entry) => ({ ...entry, annotations: 3 })) });
    await row(30).getByText('3 annotations').waitFor();
    await lab.set({ library: library.slice(0, 59) });
    await eventually(() => row(60).count(), 0);
    await afterFrames();
    expect(await isInView(1)).toBe(false);
  });
});

describe('the head of the library', () => {
  it.each([
    ['linux', 'Open articles…', 'open-files', 'Open articles… (Ctrl+O)', 'Control+O'],
    ['darwin', 'Export…', 'export', 'Export… (⌘E)', 'Meta+E'],
  ] as const)('on %s has a button "%s"', async (platform, name, command, title, keys) => {
    const app = { ...(await lab.state((now) => now.app)), platform };
    await lab.show('plain', { app });
    const button = lab.page().getByRole('navigation').getByRole('button', { name, exact: true });
    expect(await button.getAttribute('title')).toBe(title);
    expect(await button.getAttribute('aria-keyshortcuts')).toBe(keys);
    await button.click();
    await eventually(async () => (await lab.asked()).at(-1), ['run', command]);
  });

  it('has none while there is nothing to export', async () => {
    await lab.show('empty');
    const buttons = lab.page().getByRole('navigation').getByRole('button');
    expect(await buttons.allInnerTexts()).toEqual([
      expect.stringMatching(/^Open articles…/),
      'Open a folder…',
    ]);
  });
});

describe('the focus, when an article goes', () => {
  const focused = () => lab.page().locator(':focus');
  const focusedTitle = () => focused().locator('.library-title').textContent();
  const isInText = () => focused().evaluate((e) => e.getAttribute('role') === 'textbox');
  const nothingOpen = { open: null, selection: null, caret: 0, selected: null };

  it('comes from its text to the row beside its own', async () => {
    const library = stories(5);
    await lab.show('plain', { library });
    await eventually(isInText, true);
    await lab.set(nothingOpen);
    await lab.set({ library: library.slice(1) });
    await eventually(focusedTitle, 'Story 2');
    await lab.set({ library: library.slice(2) });
    await eventually(focusedTitle, 'Story 3');
    await lab.set({ library: library.slice(2, 3) });
    await eventually(focusedTitle, 'Story 3');
  });

  it('comes to the row before it where it was the last one', async () => {
    await lab.show('plain', { library: [...stories(3, 2), ...stories(1)] });
    await eventually(isInText, true);
    await lab.set(nothingOpen);
    await lab.set({ library: stories(3, 2) });
    await eventually(focusedTitle, 'Story 4');
  });

  it('comes to what brings articles where none is left', async () => {
    await lab.show('plain', { library: stories(1) });
    await eventually(isInText, true);
    await lab.set({ ...nothingOpen, library: [] });
    await eventually(lab.focusedName, expect.stringMatching(/^Open articles/) as never);
  });

  it('stays where it is when it was elsewhere', async () => {
    await lab.show('plain', { library: stories(3) });
    await lab.page().getByRole('button', { name: 'Keys' }).focus();
    await lab.set({ ...nothingOpen, library: stories(2, 2) });
    await eventually(() => articles().getByRole('listitem').count(), 2);
    await afterFrames();
    expect(await lab.focusedName()).toBe('Keys');
  });
});
