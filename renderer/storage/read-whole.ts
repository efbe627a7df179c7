import type { Annotation } from '../../shared/annotation/annotation';
import type { Tombstone } from '../../shared/annotation/change';
import type { Relation } from '../../shared/annotation/relation';
import type { Source } from '../../shared/annotation/source';
import type { Article, Digest } from '../../shared/article/article';
import { groupBy } from '../../shared/base/group-by';
import type { Scheme } from '../../shared/scheme/scheme';
import type { Database } from './database';
import { readSchemes } from './read-library';

/** The library without its articles' texts and annotations. */
export interface LibraryHead {
  /** In rising order. */
  readonly digests: readonly Digest[];
  readonly relations: readonly Relation[];
  readonly sources: readonly Source[];
  readonly tombstones: readonly Tombstone[];
  /** From old to new; the last one is current. */
  readonly schemes: readonly Scheme[];
}

/** What an export says before its articles. */
export async function readLibraryHead(db: Database): Promise<LibraryHead> {
  const tables = [db.articles, db.relations, db.sources, db.tombstones, db.schemes];
  return db.transaction('r', tables, async () => ({
    digests: (await db.articles.toArray()).map(({ digest }) => digest),
    relations: await db.relations.toArray(),
    sources: await db.sources.toArray(),
    tombstones: await db.tombstones.toArray(),
    schemes: await readSchemes(db),
  }));
}

/** An article with all that was said of it. */
export interface WholeArticle {
  readonly article: Article;
  readonly annotations: readonly Annotation[];
}

/** Some articles with their annotations, in the order asked for; those not there are left out. */
export async function readWhole(
  db: Database,
  digests: readonly Digest[],
): Promise<readonly WholeArticle[]> {
  return db.transaction('r', [db.articles, db.texts, db.annotations], async () => {
    const rows = await db.articles.bulkGet([...digests]);
    const texts = await db.texts.bulkGet([...digests]);
    const all = await db.annotations.where('article').anyOf(digests).toArray();
    const byArticle = groupBy(all, ({ article }) => article);
    return digests.flatMap((digest, index) => {
      const [row, text] = [rows[index], texts[index]?.text];
      if (!row || text === undefined) return [];
      const article = { digest, text, appearances: row.appearances };
      return { article, annotations: byArticle.get(digest) ?? [] };
    });
  });
}
