import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as sessionLab from './session-lab';

let lab: Lab<typeof sessionLab>;

beforeAll(async () => {
  lab = await openLab<typeof sessionLab>('/test/renderer/session/session-lab.ts');
});
afterAll(() => lab.close());

describe('createSession', () => {
  it('loads the seeds once and keeps them over a restart', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.', 'Rents rose.', 'Prices fell.']);
      const first = desk.state().library.map(({ title }) => title);
      const again = await desk.restart();
      const { loading, app, open } = again.state();
      const second = again.state().library.map(({ title }) => title);
      return {
        first,
        second,
        loading,
        app: app.version,
        open: open?.title,
        log: await m.changesOf(again.database),
      };
    });
    expect(seen).toEqual({
      first: ['Prices fell.', 'Rents rose.'],
      second: ['Prices fell.', 'Rents rose.'],
      loading: false,
      app: '0.1.0',
      open: 'Prices fell.',
      log: ['1 add-articles seed unnamed analyst'],
    });
  });

  it('tells of seeds that cannot be read and goes on', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk();
      desk.host.seeds = { ok: false, failure: { type: 'FolderMissing', folder: 'nowhere' } };
      const missing = await desk.restart();
      const notices = missing.state().notices.map(({ tone, text }) => `${tone} ${text}`);
      const unread = [{ fileName: 'a.txt', failure: { type: 'FileEmpty' } }] as const;
      missing.host.seeds = { ok: true, value: m.aBatch([m.aTextFile('b.txt', 'B.')], { unread }) };
      const partly = await missing.restart();
      const { library, loading } = partly.state();
      return {
        notices,
        unread: partly.state().unread,
        saidOfUnread: partly.state().notices.length,
        titles: library.map((it) => it.title),
        loading,
      };
    });
    expect(seen).toEqual({
      notices: ['error words for FolderMissing'],
      unread: [{ fileName: 'a.txt', failure: { type: 'FileEmpty' } }],
      saidOfUnread: 0,
      titles: ['B.'],
      loading: false,
    });
  });

  it('does not bring a removed seed back, but opening the file does, without its annotations', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.', 'Rents rose.']);
      await m.tagWords(desk, 'Prices');
      await desk.session.run('remove-article');
      const gone = [desk.state().library.length, desk.state().open];
      const again = await desk.restart();
      const still = again.state().library.length;
      again.host.choice = m.aBatch([m.aTextFile('seed-1.txt', 'Prices fell.')]);
      await again.session.run('open-files');
      const { library, open } = again.state();
      return {
        gone,
        still,
        now: library.length,
        open: open?.title,
        listed: m.listed(again),
        faults: await m.screenFaults(again),
      };
    });
    expect(seen).toEqual({
      gone: [1, null],
      still: 1,
      now: 2,
      open: 'Prices fell.',
      listed: [],
      faults: [],
    });
  });

  it('opens the first new file, says what was there, and notes another file name once', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      const choice = m.aBatch([
        m.aTextFile('other-name.txt', 'Prices fell.'),
        m.aTextFile('new.txt', 'Rents rose.'),
        m.aTextFile('new-copy.txt', 'Rents rose.'),
      ]);
      desk.host.choice = choice;
      await desk.session.run('open-files');
      const said = desk.state().announcement.text;
      const opened = desk.state().open?.title;
      await desk.session.run('open-files');
      const rows = await desk.database.articles.toArray();
      return {
        opened,
        said,
        notices: desk.state().notices.map(({ text }) => text),
        appearances: rows.map((row) => row.appearances.map(({ source }) => source.fileName)).sort(),
        log: await m.changesOf(desk.database),
      };
    });
    expect(seen.opened).toBe('Rents rose.');
    expect(seen.notices).toContain(
      '1 article added, 1 article already in the library, 1 new file name noted.',
    );
    expect(seen.notices).toContain('2 articles already in the library.');
    expect(seen.appearances).toEqual([
      ['new.txt', 'new-copy.txt'],
      ['seed-1.txt', 'other-name.txt'],
    ]);
    expect(seen.log).toHaveLength(2);
  });

  it('says which export cannot be read, and takes the rest of the batch', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk();
      const files = [m.aTextFile('mine.VERBATIM.json', '{}'), m.aTextFile('a.txt', 'A.')];
      const unread = [
        { fileName: 'b.png', failure: { type: 'FileBinary', looksLike: 'PNG' } },
      ] as const;
      desk.host.choice = m.aBatch(files, { unread });
      const result = m.codeOf(await desk.session.run('open-folder'));
      const { library, notices } = desk.state();
      const texts = notices.map(({ text }) => text);
      desk.session.dismissUnread();
      return { result, titles: library.map((it) => it.title), texts, unread: desk.state().unread };
    });
    expect(seen.result).toBe('ImportRefused');
    expect(seen.titles).toEqual(['A.']);
    expect(seen.texts).toContain('words for ImportRefused');
    expect(seen.texts).toContain('words for FilesUnread');
    expect(seen.unread).toEqual([]);
  });

  it('says so when nothing that was opened by hand can be read, also a scheme', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk();
      const unread = [
        { fileName: 'b.pdf', failure: { type: 'FileBinary', looksLike: 'PDF' } },
      ] as const;
      desk.host.choice = m.aBatch([], { unread });
      const said = [];
      for (const ask of [() => desk.session.run('open-files'), () => desk.session.importScheme()]) {
        await ask();
        const { notices } = desk.state();
        said.push(notices.map(({ tone, text }) => `${tone} ${text}`));
        for (const { id } of notices) desk.session.dismissNotice(id);
      }
      return { said, unread: desk.state().unread.length };
    });
    const told = ['error words for FilesUnread'];
    expect(seen).toEqual({ said: [told, told], unread: 2 });
  });

  it('is silent when a dialog is cancelled', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      const before = desk.state();
      const opened = m.codeOf(await desk.session.run('open-files'));
      desk.host.saveCancelled = true;
      const saved = m.codeOf(await desk.session.export({ what: 'all', format: 'verbatim' }));
      const { notices, announcement } = desk.state();
      return [opened, saved, notices.length, announcement.count - before.announcement.count];
    });
    expect(seen).toEqual(['Cancelled', 'Cancelled', 0, 0]);
  });

  it('takes files and commands that the host sends', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      desk.host.sendCommand('keys');
      desk.host.sendAccessibility(true);
      desk.host.sendFiles(m.aBatch([m.aTextFile('sent.txt', 'Sent.')]));
      await m.until(() => desk.state().open?.title === 'Sent.');
      const { dialog, app, open } = desk.state();
      return { dialog, accessible: app.accessibilitySupport, open: open?.title };
    });
    expect(seen).toEqual({ dialog: 'keys', accessible: true, open: 'Sent.' });
  });

  it('remembers the analyst, the theme and the open article', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.', 'Rents rose.']);
      const asked = desk.state().greeted;
      await desk.session.setAnalyst('  Ada\u0000\n Lovelace ');
      await desk.session.run('theme-dark');
      await desk.session.run('next-article');
      await m.tagWords(desk, 'Rents');
      const again = await desk.restart();
      const { analyst, greeted, theme, open, selected } = again.state();
      const log = await m.changesOf(again.database);
      return {
        asked,
        analyst,
        greeted,
        theme,
        open: open?.title,
        selected,
        themes: again.host.themes,
        by: log.at(-1),
      };
    });
    expect(seen).toEqual({
      asked: false,
      analyst: 'Ada Lovelace',
      greeted: true,
      theme: 'dark',
      open: 'Rents rose.',
      selected: null,
      themes: ['dark', 'dark'],
      by: '2 annotate manual Ada Lovelace',
    });
  });

  it('goes through the articles and wraps', async () => {
    const titles = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['One.', 'Two.', 'Three.']);
      const titles: (string | undefined)[] = [];
      for (const command of [
        'next-article',
        'next-article',
        'next-article',
        'previous-article',
      ] as const) {
        await desk.session.run(command);
        titles.push(desk.state().open?.title);
      }
      return titles;
    });
    expect(titles).toEqual(['Two.', 'Three.', 'One.', 'Three.']);
  });

  it('opens dialogs and moves between panes', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk();
      const steps: number[] = [];
      const detach = desk.session.attachPanes((step) => steps.push(step));
      await desk.session.run('next-pane');
      await desk.session.run('previous-pane');
      detach();
      await desk.session.run('next-pane');
      const dialogs: unknown[] = [];
      for (const command of ['export', 'commands', 'keys', 'analyst'] as const) {
        await desk.session.run(command);
        dialogs.push(desk.state().dialog);
      }
      desk.session.showDialog(null);
      return { steps, dialogs: [...dialogs, desk.state().dialog] };
    });
    expect(seen).toEqual({
      steps: [1, -1],
      dialogs: ['export', 'commands', 'keys', 'analyst', null],
    });
  });

  it.each([
    ['tag-claim', 'NothingOpen'],
    ['delete-annotation', 'NothingOpen'],
    ['remove-article', 'NothingOpen'],
    ['next-annotation', 'NothingOpen'],
    ['cycle-overlaps', 'NothingOpen'],
    ['next-article', 'NoArticle'],
    ['undo', 'NothingToUndo'],
    ['redo', 'NothingToRedo'],
  ] as const)('says why %s can do nothing in an empty library', async (command, failure) => {
    const seen = await lab.module.evaluate(async (m, command) => {
      const desk = await m.desk();
      const result = m.codeOf(await desk.session.run(command));
      await desk.session.run(command);
      const { notices, announcement, save } = desk.state();
      const said = notices.map(({ tone, text }) => `${tone} ${text}`);
      return {
        result,
        said,
        announced: announcement.text,
        count: announcement.count,
        save: save.state,
      };
    }, command);
    expect(seen).toEqual({
      result: failure,
      said: [`info words for ${failure}`],
      announced: `words for ${failure}`,
      count: 2,
      save: 'saved',
    });
  });

  it('says that text cannot be edited', async () => {
    const notices = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      desk.session.editRefused();
      desk.session.editRefused();
      const { notices } = desk.state();
      const left = notices.length;
      for (const { id } of notices) desk.session.dismissNotice(id);
      return [left, desk.state().notices.length];
    });
    expect(notices).toEqual([1, 0]);
  });
});
