import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAMILY, longText, openSurfaceLab, type SurfaceLab } from './surface-lab';

let lab: SurfaceLab;

beforeAll(async () => {
  lab = await openSurfaceLab();
});

afterAll(() => lab.close());

const NASTY: readonly (readonly [string, string])[] = [
  ['one line', 'A single line.'],
  ['line breaks of every kind', 'a\nb\r\nc\rd\u0085e\u2028f\u2029g\vh\fi'],
  ['an empty first line', '\n\nText after two empty lines.\n'],
  ['emoji with joiners', `Family ${FAMILY} and flags 🇻🇪🇺🇸.\n${FAMILY}`],
  ['combining marks', `e\u0301 a${'\u0300'.repeat(40)} z`],
  ['right to left with controls', 'العربية \u202Eoverride\u202C \u2067isolate\u2069 end'],
  ['unclosed bidi controls', 'left \u202E never closed\nnext line'],
  ['markup and entities', '<b>bold</b> &amp; <script>alert(1)</script>'],
  ['runs of white space', '  two   three\ttab\u00A0nbsp\u200Bzero \n \n\u3000'],
  ['control characters and a NUL', 'a\u0000b\u0001c\u001Bd\u007Fe'],
  ['an object replacement and a BOM inside', 'x\uFFFCy\uFEFFz'],
  ['40 short paragraphs', Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n')],
  ['nothing but breaks', '\n\r\n\n'],
];

describe('createSurface', () => {
  it.each(NASTY)('puts %s into the DOM slice by slice', async (_name, text) => {
    await lab.open(text);
    const [texts, slices] = await lab.module.evaluate((m) => {
      const { article } = m.current();
      const sources = article.paragraphs.map(({ start, end }) => article.text.slice(start, end));
      return [m.paragraphTexts(), sources] as const;
    });
    expect(texts).toEqual(slices);
  });

  it.each(NASTY)('maps every offset of %s to the DOM and back', async (_name, text) => {
    await lab.open(text);
    const wrong = await lab.module.evaluate((m) => {
      const map = m.positions();
      const offsets = m
        .current()
        .article.paragraphs.flatMap(({ start, end }) =>
          Array.from({ length: end - start + 1 }, (_, step) => start + step),
        );
      return offsets.filter((offset) => {
        const { node, offset: inside } = map.pointAt(offset);
        return map.offsetOf(node, inside) !== offset;
      });
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['long before', 2],
    ['in the same task', 0],
  ])(
    'replaces one article by the next, from its top, when it was scrolled %s',
    async (_, frames) => {
      await lab.open(longText(400));
      const { top, texts } = await lab.module.evaluate(
        async (m, [text, count]) => {
          const { scroller, surface } = m.current();
          scroller.scrollTop = 5000;
          for (let frame = 0; frame < count; frame += 1) await m.inNextFrame();
          surface.show(m.anArticle(text, []));
          await m.inNextFrame();
          await m.inNextFrame();
          return { texts: m.paragraphTexts(), top: scroller.scrollTop };
        },
        [
          Array.from({ length: 150 }, (_each, line) => `another ${line}`).join('\n'),
          frames,
        ] as const,
      );
      expect(top).toBe(0);
      expect(texts.slice(0, 2)).toEqual(['another 0', 'another 1']);
    },
  );

  it('is at the top of the next article before anything of it is laid out', async () => {
    await lab.open(longText(400));
    const top = await lab.module.evaluate(async (m, text) => {
      const { scroller, surface } = m.current();
      scroller.scrollTop = 5000;
      await m.inNextFrame();
      surface.show(m.anArticle(text, []));
      return scroller.scrollTop;
    }, longText(300));
    expect(top).toBe(0);
  });

  it('asks for no place and no style of a text before its first layout', async () => {
    await lab.open('Before.');
    const asked = await lab.module.evaluate((m, text) => {
      const { surface, root } = m.current();
      surface.focus();
      const calls: string[] = [];
      const watched = [
        [Element.prototype, 'getBoundingClientRect'],
        [Range.prototype, 'getBoundingClientRect'],
        [Range.prototype, 'getClientRects'],
        [Selection.prototype, 'setBaseAndExtent'],
        [window, 'getComputedStyle'],
      ] as const;
      const undo = watched.map(([owner, name]) => {
        const real: unknown = Reflect.get(owner, name);
        const watching = function (this: unknown, ...args: unknown[]): unknown {
          // Lexical itself looks at the parent, in development only.
          if (root.textContent && args[0] !== root.parentElement) calls.push(name);
          return typeof real === 'function' ? Reflect.apply(real, this, args) : undefined;
        };
        Reflect.set(owner, name, watching);
        return () => Reflect.set(owner, name, real);
      });
      surface.setFullLayout(false);
      calls.length = 0;
      const article = m.anArticle(text, []);
      surface.show(article);
      surface.repaint(null);
      surface.focus();
      for (const restore of undo) restore();
      return calls;
    }, longText(100));
    expect(asked).toEqual([]);
  });

  it('puts the caret at the start of what it shows while it has the focus', async () => {
    await lab.open('Before.');
    const caret = await lab.module.evaluate(async (m) => {
      const { surface, root } = m.current();
      surface.focus();
      surface.show(m.anArticle('\nAnother one.', []));
      await m.inNextFrame();
      await m.inNextFrame();
      const { anchorNode, anchorOffset } = document.getSelection() ?? {};
      return [
        root.querySelector('p')?.contains(anchorNode ?? null),
        anchorNode?.nodeType,
        anchorOffset,
      ];
    });
    expect(caret).toEqual([true, 3, 0]);
  });
});
