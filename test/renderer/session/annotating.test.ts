import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as annotatingLab from './annotating-lab';

let lab: Lab<typeof annotatingLab>;

beforeAll(async () => {
  lab = await openLab<typeof annotatingLab>('/test/renderer/session/annotating-lab.ts');
});
afterAll(() => lab.close());

describe('tag', () => {
  it('fills in what the words of a figure say, as guesses', async () => {
    const body = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['The fleet lost more than 80 ships.']);
      await m.tagWords(desk, 'more than 80 ships', 'figure');
      const id = desk.state().selected;
      const made = id && (await desk.session.readAnnotation(id));
      await desk.session.run('confirm-guesses');
      const sure = id && (await desk.session.readAnnotation(id));
      return [made && made.body, made && made.guessed, sure && sure.guessed, sure && sure.body];
    });
    expect(body[0]).toMatchObject({ kind: 'figure', value: '80', bound: 'more-than' });
    expect(body[1]).toEqual(expect.arrayContaining(['value', 'bound']));
    expect(body[2]).toEqual([]);
    expect(body[3]).toEqual(body[0]);
  });

  it('fills in the mode of a quote, and asks for the first field where that is wanted', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      let desk = await m.desk(['She said: “We will rebuild the whole harbour.”']);
      await m.tagWords(desk, '“We will rebuild the whole harbour.”', 'quote');
      const id = desk.state().selected;
      const made = id && (await desk.session.readAnnotation(id));
      const before = desk.state().fieldFocus.count;
      await desk.session.run('focus-field-after-tagging');
      desk = await desk.restart();
      await m.tagWords(desk, 'She');
      const counts = [before, desk.state().fieldFocus.count];
      await desk.session.run('edit-fields');
      return { body: made && made.body, counts: [...counts, desk.state().fieldFocus.count] };
    });
    expect(seen).toEqual({
      body: expect.objectContaining({ kind: 'quote', mode: 'direct' }),
      counts: [0, 1, 2],
    });
  });
});

describe('update', () => {
  it('patches many as one change, skips what a kind does not have, and is one undo', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell. Rents rose.']);
      await m.tagWords(desk, 'Prices');
      await m.tagWords(desk, 'Rents', 'quote');
      const { open } = desk.state();
      const ids = [open?.index.idAt(0), open?.index.idAt(1)].filter((id) => id !== undefined);
      desk.session.mark(ids);
      const marked = [desk.state().marked.size, desk.state().selected === ids[1]];
      await desk.session.update(ids, { body: { mode: 'partial' }, addTags: ['  big  deal '] });
      const said = desk.state().announcement.text;
      await desk.session.run('toggle-done');
      const rows = await desk.database.annotations.bulkGet(ids);
      const states = rows.map((row) => [row?.body, row?.tags, row?.status]);
      await desk.session.run('undo');
      await desk.session.run('undo');
      const after = await desk.database.annotations.bulkGet(ids);
      return {
        marked,
        said,
        states,
        after: after.map((row) => [row?.tags, row?.status]),
        actions: await m.logOf(desk.database),
      };
    });
    expect(seen).toEqual({
      marked: [2, true],
      said: '2 annotations changed.',
      states: [
        [{ kind: 'claim' }, ['big deal'], 'done'],
        [{ kind: 'quote', mode: 'partial' }, ['big deal'], 'done'],
      ],
      after: [
        [[], 'draft'],
        [[], 'draft'],
      ],
      actions: [
        'add-articles',
        'annotate',
        'annotate',
        'update-annotations',
        'update-annotations',
        'undo',
        'undo',
      ],
    });
  });

  it('counts what it changed, and says on screen for how many the question is none', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell by 3 percent. “Rents rose,” she said.']);
      await m.tagWords(desk, '3 percent', 'figure');
      await m.tagWords(desk, 'Prices');
      await m.tagWords(desk, '“Rents rose,”', 'quote');
      const { open } = desk.state();
      const ids = [0, 1, 2].map((at) => open?.index.idAt(at)).filter((id) => id !== undefined);
      await desk.session.update(ids, { body: { mode: 'partial' } });
      const mixed = [desk.state().announcement.text, ...desk.state().notices.map((n) => n.text)];
      await desk.session.update(ids, { addTags: ['big'] });
      const all = [desk.state().announcement.text, desk.state().notices.length];
      const none = await desk.session.update(ids.slice(0, 2), { body: { mode: 'direct' } });
      return { mixed, all, none: none.ok ? null : none.failure };
    });
    const said = '1 annotation changed; mode does not apply to 2 of them.';
    expect(seen).toEqual({
      mixed: [said, said],
      all: ['3 annotations changed.', 1],
      none: { type: 'FieldInvalid', field: 'mode', reason: 'belongs to another kind' },
    });
  });

  it.each([
    ['a value of letters', { body: { value: 'abc' } }, 'value'],
    ['a date that is none', { body: { date: '2025-02-30' } }, 'date'],
    ['a range upside down', { body: { range: { low: '9', high: '1' } } }, 'range'],
    ['a unit of nonsense', { body: { unit: 'qwx$%' } }, 'unit'],
    ['two amounts at once', { body: { value: '1', date: '2025' } }, 'date'],
    ['an empty tag', { addTags: [' '] }, 'tags'],
    ['a label that is none', { label: 'nope' }, 'label'],
    ['an attribute that is none', { custom: { nope: 'x' } }, 'custom/nope'],
    ['a note without end', { note: 'x'.repeat(20_001) }, 'note'],
  ])('refuses %s, keeps the last good answer and shows no notice', async (_name, patch, field) => {
    const seen = await lab.module.evaluate(async (m, patch) => {
      const desk = await m.desk(['About 3 percent.']);
      await m.tagWords(desk, '3 percent', 'figure');
      const id = desk.state().selected;
      if (!id) return null;
      const before = JSON.stringify(await desk.database.annotations.get(id));
      const result = await desk.session.update([id], patch);
      const after = JSON.stringify(await desk.database.annotations.get(id));
      return {
        failure: result.ok ? null : result.failure,
        same: before === after,
        notices: desk.state().notices.length,
        save: desk.state().save.state,
      };
    }, patch);
    expect(seen).toEqual({
      failure: { type: 'FieldInvalid', field, reason: expect.any(String) },
      same: true,
      notices: 0,
      save: 'saved',
    });
  });
});

