import type { Source, SourceId } from './source';
import { nameKey } from './source-chain';

function withVia({ id, name, aliases }: Source, via: SourceId | undefined): Source {
  return { id, name, aliases, ...(via !== undefined && { via }) };
}

/** The names that the one has not, each once. */
function namesOfBoth(into: Source, from: Source): readonly string[] {
  const names = new Map([[nameKey(into.name), into.name]]);
  for (const name of [...into.aliases, from.name, ...from.aliases]) {
    if (!names.has(nameKey(name))) names.set(nameKey(name), name);
  }
  return [...names.values()].slice(1);
}

/**
 * The sources of a library after one of them turned out to be another: that one goes by the names of
 * both, and who spoke through the first speaks through it. The chain may then loop.
 */
export function sourcesAsOne(
  sources: readonly Source[],
  from: Source,
  into: Source,
): readonly Source[] {
  const passed = (via: SourceId | undefined): SourceId | undefined =>
    via === from.id ? into.id : via;
  return sources
    .filter(({ id }) => id !== from.id)
    .map((source) => {
      if (source.id !== into.id) return source.via === from.id ? withVia(source, into.id) : source;
      const via = passed(into.via === from.id ? from.via : into.via);
      const one = { ...into, aliases: namesOfBoth(into, from) };
      return withVia(one, via === into.id ? undefined : via);
    });
}
