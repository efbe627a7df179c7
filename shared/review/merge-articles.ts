import type { Annotation } from '../annotation/annotation';
import type { Tombstone } from '../annotation/change';
import { sameData } from '../base/same-data';
import type { Appearance, Article } from '../article/article';
import { canonicalJson } from '../base/canonical-json';
import type { Conflict, MergedPart } from './library-state';
import { outlives } from './merge-annotations';
import { byPrecedence, compareText, pairById, timeKey } from './precedence';

/** What two libraries that opened one file have in common. */
function fileKey({ source, meta }: Appearance): string {
  return canonicalJson([source.fileName, source.bytesDigest, meta]);
}

/** By file, those that one side alone has under their id. */
function exclusive(
  own: readonly Appearance[],
  others: readonly Appearance[],
): ReadonlyMap<string, Appearance> {
  const ids = new Set(others.map(({ id }) => id));
  const alone = own.filter(({ id }) => !ids.has(id));
  return new Map(alone.map((appearance) => [fileKey(appearance), appearance]));
}

/** Of two ids for one file, the greater ones: these go. */
function doubles(a: readonly Appearance[], b: readonly Appearance[]): ReadonlySet<string> {
  const others = exclusive(b, a);
  const gone = new Set<string>();
  for (const [key, { id }] of exclusive(a, b)) {
    const other = others.get(key)?.id;
    if (other !== undefined) gone.add(id > other ? id : other);
  }
  return gone;
}

function importKey({ source }: Appearance): string {
  return timeKey(source.importedAt);
}

function byImport(a: Appearance, b: Appearance): number {
  return compareText(importKey(a), importKey(b)) || compareText(a.id, b.id);
}

function unite(a: Article, b: Article): MergedPart<Article> {
  if (sameData(a.appearances, b.appearances)) return { merged: a, conflicts: [] };
  const gone = doubles(a.appearances, b.appearances);
  let hasConflict = false;
  const united = pairById(a.appearances, b.appearances, ({ id }) => id)
    .flatMap(([one, other]) => {
      hasConflict ||= one !== undefined && other !== undefined && !sameData(one, other);
      if (one && other) return byPrecedence(one, other, importKey)[0];
      return one ?? other ?? [];
    })
    .filter(({ id }) => !gone.has(id))
    .toSorted(byImport);
  const [first, ...rest] = united;
  if (!first) throw new Error('Of two ids for one file only one goes.');
  const merged: Article = { ...a, appearances: [first, ...rest] };
  if (!hasConflict) return { merged, conflicts: [] };
  const other = sameData(merged.appearances, a.appearances) ? b : a;
  const conflict: Conflict = {
    type: 'versions',
    entity: 'article',
    id: a.digest,
    kept: merged,
    other,
  };
  return { merged, conflicts: [conflict] };
}

function lastImport({ appearances }: Article): string {
  const times = appearances.map(({ source }) => source.importedAt);
  return times.reduce((last, time) => (timeKey(time) > timeKey(last) ? time : last));
}

/**
 * The articles of both sides with all their appearances. One that was deleted lives if it was opened
 * again after that, or if an annotation on it lives.
 */
export function mergeArticles(
  ours: readonly Article[],
  theirs: readonly Article[],
  stones: ReadonlyMap<string, Tombstone>,
  annotations: readonly Annotation[],
): MergedPart<readonly Article[]> {
  const annotated = new Set(annotations.map(({ article }) => article));
  const merged: Article[] = [];
  const conflicts: Conflict[] = [];
  for (const [one, other] of pairById(ours, theirs, ({ digest }) => digest)) {
    const both = one && other ? unite(one, other) : null;
    const article = both?.merged ?? one ?? other;
    if (!article) continue;
    const { digest } = article;
    if (!annotated.has(digest) && !outlives(lastImport(article), stones.get(digest))) continue;
    merged.push(article);
    conflicts.push(...(both?.conflicts ?? []));
  }
  return { merged, conflicts };
}
