import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as sessionLab from './session-lab';

let lab: Lab<typeof sessionLab>;

beforeAll(async () => {
  lab = await openLab<typeof sessionLab>('/test/renderer/session/session-lab.ts');
});
afterAll(() => lab.close());

describe('stepAnnotation', () => {
  it('goes on from the selected annotation, wraps at both ends and says so', async () => {
    const said = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell by much.']);
      for (const word of ['Prices', 'fell', 'much']) await m.tagWords(desk, word);
      const said: string[] = [];
      for (const by of ['next', 'next', 'previous', 'previous'] as const) {
        await desk.session.run(`${by}-annotation`);
        said.push(desk.state().announcement.text);
      }
      return [...said, ...desk.surface.slice(-1)];
    });
    expect(said).toEqual([
      'From the beginning: Claim 1 of 3: Prices',
      'Claim 2 of 3: fell',
      'Claim 1 of 3: Prices',
      'From the end: Claim 3 of 3: much',
      'reveal 15-19',
    ]);
  });

  it.each([
    ['next-annotation', 8, 'Claim 3 of 3: much'],
    ['next-annotation', 7, 'Claim 2 of 3: fell'],
    ['next-annotation', 18, 'From the beginning: Claim 1 of 3: Prices'],
    ['previous-annotation', 8, 'Claim 2 of 3: fell'],
    ['previous-annotation', 7, 'Claim 1 of 3: Prices'],
    ['previous-annotation', 0, 'From the end: Claim 3 of 3: much'],
  ] as const)(
    '%s starts from the caret at %i when none is selected',
    async (command, caret, said) => {
      const heard = await lab.module.evaluate(
        async (m, [command, caret]) => {
          const desk = await m.desk(['Prices fell by much.']);
          for (const word of ['Prices', 'fell', 'much']) await m.tagWords(desk, word);
          desk.session.select(null);
          desk.session.selectionChanged(null, caret);
          await desk.session.run(command);
          return desk.state().announcement.text;
        },
        [command, caret] as const,
      );
      expect(heard).toBe(said);
    },
  );

  it('says when there is no other annotation', async () => {
    const results = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      const none = m.codeOf(await desk.session.run('next-annotation'));
      await m.tagWords(desk, 'Prices');
      return [none, m.codeOf(await desk.session.run('next-annotation'))];
    });
    expect(results).toEqual(['NoOtherAnnotation', 'NoOtherAnnotation']);
  });
});

describe('cycleOverlaps', () => {
  it('goes through what lies under the caret, smallest first, and round', async () => {
    const kinds = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell by much.']);
      await m.tagWords(desk, 'Prices fell by much', 'claim');
      await m.tagWords(desk, 'fell by', 'quote');
      await m.tagWords(desk, 'fell', 'figure');
      await m.tagWords(desk, 'Prices', 'figure');
      desk.session.select(null);
      desk.session.selectionChanged(null, 8);
      const kinds: (string | undefined)[] = [];
      for (let press = 0; press < 4; press += 1) {
        await desk.session.run('cycle-overlaps');
        const { open, selected } = desk.state();
        kinds.push(selected ? open?.index.get(selected)?.kind : undefined);
      }
      return kinds;
    });
    expect(kinds).toEqual(['figure', 'quote', 'claim', 'figure']);
  });

  it('goes from the selected annotation when the caret is elsewhere', async () => {
    const words = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell by much.']);
      await m.tagWords(desk, 'Prices fell');
      await m.tagWords(desk, 'fell by');
      const words: string[] = [];
      for (let press = 0; press < 2; press += 1) {
        await desk.session.run('cycle-overlaps');
        words.push(desk.state().announcement.text);
      }
      await m.tagWords(desk, 'much');
      return [...words, m.codeOf(await desk.session.run('cycle-overlaps'))];
    });
    expect(words).toEqual([
      'Claim 1 of 2: Prices fell',
      'Claim 2 of 2: fell by',
      'NoOtherAnnotation',
    ]);
  });
});

describe('select', () => {
  it('selects what is there and nothing else', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      await m.tagWords(desk, 'fell');
      const id = desk.state().selected;
      desk.session.select(null);
      const none = desk.state().selected;
      desk.session.select(id, { reveal: true });
      const own = desk.state().selected === id;
      desk.session.select(m.newId() as never);
      return [none, own, desk.state().selected, desk.surface.at(-1)];
    });
    expect(seen).toEqual([null, true, null, 'reveal 7-11']);
  });

  it.each([
    ['cycle-overlaps', 'Claim 2 of 3: fell'],
    ['next-annotation', 'Claim 3 of 3: much'],
    ['previous-annotation', 'Claim 2 of 3: fell'],
  ] as const)(
    'means the caret as it stood at the key press, wherever it is when the turn comes: %s',
    async (command, said) => {
      const heard = await lab.module.evaluate(async (m, command) => {
        const desk = await m.desk(['Prices fell by much.']);
        for (const word of ['Prices', 'fell', 'much']) await m.tagWords(desk, word);
        const { selected } = desk.state();
        desk.session.select(null);
        desk.session.selectionChanged(null, 8);
        // Something is being read, so the command has to wait.
        const read = selected && desk.session.readAnnotation(selected);
        const outcome = desk.session.run(command);
        desk.session.selectionChanged(null, 0);
        await read;
        return [m.codeOf(await outcome), desk.state().announcement.text];
      }, command);
      expect(heard).toEqual(['ok', said]);
    },
  );
});