describe('fragments', () => {
  it('are added in the order made, moved, and removed, but never the last one', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['“It was respectful,” he said, “even cordial.” Then he left.']);
      await m.tagWords(desk, 'even cordial', 'quote');
      const steps: unknown[] = [];
      const step = async (words: string, command: Parameters<typeof desk.session.run>[0]) => {
        if (words !== '') m.selectWords(desk, words);
        steps.push([m.codeOf(await desk.session.run(command)), m.listed(desk)[0]]);
      };
      const said = () => desk.state().announcement.text;
      await step('It was respectful', 'add-fragment');
      await step('was', 'add-fragment');
      await step(' ', 'add-fragment');
      desk.session.selectionChanged(null, m.spanOf(desk, 'respectful').end);
      await step('', 'end-forward');
      await step('', 'end-backward-word');
      await step('', 'start-forward-word');
      desk.session.selectionChanged(null, m.spanOf(desk, 'cordial').start);
      await step('', 'remove-fragment');
      steps.push(said());
      await step('', 'remove-fragment');
      return steps;
    });
    expect(seen).toEqual([
      ['ok', 'quote even cordial It was respectful'],
      ['FragmentsOverlap', 'quote even cordial It was respectful'],
      ['SelectionOnlySpace', 'quote even cordial It was respectful'],
      ['ok', 'quote even cordial It was respectful,'],
      expect.arrayContaining(['ok']),
      expect.arrayContaining(['ok']),
      ['ok', expect.not.stringContaining('cordial')],
      // What went is said, and not what stays.
      'Fragment removed: even cordial',
      ['LastFragment', expect.any(String)],
    ]);
  });

  it('step over space with an end, and stop at the other end and at the text’s ends', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['a  b']);
      await m.tagWords(desk, 'a');
      const steps: unknown[] = [];
      const presses = [
        'end-forward',
        'end-forward',
        'end-backward',
        'end-backward',
        'start-backward',
      ] as const;
      for (const command of presses) {
        steps.push([m.codeOf(await desk.session.run(command)), m.listed(desk)[0]]);
      }
      return steps;
    });
    expect(seen).toEqual([
      ['ok', 'claim a  b'],
      ['EndBlocked', 'claim a  b'],
      ['ok', 'claim a'],
      ['EndBlocked', 'claim a'],
      ['EndBlocked', 'claim a'],
    ]);
  });

  it('are selected by word, then sentence, then paragraph', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell. Rents rose.\nMore.']);
      desk.session.selectionChanged(null, 8);
      const words: string[] = [];
      for (let press = 0; press < 4; press += 1) {
        const result = m.codeOf(await desk.session.run('select-word'));
        const { selection, open } = desk.state();
        const chosen = selection ? open?.text.slice(selection.start, selection.end) : '';
        words.push(`${result} ${chosen?.trim()}`);
      }
      return words;
    });
    expect(seen).toEqual([
      'ok fell',
      'ok Prices fell.',
      'ok Prices fell. Rents rose.',
      expect.stringMatching(/^ok /),
    ]);
  });
});

