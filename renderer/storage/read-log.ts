import type { Change } from '../../shared/annotation/change';
import type { Digest } from '../../shared/article/article';
import type { Database } from './database';
import { rowToChange, textsOfRow } from './rows-of-changes';
import type { ChangeRow } from './rows';

/** What the next undo and the next redo would take back. */
export interface Candidates {
  readonly undo: ChangeRow | null;
  readonly redo: ChangeRow | null;
}

/** An article's own changes, or those by which the library itself changed. */
export type UndoScope = Digest | 'library';

/** Most answers lie in the newest change or two; only long runs of undos reach further. */
const FIRST_PAGE = 4;
const PAGE_GROWTH = 4;

async function* newestFirst(db: Database, scope: UndoScope): AsyncIterable<ChangeRow> {
  const keys =
    scope === 'library'
      ? await db.changes.toCollection().primaryKeys()
      : await db.changes.where('articles').equals(scope).primaryKeys();
  for (let end = keys.length, size = FIRST_PAGE; end > 0; end -= size, size *= PAGE_GROWTH) {
    const rows = await db.changes.bulkGet(keys.slice(Math.max(0, end - size), end));
    for (const row of rows.reverse()) if (row) yield row;
  }
}

function isOf(scope: UndoScope, row: ChangeRow): boolean {
  return scope !== 'library' || row.edits.some(({ entity }) => entity === 'article');
}

/**
 * Reads the log from the newest change back. A change that a live later one takes back is dead; the
 * first live change that is neither undo nor redo is what Undo takes back, and the first live undo
 * is what Redo takes back, unless that live change is newer. Seeds are nobody's doing and stay.
 */
export async function findCandidates(db: Database, scope: UndoScope): Promise<Candidates> {
  const dead = new Set<string>();
  let redo: ChangeRow | null = null;
  for await (const row of newestFirst(db, scope)) {
    if (dead.has(row.id) || row.origin === 'seed') continue;
    if (row.undoes !== undefined) {
      dead.add(row.undoes);
      if (row.action === 'undo' && isOf(scope, row)) redo ??= row;
    } else if (isOf(scope, row)) {
      return { undo: row, redo };
    }
  }
  return { undo: null, redo };
}

/** A row of the log in domain form, with its texts. */
export async function readChange(db: Database, row: ChangeRow): Promise<Change> {
  const rows = await db.texts.bulkGet([...textsOfRow(row)]);
  const texts = new Map(rows.flatMap((text) => (text ? [[text.digest, text.text]] : [])));
  return rowToChange(row, texts);
}

/** The action of a logged change, by its id. */
export async function readAction(db: Database, id: string): Promise<Change['action'] | null> {
  return (await db.changes.get({ id }))?.action ?? null;
}
