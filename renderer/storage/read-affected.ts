import type { Table } from 'dexie';
import type { Annotation } from '../../shared/annotation/annotation';
import type { ChangeDraft, Edit, Tombstone } from '../../shared/annotation/change';
import type { Relation } from '../../shared/annotation/relation';
import type { Source } from '../../shared/annotation/source';
import type { Scheme } from '../../shared/scheme/scheme';
import type { Database } from './database';
import { comingAndGoing, editsOf, namedSources, removedIds, schemeKey } from './edits';
import { relationsWithin } from './read-relations';
import type { ArticleRow, ChangeRow } from './rows';

/** What is stored of everything that some edits name or hang on, by id. */
export interface Affected {
  readonly articles: ReadonlyMap<string, ArticleRow>;
  readonly annotations: ReadonlyMap<string, Annotation>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly sources: ReadonlyMap<string, Source>;
  /** By `id@version`. */
  readonly schemes: ReadonlyMap<string, Scheme>;
  /** By article: how many rows of edits its read record does not hold yet. */
  readonly waiting: ReadonlyMap<string, number>;
  /** Relations with an end in an annotation that is removed. */
  readonly hanging: ReadonlySet<string>;
  /** Of what comes or goes, those that were deleted before. */
  readonly tombstones: readonly Tombstone[];
  /** The change that these edits take back, as the log has it. */
  readonly undone: ChangeRow | null;
  /** The number of the last change in the log; 0 where there is none. */
  readonly lastSeq: number;
}

async function byKey<T, Key>(
  table: Table<T, Key>,
  keys: readonly Key[],
  names: readonly string[],
): Promise<ReadonlyMap<string, T>> {
  const rows = await table.bulkGet([...keys]);
  return new Map(
    rows.flatMap((row, index): [string, T][] => (row ? [[names[index] ?? '', row]] : [])),
  );
}

/** From this many ids on, the keys of a table tell which are there: one request, not one for each. */
const MANY_IDS = 5_000;

async function byId<T>(
  table: Table<T, string>,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, T>> {
  const unique = [...new Set(ids)];
  if (unique.length < MANY_IDS) return byKey(table, unique, unique);
  const keys = new Set(await table.toCollection().primaryKeys());
  const there = unique.filter((id) => keys.has(id));
  return there.length === 0 ? new Map() : byKey(table, there, there);
}

async function countWaiting(
  db: Database,
  articles: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counted = [...new Set(articles)].map(async (article): Promise<[string, number]> => [
    article,
    await db.unpacked.where('article').equals(article).count(),
  ]);
  return new Map(await Promise.all(counted));
}

async function readLastSeq(db: Database): Promise<number> {
  const [last = 0] = await db.changes.toCollection().reverse().limit(1).primaryKeys();
  return last;
}

function idsOf(edits: readonly { readonly id: string }[]): readonly string[] {
  return edits.map(({ id }) => id);
}

/** The articles in which edited annotations lie. */
function articlesOf(edits: readonly Edit[]): readonly string[] {
  return editsOf(edits, 'annotation').flatMap(
    ({ before, after }) => (after ?? before)?.article ?? [],
  );
}

function endsOf(edits: readonly Edit[]): readonly string[] {
  return editsOf(edits, 'relation').flatMap(({ after }) => (after ? [after.from, after.to] : []));
}

/**
 * Reads all of it at once. Within a transaction this is one wait: waiting for what asks the
 * database nothing would let the transaction end.
 */
export async function readAffected(
  db: Database,
  { edits, undoes, deletedElsewhere = [] }: ChangeDraft,
): Promise<Affected> {
  const annotations = editsOf(edits, 'annotation');
  const inArticles = [...articlesOf(edits), ...idsOf(editsOf(edits, 'article'))];
  const schemes = editsOf(edits, 'scheme');
  const removed = [...removedIds(annotations)];
  const all = await Promise.all([
    byId(db.articles, inArticles),
    byId(db.annotations, [...idsOf(annotations), ...endsOf(edits)]),
    byId(db.relations, idsOf(editsOf(edits, 'relation'))),
    byId(db.sources, [...idsOf(editsOf(edits, 'source')), ...namedSources(edits)]),
    byKey(db.schemes, schemes.map(schemeKey), idsOf(schemes)),
    countWaiting(db, articlesOf(edits)),
    relationsWithin(db, removed),
    byId(db.tombstones, idsOf([...comingAndGoing(edits), ...deletedElsewhere])),
    undoes === undefined ? null : db.changes.get({ id: undoes }),
    readLastSeq(db),
  ]);
  const [articles, stored, relations, sources, storedSchemes, waiting, hanging, stones, ...log] =
    all;
  const [undone, lastSeq] = log;
  return {
    articles,
    annotations: stored,
    relations,
    sources,
    schemes: storedSchemes,
    waiting,
    hanging: new Set(hanging.map(({ id }) => id)),
    tombstones: [...stones.values()],
    undone: undone ?? null,
    lastSeq,
  };
}
