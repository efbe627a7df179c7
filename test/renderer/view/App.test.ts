import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { APP_COMMANDS } from '../../../shared/ipc/app-commands';
import type { SaveStatus, SessionState } from '../../../renderer/session/session';
import { openLab, type Lab } from '../lab';
import type * as AppLab from './app-lab';
import type { Scene } from './app-lab';

let lab: Lab<typeof AppLab>;
const pageErrors: string[] = [];

/** The socket is the dev server's own, and the lab of another test may have its port. */
function noteError(message: string): void {
  if (!message.includes('WebSocket')) pageErrors.push(message);
}

beforeAll(async () => {
  lab = await openLab('/test/renderer/view/app-lab.tsx');
  lab.page.on('pageerror', (error) => noteError(error.message));
  lab.page.on('console', (message) => {
    if (message.type() === 'error') noteError(message.text());
  });
});

afterAll(() => lab.close());

afterEach(() => {
  expect(pageErrors.splice(0)).toEqual([]);
});

async function show(scene: Scene, patch: Partial<SessionState> = {}): Promise<void> {
  await lab.module.evaluate((m, [name, more]) => m.show(name, more), [scene, patch] as const);
  await lab.page.getByRole('status').waitFor();
}

const set = (patch: Partial<SessionState>) => lab.module.evaluate((m, more) => m.set(more), patch);
const state = async <T>(read: (state: SessionState) => T): Promise<T> =>
  (await lab.module.evaluateHandle((m) => m.state())).evaluate(read) as Promise<T>;
const asked = () => lab.module.evaluate((m) => m.asked());
const text = () => lab.page.getByRole('textbox', { name: 'Article text' });
const rows = () => lab.page.getByRole('list', { name: 'Annotations', exact: true });
const focused = () => lab.page.locator(':focus');
const press = (keys: string) => lab.page.keyboard.press(keys);

/** Waits until a state is reached; a state that never comes fails the test with what was there. */
async function eventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
  await expect.poll(read, { timeout: 5000 }).toEqual(expected);
}

const isFocused = (locator: Locator) => locator.evaluate((e) => e === document.activeElement);

/** What an export asks for unless a person changes it. */
const WHOLE = {
  format: 'verbatim',
  options: { includeText: true, spreadsheetSafe: true },
};

