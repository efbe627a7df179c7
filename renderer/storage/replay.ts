import type { Annotation } from '../../shared/annotation/annotation';
import { packAnnotations, placed } from '../../shared/annotation/packed';
import { ok, fail, type Result } from '../../shared/base/result';
import type { Digest } from '../../shared/article/article';
import type { Database } from './database';
import type { FoldedLog } from './fold-log';
import type { ArticleRow, PackedRow, TextRow } from './rows';
import { storageFailureOf, type StorageFailure } from './storage-failure';

/** Rows written between two words of progress. */
const ROWS_AT_ONCE = 2000;

/** Told how many rows are written, of how many. */
export type OnProgress = (done: number, total: number) => void;

function byArticle(annotations: Iterable<Annotation>): ReadonlyMap<Digest, Annotation[]> {
  const groups = new Map<Digest, Annotation[]>();
  for (const annotation of annotations) {
    const group = groups.get(annotation.article);
    if (group) group.push(annotation);
    else groups.set(annotation.article, [annotation]);
  }
  return groups;
}

interface ArticleRows {
  readonly articles: readonly ArticleRow[];
  readonly texts: readonly TextRow[];
  readonly packed: readonly PackedRow[];
}

function articleRows(folded: FoldedLog): ArticleRows {
  const groups = byArticle(folded.annotations.values());
  return {
    articles: [...folded.articles.values()].map(({ digest, appearances, text }) => ({
      digest,
      appearances,
      length: text.length,
      annotations: groups.get(digest)?.length ?? 0,
    })),
    // The log names them by digests that were checked when they came.
    texts: [...folded.texts].map(([digest, text]) => ({ digest: digest as Digest, text })),
    packed: [...groups].map(([article, group]) => ({
      ...packAnnotations(group.map(placed)),
      article,
    })),
  };
}

/** Rows for a table, in rising order of their keys: in any other, many rows take far longer. */
interface Load {
  readonly size: number;
  readonly write: (from: number, until: number) => PromiseLike<unknown>;
}

function load<T>(
  put: (rows: readonly T[]) => PromiseLike<unknown>,
  rows: readonly T[],
  keyOf: (row: T) => IDBValidKey,
): Load {
  const inOrder = rows.toSorted((a, b) => indexedDB.cmp(keyOf(a), keyOf(b)));
  return { size: rows.length, write: (from, until) => put(inOrder.slice(from, until)) };
}

function loadsOf(db: Database, folded: FoldedLog): readonly Load[] {
  const { articles, texts, packed } = articleRows(folded);
  const { annotations, relations, sources, schemes, tombstones } = folded;
  return [
    load(
      (rows) => db.articles.bulkPut(rows),
      articles,
      ({ digest }) => digest,
    ),
    load(
      (rows) => db.texts.bulkPut(rows),
      texts,
      ({ digest }) => digest,
    ),
    load(
      (rows) => db.packed.bulkPut(rows),
      packed,
      ({ article }) => article,
    ),
    load(
      (rows) => db.annotations.bulkPut(rows),
      [...annotations.values()],
      ({ id }) => id,
    ),
    load(
      (rows) => db.relations.bulkPut(rows),
      [...relations.values()],
      ({ id }) => id,
    ),
    load(
      (rows) => db.sources.bulkPut(rows),
      [...sources.values()],
      ({ id }) => id,
    ),
    load(
      (rows) => db.schemes.bulkPut(rows),
      [...schemes.values()],
      (row) => [row.id, row.version],
    ),
    load(
      (rows) => db.tombstones.bulkPut(rows),
      [...tombstones.values()],
      ({ id }) => id,
    ),
    load(
      (rows) => db.changes.bulkPut(rows),
      folded.rows,
      ({ seq }) => seq,
    ),
  ];
}

async function write(db: Database, folded: FoldedLog, onProgress: OnProgress): Promise<void> {
  const loads = loadsOf(db, folded);
  const total = loads.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  for (const table of db.tables) if (table.name !== db.settings.name) await table.clear();
  for (const { size, write: writeRows } of loads) {
    for (let from = 0; from < size; from += ROWS_AT_ONCE) {
      const until = Math.min(from + ROWS_AT_ONCE, size);
      await writeRows(from, until);
      done += until - from;
      onProgress(done, total);
    }
  }
  const known = (await db.settings.get('schemeVersion'))?.value;
  if (folded.schemeVersion > (typeof known === 'number' ? known : 0)) {
    await db.settings.put({ key: 'schemeVersion', value: folded.schemeVersion });
  }
}

/**
 * Makes the library what a log says, log included; the analyst's settings stay. It is one
 * transaction: whatever happens, afterwards the library is the old one or the new one, whole.
 */
export async function replay(
  db: Database,
  folded: FoldedLog,
  onProgress: OnProgress = () => {},
): Promise<Result<null, StorageFailure>> {
  try {
    await db.transaction('rw', db.tables, () => write(db, folded, onProgress));
    return ok(null);
  } catch (error) {
    const failure = storageFailureOf(error);
    if (!failure) throw error;
    return fail(failure);
  }
}
