import type { Annotation } from '../annotation/annotation';
import type { Tombstone } from '../annotation/change';
import type { Relation } from '../annotation/relation';
import type { Source, SourceId } from '../annotation/source';
import { sameData } from '../base/same-data';
import type { Conflict, LibraryState, MergedPart } from './library-state';
import { mergeAnnotations, outlives } from './merge-annotations';
import { mergeArticles } from './merge-articles';
import { mergeSchemes } from './merge-schemes';
import { mergeSources } from './merge-sources';
import { byPrecedence, pairById, timeKey } from './precedence';
import { attributionsOf, renameSources } from './rename-sources';

/** Two states made one, with what had to be decided. */
export interface Merge {
  readonly state: LibraryState;
  readonly conflicts: readonly Conflict[];
}

function mergeStones(
  ours: readonly Tombstone[],
  theirs: readonly Tombstone[],
): ReadonlyMap<string, Tombstone> {
  const stones = pairById(ours, theirs, ({ id }) => id).flatMap(([a, b]) => {
    if (a && b) return byPrecedence(a, b, ({ at }) => timeKey(at))[0];
    return a ?? b ?? [];
  });
  return new Map(stones.map((stone) => [stone.id, stone]));
}

/** Relations as annotations are merged; one whose end is gone goes with it. */
function mergeRelations(
  ours: readonly Relation[],
  theirs: readonly Relation[],
  stones: ReadonlyMap<string, Tombstone>,
  annotations: readonly Annotation[],
): MergedPart<readonly Relation[]> {
  const alive = new Set(annotations.map(({ id }) => id));
  const merged: Relation[] = [];
  const conflicts: Conflict[] = [];
  for (const [a, b] of pairById(ours, theirs, ({ id }) => id)) {
    const [kept, other] =
      a && b
        ? byPrecedence(a, b, ({ provenance }) => timeKey(provenance.modified))
        : [a ?? b, undefined];
    if (!kept || !alive.has(kept.from) || !alive.has(kept.to)) continue;
    if (!outlives(kept.provenance.modified, stones.get(kept.id))) continue;
    merged.push(kept);
    if (other && !sameData(kept, other)) {
      conflicts.push({ type: 'versions', entity: 'relation', id: kept.id, kept, other });
    }
  }
  return { merged, conflicts };
}

/** A source that was deleted lives on while anything that lives names it. */
function livingSources(
  sources: readonly Source[],
  stones: ReadonlyMap<string, Tombstone>,
  annotations: readonly Annotation[],
): readonly Source[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const alive = new Set<SourceId>();
  const keep = (id: SourceId | undefined): void => {
    for (let at = id; at !== undefined && !alive.has(at); at = byId.get(at)?.via) alive.add(at);
  };
  for (const { body } of annotations) {
    for (const { source, via } of attributionsOf(body)) {
      keep(source);
      keep(via);
    }
  }
  for (const { id } of sources) if (!stones.has(id)) keep(id);
  return sources.filter(({ id }) => alive.has(id));
}

function livingIds({ articles, annotations, relations, sources }: LibraryState): Set<string> {
  return new Set<string>([
    ...articles.map(({ digest }) => digest),
    ...[...annotations, ...relations, ...sources].map(({ id }) => id),
  ]);
}

/**
 * Makes one state of two, without the one from which both come. By id: what one side alone has is
 * added unless the other deleted it later; what one side deleted goes unless the other changed it
 * later; of two versions the later one stays, and the other is named as a conflict wherever it is
 * not plainly the forerunner. Whose state is whose makes no difference, and merging again changes
 * nothing.
 */
export function merge(ours: LibraryState, theirs: LibraryState): Merge {
  const stones = mergeStones(ours.tombstones, theirs.tombstones);
  const scheme = mergeSchemes(ours.scheme, theirs.scheme);
  const sources = mergeSources(ours.sources, theirs.sources);
  const renamed = ({ annotations }: LibraryState): readonly Annotation[] =>
    annotations.map((annotation) => renameSources(annotation, sources.renamed));
  const annotations = mergeAnnotations(renamed(ours), renamed(theirs), stones);
  const articles = mergeArticles(ours.articles, theirs.articles, stones, annotations.merged);
  const relations = mergeRelations(ours.relations, theirs.relations, stones, annotations.merged);
  const living = {
    scheme: scheme.merged,
    articles: articles.merged,
    annotations: annotations.merged,
    relations: relations.merged,
    sources: livingSources(sources.merged, stones, annotations.merged),
  };
  const ids = livingIds({ ...living, tombstones: [] });
  const parts = [scheme, sources, annotations, articles, relations];
  return {
    state: { ...living, tombstones: [...stones.values()].filter(({ id }) => !ids.has(id)) },
    conflicts: parts.flatMap(({ conflicts }) => conflicts),
  };
}