describe('merge and split', () => {
  it('merges what is marked with its relations, splits at the caret, and undoes whole', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['one two three four']);
      for (const words of ['one two', 'four', 'two three']) await m.tagWords(desk, words);
      const { open } = desk.state();
      const ids = [0, 1, 2].map((at) => open?.index.idAt(at)).filter((id) => id !== undefined);
      const [first, second, third] = ids;
      if (!first || !second || !third) return null;
      await desk.session.relate(third, second, 'supports');
      await desk.session.relate(first, second, 'supports');
      const before = await m.stored(desk.database);
      desk.session.mark([first]);
      const few = m.codeOf(await desk.session.run('merge-annotations'));
      desk.session.mark([second, first]);
      await desk.session.run('merge-annotations');
      const merged = m.listed(desk);
      const relations = (await desk.database.relations.toArray()).map(({ from, to }) => [
        from === third,
        to === first,
      ]);
      const selected = [desk.state().selected === first, desk.state().marked.size];
      await desk.session.run('undo');
      const same = (await m.stored(desk.database)) === before;
      await desk.session.run('redo');
      desk.session.select(first);
      desk.session.selectionChanged(null, m.spanOf(desk, 'two').start);
      await desk.session.run('split-annotation');
      const split = m.listed(desk);
      const nothing = m.codeOf(await desk.session.run('split-annotation'));
      return {
        few,
        merged,
        relations,
        selected,
        same,
        split,
        nothing,
        faults: await m.lawFaults(desk),
      };
    });
    expect(seen).toEqual({
      few: 'TooFewMarked',
      merged: ['claim one two three', 'claim four'],
      relations: [[true, true]],
      selected: [true, 0],
      same: true,
      split: ['claim one', 'claim two three', 'claim four'],
      nothing: 'NothingToSplit',
      faults: [],
    });
  });
});

