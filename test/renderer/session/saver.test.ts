import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as sessionLab from './session-lab';

let lab: Lab<typeof sessionLab>;

beforeAll(async () => {
  lab = await openLab<typeof sessionLab>('/test/renderer/session/session-lab.ts');
});
afterAll(() => lab.close());

describe('createSaver', () => {
  it('says "Saving…" in the same task as the key and "Saved" when all is down', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      const states: unknown[] = [desk.state().save.state];
      m.selectWords(desk, 'Prices');
      const done = desk.session.tag('claim');
      states.push(desk.state().save.state, desk.session.isSettled());
      await done;
      states.push(desk.state().save.state, desk.session.isSettled());
      return states;
    });
    expect(seen).toEqual(['saved', 'saving', false, 'saved', true]);
  });

  it('keeps what a full disk refuses, says so, and saves it on command', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      const empty = m.fillDisk();
      const result = m.codeOf(await m.tagWords(desk, 'Prices'));
      const failed = {
        save: desk.state().save,
        listed: m.listed(desk),
        settled: desk.session.isSettled(),
      };
      const notice = desk.state().notices.at(-1);
      const again = m.codeOf(await desk.session.run('save'));
      empty();
      const rows = await desk.database.annotations.count();
      const saved = m.codeOf(await desk.session.run('save'));
      const { save, notices } = desk.state();
      return {
        result,
        failed,
        notice: [notice?.tone, notice?.text, notice?.action?.title],
        again,
        rows,
        saved,
        state: save.state,
        listed: m.listed(desk),
        settled: desk.session.isSettled(),
        said: notices.at(-1)?.text.startsWith('Everything is saved. Last change at '),
        faults: await m.screenFaults(desk),
        log: (await m.changesOf(desk.database)).length,
      };
    });
    expect(seen).toEqual({
      result: 'StorageFull',
      failed: {
        save: { state: 'not-saved', failure: { type: 'StorageFull' } },
        listed: [],
        settled: false,
      },
      notice: ['error', 'words for StorageFull', 'Export now'],
      again: 'StorageFull',
      rows: 0,
      saved: 'ok',
      state: 'saved',
      listed: ['claim Prices'],
      settled: true,
      said: true,
      faults: [],
      log: 2,
    });
  });

  it('writes what was kept before the next change, in the order in which it was made', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      const empty = m.fillDisk();
      await m.tagWords(desk, 'Prices');
      await m.tagWords(desk, 'fell', 'quote');
      empty();
      await m.tagWords(desk, 'Prices fell', 'figure');
      const rows = await desk.database.changes.orderBy('seq').toArray();
      const kinds = rows.flatMap(({ edits }) =>
        edits.map((edit) => (edit.entity === 'annotation' ? edit.after?.body.kind : edit.entity)),
      );
      return { kinds, state: desk.state().save.state, listed: m.listed(desk).length };
    });
    expect(seen).toEqual({
      kinds: ['article', 'claim', 'quote', 'figure'],
      state: 'saved',
      listed: 3,
    });
  });

  it('exports what could not be saved', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      const empty = m.fillDisk();
      await m.tagWords(desk, 'Prices');
      desk.state().notices.at(-1)?.action?.run();
      await m.until(() => desk.host.pieces.length > 0);
      const text = desk.host.pieces.map((piece) => piece.text).join('');
      empty();
      return { has: text.includes('"exact": "Prices"'), state: desk.state().save.state };
    });
    expect(seen).toEqual({ has: true, state: 'not-saved' });
  });

  it('gives up a kept draft that builds on what is gone, and says so', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      await m.tagWords(desk, 'Prices');
      const id = desk.state().selected ?? '';
      const empty = m.fillDisk();
      await desk.session.run('tag-quote');
      empty();
      // Another window of the same library.
      await desk.database.annotations.update(id, { note: 'changed elsewhere' });
      const saved = m.codeOf(await desk.session.run('save'));
      const texts = desk.state().notices.map(({ text }) => text);
      return {
        saved,
        state: desk.state().save.state,
        told: texts.includes('words for ChangedSince'),
      };
    });
    expect(seen).toEqual({ saved: 'ok', state: 'saved', told: true });
  });

  it('says "Saved" only when the journal has the line, and asks for that again alone', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      desk.host.journalFailure = { type: 'FileNotWritten', path: '/journal', code: 'ENOSPC' };
      const result = m.codeOf(await m.tagWords(desk, 'Prices'));
      const failed = [desk.state().save.state, desk.state().library[0]?.annotations];
      const isSettled = desk.session.isSettled();
      const notice = desk.state().notices.at(-1);
      desk.host.journalFailure = null;
      const saved = m.codeOf(await desk.session.run('save'));
      const { save, library } = desk.state();
      return {
        result,
        failed,
        isSettled,
        notice: [notice?.text, notice?.action?.title],
        saved,
        after: [save.state, library[0]?.annotations, desk.session.isSettled()],
        lines: m.seqsOf(desk.host.journal),
        log: (await m.changesOf(desk.database)).length,
      };
    });
    expect(seen).toEqual({
      result: 'JournalNotWritten',
      failed: ['not-saved', 1],
      isSettled: false,
      notice: ['words for JournalNotWritten', 'Export now'],
      saved: 'ok',
      after: ['saved', 1, true],
      lines: [1, 2],
      log: 2,
    });
  });

  it('writes what the journal lacks together with the next change', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      desk.host.journalFailure = { type: 'FileNotWritten', path: '/journal', code: 'EIO' };
      await m.tagWords(desk, 'Prices');
      await m.tagWords(desk, 'fell', 'quote');
      desk.host.journalFailure = null;
      const result = m.codeOf(await m.tagWords(desk, 'Prices fell', 'figure'));
      return [result, desk.state().save.state, m.seqsOf(desk.host.journal), desk.host.appends];
    });
    expect(seen).toEqual(['ok', 'saved', [1, 2, 3, 4], [1, 1, 2, 3]]);
  });

  it('takes a thousand changes into few appends, and says "Saved" when the last one is down', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      await m.tagWords(desk, 'Prices');
      const id = desk.state().selected ?? ('' as never);
      const before = desk.host.appends.length;
      const gate = m.gate();
      desk.host.journalGate = gate.opened;
      const all = Array.from({ length: 1000 }, (_, note) =>
        desk.session.update([id], { note: String(note) }),
      );
      const states = new Set<string>();
      desk.session.subscribe(() => states.add(desk.state().save.state));
      // Every commit goes on while the first append is under way.
      await m.until(async () => (await desk.database.changes.count()) === 1002);
      const meanwhile = [desk.state().save.state, m.seqsOf(desk.host.journal).length];
      gate.open();
      const results = await Promise.all(all);
      return {
        meanwhile,
        appends: desk.host.appends.length - before,
        wrong: results.filter(({ ok }) => !ok).length,
        states: [...states],
        end: desk.state().save.state,
        lines: m.seqsOf(desk.host.journal).length,
      };
    });
    expect(seen.appends).toBeLessThanOrEqual(5);
    expect(seen).toMatchObject({
      meanwhile: ['saving', 2],
      wrong: 0,
      states: ['saving', 'saved'],
      end: 'saved',
      lines: 1002,
    });
  });

  it('tries again by itself, less and less often, until it is saved', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const waits: number[] = [];
      let again = (): void => {};
      const later = (task: () => void, ms: number) => {
        waits.push(ms);
        again = task;
        return () => {};
      };
      const desk = await m.desk(['Prices fell.'], { later });
      desk.host.journalFailure = { type: 'FileNotWritten', path: '/journal', code: 'ENOSPC' };
      await m.tagWords(desk, 'Prices');
      for (const count of [2, 3]) {
        again();
        await m.until(() => waits.length === count);
      }
      desk.host.journalFailure = null;
      again();
      await m.until(() => desk.state().save.state === 'saved');
      const { notices } = desk.state();
      const lines = m.seqsOf(desk.host.journal);
      const errors = notices.filter(({ tone }) => tone === 'error').length;
      return { waits, lines, said: notices.at(-1)?.text, errors };
    });
    expect(seen).toEqual({
      waits: [2000, 4000, 8000],
      lines: [1, 2],
      said: 'Everything is saved again.',
      errors: 0,
    });
  });

  it('goes on from where the journal really ends after a refusal', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      await m.tagWords(desk, 'Prices');
      // The last line was torn by a crash of the disk, and cut off.
      desk.host.journal.pop();
      const result = m.codeOf(await m.tagWords(desk, 'fell'));
      return [result, desk.state().save.state, m.seqsOf(desk.host.journal)];
    });
    expect(seen).toEqual(['ok', 'saved', [1, 2, 3]]);
  });

  it('overwrites no journal of another history, and offers to compare', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      let reloads = 0;
      const reload = (): void => {
        reloads += 1;
      };
      const other = await m.desk(['Rents rose.', 'Prices fell.']);
      await m.tagWords(other, 'Rents');
      const lines = [...other.host.journal];
      const desk = await m.desk(['Prices fell.'], { reload });
      desk.host.journal.splice(0, desk.host.journal.length, ...lines);
      const result = m.codeOf(await m.tagWords(desk, 'Prices'));
      const notice = desk.state().notices.at(-1);
      notice?.action?.run();
      return {
        result,
        state: desk.state().save.state,
        same: JSON.stringify(desk.host.journal) === JSON.stringify(lines),
        action: notice?.action?.title,
        reloads,
      };
    });
    expect(seen).toEqual({
      result: 'JournalDiffers',
      state: 'not-saved',
      same: true,
      action: 'Check now',
      reloads: 1,
    });
  });

  it('calls nothing saved in a library that has lost its log while it was open', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      await m.tagWords(desk, 'Prices');
      // As the browser does with a damaged one.
      await desk.database.delete();
      await desk.database.open();
      desk.host.choice = m.aBatch([m.aTextFile('b.txt', 'Rents rose.')]);
      const result = m.codeOf(await desk.session.run('open-files'));
      return [result, desk.state().save.state, m.seqsOf(desk.host.journal)];
    });
    expect(seen).toEqual(['JournalDiffers', 'not-saved', [1, 2]]);
  });

  it('says that nothing was changed yet when there is nothing to save', async () => {
    const text = await lab.module.evaluate(async (m) => {
      const desk = await m.desk();
      await desk.session.run('save');
      return desk.state().notices.at(-1)?.text;
    });
    expect(text).toBe('Everything is saved as you go. Nothing was changed since the start.');
  });

  it('shows a database that went away as not saved and goes on', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.', 'Rents rose.']);
      desk.database.close({ disableAutoOpen: true });
      const tagged = m.codeOf(await m.tagWords(desk, 'Prices'));
      const opened = m.codeOf(await desk.session.run('next-article'));
      const read = await desk.session.readAnnotation(m.newId() as never);
      return {
        tagged,
        opened,
        read,
        state: desk.state().save.state,
        open: desk.state().open?.title,
      };
    });
    expect(seen).toEqual({
      tagged: 'DatabaseUnavailable',
      opened: 'DatabaseUnavailable',
      read: null,
      state: 'not-saved',
      open: 'Prices fell.',
    });
  });

  it('saves nothing into a library that came back empty, however often it tries, and exports all', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      let retry = (): void => {};
      let reloads = 0;
      const desk = await m.desk(['Prices fell.'], {
        later(task) {
          retry = task;
          return () => {};
        },
        reload: () => (reloads += 1),
      });
      await m.tagWords(desk, 'Prices');
      // As the browser does with a damaged one: it closes it, and opens an empty one.
      await desk.database.delete();
      const lost = m.codeOf(await m.tagWords(desk, 'fell', 'quote'));
      retry();
      await m.until(() => desk.state().notices.some(({ text }) => text.includes('LibrarySetBack')));
      const notice = desk.state().notices.at(-1);
      const tries = [];
      for (let time = 0; time < 3; time += 1) {
        tries.push(m.codeOf(await desk.session.run('save')), desk.state().save.state);
      }
      const later = m.codeOf(await m.tagWords(desk, 'Prices fell', 'figure'));
      const exported = m.codeOf(await desk.session.export({ what: 'all', format: 'verbatim' }));
      const file = JSON.parse(desk.host.saved.at(-1)?.text ?? '');
      notice?.action?.run();
      return {
        lost,
        tries: [...new Set(tries)],
        later,
        exported,
        words: file.articles[0].annotations.map((each: { fragments: { exact: string }[] }) =>
          each.fragments.map(({ exact }) => exact),
        ),
        said: desk.state().notices.at(-1)?.text,
        errors: desk.state().notices.filter(({ tone }) => tone === 'error').length,
        action: notice?.action?.title,
        reloads,
        lines: m.seqsOf(desk.host.journal),
        isSettled: desk.session.isSettled(),
      };
    });
    expect(seen).toEqual({
      lost: 'DatabaseUnavailable',
      tries: ['LibrarySetBack', 'not-saved'],
      later: 'LibrarySetBack',
      exported: 'ok',
      words: [['Prices fell'], ['Prices'], ['fell']],
      said: expect.stringContaining('It holds what stands in the journal'),
      errors: 1,
      action: 'Check now',
      reloads: 1,
      lines: [1, 2],
      isSettled: false,
    });
  });
});
