import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Review } from '../../../shared/annotation/annotation';
import type { AnnotationPatch } from '../../../shared/annotation/annotation-patch';
import type { ImportPreview } from '../../../renderer/session/import-preview';
import { buildExport } from '../../../shared/exchange/build-export';
import { anAnnotation } from '../../builders/an-annotation';
import { anArticle, TEST_TIME } from '../../builders/an-article';
import { anExport } from '../../builders/an-export';
import { freshId } from '../../builders/ids';
import { openLab, type Lab } from '../lab';
import type * as importLab from './import-lab';

let lab: Lab<typeof importLab>;

beforeAll(async () => {
  lab = await openLab<typeof importLab>('/test/renderer/session/import-lab.ts');
});
afterAll(() => lab.close());

/** What a person does to the one figure of the article: answers, or the command that deletes it. */
type Doing = AnnotationPatch | 'delete-annotation';

interface Story {
  /** What Ada does before she gives her file to Ben. */
  readonly first: readonly Doing[];
  /** What Ada does then, and Ben does with her file, each on a library of their own. */
  readonly ada: readonly Doing[];
  readonly ben: readonly Doing[];
  /** Whose clock is a day on. */
  readonly later: 'ada' | 'ben';
}

interface Told {
  readonly conflicts: ImportPreview['conflicts'] | undefined;
  readonly bringsChange: boolean | undefined;
  readonly dialog: string | null;
  readonly left: number;
  /** What is asked when Ada opens her own first file once more. */
  readonly again: string | null;
}

/** Ada opens what Ben made of her file. */
function tell(story: Story): Promise<Told> {
  return lab.module.evaluate(async (m, { first, ada, ben, later }) => {
    const perform = async (desk: importLab.Desk, doings: readonly Doing[]): Promise<void> => {
      for (const doing of doings) {
        await m.selectAnnotation(desk, '82 vessels');
        const { selected } = desk.state();
        if (doing === 'delete-annotation') await desk.session.run(doing);
        else if (selected) await desk.session.update([selected], doing);
      }
    };
    const begun = await m.desk(['At least 82 vessels left the port.']);
    await begun.session.setAnalyst('Ada');
    await m.tagWords(begun, '82 vessels', 'figure');
    await perform(begun, first);
    const common = await m.exportOf(begun);
    const adas = await m.putAside(begun);

    const theirs = await m.desk([], later === 'ben' ? m.nextDay() : {});
    await theirs.session.setAnalyst('Ben');
    await m.openExport(theirs, common);
    await theirs.session.importPreviewed();
    await perform(theirs, ben);
    const fromBen = await m.exportOf(theirs);
    await m.putAside(theirs);

    const ours = await m.takeUp(adas, later === 'ada' ? m.nextDay() : {});
    await perform(ours, ada);
    await m.openExport(ours, fromBen);
    const { importPreview, dialog } = ours.state();
    await ours.session.importPreviewed();
    const left = (await ours.database.annotations.toArray()).length;
    await m.openExport(ours, common);
    const again = ours.state().dialog;
    await m.putAside(ours);
    const { conflicts, bringsChange } = importPreview ?? {};
    return { conflicts, bringsChange, dialog, left, again };
  }, story);
}