describe('sources', () => {
  it('are made once for any spelling of a name, and never loop', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      for (const name of ['Coast  Wire ', 'coast wire', 'The Tribune']) {
        await desk.session.addSource(name);
      }
      const empty = await desk.session.addSource(' \n');
      const [wire, paper] = desk.state().sources;
      if (!wire || !paper) return null;
      const update = async (source: typeof wire) => {
        const result = await desk.session.updateSource(source);
        return result.ok ? 'ok' : result.failure;
      };
      return {
        names: desk.state().sources.map((source) => source.name),
        empty: empty.ok ? null : empty.failure,
        updates: [
          await update({ ...paper, via: wire.id, aliases: ['Trib', ' Trib ', 'The Tribune'] }),
          await update({ ...wire, via: paper.id }),
          await update({ ...wire, via: wire.id }),
          await update({ ...wire, name: 'TRIB' }),
          await update({ ...wire, name: ' ' }),
        ],
        stored: (await desk.database.sources.toArray()).map(({ id: _id, ...rest }) => rest),
        notices: desk.state().notices.length,
      };
    });
    expect(seen).toMatchObject({
      names: ['Coast Wire', 'The Tribune'],
      empty: { type: 'FieldInvalid', field: 'source' },
      updates: [
        'ok',
        { type: 'SourceChainLoops', name: 'The Tribune' },
        { type: 'SourceChainLoops', name: 'Coast Wire' },
        { type: 'FieldInvalid', field: 'name' },
        { type: 'FieldInvalid', field: 'name' },
      ],
      notices: 0,
    });
    expect(seen?.stored).toEqual(
      expect.arrayContaining([
        { name: 'Coast Wire', aliases: [] },
        { name: 'The Tribune', aliases: ['Trib'], via: expect.any(String) },
      ]),
    );
  });

  it('never share a name, and what a file brought so can still be edited', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      for (const name of ['Ada Lovelace', 'Ada Lovelac', 'Wire'])
        await desk.session.addSource(name);
      const named = (name: string) => {
        const found = desk.state().sources.find((source) => source.name === name);
        if (!found) throw new Error(`No source is called ${name}.`);
        return found;
      };
      const update = async (source: ReturnType<typeof named>) => {
        const result = await desk.session.updateSource(source);
        return result.ok ? 'ok' : 'reason' in result.failure && result.failure.reason;
      };
      const said = [
        await update({ ...named('Ada Lovelace'), aliases: ['ada  lovelac'] }),
        await update({ ...named('Ada Lovelace'), aliases: ['Ada'] }),
        await update({ ...named('Wire'), aliases: ['ada'] }),
        await update({ ...named('Wire'), name: 'ADA' }),
      ];
      // As an import may leave it.
      await desk.database.sources.put({ ...named('Ada Lovelace'), aliases: ['Ada Lovelac'] });
      const later = await desk.restart();
      const shared = later.state().sources.filter(({ name }) => name !== 'Wire');
      for (const source of shared) {
        const aliases = [...source.aliases, `The ${source.name}`];
        const result = await later.session.updateSource({ ...source, aliases });
        said.push(m.codeOf(result));
      }
      return said;
    });
    expect(seen).toEqual([
      'holds the name of another source: Ada Lovelac. Merge the two instead',
      'ok',
      'holds another name of Ada Lovelace: ada. Merge the two instead',
      'is another name of Ada Lovelace: ADA. Merge the two instead',
      'ok',
      'ok',
    ]);
  });

  it('become one wherever they are named, and part again by undo', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Ada Lovelac spoke, she said.', 'Ada Lovelac left, they say.']);
      const credit = async () => {
        await m.tagWords(desk, desk.state().open?.text.split(', ')[1] ?? '', 'quote');
        m.selectWords(desk, 'Ada Lovelac');
        await desk.session.run('anchor-mention');
      };
      await credit();
      await desk.session.run('next-article');
      await credit();
      const into = await m.sourceNamed(desk, 'Ada Lovelace');
      const wire = await m.sourceNamed(desk, 'Wire');
      const from = await m.sourceNamed(desk, 'Ada Lovelac');
      await desk.session.updateSource({ ...wire, via: from.id });
      const id = desk.state().selected;
      const attribution = { source: from.id, via: into.id };
      if (id) await desk.session.update([id], { body: { addressee: attribution } });
      const before = await m.stored(desk.database);
      const used = await desk.session.removeSource(from.id);
      await desk.session.mergeSources(from.id, into.id);
      const said = desk.state().announcement.text;
      const title = (await desk.session.history())[0]?.title;
      const rows = await desk.database.annotations.toArray();
      const credited = rows.map(({ body }) => JSON.stringify(body).split(into.id).length - 1);
      const left = rows.filter(({ body }) => JSON.stringify(body).includes(from.id)).length;
      const sources = desk
        .state()
        .sources.map(({ name, aliases, via: by }) => [name, aliases, by === into.id]);
      const faults = await m.lawFaults(desk);
      await desk.session.run('undo');
      const same = (await m.stored(desk.database)) === before;
      return {
        used: used.ok ? null : used.failure,
        said,
        title,
        credited: credited.sort(),
        left,
        sources,
        faults,
        same,
      };
    });
    expect(seen).toEqual({
      used: {
        type: 'FieldInvalid',
        field: 'source',
        reason: 'is named by 2 annotations and 1 source. Merge it into another one instead',
      },
      said: 'Ada Lovelac is now another name of Ada Lovelace, in 2 annotations.',
      title: 'Source merged into another: Ada Lovelac',
      credited: [1, 2],
      left: 0,
      sources: [
        ['Ada Lovelace', ['Ada Lovelac'], false],
        ['Wire', [], true],
      ],
      faults: [],
      same: true,
    });
  });

  it('do not become one where the chain would come back to itself', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      for (const name of ['A', 'B', 'C']) await desk.session.addSource(name);
      const [a, b, c] = desk.state().sources;
      if (!a || !b || !c) return null;
      await desk.session.updateSource({ ...a, via: b.id });
      await desk.session.updateSource({ ...b, via: c.id });
      const looping = m.codeOf(await desk.session.mergeSources(c.id, a.id));
      const next = m.codeOf(await desk.session.mergeSources(b.id, a.id));
      const vias = desk.state().sources.map(({ name, via }) => [name, via === c.id]);
      return { looping, next, vias };
    });
    expect(seen).toEqual({
      looping: 'SourceChainLoops',
      next: 'ok',
      vias: [
        ['A', true],
        ['C', false],
      ],
    });
  });

  it('go when nothing names them, with a tombstone, and come back by undo', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      const made = await m.sourceNamed(desk, 'Henrik Adlane');
      const gone = m.codeOf(await desk.session.removeSource(made.id));
      const stones = (await desk.database.tombstones.toArray()).map(({ entity }) => entity);
      const names = [desk.state().sources.length];
      await desk.session.run('undo');
      const again = (await desk.database.tombstones.toArray()).length;
      return { gone, stones, names: [...names, desk.state().sources.length], again };
    });
    expect(seen).toEqual({ gone: 'ok', stones: ['source'], names: [0, 1], again: 0 });
  });

  it('are anchored to the words that name them, and cues to theirs, each as one change', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['“Respectful,” Maduro said on 3 May.']);
      await m.tagWords(desk, '“Respectful,”', 'quote');
      const id = desk.state().selected;
      m.selectWords(desk, ' Maduro ');
      await desk.session.run('anchor-mention');
      m.selectWords(desk, 'said');
      await desk.session.run('anchor-cue');
      const none = m.codeOf(await desk.session.run('anchor-cue'));
      const quote = id && (await desk.session.readAnnotation(id));
      await m.tagWords(desk, '3 May', 'figure');
      m.selectWords(desk, 'Maduro');
      const figure = m.codeOf(await desk.session.run('anchor-mention'));
      const tone = desk.state().notices.map((notice) => notice.tone);
      const body = quote && quote.body.kind === 'quote' ? quote.body : null;
      const { speaker, cue } = body ?? {};
      const result = {
        name: desk.state().sources[0]?.name,
        credited: speaker && 'source' in speaker && speaker.source === desk.state().sources[0]?.id,
        mention: speaker && 'source' in speaker && speaker.mention?.quotes[0].exact,
        cue: cue && 'quotes' in cue && cue.quotes[0].exact,
        none,
        figure,
        tone,
      };
      for (let press = 0; press < 3; press += 1) await desk.session.run('undo');
      return { ...result, sources: desk.state().sources.length, faults: await m.lawFaults(desk) };
    });
    expect(seen).toEqual({
      name: 'Maduro',
      credited: true,
      mention: 'Maduro',
      cue: 'said',
      none: 'NothingSelected',
      figure: 'FieldNotOfKind',
      tone: ['info', 'info'],
      sources: 0,
      faults: [],
    });
  });

  it('are credited by their name, with what that makes as one change', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['“Respectful,” Maduro said on 3 May.']);
      await m.tagWords(desk, '“Respectful,”', 'quote');
      const id = desk.state().selected;
      if (!id) return null;
      const credit = async (as: 'source' | 'via', name: string) =>
        m.codeOf(await desk.session.credit(id, { field: 'speaker', as, name }));
      const look = async () => {
        const { sources } = desk.state();
        const nameOf = (wanted?: string) => sources.find((one) => one.id === wanted)?.name ?? null;
        const quote = await desk.session.readAnnotation(id);
        const speaker = quote?.body.kind === 'quote' ? quote.body.speaker : undefined;
        const credited = speaker && 'source' in speaker ? speaker : null;
        return [nameOf(credited?.source), nameOf(credited?.via), sources.length];
      };
      const nobody = await credit('via', 'Coast Wire');
      const codes = [await credit('source', 'Nicolás'), await credit('via', 'Coast Wire')];
      const refused = [await credit('source', 'coast wire'), await credit('source', ' ')];
      const looks = [await look()];
      for (let press = 0; press < 2; press += 1) {
        await desk.session.run('undo');
        looks.push(await look());
      }
      return { nobody, codes, refused, looks, faults: await m.lawFaults(desk) };
    });
    expect(seen).toEqual({
      nobody: 'FieldInvalid',
      codes: ['ok', 'ok'],
      refused: ['FieldInvalid', 'FieldInvalid'],
      looks: [
        ['Nicolás', 'Coast Wire', 2],
        ['Nicolás', null, 1],
        [null, null, 0],
      ],
      faults: [],
    });
  });

  it('stay when an undo in one article would take them from another', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Maduro spoke.', 'Maduro left.']);
      const anchor = async () => {
        await m.tagWords(desk, desk.state().open?.text.slice(7, -1) ?? '');
        m.selectWords(desk, 'Maduro');
        await desk.session.run('anchor-mention');
      };
      await anchor();
      await desk.session.run('next-article');
      await anchor();
      await desk.session.run('previous-article');
      await desk.session.run('undo');
      const said = desk.state().announcement.text;
      return { sources: desk.state().sources.length, said, faults: await m.lawFaults(desk) };
    });
    expect(seen).toEqual({
      sources: 1,
      said: 'Undone: annotation changed; what other annotations need stays',
      faults: [],
    });
  });
});

