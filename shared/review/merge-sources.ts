import type { Source, SourceId } from '../annotation/source';
import { nameKey } from '../annotation/source-chain';
import { sameData } from '../base/same-data';
import type { Conflict } from './library-state';
import { byPrecedence, compareText, pairById } from './precedence';

/** The sources of both sides as one list. */
export interface MergedSources {
  readonly merged: readonly Source[];
  readonly conflicts: readonly Conflict[];
  /** By the id that goes, the id under which the source lives on. */
  readonly renamed: ReadonlyMap<SourceId, SourceId>;
}

/** Those that one side alone has under their id and that alone have their name there, by name. */
function byUniqueName(
  own: readonly Source[],
  others: readonly Source[],
): ReadonlyMap<string, Source> {
  const ids = new Set(others.map(({ id }) => id));
  const unique = new Map<string, Source | null>();
  for (const source of own) {
    const key = nameKey(source.name);
    unique.set(key, unique.has(key) ? null : source);
  }
  const found = new Map<string, Source>();
  for (const [key, source] of unique) if (source && !ids.has(source.id)) found.set(key, source);
  return found;
}

/** Two people who typed one name meant one source. The smaller id, which is the older one, stays. */
function findDoubles(a: readonly Source[], b: readonly Source[]): MergedSources['renamed'] {
  const others = byUniqueName(b, a);
  const renamed = new Map<SourceId, SourceId>();
  for (const [key, { id }] of byUniqueName(a, b)) {
    const other = others.get(key)?.id;
    if (other === undefined) continue;
    if (id > other) renamed.set(id, other);
    else renamed.set(other, id);
  }
  return renamed;
}

function withIds(source: Source, renamed: MergedSources['renamed']): Source {
  const { id: oldId, via: oldVia, ...rest } = source;
  const id = renamed.get(oldId) ?? oldId;
  const via = oldVia && (renamed.get(oldVia) ?? oldVia);
  return { id, ...rest, ...(via !== undefined && via !== id && { via }) };
}

/** Nothing tells when a source was changed, but whoever knows the other name as an alias knows more. */
function inOrder(a: Source, b: Source): readonly [Source, Source] {
  const [aKnows, bKnows] = [a.aliases.includes(b.name), b.aliases.includes(a.name)];
  if (aKnows !== bKnows) return aKnows ? [a, b] : [b, a];
  return byPrecedence(a, b, ({ name }) => name);
}

/** Nothing that either side says of a source is dropped, but one of two `via`. */
function unite(a: Source, b: Source): Source {
  const [first, second] = inOrder(a, b);
  const names = new Set([...first.aliases, ...second.aliases, second.name]);
  names.delete(first.name);
  const via = [a.via, b.via].filter((each) => each !== undefined).toSorted(compareText)[0];
  return {
    id: first.id,
    name: first.name,
    aliases: [...names].toSorted(compareText),
    ...(via !== undefined && { via }),
  };
}

function disagree(a: Source, b: Source): boolean {
  const hasTwoVias = a.via !== undefined && b.via !== undefined && a.via !== b.via;
  return hasTwoVias || nameKey(a.name) !== nameKey(b.name);
}

/** Where two sides' chains of `via` together come back to where they began, one link goes. */
function withoutLoops(sources: readonly Source[]): readonly Source[] {
  const vias = new Map(sources.map(({ id, via }) => [id, via]));
  for (const { id } of sources.toSorted((a, b) => compareText(a.id, b.id))) {
    const passed = new Set<SourceId>();
    let at: SourceId | undefined = id;
    while (at !== undefined && !passed.has(at)) {
      passed.add(at);
      at = vias.get(at);
    }
    if (at === id) vias.set(id, undefined);
  }
  return sources.map((source) => {
    if (source.via === undefined || vias.get(source.id) !== undefined) return source;
    const { via: _via, ...rest } = source;
    return rest;
  });
}

/** The sources of both sides, united by id and then by name. */
export function mergeSources(ours: readonly Source[], theirs: readonly Source[]): MergedSources {
  const renamed = findDoubles(ours, theirs);
  const own = ours.map((source) => withIds(source, renamed));
  const others = theirs.map((source) => withIds(source, renamed));
  const conflicts: Conflict[] = [];
  const merged = pairById(own, others, ({ id }) => id).flatMap(([a, b]) => {
    if (!a || !b) return a ?? b ?? [];
    if (sameData(a, b)) return a;
    const kept = unite(a, b);
    const other = sameData(kept, a) || a.name === kept.name ? b : a;
    if (disagree(a, b)) {
      conflicts.push({ type: 'versions', entity: 'source', id: kept.id, kept, other });
    }
    return kept;
  });
  return { merged: withoutLoops(merged), conflicts, renamed };
}
