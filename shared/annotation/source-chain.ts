import type { Source, SourceId } from './source';

/** A name on one line, without space at its ends. */
export function tidySourceName(name: string): string {
  return name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** What two spellings of one name have in common: case, spaces and composition do not count. */
export function nameKey(name: string): string {
  return tidySourceName(name).normalize('NFKC').toLowerCase();
}

/** The source of that name, or else the first with that alias. */
export function findSource(sources: readonly Source[], name: string): Source | undefined {
  const key = nameKey(name);
  return (
    sources.find((source) => nameKey(source.name) === key) ??
    sources.find(({ aliases }) => aliases.some((alias) => nameKey(alias) === key))
  );
}

/** The sources through which a source came, nearest first; a chain that loops ends where it would. */
export function sourceChain(sources: readonly Source[], id: SourceId): readonly Source[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const chain: Source[] = [];
  const passed = new Set<SourceId>([id]);
  let next = byId.get(id)?.via;
  while (next !== undefined && !passed.has(next)) {
    passed.add(next);
    const source = byId.get(next);
    if (source) chain.push(source);
    next = source?.via;
  }
  return chain;
}

/** The source in whose chain a changed source would meet itself, or null when there is no loop. */
export function loopOf(sources: readonly Source[], changed: Source): Source | null {
  const others = sources.filter(({ id }) => id !== changed.id);
  const last = sourceChain([...others, changed], changed.id).at(-1) ?? changed;
  return last.via === changed.id ? last : null;
}
