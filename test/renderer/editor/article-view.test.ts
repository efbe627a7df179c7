import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, longText, openSurfaceLab, placed, type SurfaceLab } from './surface-lab';

let lab: SurfaceLab;

beforeAll(async () => {
  lab = await openSurfaceLab();
});

afterAll(() => lab.close());

/** Reveals a span and says where it then stands, settled, as a part of the scroller's height. */
async function reveal(start: number, end: number): Promise<{ at: number; scrolled: number }> {
  return lab.module.evaluate(
    async (m, span) => {
      const { surface, scroller } = m.current();
      const before = scroller.scrollTop;
      surface.reveal(span);
      await m.inNextFrame();
      await m.inNextFrame();
      const view = scroller.getBoundingClientRect();
      const at = (m.centreOf(span.start).y - view.top) / view.height;
      return { at, scrolled: scroller.scrollTop - before };
    },
    { start, end },
  );
}

describe('ArticleView', () => {
  it.each([
    ['in the middle', 0.5],
    ['near the end', 0.97],
    ['near the start', 0.05],
  ])('reveals a span %s of a long article that was never laid out', async (_where, part) => {
    const text = longText(1500);
    await lab.open(text);
    const start = Math.floor(text.length * part);
    const { at } = await reveal(start, start + 20);
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(part > 0.9 ? 1 : 1 / 3);
  });

  it('reveals the same place again and again from everywhere', async () => {
    const text = longText(800);
    await lab.open(text);
    for (const part of [0.9, 0.1, 0.6, 0.3, 0.8]) {
      const start = Math.floor(text.length * part);
      const { at } = await reveal(start, start + 20);
      expect(at).toBeGreaterThan(0);
      expect(at).toBeLessThan(0.9);
    }
  });

  it('does not scroll to what is visible already', async () => {
    const text = longText(100);
    await lab.open(text);
    expect((await reveal(200, 220)).scrolled).toBe(0);
  });

  it('puts the caret at the start of what it reveals without taking the focus', async () => {
    await lab.open(longText(100));
    await lab.page.focus('#field');
    await reveal(5000, 5020);
    const after = await lab.module.evaluate((m) => ({
      focused: document.activeElement?.id,
      told: m.current().told.selections.at(-1),
    }));
    expect(after).toEqual({ focused: 'field', told: { selection: null, caret: 5000 } });
    await lab.module.evaluate((m) => m.current().surface.focus());
    await lab.page.keyboard.press('ArrowRight');
    await lab.module.evaluate((m) => m.inNextFrame());
    const moved = await lab.module.evaluate((m) => m.current().told.selections.at(-1));
    expect(moved).toEqual({ selection: null, caret: 5001 });
  });

  it('lays out every section while asked to', async () => {
    await lab.open(longText(400));
    const skipped = await lab.module.evaluate((m) => {
      const count = () =>
        [...m.current().root.querySelectorAll('p')].filter(
          (paragraph) => !paragraph.checkVisibility({ contentVisibilityAuto: true }),
        ).length;
      const before = count();
      m.current().surface.setFullLayout(true);
      const during = count();
      m.current().surface.setFullLayout(false);
      return { before: before > 300, during };
    });
    expect(skipped).toEqual({ before: true, during: 0 });
  });

  it('estimates the height of what was never laid out to within a fifth', async () => {
    await lab.open(longText(800));
    const { estimated, real } = await lab.module.evaluate((m) => {
      const { root, surface } = m.current();
      const before = root.getBoundingClientRect().height;
      surface.setFullLayout(true);
      return { estimated: before, real: root.getBoundingClientRect().height };
    });
    expect(Math.abs(estimated / real - 1)).toBeLessThan(0.2);
  });

  it('lets go of everything when disposed', async () => {
    await lab.open(longText(50), [placed(1, 'claim', [0, 40])]);
    const after = await lab.module.evaluate(async (m, id) => {
      const { surface, root, told } = m.current();
      surface.dispose();
      const names = [...CSS.highlights.keys()].filter((name) => name.startsWith('verbatim'));
      const counts = { ...told, selections: told.selections.length };
      root.append('outside');
      document.getSelection()?.selectAllChildren(root);
      root.click();
      document.dispatchEvent(new Event('scroll'));
      surface.repaint(id);
      surface.collapse();
      await m.inNextFrame();
      const same =
        counts.selections === told.selections.length && counts.picks.length === told.picks.length;
      return { names, same };
    }, idOf(1));
    expect(after).toEqual({ names: [], same: true });
  });

  it.each([
    ['Ctrl+End', 'caret'],
    ['reveal', 'caret'],
    ['selectSpan', 'caret'],
    ['a jump of the scrollbar', 'paint'],
    ['printing', 'paint'],
  ])('has the whole text at once for %s while the rest is still to come', async (how, what) => {
    const text = longText(2000);
    const seen = await lab.module.evaluate(
      async (m, [words, means, last]) => {
        m.begin(words, [last]);
        const { root, scroller, surface, told } = m.current();
        const end = { start: words.length - 1, end: words.length };
        const before = m.paragraphTexts().length;
        root.focus();
        if (means === 'Ctrl+End') {
          const key = { key: 'End', ctrlKey: true, cancelable: true };
          root.dispatchEvent(new KeyboardEvent('keydown', key));
        } else if (means === 'reveal') surface.reveal(end);
        else if (means === 'selectSpan') surface.selectSpan(end);
        else if (means === 'printing') window.dispatchEvent(new Event('beforeprint'));
        else {
          scroller.scrollTop = scroller.scrollHeight;
          await m.inNextFrame();
        }
        return {
          before,
          after: m.paragraphTexts().length,
          caret: told.selections.at(-1)?.caret,
          painted: m.painted().length > 0 && m.paintedOnScreen().missing.length === 0,
        };
      },
      [text, how, placed(1, 'claim', [text.length - 40, text.length])] as const,
    );
    expect(seen.before).toBeLessThan(100);
    expect(seen.after).toBe(2000);
    if (what === 'caret') expect(seen.caret).toBeGreaterThanOrEqual(text.length - 1);
    else expect(seen.painted).toBe(true);
  });

  it.each([
    ['10,000 short paragraphs', 'p\n'.repeat(10_000)],
    ['one paragraph of 1 MB', 'a word or two and on '.repeat(50_000)],
    ['1,500 paragraphs', longText(1500)],
  ])('shows the rest of %s in slices, each a task of its own', async (_name, text) => {
    const seen = await lab.module.evaluate(async (m, words) => {
      m.begin(words);
      const { root } = m.current();
      const slices: number[] = [];
      const sections = (records: readonly MutationRecord[]) =>
        records.reduce((sum, { addedNodes }) => sum + addedNodes.length, 0);
      const observer = new MutationObserver((records) => slices.push(sections(records)));
      observer.observe(root, { childList: true });
      while (root.ariaBusy === 'true') await m.inNextFrame();
      const isWhole = root.textContent === words.replaceAll('\n', '');
      return { most: Math.max(...slices), slices: slices.length, isWhole };
    }, text);
    expect(seen.isWhole).toBe(true);
    expect(seen.most).toBeLessThanOrEqual(16);
    expect(seen.slices).toBeGreaterThan(1);
  });

  it('does not go on with an article when another one has come', async () => {
    const texts = await lab.module.evaluate(async (m, words) => {
      m.begin(words);
      await m.inNextFrame();
      m.current().surface.show(m.anArticle('one\ntwo', []));
      for (let frame = 0; frame < 10; frame += 1) await m.inNextFrame();
      return m.paragraphTexts();
    }, longText(3000));
    expect(texts).toEqual(['one', 'two']);
  });

  it('has the caret in the text for a key that comes before the first frame', async () => {
    const before = await lab.module.evaluate((m) => {
      const { surface, root } = m.current();
      const place = { top: 0, caret: 4 };
      root.focus();
      surface.show({ ...m.anArticle('one\ntwo', []), place });
      root.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
      const { anchorNode, anchorOffset } = getSelection() ?? {};
      return { words: anchorNode?.textContent, offset: anchorOffset };
    });
    expect(before).toEqual({ words: 'two', offset: 0 });
  });

  it('keeps the words on screen in place while the rest comes', async () => {
    const moves = await lab.module.evaluate(async (m, words) => {
      m.begin(words);
      const { root, scroller } = m.current();
      await m.inNextFrame();
      // Behind the first layout, and before the first slice.
      await scheduler.postTask(() => undefined, { priority: 'user-blocking' });
      const isPart = root.ariaBusy === 'true';
      scroller.scrollTop = 300;
      const top = () => root.querySelectorAll('p')[5]?.getBoundingClientRect().top ?? 0;
      const [before, height] = [top(), scroller.scrollHeight];
      while (root.ariaBusy === 'true') await m.inNextFrame();
      return { isPart, moved: top() - before, grown: scroller.scrollHeight / height };
    }, longText(1500));
    expect(moves.isPart).toBe(true);
    expect(moves.moved).toBe(0);
    expect(moves.grown).toBeCloseTo(1, 1);
  });
});
