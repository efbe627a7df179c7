import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as sessionLab from './session-lab';

let lab: Lab<typeof sessionLab>;

beforeAll(async () => {
  lab = await openLab<typeof sessionLab>('/test/renderer/session/session-lab.ts');
});
afterAll(() => lab.close());

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('tag'), at: fc.nat(40), kind: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kind'), at: fc.nat(9), kind: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('delete'), at: fc.nat(9), kind: fc.nat(0) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo'), at: fc.nat(0), kind: fc.nat(0) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('redo'), at: fc.nat(0), kind: fc.nat(0) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('restart'), at: fc.nat(0), kind: fc.nat(0) }),
  },
);

describe('undo and redo', () => {
  it('lead from any sequence of commands back to the start and to the end again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const seen = await lab.module.evaluate(async (m, steps) => {
          const kinds = ['claim', 'quote', 'figure'] as const;
          let desk = await m.desk(['Prices fell 🙂 by 3 percent, they said, again.']);
          const start = await m.stored(desk.database);
          const faults: string[] = [];
          for (const { do: verb, at, kind } of steps) {
            const { open } = desk.state();
            desk.session.select(open?.index.idAt(at % Math.max(open.index.size, 1)) ?? null);
            if (verb === 'tag') desk.session.selectionChanged({ start: at, end: at + 4 }, at + 4);
            if (verb === 'tag' || verb === 'kind') await desk.session.tag(kinds[kind] ?? 'claim');
            else if (verb === 'delete') await desk.session.run('delete-annotation');
            else if (verb === 'undo' || verb === 'redo') await desk.session.run(verb);
            else desk = await desk.restart();
            desk.session.selectionChanged(null, 0);
            faults.push(...(await m.screenFaults(desk)));
          }
          const end = await m.stored(desk.database);
          let undone = 0;
          for (; desk.state().canUndo; undone += 1) await desk.session.run('undo');
          if (m.codeOf(await desk.session.run('undo')) !== 'NothingToUndo') faults.push('canUndo');
          if ((await m.stored(desk.database)) !== start) faults.push('start');
          desk = await desk.restart();
          for (; undone > 0; undone -= 1) await desk.session.run('redo');
          if ((await m.stored(desk.database)) !== end) faults.push('end');
          faults.push(...(await m.screenFaults(desk)));
          desk.session.dispose();
          desk.database.close();
          return faults;
        }, steps);
        expect(seen).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('bring a removed article back with its annotations, also after a restart', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      let desk = await m.desk(['Prices fell.', 'Rents rose.']);
      await m.tagWords(desk, 'Prices');
      const full = await m.stored(desk.database);
      await desk.session.run('remove-article');
      const gone = [desk.state().open, desk.state().library.length, desk.state().canUndo];
      desk = await desk.restart();
      await desk.session.run('undo');
      const { open, library, canRedo } = desk.state();
      const back = [open?.title, library.length, canRedo, (await m.stored(desk.database)) === full];
      await desk.session.run('redo');
      return { gone, back, again: desk.state().library.length, faults: await m.screenFaults(desk) };
    });
    expect(seen).toEqual({
      gone: [null, 1, true],
      back: ['Prices fell.', 2, true, true],
      again: 1,
      faults: [],
    });
  });

  it('take back the removal of another article, and do it again, while one is open', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.', 'Rents rose.']);
      await m.tagWords(desk, 'Prices');
      const other = desk.state().library[1];
      if (other) await desk.session.removeArticle(other.digest);
      const sizes = [desk.state().library.length];
      for (const command of ['undo', 'redo', 'undo'] as const) {
        await desk.session.run(command);
        sizes.push(desk.state().library.length);
      }
      await m.tagWords(desk, 'fell');
      await desk.session.run('undo');
      return { sizes, open: desk.state().open?.title, listed: m.listed(desk) };
    });
    expect(seen).toEqual({ sizes: [1, 2, 1, 2], open: 'Prices fell.', listed: ['claim Prices'] });
  });

  it('touch only the open article', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.', 'Rents rose.']);
      await m.tagWords(desk, 'Prices');
      await desk.session.run('next-article');
      const other = [desk.state().canUndo, m.codeOf(await desk.session.run('undo'))];
      await m.tagWords(desk, 'Rents');
      await desk.session.run('previous-article');
      const own = desk.state().canUndo;
      await desk.session.run('undo');
      const said = desk.state().announcement.text;
      const counts = desk.state().library.map(({ annotations }) => annotations);
      return { other, own, said, counts };
    });
    expect(seen).toEqual({
      other: [false, 'NothingToUndo'],
      own: true,
      said: 'Undone: annotation added',
      counts: [0, 1],
    });
  });

  it('never take back the seeds', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      return [
        desk.state().canUndo,
        m.codeOf(await desk.session.run('undo')),
        desk.state().library.length,
      ];
    });
    expect(seen).toEqual([false, 'NothingToUndo', 1]);
  });

  it('take back the opening of a file while nothing hangs on it, and refuse it when something does', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk();
      const files = [m.aTextFile('a.txt', 'Prices fell.'), m.aTextFile('b.txt', 'Rents rose.')];
      desk.host.choice = m.aBatch(files);
      await desk.session.run('open-files');
      await desk.session.run('undo');
      const undone = [desk.state().open, desk.state().library.length];
      await desk.session.run('redo');
      const redone = [desk.state().open?.title, desk.state().library.length];
      await desk.session.run('next-article');
      await m.tagWords(desk, 'Rents');
      await desk.session.run('previous-article');
      const refused = m.codeOf(await desk.session.run('undo'));
      return {
        undone,
        redone,
        refused,
        save: desk.state().save.state,
        faults: await m.screenFaults(desk),
      };
    });
    expect(seen).toEqual({
      undone: [null, 0],
      redone: ['Prices fell.', 2],
      refused: 'ChangedSince',
      save: 'saved',
      faults: [],
    });
  });

  it('select and reveal the annotation that comes back', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      await m.tagWords(desk, 'fell');
      const id = desk.state().selected;
      await desk.session.run('delete-annotation');
      await desk.session.run('undo');
      return { same: desk.state().selected === id, surface: desk.surface.at(-1) };
    });
    expect(seen).toEqual({ same: true, surface: 'reveal 7-11' });
  });

  it('select a tag that comes again together with it, so that no key comes between', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell by 3 percent.']);
      await m.tagWords(desk, 'fell');
      await m.tagWords(desk, '3 percent', 'figure');
      const id = desk.state().selected;
      await desk.session.run('undo');
      const without = desk.state().selected;
      const first = desk.state().open?.index.idAt(0) ?? null;
      const selected = new Set<boolean>();
      const stop = desk.session.subscribe(() => {
        const { open, selected: now } = desk.state();
        if (id && open?.index.get(id)) selected.add(now === id);
      });
      await desk.session.run('redo');
      stop();
      desk.session.select(first);
      await desk.session.run('undo');
      await desk.session.run('redo');
      return { without, selected: [...selected], again: desk.state().selected === id };
    });
    expect(seen).toEqual({ without: null, selected: [true], again: true });
  });

  it('leave another annotation selected that was chosen meanwhile', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell by 3 percent.']);
      await m.tagWords(desk, 'fell');
      const other = desk.state().selected;
      await m.tagWords(desk, '3 percent', 'figure');
      const id = desk.state().selected;
      await desk.session.run('undo');
      const stop = desk.session.subscribe(() => {
        if (desk.state().selected !== id) return;
        stop();
        desk.session.select(other);
      });
      const before = desk.surface.length;
      await desk.session.run('redo');
      return { stays: desk.state().selected === other, asked: desk.surface.slice(before) };
    });
    expect(seen).toEqual({ stays: true, asked: [] });
  });

  it('show the end that moved, in whichever fragment, and leave the caret where it is in the words', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['“It was respectful,” he said, “even cordial.” Then he left.']);
      await m.tagWords(desk, 'It was respectful', 'quote');
      m.selectWords(desk, 'even');
      await desk.session.run('add-fragment');
      const { start, end } = m.spanOf(desk, 'even');
      desk.session.selectionChanged(null, end);
      const shown = async (...commands: readonly Parameters<typeof desk.session.run>[0][]) => {
        const before = desk.surface.length;
        for (const command of commands) await desk.session.run(command);
        return desk.surface.slice(before).filter((line) => line.startsWith('reveal'));
      };
      return {
        span: [start, end],
        end: await shown('end-forward-word', 'undo'),
        start: await shown('start-backward', 'undo'),
        kind: await shown('tag-claim', 'undo'),
      };
    });
    const [start = 0, end = 0] = seen.span;
    expect(seen.end).toEqual([`reveal ${end}-${end}`]);
    expect(seen.start).toEqual([`reveal ${start}-${start}`]);
    expect(seen.kind).toEqual([]);
  });
});
