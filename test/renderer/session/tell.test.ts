import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Failure } from '../../../renderer/session/failure';
import type { CommandId } from '../../../shared/ipc/app-commands';
import { openLab, type Lab } from '../lab';
import type * as sessionLab from './session-lab';

let lab: Lab<typeof sessionLab>;

beforeAll(async () => {
  lab = await openLab<typeof sessionLab>('/test/renderer/session/session-lab.ts');
});
afterAll(() => lab.close());

/** A command, why it is refused, how many annotations there are, and what is selected in the text. */
type Refused = readonly [CommandId, Failure['type'], tagged: 0 | 1, words: string];

describe('what is told of a key that is refused', () => {
  const refused: readonly Refused[] = [
    ['undo', 'NothingToUndo', 0, ''],
    ['tag-claim', 'NothingSelected', 0, ''],
    ['delete-annotation', 'NothingSelected', 0, ''],
    ['remove-fragment', 'LastFragment', 1, ''],
    ['add-fragment', 'FragmentsOverlap', 1, 'fell'],
    ['tag-quote', 'SelectionOnlySpace', 1, ' '],
    ['end-forward', 'EndBlocked', 1, ''],
    ['merge-annotations', 'TooFewMarked', 1, ''],
    ['split-annotation', 'NothingToSplit', 1, ''],
    ['relate', 'RelationToItself', 1, ''],
  ];

  it.each(refused)('passes by itself: %s, %s', async (command, failure, tagged, words) => {
    const seen = await lab.module.evaluate(
      async (m, [key, count, selected]) => {
        const desk = await m.desk(['Prices fell']);
        if (count > 0) await m.tagWords(desk, 'Prices fell');
        if (key === 'relate') await desk.session.run('relate');
        if (selected !== '') m.selectWords(desk, selected);
        const before = desk.state().notices.length;
        const code = m.codeOf(await desk.session.run(key));
        const notices = desk.state().notices.slice(before);
        return {
          code,
          told: notices.map(({ tone, text, stays }) => ({ tone, text, stays: stays === true })),
          heard: desk.state().announcement.text,
        };
      },
      [command, tagged, words] as const,
    );
    const text = `words for ${failure}`;
    expect(seen).toEqual({
      code: failure,
      told: [{ tone: 'info', text, stays: false }],
      heard: text,
    });
  });

  it('stays as an error where something went wrong', async () => {
    const told = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell']);
      await desk.session.tagLabel('nobody knows it');
      return desk.state().notices.map(({ tone, text }) => [tone, text]);
    });
    expect(told).toEqual([['error', 'words for FieldInvalid']]);
  });
});
