import { fail, ok, type Result } from '../../shared/base/result';
import { readLogEnd } from '../storage/check-library';
import { refresh } from './after-commit';
import type { FileSet } from './arriving-files';
import { show } from './commands-article';
import { creatorOf, draftOf } from './drafts';
import type { Failure } from './failure';
import type { ImportPreview } from './import-preview';
import { isObjection } from './import-reviews';
import { reading, writing, type Asked, type Imports, type Parts } from './parts';
import type { PlannedImport } from './plan-files';
import type { ImportPlan } from './plan-import';
import { Stopped } from './progress';
import { isReworded } from './reworded-marks';
import type { Outcome } from './session';
import { touchedArticles } from './touched-articles';
import { counted } from './words';

/** Has files read by themselves and compared with the library, writing nothing. */
async function planned(parts: Parts, set: FileSet): Promise<Result<PlannedImport, Failure>> {
  const { store, clock, watcher, planner } = parts;
  const order = { set, analyst: creatorOf(store.get()), at: clock().toISOString() };
  try {
    return await watcher.watch(`Reading ${set.name}`, (watch) => planner.plan(order, watch));
  } catch (error) {
    if (error instanceof Stopped) return fail({ type: 'Cancelled' });
    throw error;
  }
}

/**
 * Whether there is anything to say of a file: what it would change, what of it is left out, or what
 * somebody did to an annotation that has to give way to what was done here.
 */
function isWorthAsking({ bringsChange, leftOut, conflicts }: ImportPreview): boolean {
  return (
    bringsChange ||
    leftOut.marks + leftOut.relations + leftOut.parts > 0 ||
    conflicts.some(({ entity }) => entity === 'annotation')
  );
}

/**
 * Asks about the next file of which there is anything to say; what
 * cannot be read is told on the way. Does nothing while it is at it, or while the analyst is being
 * asked: it goes on from there.
 */
async function askAboutNext(parts: Parts): Outcome {
  const { imports, store, tell } = parts;
  if (imports.isReading) return ok(null);
  imports.isReading = true;
  let failure: Failure | null = null;
  try {
    while (!imports.asked) {
      const [set, ...waiting] = imports.waiting;
      if (!set) break;
      imports.waiting = waiting;
      const found = await reading(parts, () => planned(parts, set));
      if (!found.ok) {
        if (failure) tell.failed(failure);
        failure = found.failure;
      } else if (isWorthAsking(found.value.preview)) {
        imports.asked = { set, plan: found.value };
        store.set({ importPreview: found.value.preview, dialog: 'import' });
      } else {
        tell.inform(`${set.name}: nothing in it is new.`);
      }
    }
  } finally {
    imports.isReading = false;
  }
  return failure ? fail(failure) : ok(null);
}

/** Takes in files that bring annotations, and asks about each set before anything is written. */
export function receiveSets(parts: Parts, sets: readonly FileSet[]): Outcome {
  const { imports } = parts;
  imports.waiting = [...imports.waiting, ...sets];
  return askAboutNext(parts);
}

/** What is not taken over, in words; empty where everything is. */
function leftOutWords({ leftOut: { marks, relations, parts } }: ImportPreview): string {
  const what = [
    marks > 0 ? counted(marks, 'mark') : '',
    relations > 0 ? counted(relations, 'relation') : '',
    parts > 0 ? counted(parts, 'other part') : '',
  ].filter((part) => part !== '');
  return what.length > 0 ? `left out: ${what.join(', ')}` : '';
}

/** What has to be looked at afterwards; empty where nothing has. */
function toCheckWords({ troubles, reviews }: ImportPreview): readonly string[] {
  const reworded = troubles.filter(isReworded).length;
  const objections = reviews.filter(isObjection).length;
  return [
    reworded > 0 ? `to be confirmed on other words: ${counted(reworded, 'mark')}` : '',
    objections > 0 ? `rejected or corrected: ${counted(objections, 'review')}` : '',
  ];
}

/** What of an import cannot be seen in the library at once. */
function remarksOn(preview: ImportPreview): readonly string[] {
  return [leftOutWords(preview), ...toCheckWords(preview)].filter((words) => words !== '');
}

function sentenceOf(preview: ImportPreview): string {
  const { fileName, articles, added, changed, deleted, conflicts } = preview;
  const what = [
    articles > 0 ? counted(articles, 'new article') : '',
    added > 0 ? counted(added, 'new annotation') : '',
    changed > 0 ? `${counted(changed, 'annotation')} changed` : '',
    deleted > 0 ? `${deleted} deleted` : '',
    conflicts.length > 0 ? counted(conflicts.length, 'conflict') : '',
  ].filter((part) => part !== '');
  const done = `Imported ${fileName}${what.length > 0 ? `: ${what.join(', ')}` : ''}`;
  return `${[done, ...remarksOn(preview)].join('; ')}.`;
}

/** The plan that was shown, or a new one where the library has changed while it was. */
async function planFor(parts: Parts, { set, plan }: Asked): Promise<Result<ImportPlan, Failure>> {
  const { seq } = await readLogEnd(parts.database);
  return seq === plan.seq ? ok(plan) : planned(parts, set);
}

async function write(parts: Parts, asked: Asked): Outcome {
  const { database, saver, store, tell } = parts;
  const plan = await planFor(parts, asked);
  if (!plan.ok) return plan;
  const { edits, deletedElsewhere, preview } = plan.value;
  if (preview.bringsChange) {
    const articles = await touchedArticles(database, edits);
    const draft = draftOf(store.get(), 'import', articles, edits);
    const result = await saver.commit({ ...draft, origin: 'import', deletedElsewhere });
    if (!result.ok) return result;
  }
  await refresh(parts);
  if (remarksOn(preview).length === 0) tell.inform(sentenceOf(preview));
  else tell.note(sentenceOf(preview));
  const first = store.get().library[0];
  return store.get().open || !first ? ok(null) : show(parts, first.digest);
}

function takeAsked({ imports, store }: Parts): Imports['asked'] {
  const { asked } = imports;
  imports.asked = null;
  store.set({ importPreview: null, dialog: null });
  return asked;
}

/** Imports the file that the analyst was asked about, as one change, and asks about the next. */
export async function importPreviewed(parts: Parts): Outcome {
  const asked = takeAsked(parts);
  const done = asked
    ? await writing(
        parts,
        () => write(parts, asked),
        () => refresh(parts),
      )
    : ok(null);
  const next = await askAboutNext(parts);
  return done.ok ? next : done;
}

/** Leaves the file alone that the analyst was asked about, and asks about the next. */
export function cancelImport(parts: Parts): Outcome {
  takeAsked(parts);
  return askAboutNext(parts);
}
