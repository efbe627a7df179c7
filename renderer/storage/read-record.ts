import { packAnnotations, repack, type PackedAnnotations } from '../../shared/annotation/packed';
import type { Digest } from '../../shared/article/article';
import type { Database } from './database';
import type { PackedRow } from './rows';

function columnsOf({ article: _article, ...columns }: PackedRow): PackedAnnotations {
  return columns;
}

/** The read record of an article as of now. Call it within a transaction. */
export async function packedWithin(db: Database, article: string): Promise<PackedAnnotations> {
  const [row, since] = await Promise.all([
    db.packed.get(article),
    db.unpacked.where('article').equals(article).toArray(),
  ]);
  const packed = row ? columnsOf(row) : packAnnotations([]);
  return since.length === 0
    ? packed
    : repack(
        packed,
        since.flatMap(({ edits }) => edits),
      );
}

/** The read records of several articles, by article. Call it within a transaction. */
export async function recordsWithin(
  db: Database,
  articles: readonly Digest[],
): Promise<ReadonlyMap<Digest, PackedAnnotations>> {
  const read = articles.map(async (article) => [article, await packedWithin(db, article)] as const);
  return new Map(await Promise.all(read));
}

/** The read record of an article as of now. */
export function readPacked(db: Database, article: Digest): Promise<PackedAnnotations> {
  return db.transaction('r', [db.packed, db.unpacked], () => packedWithin(db, article));
}
