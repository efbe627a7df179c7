import type { ChangeDraft, Edit, Tombstone } from '../../shared/annotation/change';
import type { Scheme } from '../../shared/scheme/scheme';
import type { LibrarySnapshot } from '../storage/read-library';

function overlay<T extends { readonly id: string }>(
  stored: readonly T[],
  edits: readonly { readonly id: string; readonly after: T | null }[],
): readonly T[] {
  const byId = new Map(stored.map((item) => [item.id, item]));
  for (const { id, after } of edits) {
    if (after) byId.set(id, after);
    else byId.delete(id);
  }
  return [...byId.values()];
}

type EditOfEntity<E extends Edit['entity']> = Extract<Edit, { entity: E }>;

function of<E extends Edit['entity']>(edits: readonly Edit[], entity: E): EditOfEntity<E>[] {
  return edits.filter((edit): edit is EditOfEntity<E> => edit.entity === entity);
}

function withUnsavedSchemes(
  stored: readonly Scheme[],
  edits: readonly EditOfEntity<'scheme'>[],
): readonly Scheme[] {
  const byId = new Map(stored.map((scheme) => [`${scheme.id}@${scheme.version}`, scheme]));
  for (const { id, after } of edits) {
    if (after) byId.set(id, after);
    else byId.delete(id);
  }
  return [...byId.values()].toSorted((a, b) => a.version - b.version);
}

/** What the library would be if what could not be saved had been: an export loses nothing of it. */
export function withUnsaved(
  snapshot: LibrarySnapshot,
  drafts: readonly ChangeDraft[],
  at: string,
): LibrarySnapshot {
  const edits = drafts.flatMap((draft) => draft.edits);
  const articles = new Map(snapshot.articles.map((article) => [article.digest, article]));
  for (const { after, before } of of(edits, 'article')) {
    if (after) articles.set(after.digest, after);
    else if (before) articles.delete(before.digest);
  }
  const stones = drafts.flatMap(({ by, edits: own }) =>
    own.map(({ id, entity, after }): { id: string; after: Tombstone | null } => ({
      id,
      after: after ? null : { id, entity, at, by },
    })),
  );
  return {
    articles: [...articles.values()],
    annotations: overlay(snapshot.annotations, of(edits, 'annotation')),
    relations: overlay(snapshot.relations, of(edits, 'relation')),
    sources: overlay(snapshot.sources, of(edits, 'source')),
    tombstones: overlay(snapshot.tombstones, stones),
    schemes: withUnsavedSchemes(snapshot.schemes, of(edits, 'scheme')),
  };
}
