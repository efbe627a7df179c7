import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExportValidator } from '../../../electron/tools/export-validator';
import { readExport } from '../../../shared/exchange/read-export';
import { verifyExport } from '../../../shared/exchange/verify-export';
import { buildExport, exportFileOf } from '../../../shared/exchange/build-export';
import { TEST_TIME } from '../../builders/an-article';
import { withValue } from '../../cases/json-leaves';
import { aRichExport } from '../../cases/rich-export';
import { openLab, type Lab } from '../lab';
import type * as importLab from './import-lab';

let lab: Lab<typeof importLab>;

beforeAll(async () => {
  lab = await openLab<typeof importLab>('/test/renderer/session/import-lab.ts');
});
afterAll(() => lab.close());

const RICH = buildExport(aRichExport(), TEST_TIME);
const validate = createExportValidator();

/** An export without what every export has of its own. */
function content(text: string | undefined): unknown {
  const read = readExport(text ?? '', validate);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  expect(verifyExport(read.value, { validate }).faults).toEqual([]);
  const { exportedAt: _at, analyst: _analyst, tool: _tool, seals: _seals, ...rest } = read.value;
  return rest;
}

describe('receiveSets', () => {
  it('says what a file would do, and writes nothing before the analyst agrees', async () => {
    const seen = await lab.module.evaluate(async (m, text) => {
      const desk = await m.desk(['Prices fell.']);
      const before = await m.everything(desk);
      const opened = m.codeOf(await m.openExport(desk, text));
      const { dialog, importPreview, library } = desk.state();
      const untouched = (await m.everything(desk)) === before;
      const cancelled = m.codeOf(await desk.session.cancelImport());
      return {
        opened,
        dialog,
        importPreview,
        titles: library.length,
        untouched,
        cancelled,
        after: [desk.state().dialog, desk.state().importPreview],
        stillUntouched: (await m.everything(desk)) === before,
      };
    }, RICH);
    expect(seen).toMatchObject({
      opened: 'ok',
      dialog: 'import',
      titles: 1,
      untouched: true,
      cancelled: 'ok',
      after: [null, null],
      stillUntouched: true,
    });
    expect(seen.importPreview).toEqual({
      fileName: 'theirs.verbatim.json',
      analyst: 'Ada',
      exportedAt: TEST_TIME,
      articles: 2,
      added: 7,
      changed: 0,
      deleted: 0,
      // Three sources and three relations.
      others: 6,
      scheme: expect.arrayContaining([{ field: 'Version', here: '1', there: expect.any(String) }]),
      bringsChange: true,
      leftOut: { marks: 0, relations: 0, parts: 0 },
      format: 'verbatim',
      troubles: [],
      texts: { inFile: 2, inLibrary: 0, otherVersion: 0, nowhere: 0 },
      units: [],
      replaced: [],
      conflicts: [],
      reviews: Array(2).fill({
        ...{ id: expect.any(String), by: expect.any(String), at: expect.any(String) },
        ...{ verdict: expect.any(String), note: expect.any(String) },
        title: expect.stringMatching(/^(Claim|Quote|Figure): ./),
      }),
    });
  });

  it('asks about several files one after the other, and tells which cannot be read', async () => {
    const seen = await lab.module.evaluate(async (m, text) => {
      const desk = await m.desk();
      const asked: (string | undefined)[] = [];
      const note = (): number => asked.push(desk.state().importPreview?.fileName);
      desk.host.choice = m.aBatch([
        m.aTextFile('cut.verbatim.json', text.slice(0, 3000)),
        m.aTextFile('first.verbatim.json', text),
        m.aTextFile('again.verbatim.json', text),
        m.aTextFile('other.verbatim.json', text.replace('"analyst": "Ada"', '"analyst": "Eve"')),
      ]);
      const result = m.codeOf(await desk.session.run('open-files'));
      note();
      const imported = m.codeOf(await desk.session.importPreviewed());
      note();
      return { result, asked, imported, notices: desk.state().notices.map(({ text }) => text) };
    }, RICH);
    expect(seen.result).toBe('ImportRefused');
    expect(seen.asked).toEqual(['first.verbatim.json', undefined]);
    // The last one was altered by hand: its seal is broken.
    expect(seen.imported).toBe('ImportRefused');
    expect(seen.notices).toEqual([
      expect.stringContaining('Imported first.verbatim.json: 2 new articles, 7 new annotations'),
      'again.verbatim.json: nothing in it is new.',
      'words for ImportRefused',
    ]);
  });
});

