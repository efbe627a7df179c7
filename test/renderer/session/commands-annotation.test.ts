import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as sessionLab from './session-lab';

let lab: Lab<typeof sessionLab>;

beforeAll(async () => {
  lab = await openLab<typeof sessionLab>('/test/renderer/session/session-lab.ts');
});
afterAll(() => lab.close());

describe('tag', () => {
  it('shows a new annotation only as the selected one, which can be undone: one state, one render', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      const states = new Set<string>();
      desk.session.subscribe(() => {
        const { open, selected, canUndo, library } = desk.state();
        const there = open?.index.size ?? 0;
        const isSelected = selected !== null && open?.index.get(selected) !== undefined;
        states.add(
          JSON.stringify({ there, isSelected, canUndo, counted: library[0]?.annotations }),
        );
      });
      await m.tagWords(desk, 'fell');
      return [...states].map((state) => JSON.parse(state) as unknown);
    });
    const [before, after] = [0, 1].map((there) => ({
      there,
      isSelected: there > 0,
      counted: there,
    }));
    expect(seen).toEqual([
      { ...before, canUndo: expect.any(Boolean) as boolean },
      { ...after, canUndo: true },
    ]);
  });

  it('adds an annotation, selects it, collapses the selection and says so', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell 👩‍👩‍👧 by 3 percent.']);
      const version = desk.state().indexVersion;
      await m.tagWords(desk, 'by 3 percent', 'figure');
      const { selected, open, library, announcement, indexVersion, selection, caret } =
        desk.state();
      const annotation = selected && (await desk.session.readAnnotation(selected));
      return {
        listed: m.listed(desk),
        first: open?.index.idAt(0) === selected,
        count: library[0]?.annotations,
        said: announcement.text,
        surface: desk.surface,
        grown: indexVersion - version,
        selection,
        caret: caret === m.spanOf(desk, 'by 3 percent').end,
        exact: annotation?.target.quotes.map((quote) => quote.exact),
        creator: annotation?.provenance.creator,
        faults: await m.screenFaults(desk),
      };
    });
    expect(seen).toEqual({
      listed: ['figure by 3 percent'],
      first: true,
      count: 1,
      said: 'Figure added: by 3 percent',
      surface: ['collapse'],
      grown: 1,
      selection: null,
      caret: true,
      exact: ['by 3 percent'],
      creator: 'unnamed analyst',
      faults: [],
    });
  });

  it('trims white space and takes whole grapheme clusters', async () => {
    const listed = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell 👩‍👩‍👧 by\u00a03 percent.']);
      await m.tagWords(desk, ' fell ');
      const { start } = m.spanOf(desk, '👩‍👩‍👧');
      desk.session.selectionChanged({ start: start + 2, end: start + 4 }, start + 4);
      await desk.session.tag('quote');
      return m.listed(desk);
    });
    expect(listed).toEqual(['claim fell', 'quote 👩‍👩‍👧']);
  });

  it('refuses mere white space and writes nothing', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices  \u00a0 fell.']);
      const result = m.codeOf(await m.tagWords(desk, '  \u00a0 '));
      return {
        result,
        log: (await m.changesOf(desk.database)).length,
        selection: desk.state().selection,
      };
    });
    expect(seen).toEqual({
      result: 'SelectionOnlySpace',
      log: 1,
      selection: { start: 6, end: 10 },
    });
  });

  it.each([
    ['outside the text', 5, 500],
    ['before the text', -3, 4],
    ['turned round', 8, 2],
    ['not whole', 0.5, 2.5],
  ])('refuses a selection that is %s', async (_name, start, end) => {
    const seen = await lab.module.evaluate(
      async (m, [start, end]) => {
        const desk = await m.desk(['Prices fell.']);
        desk.session.selectionChanged({ start: start ?? 0, end: end ?? 0 }, 0);
        const result = await desk.session.tag('claim');
        return [result.ok, (await m.changesOf(desk.database)).length];
      },
      [start, end] as const,
    );
    expect(seen).toEqual([false, 1]);
  });

  it('changes the kind of the selected annotation when no text is selected', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      await m.tagWords(desk, 'Prices');
      await desk.session.run('tag-quote');
      const said = desk.state().announcement.text;
      const same = m.codeOf(await desk.session.run('tag-quote'));
      const log = await m.changesOf(desk.database);
      desk.session.select(null);
      const none = m.codeOf(await desk.session.run('tag-quote'));
      return {
        listed: m.listed(desk),
        said,
        same,
        none,
        log: log.map((line) => line.split(' ')[1]),
      };
    });
    expect(seen).toEqual({
      listed: ['quote Prices'],
      said: 'Claim is now a quote: Prices',
      same: 'ok',
      none: 'NothingSelected',
      log: ['add-articles', 'annotate', 'change-kind'],
    });
  });

  it('changes the kind of all that is marked, as one step that undo takes back', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell again.']);
      for (const words of ['Prices', 'fell', 'again']) await m.tagWords(desk, words);
      const { open } = desk.state();
      const ids = [...(open?.index.fragmentsIn(0, 0) ?? [])].map(({ id }) => id);
      desk.session.mark(ids.slice(0, 2));
      await desk.session.run('tag-quote');
      const after = { listed: m.listed(desk), said: desk.state().announcement.text };
      const [step] = await desk.session.history();
      await desk.session.run('undo');
      return { after, title: step?.title, marked: ids.length, undone: m.listed(desk) };
    });
    expect(seen).toEqual({
      after: {
        listed: ['quote Prices', 'quote fell', 'claim again'],
        said: '2 annotations now of kind quote.',
      },
      title: '2 annotations now of kind quote',
      marked: 3,
      undone: ['claim Prices', 'claim fell', 'claim again'],
    });
  });

  it('takes keys that come faster than the disk in their order', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell by 3 percent.']);
      const states: string[] = [];
      m.selectWords(desk, 'Prices');
      const first = desk.session.run('tag-claim');
      states.push(desk.state().save.state);
      const second = desk.session.run('tag-quote');
      m.selectWords(desk, '3 percent');
      const third = desk.session.run('tag-figure');
      const fourth = desk.session.run('delete-annotation');
      const fifth = desk.session.run('undo');
      await Promise.all([first, second, third, fourth, fifth]);
      states.push(desk.state().save.state);
      return {
        listed: m.listed(desk),
        states,
        faults: await m.screenFaults(desk),
      };
    });
    expect(seen.listed).toEqual(['quote Prices', 'figure 3 percent']);
    expect(seen.states).toEqual(['saving', 'saved']);
    expect(seen.faults).toEqual([]);
  });

  it('leaves words alone that are selected while it saves', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      m.selectWords(desk, 'Prices');
      const done = desk.session.tag('claim');
      m.selectWords(desk, 'fell');
      await done;
      return { surface: desk.surface, selection: desk.state().selection };
    });
    expect(seen).toEqual({ surface: ['collapse'], selection: { start: 7, end: 11 } });
  });

  it('asks the surface what is selected now, since the document tells of it late', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      m.selectWords(desk, 'Prices');
      desk.session.attachSurface({
        readSelection: () => m.selectWords(desk, 'fell'),
        reveal: () => {},
        selectSpan: () => {},
        collapse: () => {},
        focus: () => {},
      });
      await desk.session.tag('claim');
      return m.listed(desk);
    });
    expect(seen).toEqual(['claim fell']);
  });

  it('never shows an annotation before it is down', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      m.selectWords(desk, 'Prices');
      const done = desk.session.tag('claim');
      const early = [desk.state().save.state, m.listed(desk).length, desk.state().selected];
      await done;
      return { early, late: [desk.state().save.state, m.listed(desk).length] };
    });
    expect(seen.early).toEqual(['saving', 0, null]);
    expect(seen.late).toEqual(['saved', 1]);
  });
});