describe('a deletion on one side and a change on the other', () => {
  it('is told, though nothing in the file is new, where what was deleted there was changed later here', async () => {
    const told = await tell({
      first: [],
      ada: [{ note: 'Asked the harbour master.' }],
      ben: ['delete-annotation'],
      later: 'ada',
    });
    expect(told).toMatchObject({ dialog: 'import', bringsChange: false, left: 1, again: null });
    expect(told.conflicts).toEqual([
      {
        ...{ type: 'deletion', entity: 'annotation', id: expect.any(String) },
        ...{ title: 'Figure: 82 vessels', where: 'file', by: 'Ben', lives: true },
        ...{ at: expect.stringMatching(/^\d{4}-/), changed: expect.stringMatching(/^\d{4}-/) },
      },
    ]);
  });

  it('is told where what was changed there was deleted later here', async () => {
    const told = await tell({
      first: [],
      ada: ['delete-annotation'],
      ben: [{ note: 'Asked the harbour master.' }],
      later: 'ada',
    });
    expect(told).toMatchObject({ dialog: 'import', bringsChange: false, left: 0, again: null });
    expect(told.conflicts).toMatchObject([{ type: 'deletion', where: 'here', lives: false }]);
  });

  it('is none where the file only has again what was deleted here', async () => {
    const told = await tell({
      first: [{ note: 'Asked the harbour master.' }],
      ada: ['delete-annotation'],
      ben: [],
      later: 'ada',
    });
    expect(told).toMatchObject({ dialog: null, left: 0, again: null });
  });

  it('is told where it goes, because it was deleted there after it was changed here', async () => {
    const told = await tell({
      first: [],
      ada: [{ note: 'Asked the harbour master.' }],
      ben: ['delete-annotation'],
      later: 'ben',
    });
    expect(told).toMatchObject({ dialog: 'import', bringsChange: true, left: 0 });
    expect(told.conflicts).toMatchObject([{ type: 'deletion', where: 'file', lives: false }]);
  });
});

describe('reviews in a file', () => {
  const article = anArticle({ text: 'At least 82 vessels left the port.' });
  const figure = anAnnotation({ article, kind: 'figure', on: '82 vessels' });
  const said = (verdict: Review['verdict'], note: string): Review => ({
    ...{ id: freshId(), by: 'Ben', at: TEST_TIME, verdict, note, of: article.digest },
  });
  const [accepted, rejected] = [said('accept', ''), said('reject', 'Wrong number')];
  const fileOf = (...reviews: readonly Review[]): string => {
    const articles = [{ article, annotations: [{ ...figure, reviews }] }];
    return buildExport(anExport({ articles }), TEST_TIME);
  };

  it('are told while they are new, and those that reject in the notice too', async () => {
    const seen = await lab.module.evaluate(
      async (m, [first, second]) => {
        const desk = await m.desk();
        const told: unknown[] = [];
        for (const file of [first, second, second]) {
          await m.openExport(desk, file);
          told.push(desk.state().importPreview?.reviews.map(({ title, note }) => [title, note]));
          await desk.session.importPreviewed();
        }
        const stored = await desk.database.annotations.toArray();
        const { notices } = desk.state();
        return { told, stored, said: notices.map(({ text, stays }) => [text, stays]) };
      },
      [fileOf(accepted), fileOf(accepted, rejected)] as const,
    );
    const title = 'Figure: 82 vessels';
    expect(seen.told).toEqual([[[title, '']], [[title, 'Wrong number']], undefined]);
    expect(seen.said).toContainEqual([
      'Imported theirs.verbatim.json: 1 annotation changed; rejected or corrected: 1 review.',
      true,
    ]);
    expect(seen.stored[0]?.reviews).toEqual([accepted, rejected]);
  });
});

describe('two versions of one annotation', () => {
  const corrected = { first: [{ note: 'Seen.' }], ben: [{ body: { value: '83' } }] };

  it('are told where the one of the file gives way, though nothing in the file is new', async () => {
    const told = await tell({ ...corrected, ada: [{ body: { counted: 'ships' } }], later: 'ada' });
    expect(told).toMatchObject({ dialog: 'import', bringsChange: false, left: 1, again: null });
    expect(told.conflicts).toMatchObject([{ type: 'versions', kept: 'here' }]);
    // Both touched another field, and nothing but these two differs.
    expect(told.conflicts).toMatchObject([
      {
        differs: [
          { field: 'Amount', here: '82', there: '83' },
          { field: 'Counted', here: 'ships', there: 'vessels' },
          { field: 'Guessed', here: 'value, bound', there: 'bound, counted' },
        ],
      },
    ]);
  });

  it('are none where the library has gone on from the one of the file', async () => {
    const told = await tell({ ...corrected, ben: [], ada: [{ note: 'Asked.' }], later: 'ada' });
    expect(told).toMatchObject({ dialog: null, left: 1, again: null });
  });
});
