import { readLogEnd } from './check-library';
import type { Database } from './database';

/**
 * Opens the library again if the browser has closed it, as it does when the disk is full. False
 * where it holds fewer changes than were committed: a damaged one comes back empty. It is closed
 * then, so that nothing is taken from it or written into it.
 */
export async function reopen(db: Database, committed: number): Promise<boolean> {
  if (!db.isOpen()) await db.open();
  const isWhole = (await readLogEnd(db)).seq >= committed;
  if (!isWhole) db.close();
  return isWhole;
}
