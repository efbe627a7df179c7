import { fail, ok, type Result } from '../../shared/base/result';
import type { ImportContext } from '../../shared/exchange/foreign-read';
import { readSnapshot, type LibrarySnapshot } from '../storage/read-library';
import { refresh } from './after-commit';
import type { FileSet } from './arriving-files';
import { show } from './commands-article';
import { creatorOf, draftOf } from './drafts';
import { schemeOf } from './export-source';
import type { Failure } from './failure';
import type { ImportPreview } from './import-preview';
import { reading, writing, type Imports, type Parts } from './parts';
import { planImport } from './plan-import';
import { findersOf, readImport } from './read-import';
import type { Outcome } from './session';
import { touchedArticles } from './touched-articles';
import { counted } from './words';

interface Asked {
  readonly asked: NonNullable<Imports['asked']>;
  readonly preview: ImportPreview;
  readonly changesSomething: boolean;
}

function contextOf({ store, clock }: Parts, library: LibrarySnapshot): ImportContext {
  const state = store.get();
  return {
    scheme: schemeOf(library),
    analyst: creatorOf(state),
    at: clock().toISOString(),
    sources: library.sources,
    ...findersOf(library.articles),
  };
}

/** Reads one file and finds out what importing it would do, writing nothing. */
function preview(parts: Parts, set: FileSet): Promise<Result<Asked, Failure>> {
  return reading(parts, async () => {
    const library = await readSnapshot(parts.database, 'all');
    const read = readImport(set, contextOf(parts, library));
    if (!read.ok) return read;
    const fileName = set.name;
    const plan = planImport(fileName, read.value, library);
    if (!plan.ok) return plan;
    const { edits, deletedElsewhere } = plan.value;
    return ok({
      asked: { fileName, read: read.value },
      preview: plan.value.preview,
      changesSomething: edits.length + deletedElsewhere.length > 0,
    });
  });
}

/**
 * Asks about the next file that would change something; what cannot be read is told on the way. Does
 * nothing while it is at it, or while the analyst is being asked: it goes on from there.
 */
async function askAboutNext(parts: Parts): Outcome {
  const { imports, store, tell } = parts;
  if (imports.isReading) return ok(null);
  imports.isReading = true;
  let failure: Failure | null = null;
  while (!imports.asked) {
    const [set, ...waiting] = imports.waiting;
    if (!set) break;
    imports.waiting = waiting;
    const found = await preview(parts, set);
    if (!found.ok) {
      if (failure) tell.failed(failure);
      failure = found.failure;
    } else if (found.value.changesSomething) {
      imports.asked = found.value.asked;
      store.set({ importPreview: found.value.preview, dialog: 'import' });
    } else {
      tell.inform(`${set.name}: nothing in it is new.`);
    }
  }
  imports.isReading = false;
  return failure ? fail(failure) : ok(null);
}

/** Takes in files that bring annotations, and asks about each set before anything is written. */
export function receiveSets(parts: Parts, sets: readonly FileSet[]): Outcome {
  const { imports } = parts;
  imports.waiting = [...imports.waiting, ...sets];
  return askAboutNext(parts);
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
  return `Imported ${fileName}${what.length > 0 ? `: ${what.join(', ')}` : ''}.`;
}

async function write(parts: Parts, { fileName, read }: Asked['asked']): Outcome {
  const { database, saver, store, tell } = parts;
  // Planned again: the library may have changed while the question was on screen.
  const plan = planImport(fileName, read, await readSnapshot(database, 'all'));
  if (!plan.ok) return plan;
  const { edits, deletedElsewhere, preview: done } = plan.value;
  if (edits.length + deletedElsewhere.length > 0) {
    const articles = await touchedArticles(database, edits);
    const draft = draftOf(store.get(), 'import', articles, edits);
    const result = await saver.commit({ ...draft, origin: 'import', deletedElsewhere });
    if (!result.ok) return result;
  }
  await refresh(parts);
  tell.inform(sentenceOf(done));
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
