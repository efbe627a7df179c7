import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as ShownArticlePage from './shown-article-page';

let lab: Lab<typeof ShownArticlePage>;

beforeAll(async () => {
  lab = await openLab<typeof ShownArticlePage>('/test/renderer/editor/shown-article-page.ts');
});

afterAll(() => lab.close());

const LINES = Array.from({ length: 40 }, (_, number) => `Line ${number}.`);

describe('ShownArticle', () => {
  it('groups paragraphs in sections of 16, each with one text node', async () => {
    const shape = await lab.module.evaluate((m, text) => {
      const { root } = m.show(text);
      return [...root.children].map((section) =>
        [...section.children].map((paragraph) => {
          const words = paragraph.childNodes;
          return words.length === 1 ? paragraph.textContent : 'broken';
        }),
      );
    }, LINES.join('\n'));
    expect(shape).toEqual([LINES.slice(0, 16), LINES.slice(16, 32), LINES.slice(32)]);
  });

  it.each(['replaced words', 'emptied words', 'a removed section', 'a second text node'])(
    'keeps its state, and restores the DOM from it, against %s',
    async (tampering) => {
      const after = await lab.module.evaluate(
        async (m, [text, how]) => {
          const { editor, root } = m.show(text);
          const paragraph = root.querySelector('p');
          const words = paragraph?.firstChild;
          if (how === 'a removed section') root.children[1]?.remove();
          if (how === 'a second text node') paragraph?.append('more');
          if (words instanceof Text && how === 'replaced words') words.data = 'forged';
          if (words instanceof Text && how === 'emptied words') words.data = '';
          await new Promise((resolve) => requestAnimationFrame(resolve));
          const shown = [...root.querySelectorAll('p')].map(({ textContent }) => textContent);
          return { state: m.stateOf(editor), shown };
        },
        [LINES.join('\n'), tampering] as const,
      );
      expect(after).toEqual({ state: LINES, shown: LINES });
    },
  );

  it('gives each paragraph the direction of its own first letters', async () => {
    const directions = await lab.module.evaluate((m) => {
      const { root } = m.show('left\nمن اليمين left\n14 left\n“عنوان”');
      return [...root.querySelectorAll('p')].map((it) => getComputedStyle(it).direction);
    });
    expect(directions).toEqual(['ltr', 'rtl', 'ltr', 'rtl']);
  });

  it('lays out one paragraph of 1 MB in a small multiple of the time of plain text', async () => {
    const { plain, ours } = await lab.module.evaluate((m) => {
      const text = 'the council met on Tuesday and put off once more '.repeat(21_000);
      const timed = (work: () => void) => {
        const start = performance.now();
        work();
        document.body.getBoundingClientRect();
        return performance.now() - start;
      };
      const paragraph = document.createElement('p');
      paragraph.textContent = text;
      return {
        plain: timed(() => document.body.replaceChildren(paragraph)),
        ours: timed(() => m.show(text)),
      };
    });
    expect(ours / plain).toBeLessThan(6);
  });

  it('lets no history, no listener and no editable flag come in through Lexical', async () => {
    const after = await lab.module.evaluate((m, text) => {
      const { editor, root } = m.show(text);
      return {
        editable: editor.isEditable(),
        inherited: root.contentEditable,
        foreign: Object.keys(root).filter((key) => key === '__lexicalEventHandles'),
      };
    }, LINES.join('\n'));
    expect(after).toEqual({ editable: false, inherited: 'inherit', foreign: [] });
  });

  it('shows all of a text that is not long at once', async () => {
    const shown = await lab.module.evaluate((m, text) => m.counts(m.show(text)), LINES.join('\n'));
    expect(shown).toEqual({ blocks: 40, room: '' });
  });

  it.each([
    ['10,000 short paragraphs', 'p\n'.repeat(10_000), 10_000],
    ['one paragraph of 1 MB', 'a word or two and on '.repeat(50_000), 513],
  ])('shows the beginning of %s first, and keeps room for the rest', async (_name, text, all) => {
    const seen = await lab.module.evaluate((m, words) => {
      const shown = m.show(words);
      const height = () => shown.root.parentElement?.scrollHeight ?? 0;
      const [first, early] = [m.counts(shown), height()];
      shown.article.extend(1);
      const next = m.counts(shown);
      shown.article.complete();
      const { blocks, room } = m.counts(shown);
      return { first, next, blocks, room, ratio: early / height() };
    }, text);
    expect(seen.first.blocks).toBeLessThanOrEqual(160);
    expect(seen.next.blocks).toBe(seen.first.blocks + 16);
    expect(seen.next.room).not.toBe(seen.first.room);
    expect([seen.blocks, seen.room]).toEqual([all, '']);
    expect(seen.ratio).toBeCloseTo(1, 1);
  });

  it.each([
    ['asks where words stand', 'pointAt'],
    ['measures words', 'rangeOf'],
    ['paints words', 'staticRangesOf'],
  ] as const)('is whole as soon as anyone %s that are not shown yet', async (_who, ask) => {
    const words = await lab.module.evaluate((m, how) => {
      const text = 'p\n'.repeat(9_999) + 'last words';
      const { article } = m.show(text);
      const span = { start: text.length - 5, end: text.length };
      if (how === 'rangeOf') return article.positions.rangeOf(span).toString();
      if (how === 'staticRangesOf') {
        const [range] = article.positions.staticRangesOf(span);
        return range?.startContainer.textContent?.slice(range.startOffset, range.endOffset);
      }
      const { node, offset } = article.positions.pointAt(span.start);
      return node.textContent?.slice(offset);
    }, ask);
    expect(words).toBe('words');
  });
});