describe('the worker that reads', () => {
  it('ends at once when the analyst stops, writes nothing, and the next file is read', async () => {
    const seen = await lab.module.evaluate(async (m, text) => {
      const desk = await m.desk(['Prices fell.']);
      const before = await m.everything(desk);
      const titles: (string | undefined)[] = [];
      const stopListening = desk.session.subscribe(() => {
        const { progress } = desk.state();
        if (!progress) return;
        titles.push(progress.title);
        desk.session.stop();
      });
      const stopped = m.codeOf(await m.openExport(desk, text));
      stopListening();
      const { dialog, importPreview, progress, notices } = desk.state();
      return {
        stopped,
        titles,
        left: { dialog, importPreview, progress, notices },
        untouched: (await m.everything(desk)) === before,
        next: m.codeOf(await m.openExport(desk, text)),
        asked: desk.state().dialog,
      };
    }, RICH);
    expect(seen).toEqual({
      stopped: 'Cancelled',
      titles: ['Reading theirs.verbatim.json'],
      left: { dialog: null, importPreview: null, progress: null, notices: [] },
      untouched: true,
      next: 'ok',
      asked: 'import',
    });
  });

  it('is a defect that is told when it does not run, and the next file is read', async () => {
    const seen = await lab.module.evaluate(async (m, text) => {
      let opened = 0;
      const desk = await m.desk([], {
        openImportWorker() {
          opened += 1;
          return opened === 1 ? new Worker('/missing.js') : m.importWorker();
        },
      });
      const first = await m.openExport(desk, text).then(m.codeOf, () => 'threw');
      return { first, second: m.codeOf(await m.openExport(desk, text)) };
    }, RICH);
    expect(seen).toEqual({ first: 'threw', second: 'ok' });
  });
});

