import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as annotatingLab from './annotating-lab';

let lab: Lab<typeof annotatingLab>;

beforeAll(async () => {
  lab = await openLab<typeof annotatingLab>('/test/renderer/session/annotating-lab.ts');
});
afterAll(() => lab.close());

describe('createFieldDrafts', () => {
  it.each(['next-article', 'next-annotation', 'toggle-done', 'delete-annotation'] as const)(
    'commits before the command %s, about the annotation that was selected',
    async (command) => {
      const seen = await lab.module.evaluate(async (m, run) => {
        const desk = await m.desk(['Prices fell. Rents rose.', 'Wages stayed.']);
        await m.tagWords(desk, 'Rents');
        await m.tagWords(desk, 'Prices');
        const id = desk.state().selected;
        if (!id) return null;
        let typed: string | null = 'Ask again.';
        desk.session.attachDraft({
          isOpen: () => typed !== null,
          async commit() {
            if (typed === null) return null;
            const note = typed;
            typed = null;
            await desk.session.update([id], { note });
            return null;
          },
        });
        const settled = desk.session.isSettled();
        const result = m.codeOf(await desk.session.run(run));
        await m.until(desk.session.isSettled);
        const [first, ...after] = (await m.logOf(desk.database)).slice(3);
        return { settled, result, first, after: after.length };
      }, command);
      const isChange = command === 'toggle-done' || command === 'delete-annotation';
      expect(seen).toEqual({
        settled: false,
        result: 'ok',
        first: 'update-annotations',
        after: isChange ? 1 : 0,
      });
    },
  );

  it('is asked by the command that says whether everything is saved', async () => {
    const said = await lab.module.evaluate(async (m) => {
      const desk = await m.desk();
      const detach = desk.session.attachDraft({
        isOpen: () => true,
        commit: async () => ({ text: 'a  few', reason: 'This is not a number.' }),
      });
      const words: (string | undefined)[] = [];
      const save = async () => {
        await desk.session.run('save');
        words.push(desk.state().notices.at(-1)?.text);
      };
      await save();
      detach();
      await save();
      desk.session.draftLost({ text: ' ', reason: 'A source needs a name.' });
      words.push(desk.state().notices.at(-1)?.text);
      return words;
    });
    expect(said).toEqual([
      'Everything else is saved. This is not a number. It was not taken: “a few”',
      'Everything is saved as you go. Nothing was changed since the start.',
      'A source needs a name.',
    ]);
  });
});