describe('relations', () => {
  it('join two articles, go with an end and come back with it', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.', 'Rents rose.']);
      await m.tagWords(desk, 'Prices');
      const from = desk.state().selected;
      await desk.session.run('relate');
      const again = m.codeOf(await desk.session.run('relate'));
      const relating = desk.state().relatingFrom?.words;
      await desk.session.run('next-article');
      await m.tagWords(desk, 'Rents');
      await desk.session.run('relate');
      const { selected: to, dialog } = desk.state();
      if (!from || !to) return null;
      const codes = [
        m.codeOf(await desk.session.relate(from, to, 'contradicts')),
        m.codeOf(await desk.session.relate(from, to, 'contradicts')),
        m.codeOf(await desk.session.relate(from, from, 'supports')),
        m.codeOf(await desk.session.relate(from, to, 'hates')),
      ];
      const entries = (await desk.session.relationsOf(to)).map(({ direction, other }) => [
        direction,
        other.words,
        other.title,
        other.kind,
      ]);
      const first = desk.state().library[0];
      if (first) await desk.session.goTo(first.digest, from);
      const there = [desk.state().open?.title, desk.state().selected === from];
      await desk.session.run('delete-annotation');
      const gone = await desk.database.relations.count();
      await desk.session.run('undo');
      const back = await desk.database.relations.count();
      const [relation] = await desk.session.relationsOf(from);
      if (relation) await desk.session.unrelate(relation.relation.id);
      return {
        again,
        relating,
        dialog,
        codes,
        entries,
        there,
        counts: [gone, back, await desk.database.relations.count()],
        faults: await m.lawFaults(desk),
      };
    });
    expect(seen).toEqual({
      again: 'RelationToItself',
      relating: 'Prices',
      dialog: 'relation',
      codes: ['ok', 'RelationExists', 'RelationToItself', 'FieldInvalid'],
      entries: [['to', 'Prices', 'Prices fell.', 'claim']],
      there: ['Prices fell.', true],
      counts: [0, 1, 0],
      faults: [],
    });
  });
});

