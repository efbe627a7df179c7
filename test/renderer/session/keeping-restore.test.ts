import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as keepingLab from './keeping-lab';

let lab: Lab<typeof keepingLab>;

beforeAll(async () => {
  lab = await openLab<typeof keepingLab>('/test/renderer/session/keeping-lab.ts');
});
afterAll(() => lab.close());

describe('openRestoring', () => {
  it('compares an emptied library with what is kept, article by article, writing nothing', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      await m.empty(database);
      const { offer } = await m.question(host, database, 'check');
      const articles = offer.articles.map(({ digest: _digest, ...rest }) => rest);
      return {
        offer: { why: offer.why, here: offer.hereChanges, kept: offer.keptChanges },
        articles,
        lost: [offer.lostChanges, offer.hanging],
        written: [await database.changes.count(), host.movedAside, host.setAsideLogs],
      };
    });
    expect(seen).toEqual({
      offer: { why: 'emptied', here: 0, kept: 3 },
      articles: [
        { title: 'Prices fell.', here: null, kept: 2, comes: 2, goes: 0 },
        { title: 'Rents rose.', here: null, kept: 0, comes: 0, goes: 0 },
      ],
      lost: [0, 0],
      written: [0, [], []],
    });
  });

  it('restores an emptied library whole, the name of the analyst included', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      const before = await m.contentOf(database);
      const lines = [...host.journal];
      await m.empty(database);
      const { restore } = await m.question(host, database, 'check');
      const done = await restore(() => {});
      const after = await m.contentOf(database);
      const at = await m.sitDown(database, host);
      return {
        done: done.ok,
        same: JSON.stringify(before) === JSON.stringify(after),
        verdict: await m.verdictOf(host, database),
        journalAsBefore: JSON.stringify(lines) === JSON.stringify(host.journal),
        aside: [host.movedAside, host.setAsideLogs],
        analyst: at.state().analyst,
      };
    });
    expect(seen).toEqual({
      done: true,
      same: true,
      verdict: { renew: false, lacks: 0, notes: [] },
      journalAsBefore: true,
      // A library without changes needs no copy, and a whole journal goes on.
      aside: [[], []],
      analyst: 'Ada',
    });
  });

  it('sets the log of the library aside before it is replaced', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      const older = m.changesIn(host.journal).slice(0, 2);
      await m.replay(database, m.foldLog(older));
      const { restore, offer } = await m.question(host, database, 'check');
      await restore(() => {});
      return {
        why: offer.why,
        aside: host.setAsideLogs.map((lines) => m.canonical(m.changesIn(lines))),
        older: m.canonical(older),
        changes: await database.changes.count(),
      };
    });
    expect(seen.aside).toEqual([seen.older]);
    expect(seen).toMatchObject({ why: 'behind', changes: 3 });
  });

  it('replaces nothing when the copy of the library cannot be written', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      await m.replay(database, m.foldLog(m.changesIn(host.journal).slice(0, 2)));
      const before = JSON.stringify(await m.contentOf(database));
      const { restore } = await m.question(host, database, 'check');
      host.journalFailure = { type: 'FileNotWritten', path: '/backups', code: 'ENOSPC' };
      const done = await restore(() => {});
      const after = JSON.stringify(await m.contentOf(database));
      return [done.ok ? 'ok' : done.failure.type, before === after];
    });
    expect(seen).toEqual(['BackupNotWritten', true]);
  });

  it('keeps a library as it is, with the other history moved aside', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      const lines = [...host.journal];
      await m.empty(database);
      const { keepAsItIs } = await m.question(host, database, 'check');
      const done = await keepAsItIs(() => {});
      return {
        done: done.ok,
        journal: host.journal,
        aside: JSON.stringify(host.movedAside) === JSON.stringify([lines]),
        verdict: await m.verdictOf(host, database),
      };
    });
    expect(seen).toEqual({
      done: true,
      journal: [],
      aside: true,
      verdict: { renew: false, lacks: 0, notes: [] },
    });
  });

  it('keeps what a damaged library still holds, under a log that says so', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      await database.changes.delete(2);
      const { keepAsItIs } = await m.question(host, database, 'check');
      const done = await keepAsItIs(() => {});
      const at = await m.sitDown(database, host);
      const undone = m.codeOf(await at.session.run('undo'));
      return {
        done: done.ok,
        aside: host.setAsideLogs.map(m.seqsOf),
        annotations: await database.annotations.count(),
        differences: await m.differences(database, await m.replayed(host.journal)),
        verdict: await m.verdictOf(host, database),
        undone,
      };
    });
    expect(seen).toEqual({
      done: true,
      // The log as far as it goes, and what the rows say.
      aside: [[1, 3], [1]],
      annotations: 2,
      differences: [],
      verdict: { renew: false, lacks: 0, notes: [] },
      undone: 'NothingToUndo',
    });
  });

  it('restores what a journal with a gap still says, and tells what is lost', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      host.journal.splice(1, 1);
      host.faults = [{ type: 'Gap', after: 1, before: 3 }];
      await m.empty(database);
      const { restore, offer } = await m.question(host, database, 'check');
      const done = await restore(() => {});
      host.faults = [];
      return {
        lost: offer.lostChanges,
        done: done.ok,
        annotations: await database.annotations.count(),
        lines: m.seqsOf(host.journal),
        aside: host.movedAside.map(m.seqsOf),
        verdict: await m.verdictOf(host, database),
      };
    });
    expect(seen).toEqual({
      lost: 1,
      done: true,
      annotations: 1,
      lines: [1, 2],
      aside: [[1, 3]],
      verdict: { renew: false, lacks: 0, notes: [] },
    });
  });

  it('exports what is here, or else what is kept', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { host, database } = await m.worked();
      await database.changes.delete(2);
      const damaged = await m.question(host, database, 'check');
      await damaged.exportWhatThereIs();
      await m.empty(database);
      const emptied = await m.question(host, database, 'check');
      const path = await emptied.exportWhatThereIs();
      return { path, texts: host.saved.map(({ text }) => text.split('"exact": "Prices"').length) };
    });
    expect(seen.path).toMatchObject({ ok: true });
    expect(seen.texts).toEqual([2, 2]);
  });
});

