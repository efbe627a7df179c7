import type { Attribution } from '../../../shared/annotation/body';
import type { Source, SourceId } from '../../../shared/annotation/source';

/** The name of a source, or its id where it is not in the list. */
export function nameOfSource(sources: readonly Source[], id: SourceId): string {
  return sources.find((source) => source.id === id)?.name ?? id;
}

/**
 * Through whom words came, nearest first: what the annotation itself says, else the chain of the
 * source. Stops where a chain from elsewhere loops.
 */
export function viaChain(sources: readonly Source[], { source, via }: Attribution): string[] {
  const byId = new Map(sources.map((known) => [known.id, known]));
  const seen = new Set<SourceId>([source]);
  const chain: string[] = [];
  let next = via ?? byId.get(source)?.via;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    chain.push(byId.get(next)?.name ?? next);
    next = byId.get(next)?.via;
  }
  return chain;
}