describe('relationsOf', () => {
  it('tells what the other end says where that is a figure', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['At least 82 ships. Prices fell.']);
      await m.tagWords(desk, 'At least 82 ships', 'figure');
      const figure = desk.state().selected;
      await m.tagWords(desk, 'Prices fell');
      const claim = desk.state().selected;
      if (!figure || !claim) return null;
      await desk.session.relate(claim, figure, 'supports');
      const of = async (id: typeof claim) =>
        (await desk.session.relationsOf(id)).map(({ other }) => other.figure?.value ?? null);
      return [await of(claim), await of(figure)];
    });
    expect(seen).toEqual([['82'], [null]]);
  });
});

describe('history', () => {
  it('names each step, and goes back to any and forward again over a restart', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      let desk = await m.desk(['More than 80 ships left.']);
      await m.tagWords(desk, 'More than 80 ships', 'figure');
      const id = desk.state().selected;
      if (id)
        await desk.session.update([id], { body: { unit: null, counted: 'vessels' }, note: 'N' });
      await desk.session.run('toggle-done');
      const titles = (await desk.session.history()).map(({ title }) => title);
      const end = await m.exported(desk);
      const [last, , , first] = await desk.session.history();
      desk = await desk.restart();
      const back = first && m.codeOf(await desk.session.goToStep(first.id));
      const lives = (await desk.session.history()).map(({ live, reachable }) => [live, reachable]);
      const size = desk.state().open?.index.size;
      const forth = last && m.codeOf(await desk.session.goToStep(last.id));
      const same = (await m.exported(desk)) === end;
      await desk.session.run('undo');
      await desk.session.run('toggle-done');
      const dead = (await desk.session.history()).map(({ live, reachable }) => [live, reachable]);
      const lost = last && m.codeOf(await desk.session.goToStep(last.id));
      const none = m.codeOf(await desk.session.goToStep('no such step'));
      return { titles, back, lives, size, forth, same, dead, lost, none };
    });
    expect(seen).toEqual({
      titles: [
        expect.stringMatching(/^Figure: status changed, /),
        expect.stringMatching(/^Figure: .*counted.*note changed, More than 80 ships$/),
        'Figure added: More than 80 ships',
        'Article added',
      ],
      back: 'ok',
      lives: [
        [false, true],
        [false, true],
        [false, true],
        [true, true],
      ],
      size: 0,
      forth: 'ok',
      same: true,
      dead: [
        [true, true],
        [false, false],
        [true, true],
        [true, true],
        [true, true],
      ],
      lost: 'NothingToRedo',
      none: 'NothingToUndo',
    });
  });
});