describe('restoreFromBackup', () => {
  it('asks in the whole window, and is called off without a trace', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const at = await m.desk(['Prices fell.']);
      at.host.backup = [...at.host.journal];
      await m.tagWords(at, 'Prices');
      const lines = at.host.journal.length;
      const asked = m.codeOf(await at.session.run('restore-backup'));
      const offer = at.state().restoring?.offer;
      at.host.sendCommand('undo');
      await at.state().restoring?.keepAsItIs(() => {});
      at.session.endRestoring();
      return {
        asked,
        offer: [offer?.why, offer?.backup, offer?.articles.map(({ goes }) => goes)],
        after: at.state().restoring,
        annotations: at.state().library[0]?.annotations,
        same: at.host.journal.length === lines,
      };
    });
    expect(seen).toEqual({
      asked: 'ok',
      offer: ['backup', 'chosen.verbatim-backup', [1]],
      after: null,
      annotations: 1,
      same: true,
    });
  });

  it('makes the backup the library and the journal, keeps the old state, and loads anew', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      let reloads = 0;
      const reload = (): void => {
        reloads += 1;
      };
      const at = await m.desk(['Prices fell.'], { reload });
      at.host.backup = [...at.host.journal];
      await m.tagWords(at, 'Prices');
      await at.session.run('restore-backup');
      const done = await at.state().restoring?.restore(() => {});
      at.session.endRestoring();
      return {
        done: done?.ok,
        reloads,
        annotations: await at.database.annotations.count(),
        journal: m.seqsOf(at.host.journal),
        movedAside: at.host.movedAside.map(m.seqsOf),
        setAside: at.host.setAsideLogs.map(m.seqsOf),
        verdict: await m.verdictOf(at.host, at.database),
      };
    });
    expect(seen).toEqual({
      done: true,
      reloads: 1,
      annotations: 0,
      journal: [1],
      movedAside: [[1, 2]],
      setAside: [[1, 2]],
      verdict: { renew: false, lacks: 0, notes: [] },
    });
  });

  it('goes on from a backup of fewer changes, and is whole at the next start', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      let at = await m.desk(['Prices fell.']);
      at.host.backup = [...at.host.journal];
      for (const word of ['Prices', 'fell']) await m.tagWords(at, word);
      await at.session.run('restore-backup');
      await at.state().restoring?.restore(() => {});
      at = await at.restart();
      await m.tagWords(at, 'Prices', 'quote');
      await at.session.run('undo');
      await at.session.run('redo');
      return {
        save: at.state().save.state,
        kinds: (await at.database.annotations.toArray()).map(({ body }) => body.kind),
        log: await at.database.changes.toCollection().primaryKeys(),
        journal: m.seqsOf(at.host.journal),
        verdict: await m.verdictOf(at.host, at.database),
      };
    });
    expect(seen).toEqual({
      save: 'saved',
      kinds: ['quote'],
      log: [1, 2, 3, 4],
      journal: [1, 2, 3, 4],
      verdict: { renew: false, lacks: 0, notes: [] },
    });
  });

  it('does not begin while something is not saved', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const at = await m.desk(['Prices fell.']);
      at.host.backup = [...at.host.journal];
      at.host.journalFailure = { type: 'FileNotWritten', path: '/journal', code: 'ENOSPC' };
      await m.tagWords(at, 'Prices');
      const asked = m.codeOf(await at.session.run('restore-backup'));
      const backedUp = m.codeOf(await at.session.run('back-up'));
      return [asked, backedUp, at.state().restoring];
    });
    expect(seen).toEqual(['JournalNotWritten', 'JournalNotWritten', null]);
  });
});

