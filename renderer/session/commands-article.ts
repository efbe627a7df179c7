import { AnnotationIndex } from '../../shared/annotation/annotation-index';
import type { Edit } from '../../shared/annotation/change';
import type { Digest } from '../../shared/article/article';
import { paragraphsOf } from '../../shared/article/paragraphs';
import { fail, ok } from '../../shared/base/result';
import { readAnnotationsOf, readArticle } from '../storage/read-library';
import { readRelationsOf } from '../storage/read-relations';
import { refresh } from './after-commit';
import { deletions, draftOf } from './drafts';
import { reading, writing, type Parts } from './parts';
import { namesOf } from './library';
import { selecting } from './selecting';
import type { Outcome } from './session';
import { remember } from './settings';
import { touchedArticles } from './touched-articles';
import { counted } from './words';

/** Puts an article on screen, within a task of the queue. */
export async function show(parts: Parts, digest: Digest): Outcome {
  const { store, database, libraryStep, stale, tell } = parts;
  const stored = await readArticle(database, digest);
  if (!stored) return fail({ type: 'NoArticle' });
  const { article, packed } = stored;
  const paragraphs = paragraphsOf(article.text);
  const index = new AnnotationIndex(paragraphs, packed);
  libraryStep.value = false;
  store.set({
    open: { digest, ...namesOf(article), text: article.text, paragraphs, index },
    indexVersion: store.get().indexVersion + 1,
    selection: null,
    caret: 0,
    ...selecting(null),
  });
  stale.candidates = true;
  await refresh(parts);
  tell.announce(`${article.appearances[0].meta.title}: ${counted(index.size, 'annotation')}`);
  await remember(parts, { open: digest });
  return ok(null);
}

/** Opens an article of the library; the one that is open stays as it is. */
export function openArticle(parts: Parts, digest: Digest): Outcome {
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
