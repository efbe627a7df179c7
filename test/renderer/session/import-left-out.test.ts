import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExport } from '../../../shared/exchange/build-export';
import { anAnnotation } from '../../builders/an-annotation';
import { anArticle, TEST_TIME } from '../../builders/an-article';
import { anExport } from '../../builders/an-export';
import { openLab, type Lab } from '../lab';
import type * as importLab from './import-lab';

let lab: Lab<typeof importLab>;

beforeAll(async () => {
  lab = await openLab<typeof importLab>('/test/renderer/session/import-lab.ts');
});
afterAll(() => lab.close());

/** Sentences of which each has words of its own. */
const REPORT = ['Harbour news', ...Array.from({ length: 8 }, (_, at) => sentence(at))].join('\n');
/** Half of it is gone, and the words of the last sentence stand in two other places. */
const EDITED = [
  ...REPORT.split('\n').slice(0, 5),
  `Correction of the third of May: ${spoken(7)}`,
  `A reader writes to us about it: ${spoken(7)}`,
].join('\n');

/** The part of a sentence that is marked. */
function spoken(at: number): string {
  return sentence(at).split(' the mate')[0] ?? '';
}

function sentence(at: number): string {
  const name = String.fromCharCode(97 + at).repeat(6);
  return `“Nobody saw the boat ${at} of ${name},” the mate of the ${name} said on day ${at}.`;
}

const ARTICLE = anArticle({ text: REPORT });
const MARKS = Array.from({ length: 8 }, (_, at) =>
  anAnnotation({ article: ARTICLE, kind: 'quote', on: spoken(at) }),
);

/** All sentences of the report are marked; the file has the text, or not. */
function reportFile(includeText: boolean): string {
  const articles = [{ article: ARTICLE, annotations: MARKS }];
  return buildExport(anExport({ articles, includeText }), TEST_TIME);
}

describe('marks of a file that comes while the program starts', () => {
  it('find the articles that come with the program', async () => {
    const seen = await lab.module.evaluate(
      async (m, [text, file]) => {
        const desk = await m.desk();
        const { host } = desk;
        const { loadSeeds } = host;
        host.seeds = { ok: true, value: m.aBatch([m.aTextFile('report.txt', text)]) };
        // As from the command line: before the program has read its own articles.
        Object.assign(host, {
          loadSeeds() {
            host.sendFiles(m.aBatch([m.aTextFile('theirs.verbatim.json', file)]));
            return loadSeeds();
          },
        });
        const again = await desk.restart();
        await m.until(() => again.state().dialog === 'import');
        const { importPreview } = again.state();
        return [importPreview?.added, importPreview?.leftOut.marks];
      },
      [REPORT, reportFile(false)] as const,
    );
    expect(seen).toEqual([MARKS.length, 0]);
  });
});

describe('marks that are left out', () => {
  it('are all told with their words and the nearest place, again and again, and in the notice', async () => {
    const seen = await lab.module.evaluate(
      async (m, [edited, file]) => {
        const desk = await m.desk([edited]);
        await m.openExport(desk, file);
        const first = desk.state().importPreview;
        await desk.session.importPreviewed();
        const notices = desk.state().notices.map(({ text, stays }) => ({ text, stays }));
        await m.openExport(desk, file);
        const { importPreview: again, dialog } = desk.state();
        await desk.session.cancelImport();
        return { first, notices, again, dialog, listed: m.listed(desk).length };
      },
      [EDITED, reportFile(false)] as const,
    );
    expect(seen.first).toMatchObject({
      bringsChange: true,
      added: 4,
      leftOut: { marks: 4, relations: 0, parts: 0 },
      texts: { inFile: 0, inLibrary: 0, otherVersion: 1, nowhere: 0 },
    });
    const { troubles = [] } = seen.first ?? {};
    const out = troubles.filter(({ fate }) => fate.type === 'orphaned');
    expect(out.map(({ words }) => words)).toEqual(
      [4, 5, 6, 7].map((at) => expect.stringMatching(`^“Nobody saw the boat ${at} of`)),
    );
    // Those that are left out come first.
    expect(troubles.slice(0, 4)).toEqual(out);
    expect(out.at(-1)?.fate).toMatchObject({
      near: { words: spoken(7), score: expect.closeTo(0.7, 1) },
    });
    expect(seen.notices).toEqual([
      {
        text: 'Imported theirs.verbatim.json: 4 new annotations; left out: 4 marks.',
        stays: true,
      },
    ]);
    expect(seen).toMatchObject({ dialog: 'import', listed: 4 });
    expect(seen.again).toMatchObject({ bringsChange: false, added: 0, leftOut: { marks: 4 } });
    expect(seen.again?.troubles.slice(0, 4)).toEqual(out);
  });

  it('are told each where the library has them on another text', async () => {
    const seen = await lab.module.evaluate(
      async (m, [edited, file, whole]) => {
        const desk = await m.desk([edited]);
        await m.openExport(desk, file);
        await desk.session.importPreviewed();
        await m.openExport(desk, whole);
        return desk.state().importPreview;
      },
      [EDITED, reportFile(false), reportFile(true)] as const,
    );
    expect(seen).toMatchObject({ added: 4, articles: 1, leftOut: { marks: 4 } });
    expect(seen?.troubles).toHaveLength(4);
    expect(seen?.troubles[0]).toMatchObject({
      place: '/articles/0/annotations/0',
      id: null,
      fate: { type: 'refused', reason: expect.stringContaining('on another text') },
      words: expect.stringContaining('boat 0 of aaaaaa'),
    });
  });

  it('are told apart from relations and lines of a file of another program', async () => {
    const line = {
      text: 'Half a \ud83d pair: at least 17 dead.',
      entities: [
        { id: 1, label: 'figure', start_offset: 13, end_offset: 24 },
        { id: 2, label: 'figure', start_offset: 900, end_offset: 901 },
      ],
      relations: [{ id: 3, from_id: 1, to_id: 2, type: 'supports' }],
    };
    const seen = await lab.module.evaluate(
      async (m, text) => {
        const desk = await m.desk();
        desk.host.choice = m.aBatch([m.aTextFile('theirs.jsonl', text)]);
        await desk.session.run('open-files');
        const { importPreview } = desk.state();
        await desk.session.importPreviewed();
        return { importPreview, notices: desk.state().notices.map(({ text }) => text) };
      },
      `${JSON.stringify(line)}\n{"text": broken}\n`,
    );
    expect(seen.importPreview).toMatchObject({
      added: 1,
      leftOut: { marks: 1, relations: 1, parts: 1 },
      texts: null,
      units: [{ matched: 0, of: 0 }],
      replaced: [{ fileName: 'theirs.jsonl', count: 1 }],
    });
    const places = seen.importPreview?.troubles.map(({ place, what }) => [place, what]);
    expect(places).toEqual([
      ['1 #2', undefined],
      ['1 /relations/0', 'relation'],
      ['2:10', 'part'],
    ]);
    expect(seen.notices.join()).toContain('left out: 1 mark, 1 relation, 1 other part.');
  });
});
