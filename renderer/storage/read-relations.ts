import type { Relation } from '../../shared/annotation/relation';
import type { Database } from './database';

/** From this many ends on, all relations are read: that costs less than a look-up for each end. */
const MANY_ENDS = 100;

/** The relations that begin or end in one of these annotations. Call it within a transaction. */
export async function relationsWithin(
  db: Database,
  ids: readonly string[],
): Promise<readonly Relation[]> {
  if (ids.length > MANY_ENDS) {
    const ends = new Set<string>(ids);
    const all = await db.relations.toArray();
    return all.filter((relation) => ends.has(relation.from) || ends.has(relation.to));
  }
  const found = await Promise.all(
    ids.flatMap((id) => [
      db.relations.where('from').equals(id).toArray(),
      db.relations.where('to').equals(id).toArray(),
    ]),
  );
  return [...new Map(found.flat().map((relation) => [relation.id, relation])).values()];
}

/** The relations that begin or end in one of these annotations. */
export function readRelationsOf(
  db: Database,
  ids: readonly string[],
): Promise<readonly Relation[]> {
  return db.transaction('r', db.relations, () => relationsWithin(db, ids));
}
