import type { Edit } from '../../shared/annotation/change';
import type { Appearance, Article, Digest } from '../../shared/article/article';
import { isDigest } from '../../shared/article/digest';
import { parseArticle } from '../../shared/article/parse-article';
import type { TextFile } from '../../shared/ipc/channels';
import type { ArticleRow } from '../storage/rows';

/** An article from a file as the host decoded it. */
export function articleOf(file: TextFile, importedAt: string, appearanceId: string): Article {
  const { text, bytesDigest, ...source } = file;
  if (!isDigest(bytesDigest)) throw new Error('The host gave a file without a digest.');
  return parseArticle(text, { ...source, bytesDigest, importedAt }, appearanceId);
}

/** What opening files comes to. */
export interface Arrivals {
  readonly edits: readonly Edit[];
  readonly added: readonly Digest[];
  /** Were in the library already. */
  readonly known: readonly Digest[];
}

function withAppearance(
  appearances: Article['appearances'],
  arrived: Appearance,
): Article['appearances'] {
  const isNew = appearances.every(({ source }) => source.fileName !== arrived.source.fileName);
  return isNew ? [...appearances, arrived] : appearances;
}

/**
 * Plans what opened files add: new texts become articles, and a text that is known under other file
 * names gets one more appearance.
 */
export function planArrivals(arrived: readonly Article[], stored: readonly ArticleRow[]): Arrivals {
  const before = new Map(stored.map((row) => [row.digest, row.appearances]));
  const after = new Map<Digest, Article>();
  for (const article of arrived) {
    const { digest } = article;
    const known = after.get(digest)?.appearances ?? before.get(digest);
    const appearances = known ? withAppearance(known, article.appearances[0]) : article.appearances;
    after.set(digest, { ...article, appearances });
  }
  const digests = [...after.keys()];
  const edits = [...after.values()].flatMap((article): Edit[] => {
    const old = before.get(article.digest);
    if (old?.length === article.appearances.length) return [];
    const stood = old ? { ...article, appearances: old } : null;
    return [{ entity: 'article', id: article.digest, before: stood, after: article }];
  });
  return {
    edits,
    added: digests.filter((digest) => !before.has(digest)),
    known: digests.filter((digest) => before.has(digest)),
  };
}

/** Plans what seeds add: texts that are not in the library and were never removed from it. */
export function planSeeds(
  seeds: readonly Article[],
  stored: readonly ArticleRow[],
  removed: ReadonlySet<string>,
): readonly Edit[] {
  const taken = new Set<string>([...removed, ...stored.map(({ digest }) => digest)]);
  return seeds.flatMap((after): Edit[] => {
    if (taken.has(after.digest)) return [];
    taken.add(after.digest);
    return [{ entity: 'article', id: after.digest, before: null, after }];
  });
}
