/** The type of the relation that we write from each fragment of an annotation to its next one. */
export const FRAGMENT_RELATION = 'fragment';

/** Something that a format holds by itself, but that may be a fragment of something longer. */
export interface Part {
  readonly foreignId: string | null;
}

export interface PartLink {
  readonly from: string;
  readonly to: string;
}

/**
 * Puts together what a format had to tear apart: parts that follow each other by links, in that
 * order. A part is used once; of two links that claim the same part the first counts, and parts in
 * a circle stay by themselves.
 */
export function joinFragments<T extends Part>(
  parts: readonly T[],
  links: readonly PartLink[],
): readonly (readonly [T, ...T[]])[] {
  const partsById = new Map<string, T>();
  for (const part of parts) {
    if (part.foreignId !== null && !partsById.has(part.foreignId)) {
      partsById.set(part.foreignId, part);
    }
  }
  const nextById = new Map<string, string>();
  const followers = new Set<string>();
  for (const { from, to } of links) {
    if (from === to || !partsById.has(from) || !partsById.has(to)) continue;
    if (nextById.has(from) || followers.has(to)) continue;
    nextById.set(from, to);
    followers.add(to);
  }
  const used = new Set<T>();
  const groups = new Map<T, readonly [T, ...T[]]>();
  for (const part of parts) {
    if (part.foreignId !== null && followers.has(part.foreignId)) continue;
    groups.set(part, [part, ...followersOf(part, nextById, partsById)]);
  }
  for (const group of groups.values()) for (const part of group) used.add(part);
  for (const part of parts) if (!used.has(part)) groups.set(part, [part]);
  return [...groups.values()];
}

function followersOf<T extends Part>(
  first: T,
  nextById: ReadonlyMap<string, string>,
  partsById: ReadonlyMap<string, T>,
): readonly T[] {
  const following: T[] = [];
  let next = first.foreignId === null ? undefined : nextById.get(first.foreignId);
  while (next !== undefined) {
    const part = partsById.get(next);
    if (part) following.push(part);
    next = nextById.get(next);
  }
  return following;
}
