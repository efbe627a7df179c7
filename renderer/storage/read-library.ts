import type { Annotation } from '../../shared/annotation/annotation';
import type { PackedAnnotations } from '../../shared/annotation/packed';
import type { Tombstone } from '../../shared/annotation/change';
import type { Relation } from '../../shared/annotation/relation';
import type { Source } from '../../shared/annotation/source';
import type { Article, Digest } from '../../shared/article/article';
import type { Scheme } from '../../shared/scheme/scheme';
import type { Database } from './database';
import { packedWithin } from './read-record';
import type { ArticleRow } from './rows';

/** The rows of all articles that are in the library, without their texts. */
export async function readArticleRows(db: Database): Promise<readonly ArticleRow[]> {
  return db.articles.toArray();
}

/** The rows that are there, of those that are named. */
export async function readArticleRowsOf(
  db: Database,
  digests: readonly Digest[],
): Promise<readonly ArticleRow[]> {
  const rows = await db.articles.bulkGet([...digests]);
  return rows.filter((row) => row !== undefined);
}

/** The texts that are there, of those that are named. */
export async function readTexts<D extends string>(
  db: Database,
  digests: readonly D[],
): Promise<ReadonlyMap<D, string>> {
  const rows = await db.texts.bulkGet([...digests]);
  return new Map(
    digests.flatMap((digest, at) => {
      const text = rows[at]?.text;
      return text === undefined ? [] : [[digest, text]];
    }),
  );
}

/** Which of these ids were deleted and not created again since. */
export async function readTombstonesOf(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const stones = await db.tombstones.bulkGet([...ids]);
  return new Set(stones.flatMap((stone) => (stone ? [stone.id] : [])));
}

/** What opening an article needs. */
export interface StoredArticle {
  readonly article: Article;
  readonly packed: PackedAnnotations;
}

/** An article of the library with its read record, or null. */
export async function readArticle(db: Database, digest: Digest): Promise<StoredArticle | null> {
  return db.transaction('r', [db.articles, db.texts, db.packed, db.unpacked], async () => {
    const [row, text, packed] = await Promise.all([
      db.articles.get(digest),
      db.texts.get(digest),
      packedWithin(db, digest),
    ]);
    if (!row || !text) return null;
    return { article: { digest, text: text.text, appearances: row.appearances }, packed };
  });
}

/** The annotations that are there, of those that are named, in that order. */
export async function readAnnotationsById(
  db: Database,
  ids: readonly string[],
): Promise<readonly Annotation[]> {
  const rows = await db.annotations.bulkGet([...ids]);
  return rows.filter((row) => row !== undefined);
}

/** Every annotation of the library. */
export async function readAllAnnotations(db: Database): Promise<readonly Annotation[]> {
  return db.annotations.toArray();
}

/** One relation, or null. */
export async function readRelation(db: Database, id: string): Promise<Relation | null> {
  return (await db.relations.get(id)) ?? null;
}

/** Every relation of the library. */
export async function readAllRelations(db: Database): Promise<readonly Relation[]> {
  return db.relations.toArray();
}

/** Every source of the library. */
export async function readSources(db: Database): Promise<readonly Source[]> {
  return db.sources.toArray();
}

/** Every scheme that was ever set and not taken back, from old to new. */
export async function readSchemes(db: Database): Promise<readonly Scheme[]> {
  const schemes = await db.schemes.toArray();
  return schemes.toSorted((a, b) => a.version - b.version || (a.id < b.id ? -1 : 1));
}

/** All annotations of an article, in the order of their ids. */
export async function readAnnotationsOf(
  db: Database,
  digest: Digest,
): Promise<readonly Annotation[]> {
  return db.annotations.where('article').equals(digest).toArray();
}

/** Everything that an export holds, as of one moment. */
export interface LibrarySnapshot {
  readonly articles: readonly Article[];
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  readonly sources: readonly Source[];
  readonly tombstones: readonly Tombstone[];
  /** From old to new; the last one is current. */
  readonly schemes: readonly Scheme[];
}

/** The whole library, or one article of it with all sources and deletions. */
export async function readSnapshot(db: Database, what: 'all' | Digest): Promise<LibrarySnapshot> {
  const tables = [
    db.articles,
    db.texts,
    db.annotations,
    db.relations,
    db.sources,
    db.tombstones,
    db.schemes,
  ];
  return db.transaction('r', tables, async () => {
    const rows = await (what === 'all'
      ? db.articles.toArray()
      : db.articles.where('digest').equals(what).toArray());
    const texts = await db.texts.bulkGet(rows.map(({ digest }) => digest));
    return {
      articles: rows.flatMap(({ digest, appearances }, index) => {
        const text = texts[index]?.text;
        return text === undefined ? [] : [{ digest, text, appearances }];
      }),
      annotations: await (what === 'all' ? db.annotations.toArray() : readAnnotationsOf(db, what)),
      relations: await db.relations.toArray(),
      sources: await db.sources.toArray(),
      tombstones: await db.tombstones.toArray(),
      schemes: await readSchemes(db),
    };
  });
}
