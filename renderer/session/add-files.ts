import { ok } from '../../shared/base/result';
import type { Digest } from '../../shared/article/article';
import type { FileBatch, TextFile, UnreadFile } from '../../shared/ipc/channels';
import { readArticleRowsOf, readTombstonesOf } from '../storage/read-library';
import { refresh } from './after-commit';
import { articleOf, planArrivals, planSeeds, type Arrivals } from './arrivals';
import { show } from './commands-article';
import { draftOf } from './drafts';
import { sortArriving } from './arriving-files';
import { receiveSets } from './import-exports';
import { mapInSlices } from './map-in-slices';
import { writing, type Parts } from './parts';
import type { Outcome } from './session';
import { counted } from './words';

function digestsOf(edits: Arrivals['edits']): readonly Digest[] {
  return edits.flatMap((edit) =>
    edit.entity === 'article' && edit.after ? edit.after.digest : [],
  );
}

function sentenceOf({ added, known, edits }: Arrivals): string {
  const seenElsewhere = edits.length - added.length;
  const parts = [
    added.length > 0 ? `${counted(added.length, 'article')} added` : '',
    known.length > 0 ? `${counted(known.length, 'article')} already in the library` : '',
    seenElsewhere > 0 ? `${counted(seenElsewhere, 'new file name')} noted` : '',
  ];
  return `${parts.filter((part) => part !== '').join(', ')}.`;
}

async function addArticles(parts: Parts, files: readonly TextFile[]): Outcome {
  const { store, database, clock, newId, saver, tell } = parts;
  const importedAt = clock().toISOString();
  const arrived = await mapInSlices(files, (file) => articleOf(file, importedAt, newId()));
  const stored = await readArticleRowsOf(database, [...new Set(arrived.map((it) => it.digest))]);
  const arrivals = planArrivals(arrived, stored);
  if (arrivals.edits.length > 0) {
    const action = arrivals.added.length > 0 ? 'add-articles' : 'edit-article';
    const { edits } = arrivals;
    const result = await saver.commit(draftOf(store.get(), action, digestsOf(edits), edits));
    if (!result.ok) return result;
    await refresh(parts);
  }
  tell.inform(sentenceOf(arrivals));
  const first = arrivals.added[0] ?? arrivals.known[0];
  return first === undefined || store.get().open?.digest === first ? ok(null) : show(parts, first);
}

function list({ store }: Parts, unread: readonly UnreadFile[]): void {
  if (unread.length > 0) store.set({ unread: [...store.get().unread, ...unread] });
}

/** Lists the files that could not be read, and says so at once where the list may be out of view. */
export function tellUnread(parts: Parts, unread: readonly UnreadFile[]): void {
  const [first] = unread;
  list(parts, unread);
  if (first) parts.tell.failed({ type: 'FilesUnread', first, count: unread.length });
}

/**
 * Adds opened files to the library, also texts that were removed from it, and opens the first new
 * one. A file that could not be read stops nothing.
 */
export async function addFiles(parts: Parts, batch: FileBatch): Outcome {
  const { articles, sets } = sortArriving(batch);
  tellUnread(parts, batch.unread);
  if (articles.length > 0) {
    const added = await writing(
      parts,
      () => addArticles(parts, articles),
      () => refresh(parts),
    );
    if (!added.ok) return added;
  }
  if (sets.length > 0) return receiveSets(parts, sets);
  if (articles.length === 0 && batch.unread.length === 0)
    parts.tell.inform('No files there that Verbatim reads.');
  return ok(null);
}

/** Asks for files or a folder, and adds what was chosen. */
export async function openFiles(parts: Parts, what: 'files' | 'folder'): Outcome {
  const chosen = await parts.host.openFiles(what);
  return chosen.ok ? addFiles(parts, chosen.value) : chosen;
}

async function addSeeds(parts: Parts, files: readonly TextFile[]): Outcome {
  const { store, database, clock, newId, saver } = parts;
  const importedAt = clock().toISOString();
  const seeds = await mapInSlices(files, (file) => articleOf(file, importedAt, newId()));
  const digests = seeds.map(({ digest }) => digest);
  const stored = await readArticleRowsOf(database, [...new Set(digests)]);
  const edits = planSeeds(seeds, stored, await readTombstonesOf(database, digests));
  if (edits.length === 0) return ok(null);
  const draft = draftOf(store.get(), 'add-articles', digestsOf(edits), edits);
  const result = await saver.commit({ ...draft, origin: 'seed' });
  return result.ok ? ok(null) : result;
}

/**
 * Adds the articles that come with the program, but for those that were removed once. Those that
 * cannot be read are only listed: the same ones would interrupt every start.
 */
export async function loadSeeds(parts: Parts): Outcome {
  const batch = await parts.host.loadSeeds();
  if (!batch.ok) return batch;
  const { files, unread } = batch.value;
  list(parts, unread);
  if (files.length === 0) return ok(null);
  return writing(
    parts,
    () => addSeeds(parts, files),
    () => refresh(parts),
  );
}
