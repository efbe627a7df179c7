import type { Change } from '../../shared/annotation/change';
import type { Database } from './database';
import { readTexts } from './read-library';
import { rowToChange, textsOfRow } from './rows-of-changes';

/** Rows of the log read at once. */
const ROWS_AT_ONCE = 200;

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
    const texts = await readTexts(db, [...new Set(rows.flatMap(textsOfRow))]);
    yield rows
      .filter((row) => textsOfRow(row).every((digest) => texts.has(digest)))
      .map((row) => rowToChange(row, texts));
    last = end.seq;
  }
}
