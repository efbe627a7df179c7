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
      const saved = new Promise<string>((resolve) => {
        const { saveExport } = desk.host;
        Object.assign(desk.host, {
          saveExport: (request: { text: string }) => {
            resolve(request.text);
            return saveExport({ suggestedName: 'x', text: request.text });
          },
        });
      });
      desk.state().notices.at(-1)?.action?.run();
      const text = await saved;
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

  it('says "Saved" only when the acknowledgement has come, and asks for it again alone', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      let journalWorks = false;
      const noted: number[] = [];
      const desk = await m.desk([], {
        acknowledge: async ({ seq }) => {
          if (!journalWorks)
            return { ok: false, failure: { type: 'CommitFailed', reason: 'journal' } };
          noted.push(seq);
          return { ok: true, value: null };
        },
      });
      desk.host.choice = m.aBatch([m.aTextFile('a.txt', 'Prices fell.')]);
      const result = m.codeOf(await desk.session.run('open-files'));
      await desk.session.run('next-article');
      await m.tagWords(desk, 'Prices');
      const failed = [desk.state().save.state, desk.state().library[0]?.annotations];
      journalWorks = true;
      await desk.session.run('save');
      const log = (await m.changesOf(desk.database)).length;
      const { save, library } = desk.state();
      return { result, failed, after: [save.state, library[0]?.annotations], noted, log };
    });
    expect(seen).toEqual({
      result: 'CommitFailed',
      failed: ['not-saved', 1],
      after: ['saved', 1],
      noted: [1, 2],
      log: 2,
    });
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
});