describe('changeKind', () => {
  it('changes an annotation whatever is selected in the text', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      await m.tagWords(desk, 'Prices');
      const id = desk.state().selected;
      m.selectWords(desk, 'fell');
      if (id) await desk.session.changeKind(id, 'figure');
      return { listed: m.listed(desk), selection: desk.state().selection };
    });
    expect(seen).toEqual({ listed: ['figure Prices'], selection: { start: 7, end: 11 } });
  });
});

describe('a kind by a slip of the hand', () => {
  it('keeps who speaks, guesses anew, and says on screen what it has no place for', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['“We had no choice but to close the bridge,” said Ada Lovelace.']);
      await m.tagWords(desk, '“We had no choice but to close the bridge,”', 'quote');
      m.selectWords(desk, 'Ada Lovelace');
      await desk.session.run('anchor-mention');
      const bodies = async (): Promise<readonly object[]> =>
        (await desk.database.annotations.toArray()).map(({ body, guessed }) => ({
          ...body,
          guessed,
        }));
      const notices = (): readonly string[] => desk.state().notices.map(({ text }) => text);
      const told: (readonly string[])[] = [];
      const was = await bodies();
      await desk.session.run('tag-claim');
      const asClaim = await bodies();
      told.push(notices());
      await desk.session.run('tag-quote');
      const again = await bodies();
      await desk.session.run('confirm-guesses');
      await desk.session.run('tag-figure');
      told.push(notices());
      return { was, asClaim, again, told };
    });
    expect(seen.was).toEqual([expect.objectContaining({ mode: 'direct', guessed: ['mode'] })]);
    expect(seen.asClaim).toEqual([
      {
        kind: 'claim',
        claimant: expect.objectContaining({ mention: expect.anything() }),
        guessed: [],
      },
    ]);
    expect(seen.again).toEqual(seen.was);
    expect(seen.told).toEqual([
      [],
      [
        expect.stringMatching(
          /^Quote is now a figure, without speaker and mode \(undo brings all back\): “We/,
        ),
      ],
    ]);
  });

  it('guesses the answers of a figure from its words, as tagging does', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['More than 80 ships left.']);
      await m.tagWords(desk, 'More than 80 ships');
      await desk.session.run('tag-figure');
      return (await desk.database.annotations.toArray()).map(({ body, guessed }) => [
        body,
        guessed,
      ]);
    });
    expect(seen).toEqual([
      [
        { kind: 'figure', value: '80', bound: 'more-than', counted: 'ships' },
        ['value', 'bound', 'counted'],
      ],
    ]);
  });
});

describe('deleteSelected', () => {
  it('deletes the selected annotation, says so, and leaves a tombstone', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      await m.tagWords(desk, 'Prices');
      const id = desk.state().selected;
      await desk.session.run('delete-annotation');
      const { selected, library, announcement } = desk.state();
      const stones = await desk.database.tombstones.toArray();
      return {
        listed: m.listed(desk),
        selected,
        count: library[0]?.annotations,
        said: announcement.text,
        stone: stones.length === 1 && stones[0]?.id === id,
      };
    });
    expect(seen).toEqual({
      listed: [],
      selected: null,
      count: 0,
      said: 'Claim deleted: Prices',
      stone: true,
    });
  });
});
