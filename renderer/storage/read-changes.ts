import type { Change } from '../../shared/annotation/change';
import type { Database } from './database';
import { rowToChange, textsOfRow } from './rows-of-changes';
import type { ChangeRow } from './rows';

/** Rows of the log read at once. */
const ROWS_AT_ONCE = 200;

async function textsFor(
  db: Database,
  rows: readonly ChangeRow[],
): Promise<ReadonlyMap<string, string>> {
  const digests = new Set(rows.flatMap(textsOfRow));
  const texts = await db.texts.bulkGet([...digests]);
  return new Map(texts.flatMap((row) => (row ? [[row.digest, row.text]] : [])));
}

/**
 * The changes after a number, oldest first and in domain form, page by page: at most a few hundred
 * are in memory. One whose text is not stored any more, which only damage can bring about, is left
 * out.
 */
export async function* readChangesAfter(
  db: Database,
  after: number,
): AsyncIterable<readonly Change[]> {
  for (let last = after; ;) {
    const rows = await db.changes.where('seq').above(last).limit(ROWS_AT_ONCE).toArray();
    const end = rows.at(-1);
    if (!end) return;
    const texts = await textsFor(db, rows);
    yield rows
      .filter((row) => textsOfRow(row).every((digest) => texts.has(digest)))
      .map((row) => rowToChange(row, texts));
    last = end.seq;
  }
}