describe('the start of the history', () => {
  it('is an article of the app without annotations, and everything comes back from there', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['More than 80 ships left.']);
      await m.tagWords(desk, 'More than 80 ships', 'figure');
      await m.tagWords(desk, 'ships left');
      const end = await m.exported(desk);
      const seeds = (await desk.session.history()).map(({ seed }) => seed);
      const codes = [
        m.codeOf(await desk.session.goToStep(null)),
        m.codeOf(await desk.session.goToStep(null)),
      ];
      const size = desk.state().open?.index.size;
      const [last] = await desk.session.history();
      if (last) await desk.session.goToStep(last.id);
      return { codes, seeds, size, same: (await m.exported(desk)) === end };
    });
    expect(seen).toEqual({
      codes: ['ok', 'ok'],
      seeds: [false, false, true],
      size: 0,
      same: true,
    });
  });

  it('is before an added article was there, and redo brings all of it back', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk();
      desk.host.choice = m.aBatch([m.aTextFile('one.txt', 'More than 80 ships left.')]);
      await desk.session.run('open-files');
      await m.tagWords(desk, 'More than 80 ships', 'figure');
      const end = await m.exported(desk);
      const code = m.codeOf(await desk.session.goToStep(null));
      const { open, library } = desk.state();
      const redos = [];
      for (let press = 0; press < 3; press += 1)
        redos.push(m.codeOf(await desk.session.run('redo')));
      const same = (await m.exported(desk)) === end;
      return { code, open, listed: library.length, redos, same };
    });
    expect(seen).toEqual({
      code: 'ok',
      open: null,
      listed: 0,
      redos: ['ok', 'ok', 'NothingToRedo'],
      same: true,
    });
  });
});

describe('problems', () => {
  it('are listed in text order, and go when they are answered', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell. Rents rose.']);
      await m.tagWords(desk, 'Rents', 'quote');
      const quote = desk.state().selected;
      await m.tagWords(desk, 'Prices');
      const before = (await desk.session.problems()).map(({ problem }) => problem);
      const id = desk.state().selected;
      if (id) await desk.session.update([id], { body: { claimant: { answer: 'unknown' } } });
      if (quote) await desk.session.update([quote], { confirm: 'all' });
      return [before, (await desk.session.problems()).map(({ problem }) => problem)];
    });
    expect(seen).toEqual([
      [
        { type: 'Unanswered', field: 'claimant' },
        { type: 'Unconfirmed', fields: ['mode'] },
        { type: 'Unanswered', field: 'speaker' },
      ],
      [{ type: 'Unanswered', field: 'speaker' }],
    ]);
  });
});