describe('importPreviewed', () => {
  it('plans anew where the library has changed since the analyst was asked', async () => {
    const seen = await lab.module.evaluate(async (m, text) => {
      let opened = 0;
      const desk = await m.desk(['Prices fell.'], {
        openImportWorker() {
          opened += 1;
          return m.importWorker();
        },
      });
      await m.openExport(desk, text);
      const asked = opened;
      await m.tagWords(desk, 'Prices');
      await desk.session.importPreviewed();
      return { asked, opened, listed: m.listed(desk), faults: await m.screenFaults(desk) };
    }, RICH);
    expect(seen).toEqual({ asked: 1, opened: 2, listed: ['claim Prices'], faults: [] });
  });

  it('brings every attribute in, so that an export says the same', async () => {
    const seen = await lab.module.evaluate(async (m, text) => {
      const desk = await m.desk();
      await m.openExport(desk, text);
      const imported = m.codeOf(await desk.session.importPreviewed());
      const log = await m.changesOf(desk.database);
      return {
        imported,
        log,
        open: desk.state().open !== null,
        faults: await m.screenFaults(desk),
        exported: await m.exportOf(desk),
      };
    }, RICH);
    expect(seen.imported).toBe('ok');
    expect(seen.log).toEqual(['1 import import unnamed analyst']);
    expect(seen.open).toBe(true);
    expect(seen.faults).toEqual([]);
    expect(content(seen.exported)).toEqual(content(RICH));
  });

  it('is one step: undo takes all of it back, redo brings all of it again', async () => {
    const seen = await lab.module.evaluate(async (m, text) => {
      const desk = await m.desk(['Prices fell.']);
      await m.tagWords(desk, 'Prices');
      const before = await m.exportOf(desk);
      await m.openExport(desk, text);
      await desk.session.importPreviewed();
      const during = await m.exportOf(desk);
      const canUndo = desk.state().canUndo;
      const undone = m.codeOf(await desk.session.run('undo'));
      const after = await m.exportOf(desk);
      const left = [desk.state().library.length, desk.state().scheme.version];
      const redone = m.codeOf(await desk.session.run('redo'));
      const again = await m.exportOf(desk);
      await desk.session.run('undo');
      const last = await m.exportOf(desk);
      await m.openExport(desk, text);
      const offered = desk.state().importPreview?.added;
      return {
        canUndo,
        undone,
        redone,
        left,
        offered,
        texts: { before, during, after, again, last },
        faults: await m.screenFaults(desk),
      };
    }, RICH);
    const { before, during, after, again, last } = seen.texts;
    expect(seen).toMatchObject({ canUndo: true, undone: 'ok', redone: 'ok', left: [1, 1] });
    expect(content(after)).toEqual(content(before));
    expect(content(again)).toEqual(content(during));
    expect(content(last)).toEqual(content(before));
    expect(content(during)).not.toEqual(content(before));
    expect(seen.offered).toBe(7);
    expect(seen.faults).toEqual([]);
  });

  it('carries edits, additions and deletions between two people and back', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const text = 'Prices fell by 3 %, the mayor said. Rents rose. Nobody knows why.';
      const ada = await m.desk([text]);
      await ada.session.setAnalyst('Ada');
      await m.tagWords(ada, 'Prices fell', 'claim');
      await m.tagWords(ada, '3 %', 'figure');
      await m.tagWords(ada, 'Rents rose', 'claim');
      const fromAda = await m.exportOf(ada);
      const adasDatabase = await m.putAside(ada);

      const bob = await m.desk([], m.nextDay());
      await bob.session.setAnalyst('Bob');
      await m.openExport(bob, fromAda);
      await bob.session.importPreviewed();
      const creators = (await bob.database.annotations.toArray()).map(
        (it) => it.provenance.creator,
      );
      await m.tagWords(bob, 'Nobody knows why', 'claim');
      await m.selectAnnotation(bob, 'Rents rose');
      await bob.session.run('delete-annotation');
      await m.selectAnnotation(bob, 'Prices fell');
      await bob.session.tag('quote');
      const fromBob = await m.exportOf(bob);
      await m.putAside(bob);

      const again = await m.takeUp(adasDatabase);
      await m.openExport(again, fromBob);
      const preview = again.state().importPreview;
      await again.session.importPreviewed();
      const merged = m.listed(again);
      const fromMerge = await m.exportOf(again);
      await m.openExport(again, fromAda);
      const old = again.state().importPreview;
      return {
        creators,
        preview,
        merged,
        fromMerge,
        fromBob,
        old,
        faults: await m.screenFaults(again),
      };
    });
    expect(seen.creators).toEqual(['Ada', 'Ada', 'Ada']);
    expect(seen.preview).toMatchObject({ added: 1, changed: 1, deleted: 1, conflicts: [] });
    expect(seen.merged).toEqual(['quote Prices fell', 'figure 3 %', 'claim Nobody knows why']);
    expect(content(seen.fromMerge)).toEqual(content(seen.fromBob));
    // The first export still holds what was deleted since: it revives nothing.
    expect(seen.old).toBeNull();
    expect(seen.faults).toEqual([]);
  });

  it('keeps the later of two versions and names the conflict', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const ada = await m.desk(['Prices fell, the mayor said.']);
      await m.tagWords(ada, 'Prices fell', 'claim');
      const common = await m.exportOf(ada);
      await m.selectAnnotation(ada, 'Prices fell');
      await ada.session.tag('quote');
      const adasDatabase = await m.putAside(ada);
      const bob = await m.desk([], m.nextDay());
      await m.openExport(bob, common);
      await bob.session.importPreviewed();
      await m.selectAnnotation(bob, 'Prices fell');
      await bob.session.tag('figure');
      await bob.session.tag('claim');
      await bob.session.tag('figure');
      const fromBob = await m.exportOf(bob);
      await m.putAside(bob);
      const again = await m.takeUp(adasDatabase);
      await m.openExport(again, fromBob);
      const preview = again.state().importPreview;
      await again.session.importPreviewed();
      const merged = m.listed(again);
      await again.session.run('undo');
      return { preview, merged, undone: m.listed(again) };
    });
    expect(seen.preview).toMatchObject({
      added: 0,
      deleted: 0,
      conflicts: [
        {
          ...{ type: 'versions', entity: 'annotation', kept: 'file' },
          title: expect.stringContaining('Prices fell'),
        },
      ],
    });
    expect(seen.merged).toEqual(['figure Prices fell']);
    expect(seen.undone).toEqual(['quote Prices fell']);
  });

  it('places annotations of a file without texts on the texts of the library', async () => {
    const state = aRichExport();
    const textless = buildExport({ ...state, includeText: false }, TEST_TIME);
    const texts = state.articles.map(({ article }) => article.text);
    const seen = await lab.module.evaluate(
      async (m, [file, texts]) => {
        const empty = await m.desk();
        const refused = m.codeOf(await m.openExport(empty, file));
        empty.database.close();
        const one = await m.desk(texts.slice(0, 1));
        await m.openExport(one, file);
        const { added, leftOut: left, texts: known } = one.state().importPreview ?? {};
        one.database.close();
        const both = await m.desk(texts);
        await m.openExport(both, file);
        await both.session.importPreviewed();
        return { refused, added, left, known, exported: await m.exportOf(both) };
      },
      [textless, texts] as const,
    );
    expect(seen).toMatchObject({
      refused: 'ImportRefused',
      added: 5,
      left: { marks: 2, relations: 2, parts: 0 },
      known: { inFile: 0, inLibrary: 1, otherVersion: 0, nowhere: 1 },
    });
    expect(seen.exported).toContain('“We will rebuild,”');
    content(seen.exported);
  });
});

