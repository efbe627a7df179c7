import type { Edit } from '../../shared/annotation/change';
import type { Digest } from '../../shared/article/article';
import { fail, ok } from '../../shared/base/result';
import { readAnnotationsOf, readArticle } from '../storage/read-library';
import { readRelationsOf } from '../storage/read-relations';
import { refresh } from './after-commit';
import { deletions, draftOf } from './drafts';
import { findingIn } from './find';
import { reading, writing, type Parts } from './parts';
import { selecting } from './selecting';
import type { Outcome } from './session';
import type { ReadingPlace } from '../storage/settings';
import { remember } from './settings';
import { touchedArticles } from './touched-articles';
import { counted } from './words';

/** Where to go on reading; nothing where that would be the beginning. */
function placeIn(text: string, place: ReadingPlace | undefined): ReadingPlace | null {
  if (!place || Math.max(place.top, place.caret) > text.length) return null;
  return place.top > 0 || place.caret > 0 ? place : null;
}

/** Keeps where the open article is being read, for when it is opened again. */
export function readingAt(parts: Parts, top: number): void {
  const { open, caret } = parts.store.get();
  if (!open) return;
  const before = parts.places.get(open.digest);
  if (before?.top === top && before.caret === caret) return;
  const place = { top, caret };
  parts.places.set(open.digest, place);
  // What cannot be kept is only not found again.
  void remember(parts, { open: open.digest, place });
}

/** Puts an article on screen, within a task of the queue. */
export async function show(parts: Parts, digest: Digest): Outcome {
  const { store, readAhead, libraryStep, stale, tell } = parts;
  const article = await readAhead.take(digest);
  if (!article) return fail({ type: 'NoArticle' });
  libraryStep.value = false;
  const place = placeIn(article.text, parts.places.get(digest));
  const open = { ...article, place };
  store.set({
    open,
    finding: findingIn(store.get().finding, open),
    indexVersion: store.get().indexVersion + 1,
    selection: null,
    caret: place?.caret ?? 0,
    ...selecting(null),
  });
  stale.candidates = true;
  await refresh(parts);
  tell.announce(`${article.title}: ${counted(article.index.size, 'annotation')}`);
  await remember(parts, { open: digest, place });
  return ok(null);
}

/** Opens an article of the library; the one that is open stays as it is. */
export function openArticle(parts: Parts, digest: Digest): Outcome {
  // Fields are about the article that goes.
  void parts.fields.commit();
  return reading(parts, async () => {
    if (parts.store.get().open?.digest === digest) return ok(null);
    return show(parts, digest);
  });
}

async function remove({ store, database, saver, tell }: Parts, digest: Digest): Outcome {
  const stored = await readArticle(database, digest);
  if (!stored) return fail({ type: 'NoArticle' });
  const annotations = await readAnnotationsOf(database, digest);
  const relations = await readRelationsOf(
    database,
    annotations.map(({ id }) => id),
  );
  const { article } = stored;
  const edits: readonly Edit[] = [
    ...deletions(annotations, relations),
    { entity: 'article', id: digest, before: article, after: null },
  ];
  const articles = await touchedArticles(database, edits);
  const draft = draftOf(store.get(), 'remove-article', articles, edits);
  const result = await saver.commit(draft);
  if (!result.ok) return result;
  tell.inform(`Removed from the library: ${article.appearances[0].meta.title}`);
  return ok(null);
}

/** Takes an article out of the library with all that hangs on it, as one change. */
export function removeArticle(parts: Parts, digest: Digest): Outcome {
  return writing(
    parts,
    () => remove(parts, digest),
    () => refresh(parts),
  );
}