describe('backUp', () => {
  it('says what was backed up, or why not', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const at = await m.desk(['Prices fell.']);
      const made = m.codeOf(await at.session.run('back-up'));
      const said = at.state().notices.at(-1)?.text;
      at.host.journalFailure = { type: 'FileNotWritten', path: '/backups', code: 'EACCES' };
      return [made, said, m.codeOf(await at.session.run('back-up'))];
    });
    expect(seen).toEqual([
      'ok',
      'Backed up and read back: 1 change, in now.verbatim-backup.',
      'BackupNotWritten',
    ]);
  });

  it('writes a journal anew that was damaged meanwhile, backs that up, and goes on in it', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const at = await m.desk(['Prices fell.']);
      await m.tagWords(at, 'Prices');
      const before = [...at.host.journal];
      at.host.journal.splice(0, 1);
      at.host.faults = [
        { type: 'LineCorrupt', file: 'journal.jsonl', line: 1 },
        { type: 'Gap', after: 0, before: 2 },
      ];
      const made = m.codeOf(await at.session.run('back-up'));
      const after = [...at.host.journal];
      const said = at.state().notices.map(({ text }) => text);
      await m.tagWords(at, 'fell');
      return {
        made,
        same: m.canonical(m.changesIn(after)) === m.canonical(m.changesIn(before)),
        aside: at.host.movedAside.map(({ length }) => length),
        said: said.filter((text) => !text.startsWith('Tagged')),
        goesOn: [at.host.journal.length, at.state().save.state],
        verdict: await m.verdictOf(at.host, at.database),
      };
    });
    expect(seen).toEqual({
      made: 'ok',
      same: true,
      aside: [1],
      said: [
        expect.stringMatching(/^The journal was damaged\. The library is whole/),
        'Backed up and read back: 2 changes, in now.verbatim-backup.',
      ],
      goesOn: [3, 'saved'],
      verdict: { renew: false, lacks: 0, notes: [] },
    });
  });

  it('leaves a damaged journal alone where the library lacks something, too', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const at = await m.desk(['Prices fell.']);
      await m.tagWords(at, 'Prices');
      await at.database.changes.delete(1);
      at.host.faults = [{ type: 'Gap', after: 0, before: 2 }];
      const made = m.codeOf(await at.session.run('back-up'));
      return [made, at.host.movedAside, at.state().notices.at(-1)?.tone];
    });
    expect(seen).toEqual(['JournalDamaged', [], 'error']);
  });
});