describe('App', () => {
  describe('what assistive tools see', () => {
    it('names every part as agreed', async () => {
      await show('main');
      const { page } = lab;
      const library = page.getByRole('navigation', { name: 'Library', exact: true });
      const items = library.getByRole('list', { name: 'Articles' }).getByRole('listitem');
      await eventually(() => items.count(), 4);
      const bar = page.getByRole('toolbar', { name: 'Tag selection' });
      for (const name of ['Claim', 'Quote', 'Figure']) {
        expect(await bar.getByRole('button', { name, exact: true }).count()).toBe(1);
      }
      expect(await text().getAttribute('aria-readonly')).toBe('true');
      expect(await page.getByRole('form', { name: 'Inspector' }).count()).toBe(1);
      await eventually(() => rows().getByRole('listitem').count(), 7);
      expect(await rows().getByRole('listitem').nth(1).innerText()).toMatch(
        /^Figure\s+three piers$/,
      );
    });

    it.each<readonly [Scene, SessionState['save'], string | RegExp]>([
      ['main', { state: 'saved', at: '2026-11-21T14:05:00.000Z' }, 'Saved'],
      ['empty', { state: 'saved', at: null }, 'Saved'],
      ['main', { state: 'saving' }, 'Saving…'],
      ['main', { state: 'not-saved', failure: { type: 'StorageFull' } }, /^Not saved: The disk/],
    ])('has one status in scene %s that reads as agreed', async (scene, save, words) => {
      await show(scene, { save });
      await eventually(() => lab.page.getByRole('status').count(), 1);
      expect(await lab.page.getByRole('status').textContent()).toMatch(
        typeof words === 'string' ? new RegExp(`^${words}$`) : words,
      );
    });

    it('marks the open article and the selected annotation as current', async () => {
      await show('main');
      const current = lab.page.locator('[aria-current=true]');
      expect(await current.allInnerTexts()).toEqual([
        expect.stringContaining('Harbour bridge closed'),
        expect.stringContaining('We had no choice'),
      ]);
    });

    it('shows names from files as text, isolated from their surroundings', async () => {
      const title = '<img src=x onerror=alert(1)> \u202eevil\u202c';
      await show('main', {
        library: [
          {
            digest: 'd'.repeat(64) as never,
            title,
            outlet: '',
            published: '',
            length: 1,
            annotations: 0,
          },
        ],
        unread: [{ fileName: '<b>x</b>.txt', failure: { type: 'FileEmpty' } }],
      });
      expect(await lab.page.locator('.library-title').textContent()).toBe(title);
      expect(await lab.page.locator('bdi', { hasText: '<b>x</b>.txt' }).count()).toBe(1);
      expect(await lab.page.locator('#root img, #root .unread b').count()).toBe(0);
    });

    it('says "Saving…" in the task in which it was set', async () => {
      await show('main');
      const words = await lab.module.evaluate(async (m) => {
        m.set({ save: { state: 'saving' } });
        // Microtasks only: no frame and no other task comes in between.
        for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
        return document.querySelector('[role=status]')?.textContent;
      });
      expect(words).toBe('Saving…');
    });

    it('says in which language the text is, where that is known', async () => {
      await show('main');
      expect(await text().getAttribute('lang')).toBeNull();
      await lab.module.evaluate((m) => {
        const { open } = m.state();
        if (open) m.set({ open: { ...open, language: 'es' } });
      });
      await eventually(() => text().getAttribute('lang'), 'es');
    });

    it('repeats an announcement that is made twice', async () => {
      await show('main', { announcement: { text: 'Claim added: x', count: 1 } });
      const region = lab.page.locator('[aria-live=polite] span');
      const before = await region.elementHandle();
      await set({ announcement: { text: 'Claim added: x', count: 2 } });
      await eventually(() => region.evaluate((now, old) => now !== old, before), true);
    });
  });

  describe('keys', () => {
    it('puts the caret into the text when an article opens', async () => {
      await show('plain');
      await eventually(() => isFocused(text()), true);
    });

    it('runs commands from the text, once per press', async () => {
      await show('plain');
      await eventually(() => isFocused(text()), true);
      await press('1');
      await press('Control+s');
      await press('Alt+ArrowDown');
      expect(await asked()).toEqual(
        expect.arrayContaining([
          ['run', 'tag-claim'],
          ['run', 'save'],
          ['run', 'next-annotation'],
        ]),
      );
      expect(await asked()).not.toContainEqual(['editRefused', undefined]);
    });

    it('leaves digits and Ctrl+Z to a field that is being typed into', async () => {
      await show('first');
      await lab.page.getByLabel('Who is tagging?').fill('');
      await lab.page.keyboard.type('1c?');
      await press('Control+z');
      expect(await asked()).toEqual([]);
      await press('Control+k');
      expect(await asked()).toEqual([['run', 'commands']]);
    });

    it('returns to the text with Escape, and then deselects', async () => {
      await show('main');
      await lab.page.getByRole('button', { name: 'Keys' }).focus();
      await press('Escape');
      expect(await isFocused(text())).toBe(true);
      expect(await state((now) => now.selected)).not.toBeNull();
      await press('Escape');
      expect(await state((now) => now.selected)).toBeNull();
    });

    it('goes round the parts of the window with F6', async () => {
      await show('main');
      await eventually(() => isFocused(text()), true);
      const seen: (string | null)[] = [];
      for (let step = 0; step < 5; step += 1) {
        await press('F6');
        seen.push(
          await focused().evaluate(
            (e) => e.closest('[data-pane]')?.getAttribute('data-pane') ?? null,
          ),
        );
      }
      expect(seen).toEqual(['inspector', 'annotations', 'status', 'library', 'text']);
      await press('Shift+F6');
      expect(
        await focused().evaluate((e) => e.closest('[data-pane]')?.getAttribute('data-pane')),
      ).toBe('library');
    });

    it('goes on round the window from a line between panes', async () => {
      await show('main');
      await lab.page.getByRole('separator', { name: 'Width of the library' }).focus();
      await press('F6');
      expect(await focused().getAttribute('role')).not.toBe('separator');
    });
  });

  describe('the toolbar', () => {
    it('acts on the words selected in the text and leaves them selected', async () => {
      await show('plain');
      await eventually(() => isFocused(text()), true);
      await press('Control+Shift+ArrowRight');
      await eventually(() => state((now) => now.selection), { start: 0, end: 7 });
      await lab.page.getByRole('button', { name: 'Quote', exact: true }).click();
      expect(await asked()).toContainEqual(['tag', 'quote']);
      expect(await isFocused(text())).toBe(true);
      expect(await lab.page.evaluate(() => getSelection()?.toString().trim())).toBe('Harbour');
    });

    it('says why it does nothing while nothing is selected', async () => {
      await show('plain');
      const claim = lab.page.getByRole('button', { name: 'Claim', exact: true });
      expect(await claim.getAttribute('aria-disabled')).toBe('true');
      expect(await lab.page.locator('#tag-hint').textContent()).toMatch(/Select words/);
      await claim.click({ force: true });
      expect(await asked()).not.toContainEqual(['tag', 'claim']);
    });

    it('is one stop of the tab order, with arrow keys inside', async () => {
      await show('main');
      await lab.page.getByRole('button', { name: 'Claim', exact: true }).focus();
      await press('ArrowRight');
      expect(await focused().innerText()).toContain('Quote');
      await press('ArrowLeft');
      await press('ArrowLeft');
      expect(await focused().innerText()).toContain('Figure');
      expect(await lab.page.locator('.tag-button[tabindex="0"]').count()).toBe(1);
    });
  });

  describe('the library', () => {
    const open = (name: string | RegExp) =>
      lab.page.getByRole('list', { name: 'Articles' }).getByRole('button', { name }).first();

    it('moves by arrow keys and opens with Enter', async () => {
      await show('main');
      await open(/^Harbour/).focus();
      await press('ArrowDown');
      expect(await focused().innerText()).toContain('Bridge shut');
      await press('End');
      await press('ArrowUp');
      await press('Enter');
      expect(await asked()).toContainEqual(['openArticle', '3'.padStart(64, '0')]);
    });

    it('removes by Delete without touching annotations, and goes to the neighbour', async () => {
      await show('main');
      await open(/^Harbour/).focus();
      await press('ArrowDown');
      await press('Delete');
      await eventually(() => focused().innerText(), expect.stringContaining('El puente') as never);
      expect(await asked()).toContainEqual(['removeArticle', '2'.padStart(64, '0')]);
      expect(await asked()).not.toContainEqual(['run', 'delete-annotation']);
    });

    it('has a button to remove each row, which leaves the focus in the list', async () => {
      await show('main');
      await lab.page.getByRole('button', { name: /^Remove El puente/ }).click();
      expect(await asked()).toContainEqual(['removeArticle', '3'.padStart(64, '0')]);
      await eventually(() => focused().innerText(), expect.stringContaining('גשר') as never);
      await lab.page.getByRole('button', { name: /^Remove גשר/ }).click();
      await eventually(
        () => focused().innerText(),
        expect.stringContaining('Bridge shut') as never,
      );
      await lab.page.getByRole('button', { name: /^Remove Harbour/ }).click();
      const removals = (log: readonly (readonly [string, unknown?])[]) =>
        log.filter(([name]) => name === 'removeArticle').length;
      await eventually(() => asked().then(removals), 3);
      await eventually(() => open(/^Harbour/).count(), 0);
      await eventually(
        () => focused().innerText(),
        expect.stringContaining('Bridge shut') as never,
      );
    });

    it('tells which row pointer or focus are on, so that it can be read ahead', async () => {
      await show('main');
      const pointed = async () => {
        const log: readonly (readonly [string, unknown?])[] = await asked();
        return log.flatMap(([name, digest]) => (name === 'pointAt' ? [digest] : []));
      };
      await open(/^El puente/).hover();
      await eventually(pointed, ['3'.padStart(64, '0')]);
      await text().hover();
      await eventually(pointed, ['3'.padStart(64, '0'), null]);
      await open(/^Harbour/).focus();
      await press('ArrowDown');
      await eventually(async () => (await pointed()).at(-1), '2'.padStart(64, '0'));
    });

    it('helps when it is empty, and says when it is still reading', async () => {
      await show('empty');
      const nav = lab.page.getByRole('navigation', { name: 'Library' });
      expect(await nav.innerText()).toMatch(/No articles yet\. Open \.txt files with Ctrl\+O/);
      await nav.getByRole('button', { name: /Open articles/ }).click();
      expect(await asked()).toContainEqual(['run', 'open-files']);
      await show('loading');
      expect(await nav.innerText()).toContain('Reading articles…');
    });

    it('lists files that could not be read with their reasons, until dismissed', async () => {
      await show('trouble');
      const list = lab.page.getByRole('list', { name: 'Files that could not be read' });
      expect(await list.getByRole('listitem').allInnerTexts()).toEqual([
        expect.stringMatching(/photo\.txt\s+.*PNG image/s),
        expect.stringMatching(/notes\.txt\s+.*empty/s),
      ]);
      await lab.page.getByRole('button', { name: 'Dismiss the files not read' }).click();
      await eventually(() => list.count(), 0);
    });
  });

  describe('the annotation list', () => {
    it('renders only what is in view of 20,000, and says where each row stands', async () => {
      await show('many');
      const items = rows().getByRole('listitem');
      await eventually(async () => (await items.count()) > 5, true);
      expect(await items.count()).toBeLessThan(60);
      expect(await items.first().getAttribute('aria-setsize')).toBe('20000');
      await items.first().getByRole('button').focus();
      await press('End');
      await eventually(
        () => focused().evaluate((e) => e.closest('li')?.getAttribute('aria-posinset') ?? ''),
        '20000',
      );
      expect(await asked()).toContainEqual(['reveal', expect.stringContaining('20000')]);
      expect(await focused().isVisible()).toBe(true);
    });

    it('keeps the focus on its row while that is scrolled out of view', async () => {
      await show('many');
      await rows().getByRole('button').first().focus();
      await lab.page.locator('.annotation-scroll').evaluate((e) => e.scrollTo(0, 500_000));
      await eventually(
        async () =>
          (await rows().getByRole('listitem').last().getAttribute('aria-posinset')) !== '1',
        true,
      );
      expect(await focused().evaluate((e) => e.closest('li')?.getAttribute('aria-posinset'))).toBe(
        '1',
      );
    });

    it('selects and reveals by click', async () => {
      await show('plain');
      await rows()
        .getByRole('button', { name: /14,400/ })
        .click();
      expect(await asked()).toContainEqual(['reveal', expect.stringMatching(/4$/)]);
    });

    it('deletes by Delete and puts the focus on the neighbour', async () => {
      await show('plain');
      await rows()
        .getByRole('button', { name: /three piers/ })
        .first()
        .focus();
      await press('Delete');
      await eventually(() => rows().getByRole('listitem').count(), 6);
      await eventually(
        () => focused().innerText(),
        expect.stringContaining('three piers') as never,
      );
      for (const left of [5, 4, 3, 2, 1]) {
        await press('Delete');
        await eventually(() => rows().getByRole('listitem').count(), left);
        await eventually(() => focused().evaluate((e) => e.tagName), 'BUTTON');
      }
      await press('Delete');
      await eventually(() => isFocused(text()), true);
    });

    it('counts open points as a way to them, and only where that is cheap', async () => {
      await show('main');
      await lab.page.getByRole('button', { name: '3 open points', exact: true }).click();
      expect(await state((now) => now.dialog)).toBe('problems');
      await show('many');
      await lab.page.getByRole('button', { name: 'open points…', exact: true }).waitFor();
    });

    it('counts by kind', async () => {
      await show('plain');
      const counts = lab.page.getByRole('list', { name: 'Counts by kind' });
      expect((await counts.textContent())?.replaceAll(/\s/g, '')).toBe('1Claim:22Quote:23Figure:3');
    });

    it('keeps the selected annotation in view', async () => {
      await show('many');
      await rows().getByRole('listitem').first().waitFor();
      const id = await lab.module.evaluate((m) => m.state().open?.index.idAt(12_345) ?? null);
      await set({ selected: id });
      await rows().locator('[aria-current=true]').waitFor();
      const box = await rows().locator('[aria-current=true]').boundingBox();
      expect(box && box.y > 300 && box.y < 880).toBe(true);
    });
  });

  describe('the inspector', () => {
    const form = () => lab.page.getByRole('form', { name: 'Inspector' });

    it('shows the exact words, code points, author and times', async () => {
      await show('main');
      await eventually(
        () => form().locator('mark').allInnerTexts(),
        ['“We had no choice,”', '“and we will not reopen it for a guess.”'],
      );
      await form().getByText('R. Reader').waitFor();
      expect(await form().innerText()).toMatch(/134 – 153[\s\S]*179 – 219/);
    });

    it('counts code points, not code units, behind an emoji', async () => {
      await show('main');
      const start = await state(
        (now) => now.open?.index.get(now.selected as never)?.spans[0]?.start,
      );
      expect(start).toBe(135);
      expect(await form().innerText()).toContain('134 –');
    });

    it('changes the kind of this annotation whatever is selected in the text', async () => {
      await show('main', { selection: { start: 0, end: 4 } });
      await form().getByRole('radio', { name: 'Figure' }).click({ force: true });
      expect(await asked()).toContainEqual(['changeKind', 'figure']);
      expect(await asked()).not.toContainEqual(['tag', 'figure']);
    });

    it('deletes, and says what to do when nothing is selected', async () => {
      await show('main');
      await form().getByRole('button', { name: 'Delete annotation' }).click();
      await form().getByText('No annotation is selected').waitFor();
      expect(await asked()).toContainEqual(['run', 'delete-annotation']);
    });
  });

  describe('dialogs', () => {
    it.each(['Commands', 'Keys', 'Export', 'Analyst'])(
      'opens "%s" and gives the focus back',
      async (name) => {
        await show('main');
        await eventually(() => isFocused(text()), true);
        await set({ dialog: name.toLowerCase() as SessionState['dialog'] });
        const dialog = lab.page.getByRole('dialog', { name, exact: true });
        await dialog.waitFor();
        expect(await dialog.evaluate((e) => e.contains(document.activeElement))).toBe(true);
        await press('1');
        expect(await asked()).not.toContainEqual(['run', 'tag-claim']);
        await press('Escape');
        await eventually(() => dialog.count(), 0);
        expect(await isFocused(text())).toBe(true);
      },
    );

    it('finds a command by letters and runs it with the selection as it was', async () => {
      await show('plain');
      await eventually(() => isFocused(text()), true);
      await press('Control+Shift+ArrowRight');
      await eventually(() => state((now) => now.selection?.end), 7);
      await press('Control+k');
      await lab.page.keyboard.type('tag quo');
      const active = lab.page.getByRole('option', { selected: true });
      await eventually(() => active.innerText(), expect.stringContaining('Tag as quote') as never);
      expect(await focused().getAttribute('aria-activedescendant')).toBe(
        await active.getAttribute('id'),
      );
      await press('Enter');
      await eventually(asked, expect.arrayContaining([['run', 'tag-quote']]) as never);
      expect(await state((now) => now.selection)).toEqual({ start: 0, end: 7 });
      expect(await isFocused(text())).toBe(true);
    });

    it('lists every command in the palette, and goes round with the arrow keys', async () => {
      await show('plain', { dialog: 'commands' });
      const options = lab.page.getByRole('option');
      await eventually(() => options.count(), APP_COMMANDS.length);
      await press('ArrowUp');
      await eventually(() => options.last().getAttribute('aria-selected'), 'true');
      await lab.page.keyboard.type('zzz');
      await eventually(() => options.count(), 0);
      await press('Enter');
      expect(await asked()).toEqual([]);
    });

    it.each([
      ['import', 'run', 'open-files'],
      ['tag as prom', 'tagLabel', 'promise'],
      ['casu', 'tagLabel', 'casualties'],
    ])('does what is looked for by "%s"', async (query, name, argument) => {
      await show('labelled', { dialog: 'commands' });
      await lab.page.keyboard.type(query);
      await press('Enter');
      await eventually(async () => (await asked()).at(-1), [name, argument]);
    });

    it('shows every command that has a key in the sheet of keys', async () => {
      await show('plain', { dialog: 'keys' });
      const sheet = (await lab.page.getByRole('dialog', { name: 'Keys' }).innerText()).split('\n');
      for (const { title, keys } of APP_COMMANDS) {
        if (keys.length > 0) expect(sheet).toContain(title);
      }
    });

    it.each([
      ['linux', 'All commands…', 'Ctrl+K'],
      ['linux', 'Redo', 'Ctrl+Shift+Z or Ctrl+Y'],
      ['darwin', 'Select by words', 'Command+Shift+Right arrow'],
    ] as const)('reads out real keys on %s: %s', async (platform, title, heard) => {
      const app = { ...(await state((now) => now.app)), platform };
      await show('plain', { dialog: 'keys', app });
      const definition = lab.page.locator('.key-group dl > div', { hasText: title });
      const words = await definition.locator('dd').evaluate((e) => {
        e.querySelectorAll('[aria-hidden=true]').forEach((cap) => cap.remove());
        return e.textContent;
      });
      expect(words).toBe(heard);
      expect(await lab.page.getByText('Mod+').count()).toBe(0);
    });

    it('offers other formats with what they cannot carry, before anything is written', async () => {
      await show('main', { dialog: 'export' });
      const dialog = lab.page.getByRole('dialog', { name: 'Export' });
      expect(await dialog.getByText('What it cannot carry').count()).toBe(0);
      await dialog.getByLabel('Format').selectOption('doccano');
      const losses = dialog.getByRole('listitem');
      expect(await losses.count()).toBeGreaterThan(0);
      await dialog.getByLabel('Format').selectOption('csv');
      await dialog.getByRole('checkbox', { name: /Safe for spreadsheets/ }).uncheck();
      await dialog.getByRole('button', { name: 'Export' }).click();
      const options = { includeText: true, spreadsheetSafe: false };
      const order = { what: 'all', format: 'csv', options };
      await eventually(asked, expect.arrayContaining([['export', order]]) as never);
    });

    it('shows long work with a way to stop it', async () => {
      await show('main', { progress: { title: 'Exporting', done: 1, of: 4 } });
      const dialog = lab.page.getByRole('dialog', { name: 'Exporting…' });
      const bar = dialog.getByRole('progressbar', { name: 'Exporting' });
      expect(await bar.getAttribute('value')).toBe('0.25');
      await press('Escape');
      await eventually(asked, expect.arrayContaining([['stop', undefined]]) as never);
      await set({ progress: null });
      await dialog.waitFor({ state: 'detached' });
    });

    it('exports everything by Enter, or this article', async () => {
      await show('main', { dialog: 'export' });
      const dialog = lab.page.getByRole('dialog', { name: 'Export' });
      expect(await dialog.getByRole('radio', { name: 'All articles' }).isChecked()).toBe(true);
      expect(await dialog.innerText()).toContain('4 articles, 19 annotations');
      await press('Enter');
      await eventually(
        asked,
        expect.arrayContaining([['export', { ...WHOLE, what: 'all' }]]) as never,
      );
      await set({ dialog: 'export' });
      await dialog.getByRole('radio', { name: 'This article' }).check();
      await dialog.getByRole('button', { name: 'Export' }).click();
      await eventually(
        asked,
        expect.arrayContaining([['export', { ...WHOLE, what: 'this' }]]) as never,
      );
    });

    it('offers "This article" only where one is open', async () => {
      await show('empty', { dialog: 'export' });
      expect(await lab.page.getByRole('radio', { name: 'This article' }).isDisabled()).toBe(true);
    });

    it('changes the name of the analyst', async () => {
      await show('main', { dialog: 'analyst' });
      await lab.page.getByLabel('Name', { exact: true }).fill('  A. Author ');
      await press('Enter');
      await eventually(asked, expect.arrayContaining([['setAnalyst', 'A. Author']]) as never);
    });
  });

  describe('the first run', () => {
    it('asks for a name once and ticks the steps off as they happen', async () => {
      await show('first');
      const card = lab.page.getByRole('region', { name: 'First steps' });
      const done = card.locator('[data-done=true]');
      await eventually(() => done.count(), 1);
      await text().focus();
      await press('Shift+ArrowRight');
      await eventually(() => done.count(), 2);
      await card.getByLabel('Who is tagging?').fill('A. Author');
      await press('Enter');
      await eventually(asked, [['setAnalyst', 'A. Author']]);
      await eventually(() => card.getByLabel('Who is tagging?').count(), 0);
      const library = await state((now) => now.library);
      await set({ library: library.map((entry) => ({ ...entry, annotations: 1 })) });
      await eventually(() => card.count(), 0);
    });

    it('can be put off', async () => {
      await show('first');
      await lab.page.getByRole('button', { name: 'Later' }).click();
      expect(await asked()).toContainEqual(['putOffAnalyst', undefined]);
    });
  });

  describe('notices', () => {
    it('keeps errors as alerts until they are dismissed, with their actions', async () => {
      await show('trouble');
      const alert = lab.page.getByRole('alert');
      expect(await alert.innerText()).toContain('The disk is full.');
      await alert.getByRole('button', { name: 'Export now' }).waitFor();
      await alert.getByRole('button', { name: 'Dismiss' }).click();
      await eventually(() => alert.count(), 0);
    });

    it.each(['scheme', 'export', 'saving', 'commands'] as const)(
      'can be read, heard, reached and dismissed in front of the dialog "%s"',
      async (dialog) => {
        await show('plain', { dialog });
        const front = lab.page.locator('dialog:modal');
        await front.waitFor();
        await set({
          notices: [
            { id: 1, tone: 'error', text: 'The first one.' },
            { id: 2, tone: 'error', text: 'The second one.' },
            { id: 3, tone: 'info', text: 'The third one.', stays: true },
          ],
          announcement: { text: 'The third one.', count: 1 },
        });
        const dismiss = front.getByRole('button', { name: 'Dismiss' });
        await front.locator('p[aria-live=polite]', { hasText: 'The third one.' }).waitFor();
        await dismiss.first().click();
        await eventually(() => front.getByRole('alert').allInnerTexts(), ['The second one.']);
        const within = () => focused().evaluate((e) => e.closest('dialog:modal') !== null);
        await eventually(within, true);
        await press('Shift+Tab');
        for (let tabs = 0; !(await isFocused(dismiss.first())) && tabs < 60; tabs += 1) {
          await press('Tab');
        }
        await press('Enter');
        await eventually(() => dismiss.count(), 1);
        await eventually(within, true);
        expect(await front.count()).toBe(1);
        expect(await lab.page.getByRole('status').count()).toBe(1);
        await set({ dialog: null });
        await front.waitFor({ state: 'detached' });
        await lab.page.getByRole('button', { name: 'Dismiss' }).click();
        await eventually(() => lab.page.getByText('The third one.').count(), 1);
      },
    );

    it('are in front of the dialog that was opened last, and behind it again', async () => {
      await show('plain', {
        dialog: 'export',
        notices: [{ id: 1, tone: 'error', text: 'Not exported.' }],
      });
      const home = () =>
        lab.page.getByRole('alert').evaluate((e) => e.closest('dialog')?.ariaLabel ?? null);
      await eventually(home, 'Export');
      await set({ progress: { title: 'Exporting', done: 1, of: 4 } });
      await eventually(home, 'Exporting…');
      await set({ dialog: null });
      await eventually(() => lab.page.locator('dialog').count(), 1);
      expect(await home()).toBe('Exporting…');
      await set({ progress: null });
      await eventually(home, null);
    });

    it('lets informing ones pass, but not under the pointer', async () => {
      await lab.page.clock.install();
      try {
        await show('plain', { notices: [{ id: 7, tone: 'info', text: 'Exported.' }] });
        const notice = lab.page.getByText('Exported.');
        await notice.hover();
        await lab.page.clock.runFor(20_000);
        expect(await notice.count()).toBe(1);
        await lab.page.mouse.move(5, 5);
        await lab.page.clock.runFor(20_000);
        await eventually(() => notice.count(), 0);
      } finally {
        await lab.page.clock.resume();
      }
    });
  });

  describe('the window', () => {
    it('labels the preview', async () => {
      await show('trouble');
      await lab.page
        .getByText('Preview in a browser: the same app with its own separate data.')
        .waitFor();
    });

    it.each([
      ['light', 'light'],
      ['dark', 'dark'],
      ['system', null],
    ] as const)('wears the theme "%s"', async (theme, attribute) => {
      await show('main', { theme });
      await eventually(() => lab.page.locator('html').getAttribute('data-theme'), attribute);
    });

    it('resizes panes by the keyboard and remembers them', async () => {
      const width = async (): Promise<number> =>
        (await lab.page.getByRole('navigation', { name: 'Library' }).boundingBox())?.width ?? 0;
      await lab.page.evaluate(() => localStorage.clear());
      await show('main');
      const before = await width();
      await lab.page.getByRole('separator', { name: 'Width of the library' }).focus();
      await press('ArrowRight');
      await eventually(async () => (await width()) > before + 10, true);
      const after = await width();
      await show('main');
      expect(Math.abs((await width()) - after)).toBeLessThan(2);
      await lab.page.evaluate(() => localStorage.clear());
    });

    it.each([
      [900, 600],
      [1280, 800],
      [1920, 1080],
      [3440, 1440],
    ])('fits into %i by %i without scrolling as a whole', async (width, height) => {
      await lab.page.setViewportSize({ width, height });
      await show('main');
      const measured = await lab.page.evaluate(() => ({
        over: document.documentElement.scrollWidth > innerWidth,
        tall: document.documentElement.scrollHeight > innerHeight,
        text: document.querySelector('[role=textbox]')?.getBoundingClientRect().width ?? 0,
      }));
      expect(measured).toMatchObject({ over: false, tall: false });
      expect(measured.text).toBeGreaterThan(300);
      expect(measured.text).toBeLessThan(880);
      await lab.page.setViewportSize({ width: 1280, height: 900 });
    });

    it('says what happened when the library cannot be opened', async () => {
      await lab.module.evaluate((m) => m.showStartFailure());
      const alert = lab.page.getByRole('alert');
      expect(await alert.innerText()).toMatch(/cannot be opened[\s\S]*newer Verbatim/);
    });

    it('says ways out that are there when the library cannot be read, and exports what is kept', async () => {
      const path = '/out/\u202e<b>kept</b>.verbatim.json';
      const ends = [
        { ok: true, value: path },
        { ok: false, failure: { type: 'NothingKept' } },
      ] as const;
      for (const end of ends) {
        await lab.module.evaluate(
          (m, given) =>
            m.showStartFailure({ type: 'CommitFailed', reason: 'AbortError: no' }, given),
          end,
        );
        const words = await lab.page.getByRole('alert').innerText();
        expect(words).toMatch(/\(AbortError: no\)\. Nothing was changed.*journal/s);
        expect(words).not.toMatch(/Ctrl|export now/);
        await lab.page.getByRole('button', { name: 'Export what is kept…' }).click();
        const said = end.ok ? path : 'Neither the journal nor a backup';
        await lab.page.getByText(said).waitFor();
      }
      expect(await lab.page.locator('b').count()).toBe(0);
    });

    it('offers an export when a part of it fails', async () => {
      await lab.module.evaluate((m) => m.showFault());
      expect(await lab.page.getByRole('alert').innerText()).toContain('A fault made by the test');
      await lab.page.getByRole('button', { name: /Export all/ }).click();
      expect(await asked()).toEqual([['export', { what: 'all', format: 'verbatim' }]]);
      pageErrors.splice(0);
    });

    it('holds a window back while something is not saved, and a saved one never', async () => {
      await show('main');
      const tryToLeave = () =>
        lab.page.evaluate(
          () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })),
        );
      expect(await tryToLeave()).toBe(false);
      await set({ save: { state: 'not-saved', failure: { type: 'StorageFull' } } });
      expect(await tryToLeave()).toBe(true);
      expect(await tryToLeave()).toBe(true);
      await set({ save: { state: 'saving' } });
      expect(await tryToLeave()).toBe(true);
      // The library has it all; the next start asks about the journal.
      await set({ save: { state: 'not-saved', failure: { type: 'JournalDiffers' } } });
      expect(await tryToLeave()).toBe(false);
    });

    it('holds a window back for what a field refuses, and commits what is typed', async () => {
      const tryToLeave = () =>
        lab.page.evaluate(
          () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })),
        );
      const updates = async () => (await asked()).filter(([name]) => name === 'update').length;
      await show('main');
      const note = lab.page.getByLabel('Note', { exact: true });
      await note.fill('Read again.');
      expect(await updates()).toBe(0);
      await tryToLeave();
      expect(await updates()).toBe(1);
      await eventually(tryToLeave, false);
      const language = lab.page.getByLabel('Language', { exact: true });
      await language.fill('klingon?!');
      await press('Enter');
      await lab.page.getByRole('alert').waitFor();
      expect(await tryToLeave()).toBe(true);
      await press('Escape');
      expect(await tryToLeave()).toBe(false);
    });

    it('holds a window back for a scheme that is edited', async () => {
      const tryToLeave = () =>
        lab.page.evaluate(
          () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })),
        );
      await show('main', { dialog: 'scheme' });
      const dialog = lab.page.getByRole('dialog', { name: 'Scheme' });
      await dialog.waitFor();
      expect(await tryToLeave()).toBe(false);
      await dialog.getByRole('button', { name: 'Add a label' }).click();
      expect(await tryToLeave()).toBe(true);
    });

    it('closes by itself once all has arrived, but not after a failure of which a person was asked', async () => {
      await show('main');
      await lab.page.evaluate(() => {
        window.close = () => document.body.classList.add('closed');
      });
      const leaveWhileSaving = async (before: SaveStatus): Promise<boolean> => {
        await set({ save: before });
        await set({ save: { state: 'saving' } });
        return lab.page.evaluate(
          () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })),
        );
      };
      const isClosed = () => lab.page.evaluate(() => document.body.matches('.closed'));
      const saved = { state: 'saved', at: null } as const;
      expect(await leaveWhileSaving({ state: 'not-saved', failure: { type: 'StorageFull' } })).toBe(
        true,
      );
      await set({ save: saved });
      expect(await isClosed()).toBe(false);
      expect(await leaveWhileSaving(saved)).toBe(true);
      expect(await isClosed()).toBe(false);
      await set({ save: saved });
      expect(await isClosed()).toBe(true);
    });
  });
});
