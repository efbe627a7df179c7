import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExportValidator } from '../../../electron/tools/export-validator';
import { buildExport } from '../../../shared/exchange/build-export';
import { readExport } from '../../../shared/exchange/read-export';
import { verifyExport } from '../../../shared/exchange/verify-export';
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

const BEFORE =
  'Harbour closed\nOn March 14 the mayor said late that more than 80 ships were waiting off the bar, and that nobody knew for how long.';
const AFTER = BEFORE.replace('80', '85').replace('On March', 'Update: on Friday.\nOn March');
const ARTICLE = anArticle({ text: BEFORE });
/** Edited, and before the day on which the file comes in. */
const DONE = { created: '2026-01-01T08:00:00.000Z', modified: '2026-01-02T08:00:00.000Z' };
const FIGURE = anAnnotation({
  article: ARTICLE,
  kind: 'figure',
  on: 'more than 80 ships',
  with: { status: 'done', body: { kind: 'figure', value: '80', bound: 'more-than' } },
});
const DATE = anAnnotation({
  article: ARTICLE,
  kind: 'figure',
  on: 'March 14',
  with: { status: 'done', body: { kind: 'figure', date: 'XXXX-03-14' } },
});
const MARKS = [FIGURE, DATE].map((each) => ({
  ...each,
  provenance: { ...each.provenance, ...DONE },
}));
/** Without its text, so that it is put on whatever version the library has. */
const FILE = buildExport(
  anExport({ articles: [{ article: ARTICLE, annotations: MARKS }], includeText: false }),
  TEST_TIME,
);

describe('marks that are found again on other words', () => {
  it('come in as drafts with guesses, dated by the import, and are open points', async () => {
    const seen = await lab.module.evaluate(
      async (m, [text, file]) => {
        const desk = await m.desk([text], m.nextDay());
        await m.openExport(desk, file);
        const troubles = desk.state().importPreview?.troubles.map(({ fate }) => fate);
        await desk.session.importPreviewed();
        const notice = desk.state().notices.map(({ text: said, stays }) => ({ said, stays }));
        const stored = await desk.database.annotations.toArray();
        const problems = await desk.session.problems();
        const changes = await desk.database.changes.toArray();
        const exported = await m.exportOf(desk);
        return { troubles, notice, stored, problems, at: changes.at(-1)?.at, exported };
      },
      [AFTER, FILE] as const,
    );
    expect(seen.troubles).toHaveLength(2);
    expect(seen.troubles).toContainEqual({
      ...{ type: 'moved', score: expect.closeTo(0.97, 2) },
      reworded: [{ field: null, was: 'more than 80 ships', is: 'more than 85 ships' }],
    });
    expect(seen.troubles).toContainEqual({
      ...{ type: 'moved', score: expect.closeTo(0.9, 2), reworded: [] },
    });
    expect(seen.notice).toEqual([
      {
        said: 'Imported theirs.verbatim.json: 2 new annotations; to be confirmed on other words: 1 mark.',
        stays: true,
      },
    ]);
    const stored = new Map(seen.stored.map((each) => [each.id, each]));
    const figure = stored.get(FIGURE.id);
    expect(figure).toMatchObject({ status: 'draft', guessed: ['value', 'bound'] });
    expect(figure?.provenance).toMatchObject({ created: DONE.created, origin: 'import' });
    // The clock of the test runs on between the plan and the change.
    expect(figure?.provenance.modified.slice(0, 16)).toBe(seen.at?.slice(0, 16));
    expect(stored.get(DATE.id)).toMatchObject({
      ...{ status: 'done', guessed: [] },
      provenance: { ...DONE, origin: 'manual' },
    });
    expect(seen.problems).toEqual([
      { annotation: FIGURE.id, problem: { type: 'Unconfirmed', fields: ['value', 'bound'] } },
    ]);
    const validate = createExportValidator();
    const again = readExport(seen.exported, validate);
    expect(again.ok && verifyExport(again.value, { validate }).faults).toEqual([]);
  });

  it('stay as they were confirmed here when the same file comes again', async () => {
    const seen = await lab.module.evaluate(
      async (m, [text, file]) => {
        const desk = await m.desk([text], m.nextDay());
        await m.openExport(desk, file);
        await desk.session.importPreviewed();
        await m.openExport(desk, file);
        const again = desk.state().dialog;
        await m.selectAnnotation(desk, 'more than 85 ships');
        await desk.session.run('confirm-guesses');
        await desk.session.run('toggle-done');
        const confirmed = await m.everything(desk);
        await m.openExport(desk, file);
        const { dialog } = desk.state();
        return { again, dialog, same: (await m.everything(desk)) === confirmed, confirmed };
      },
      [AFTER, FILE] as const,
    );
    expect(seen).toMatchObject({ again: null, dialog: null, same: true });
    expect(seen.confirmed).toContain('"status":"done","guessed":[],"provenance":{"creator":"Ada"');
  });
});
