import type { Table } from 'dexie';
import type { Change, ChangeDraft, Tombstone } from '../../shared/annotation/change';
import { fail, ok, type Result } from '../../shared/base/result';
import { editsApply } from './check-edits';
import type { Database } from './database';
import { editsOf, schemeKey } from './edits';
import { articlesToPack, placedEditsOf, planRecords, type RecordPlan } from './plan-records';
import { countsAfter, planArticles, planTexts, planTombstones, type RowEdit } from './plan-rows';
import { readAffected, type Affected } from './read-affected';
import { recordsWithin } from './read-record';
import { editToRow } from './rows-of-changes';
import { storageFailureOf, type StorageFailure } from './storage-failure';

/** What a draft lacks to be a change. */
export interface Stamp {
  /** UUID version 7. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

function refuseTwoEditsOfOne({ edits }: ChangeDraft): void {
  const named = new Set(edits.map(({ entity, id }) => `${entity} ${id}`));
  if (named.size !== edits.length) throw new Error('A change edits the same entity twice.');
}

/** Rows of one request. Making a request of many rows keeps the window from all else. */
const ROWS_AT_ONCE = 500;

/** Dexie's own promises keep the transaction; in parts, the window gets its turn between them. */
function inParts<Row>(
  rows: readonly Row[],
  write: (part: readonly Row[]) => PromiseLike<unknown>,
): PromiseLike<unknown> {
  const rest = rows.slice(ROWS_AT_ONCE);
  const written = write(rows.slice(0, ROWS_AT_ONCE));
  return rest.length > 0 ? written.then(() => inParts(rest, write)) : written;
}

/**
 * The requests that bring a table's rows to what they should be, in rising order of their keys: in
 * falling order, as an undo gives them, 20,000 rows take six times as long.
 */
function put<T, Key>(
  table: Table<T, Key>,
  edits: readonly RowEdit<T, Key>[],
): readonly PromiseLike<unknown>[] {
  const inOrder = edits.toSorted((a, b) => indexedDB.cmp(a.key, b.key));
  const kept = inOrder.flatMap(({ after }) => (after === null ? [] : [after]));
  const gone = inOrder.flatMap(({ key, after }) => (after === null ? [key] : []));
  return [
    ...(kept.length > 0 ? [inParts(kept, (rows) => table.bulkPut(rows))] : []),
    ...(gone.length > 0 ? [inParts(gone, (keys) => table.bulkDelete([...keys]))] : []),
  ];
}

function byId<E extends { readonly id: string; readonly after: object | null }>(
  edits: readonly E[],
): readonly RowEdit<NonNullable<E['after']>>[] {
  return edits.map(({ id, after }) => ({ key: id, after }));
}

/** The tombstones that stood before the change that a draft takes back, or null for any other. */
function restoredTombstones(
  { undoes }: ChangeDraft,
  { undone }: Affected,
): ReadonlyMap<string, Tombstone> | null {
  if (undoes === undefined) return null;
  return new Map(undone?.tombstones?.map((stone) => [stone.id, stone]));
}

/** The tombstones that come, and those of them that stand and go. */
function stonesToWrite(
  affected: Affected,
  draft: ChangeDraft,
  at: string,
): readonly RowEdit<Tombstone>[] {
  const standing = new Set(affected.tombstones.map(({ id }) => id));
  const planned = planTombstones(draft, at, restoredTombstones(draft, affected));
  return planned.filter(({ key, after }) => after !== null || standing.has(key));
}

function writeRecords(
  db: Database,
  { packed, appended, cleared }: RecordPlan,
): readonly PromiseLike<unknown>[] {
  return [
    ...put(db.packed, packed),
    ...(appended.length > 0 ? [db.unpacked.bulkAdd(appended)] : []),
    ...(cleared.length > 0 ? [db.unpacked.where('article').anyOf(cleared).delete()] : []),
  ];
}

function writeRows(
  db: Database,
  affected: Affected,
  counts: ReadonlyMap<string, number>,
  { draft, at }: { readonly draft: ChangeDraft; readonly at: string },
): readonly PromiseLike<unknown>[] {
  const { edits } = draft;
  const schemes = editsOf(edits, 'scheme');
  return [
    ...put(db.articles, planArticles(affected, edits, counts)),
    ...put(db.texts, planTexts(edits)),
    ...put(db.annotations, byId(editsOf(edits, 'annotation'))),
    ...put(db.relations, byId(editsOf(edits, 'relation'))),
    ...put(db.sources, byId(editsOf(edits, 'source'))),
    ...put(
      db.schemes,
      schemes.map((edit) => ({ key: schemeKey(edit), after: edit.after })),
    ),
    ...put(db.tombstones, stonesToWrite(affected, draft, at)),
  ];
}

/** All reads at once, then all writes at once: each wait is a way to the database and back. */
async function write(
  db: Database,
  draft: ChangeDraft,
  { id, at }: Stamp,
): Promise<Result<Change, StorageFailure>> {
  const { edits } = draft;
  const affected = await readAffected(db, draft);
  if (!editsApply(affected, edits)) return fail({ type: 'ChangedSince' });
  const { tombstones, waiting } = affected;
  const counts = countsAfter(affected, edits);
  const grounds = { edits: placedEditsOf(edits), waiting, counts };
  const toPack = articlesToPack(grounds);
  // Waiting for nothing would let the transaction end.
  const records = toPack.length === 0 ? new Map() : await recordsWithin(db, toPack);
  // The store would count on from the longest log that it ever held, also after a shorter one has
  // taken its place.
  const seq = affected.lastSeq + 1;
  const row = {
    ...draft,
    seq,
    v: 1 as const,
    id,
    at,
    edits: edits.map(editToRow),
    ...(tombstones.length > 0 && { tombstones }),
  };
  await Promise.all([
    db.changes.add(row),
    ...writeRows(db, affected, counts, { draft, at }),
    ...writeRecords(db, planRecords(grounds, records)),
  ]);
  return ok({ ...draft, v: 1, id, at, seq });
}

/**
 * The one way in: checks a draft against what is stored, and writes rows, read records, tombstones
 * and the change itself in one strict transaction. Whatever fails, nothing is half-written.
 */
export async function commitChange(
  db: Database,
  draft: ChangeDraft,
  stamp: Stamp,
): Promise<Result<Change, StorageFailure>> {
  refuseTwoEditsOfOne(draft);
  const tables = [
    db.articles,
    db.texts,
    db.annotations,
    db.relations,
    db.sources,
    db.packed,
    db.unpacked,
    db.changes,
    db.tombstones,
    db.schemes,
  ];
  try {
    return await db.transaction('rw', tables, () => write(db, draft, stamp));
  } catch (error) {
    const failure = storageFailureOf(error);
    if (!failure) throw error;
    return fail(failure);
  }
}
