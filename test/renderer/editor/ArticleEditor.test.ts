import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as ArticleEditorPage from './article-editor-page';
import { idOf, placed } from './surface-lab';

let lab: Lab<typeof ArticleEditorPage>;

beforeAll(async () => {
  lab = await openLab<typeof ArticleEditorPage>('/test/renderer/editor/article-editor-page.tsx');
  await lab.module.evaluate(
    (m, annotations) => {
      m.article('one', 'The first article.\nIts second line.', annotations);
      m.article('two', 'Another article.');
    },
    [placed(1, 'claim', [4, 9])],
  );
});

afterAll(() => lab.close());

describe('ArticleEditor', () => {
  it('renders a read-only textbox with its name, language and the whole text', async () => {
    await lab.module.evaluate((m) => m.render('one', { lang: 'es' }));
    const textbox = lab.page.getByRole('textbox', { name: 'Article text', exact: true });
    expect(await textbox.innerText()).toContain('The first article.\n');
    const attributes = await textbox.evaluate((element) =>
      ['aria-readonly', 'aria-multiline', 'lang', 'spellcheck', 'tabindex'].map((name) =>
        element.getAttribute(name),
      ),
    );
    expect(attributes).toEqual(['true', 'true', 'es', 'false', '0']);
    expect(await lab.page.locator('.article-section').count()).toBe(1);
  });

  it('hands out one living surface, though strict mode mounts twice', async () => {
    const living = await lab.module.evaluate((m) => {
      m.unmount();
      m.handed.length = 0;
      m.render('one');
      const last = m.handed.at(-1);
      return { last: last !== null && last !== undefined, ranges: m.ranges() };
    });
    expect(living).toEqual({ last: true, ranges: { 'verbatim-claim-0': 1 } });
  });

  it('shows another article when its digest changes, and only then', async () => {
    const texts = await lab.module.evaluate((m) => {
      const text = () => document.querySelector('[role=textbox]')?.textContent;
      const first = () => document.querySelector('[role=textbox] p');
      m.render('one');
      const before = first();
      m.render('one', { version: 1, listener: 'other' });
      const kept = first() === before;
      m.render('two');
      return { kept, text: text(), ranges: m.ranges() };
    });
    expect(texts).toEqual({ kept: true, text: 'Another article.', ranges: {} });
  });

  it('repaints when the version grows, and paints what is selected', async () => {
    const ranges = await lab.module.evaluate(
      (m, [first, after]) => {
        m.render('one', { version: 1 });
        m.article('one').index.apply([{ before: null, after }]);
        const stale = m.ranges();
        m.render('one', { version: 2 });
        const fresh = m.ranges();
        m.render('one', { version: 2, selected: first });
        return { stale, fresh, selected: m.ranges() };
      },
      [idOf(1), placed(2, 'quote', [0, 20])] as const,
    );
    expect(ranges.stale).toEqual({ 'verbatim-claim-0': 1 });
    expect(ranges.fresh).toEqual({ 'verbatim-claim-0': 1, 'verbatim-quote-1': 2 });
    expect(ranges.selected).toEqual({ ...ranges.fresh, 'verbatim-selected': 1 });
  });

  it('tells whoever listens now', async () => {
    await lab.module.evaluate((m) => {
      m.render('two', { listener: 'early' });
      m.render('two', { listener: 'late' });
      m.told.length = 0;
    });
    await lab.page.getByText('Another article.').click();
    await lab.page.keyboard.press('x');
    const told = await lab.module.evaluate((m) => [...m.told]);
    expect(told).toContain('late pick');
    expect(told).toContain('late refused');
    expect(told.filter((it) => it.startsWith('early'))).toEqual([]);
  });

  it('lays out everything while asked to, and else no more than what is on screen at once', async () => {
    const visibility = await lab.module.evaluate((m) => {
      const now = () =>
        [...document.querySelectorAll('.article-section')].map(
          (section) => getComputedStyle(section).contentVisibility,
        );
      m.article('long', 'One line.\n'.repeat(60));
      m.render('long', { fullLayout: true });
      const full = now();
      m.render('long');
      return { full, usual: now() };
    });
    expect(visibility).toEqual({
      full: ['visible', 'visible', 'visible', 'visible'],
      usual: ['visible', 'auto', 'auto', 'auto'],
    });
  });

  it('takes its surface back and leaves no paint when it goes', async () => {
    const after = await lab.module.evaluate((m) => {
      m.render('one');
      m.unmount();
      return { last: m.handed.at(-1), ranges: m.ranges() };
    });
    expect(after).toEqual({ last: null, ranges: {} });
  });
});
