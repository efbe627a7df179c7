import type { Annotation } from '../../shared/annotation/annotation';
import type { ChangeDraft, Edit, Tombstone } from '../../shared/annotation/change';
import type { Article, Digest } from '../../shared/article/article';
import { fail, ok, type Result } from '../../shared/base/result';
import { buildExport } from '../../shared/exchange/build-export';
import { schemeUse, schemeWithUsed } from '../../shared/annotation/scheme-in-use';
import { DEFAULT_SCHEME } from '../../shared/scheme/default-scheme';
import type { Scheme } from '../../shared/scheme/scheme';
import { readSnapshot, type LibrarySnapshot } from '../storage/read-library';
import { creatorOf } from './drafts';
import { exportName } from './export-name';
import type { Failure } from './failure';
import { reading, type Parts } from './parts';
import type { Outcome } from './session';

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

function byArticle(annotations: readonly Annotation[]): ReadonlyMap<Digest, Annotation[]> {
  const groups = new Map<Digest, Annotation[]>();
  for (const annotation of annotations) {
    const group = groups.get(annotation.article);
    if (group) group.push(annotation);
    else groups.set(annotation.article, [annotation]);
  }
  return groups;
}

/** The current scheme, with what is still used of earlier ones. */
export function schemeOf({ schemes, annotations, relations }: LibrarySnapshot): Scheme {
  const [current = DEFAULT_SCHEME, ...earlier] = schemes.toReversed();
  const known = [DEFAULT_SCHEME, ...earlier.toReversed()];
  return schemeWithUsed(current, known, schemeUse(annotations, relations));
}

interface BuiltExport {
  readonly suggestedName: string;
  readonly text: string;
}

async function build(parts: Parts, what: 'all' | Digest): Promise<Result<BuiltExport, Failure>> {
  const { store, database, clock, saver } = parts;
  const exportedAt = clock().toISOString();
  const stored = await readSnapshot(database, what);
  const whole = withUnsaved(stored, saver.keptDrafts(), exportedAt);
  const isAsked = ({ digest }: Article): boolean => what === 'all' || digest === what;
  const articles = whole.articles.filter(isAsked);
  const [first] = articles;
  if (!first) return fail({ type: 'NothingToExport' });
  const annotations = byArticle(whole.annotations);
  const state = store.get();
  const text = buildExport(
    {
      tool: { name: state.app.name, version: state.app.version },
      analyst: creatorOf(state),
      scheme: schemeOf(whole),
      sources: whole.sources,
      articles: articles.map((article) => ({
        article,
        annotations: annotations.get(article.digest) ?? [],
      })),
      relations: whole.relations,
      deleted: whole.tombstones,
      includeText: true,
    },
    exportedAt,
  );
  const title = what === 'all' ? null : first.appearances[0].meta.title;
  return ok({ suggestedName: exportName(title, clock()), text });
}

/**
 * Writes what is in the library, or the open article, to a file of the analyst's choice. The queue
 * waits for the reading only, not for the choice.
 */
export async function exportArticles(parts: Parts, what: 'all' | 'this'): Outcome {
  const { host, tell } = parts;
  const built = await reading(parts, async () => {
    if (what === 'all') return build(parts, 'all');
    const { open } = parts.store.get();
    return open ? build(parts, open.digest) : fail({ type: 'NothingOpen' });
  });
  if (!built.ok) return built;
  const saved = await host.saveExport(built.value);
  if (!saved.ok) return saved;
  const { path } = saved.value;
  const reveal = (): void => {
    void host.reveal(path).then((shown) => {
      if (!shown.ok) tell.failed(shown.failure);
    });
  };
  tell.inform(`Exported to ${path}`, { title: 'Show in folder', run: reveal });
  return ok(null);
}