describe('scheme', () => {
  it('is edited, versioned, used by labels, exported, imported, and undone', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['About 80 ships left. Prices fell.']);
      const label = { key: 'losses', name: 'Losses', kind: 'figure', shortcut: 'l' } as const;
      await desk.session.setScheme({ ...desk.state().scheme, labels: [label] });
      const versions = [desk.state().scheme.version];
      m.selectWords(desk, 'About 80 ships');
      await desk.session.tagLabel('losses');
      await m.tagWords(desk, 'Prices');
      const kind = m.codeOf(
        await desk.session.update(
          [desk.state().selected].filter((id) => id !== null),
          { label: 'losses' },
        ),
      );
      const uses = await desk.session.usesOf('label', 'losses');
      await desk.session.setScheme({ ...desk.state().scheme, labels: [] });
      versions.push(desk.state().scheme.version);
      const kept = (await desk.database.annotations.toArray()).map((each) => each.label ?? null);
      const text = await m.exported(desk);
      await desk.session.exportScheme();
      const file = desk.host.saved.at(-1);
      await desk.session.run('undo');
      versions.push(desk.state().scheme.version);
      desk.host.choice = m.aBatch([m.aTextFile('x.verbatim-scheme.json', file?.text ?? '')]);
      const imported = m.codeOf(await desk.session.importScheme());
      versions.push(desk.state().scheme.version);
      const restarted = await desk.restart();
      return {
        versions: [...versions, restarted.state().scheme.version],
        kind,
        uses: uses.map(({ title, count }) => [title, count]),
        kept,
        labels: (JSON.parse(text.replace('{', '{"x":0,')) as { scheme: { labels: unknown[] } })
          .scheme.labels,
        name: file?.suggestedName,
        imported,
      };
    });
    expect(seen).toEqual({
      versions: [2, 3, 2, 4, 4],
      kind: 'FieldInvalid',
      uses: [['About 80 ships left. Prices fell.', 1]],
      kept: ['losses', null],
      labels: [{ key: 'losses', name: 'Losses', kind: 'figure', shortcut: 'l' }],
      name: 'verbatim-news-3.verbatim-scheme.json',
      imported: 'ok',
    });
  });

  it.each([
    ['no JSON', '{ "format": ', ''],
    ['a key twice in an object', '{ "format": "a", "format": "b" }', '/format'],
    ['something else', '{ "format": "verbatim-export", "version": 1, "scheme": {} }', '/format'],
  ])('is not imported from %s', async (_name, text, path) => {
    const seen = await lab.module.evaluate(async (m, text) => {
      const desk = await m.desk(['Prices fell.']);
      desk.host.choice = m.aBatch([m.aTextFile('x.verbatim-scheme.json', text)]);
      const result = await desk.session.importScheme();
      return [result.ok ? null : result.failure, desk.state().scheme.version];
    }, text);
    expect(seen).toEqual([{ type: 'SchemeInvalid', path, reason: expect.any(String) }, 1]);
  });

  it.each([
    ['a key twice', [{ key: 'a' }, { key: 'a' }], '/labels/1/key'],
    ['the key of a command', [{ key: 'a', shortcut: 'c' }], '/labels/0/shortcut'],
    ['the name of a kind', [{ key: 'claim' }], '/labels/0/key'],
  ])('is refused with %s, at its place', async (_name, labels, path) => {
    const seen = await lab.module.evaluate(async (m, labels) => {
      const desk = await m.desk(['Prices fell.']);
      const whole = labels.map((each) => ({ name: 'A', kind: 'claim', ...each }) as const);
      const result = await desk.session.setScheme({ ...desk.state().scheme, labels: whole });
      return [result.ok ? null : result.failure, desk.state().scheme.version];
    }, labels);
    expect(seen).toEqual([{ type: 'SchemeInvalid', path, reason: expect.any(String) }, 1]);
  });
});