const FILE = exportFileOf(aRichExport(), TEST_TIME);
const MANY = Array.from({ length: 100_000 }, (_, at) => ({
  ...FILE.articles[0]?.annotations[0]?.fragments[0],
  start: at,
  end: at + 1,
}));

const HOSTILE: readonly (readonly [name: string, text: string, type: string, place: string])[] = [
  ['is cut off', RICH.slice(0, -500), 'NotJson', '"line":'],
  ['is empty JSON', '{}', 'NotAnExport', ''],
  ['is a list', '[]', 'NotAnExport', ''],
  ['is of a later version', RICH.replace('"version": 1', '"version": 2'), 'VersionTooNew', '2'],
  ['is nested without end', `${'['.repeat(200_000)}`, 'JsonTooDeep', '"column":65'],
  [
    'has a prototype',
    RICH.replace('"tool": {', '"tool": {"__proto__": {},'),
    'ForbiddenKey',
    '/tool/__proto__',
  ],
  [
    'says a key twice',
    RICH.replace('"analyst":', '"analyst": "Eve", "analyst":'),
    'DuplicateKey',
    '/analyst',
  ],
  [
    'has a number that is none',
    RICH.replace('"start": 0', '"start": NaN').replace(/"start": \d+/, '"start": NaN'),
    'NotJson',
    '"line":',
  ],
  [
    'has an offset beyond all numbers',
    RICH.replace(/"start": \d+/, '"start": 9007199254740993e9'),
    'NotValid',
    '/start',
  ],
  [
    'has two annotations of one id',
    JSON.stringify(
      withValue(FILE, '/articles/1/annotations/1/id', FILE.articles[1]?.annotations[0]?.id),
    ),
    'NotProved',
    '/articles/1/annotations/1/id',
  ],
  [
    'has other words than the text',
    JSON.stringify(withValue(FILE, '/articles/0/annotations/0/fragments/0/exact', 'x')),
    'NotProved',
    '/articles/0/annotations/0/fragments/0/exact',
  ],
  [
    'has a text of another digest',
    JSON.stringify(withValue(FILE, '/articles/0/text', 'x')),
    'NotProved',
    '/articles/0/digest',
  ],
  [
    'has a hundred thousand spans',
    JSON.stringify(withValue(FILE, '/articles/0/annotations/0/fragments', MANY)),
    'NotProved',
    '/articles/0/annotations/0/fragments/',
  ],
];

describe('an export that is wrong', () => {
  it.each(HOSTILE)(
    'is refused with its place, and nothing is written, when it %s',
    async (_name, text, type, place) => {
      const seen = await lab.module.evaluate(async (m, text) => {
        const desk = await m.desk(['Prices fell.']);
        const before = await m.everything(desk);
        desk.host.choice = m.aBatch([m.aTextFile('bad.verbatim.json', text)]);
        const result = await desk.session.run('open-files');
        const { dialog, importPreview } = desk.state();
        const reason =
          !result.ok && result.failure.type === 'ImportRefused' ? result.failure.reason : null;
        const firstFault = reason && 'faults' in reason ? reason.faults[0] : reason;
        const same = (await m.everything(desk)) === before;
        desk.database.close();
        return { type: reason?.type, firstFault, dialog, importPreview, same };
      }, text);
      expect(seen).toMatchObject({ type, dialog: null, importPreview: null, same: true });
      expect(JSON.stringify(seen.firstFault)).toContain(place);
    },
  );
});
