import type { Edit } from '../annotation/change';
import { sameData } from '../base/same-data';
import type { LibraryState } from './library-state';
import { schemeId } from './merge-schemes';
import { pairById } from './precedence';

/** Keeps those that are not the same on both sides. */
function differing<T>(
  before: readonly T[],
  after: readonly T[],
  idOf: (value: T) => string,
): readonly { readonly id: string; readonly before: T | null; readonly after: T | null }[] {
  return pairById(before, after, idOf).flatMap(([old, now]) => {
    const id = now ?? old;
    if (id === undefined || sameData(old, now)) return [];
    return [{ id: idOf(id), before: old ?? null, after: now ?? null }];
  });
}

/**
 * The edits that make one state of another. A scheme that takes the place of another one is added:
 * older versions stay, because annotations were made by them.
 */
export function editsBetween(before: LibraryState, after: LibraryState): readonly Edit[] {
  const { scheme } = after;
  const byId = ({ id }: { readonly id: string }): string => id;
  return [
    ...(sameData(before.scheme, scheme)
      ? []
      : [{ entity: 'scheme', id: schemeId(scheme), before: null, after: scheme } as const]),
    ...differing(before.sources, after.sources, byId).map(
      (edit) => ({ entity: 'source', ...edit }) as const,
    ),
    ...differing(before.articles, after.articles, ({ digest }) => digest).map(
      (edit) => ({ entity: 'article', ...edit }) as const,
    ),
    ...differing(before.annotations, after.annotations, byId).map(
      (edit) => ({ entity: 'annotation', ...edit }) as const,
    ),
    ...differing(before.relations, after.relations, byId).map(
      (edit) => ({ entity: 'relation', ...edit }) as const,
    ),
  ];
}
