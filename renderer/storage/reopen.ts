import { readLogEnd } from './check-library';
import type { Database } from './database';

/**
 * Opens the library again if the browser has closed it, as it does when the disk is full. False
 * where it came back with fewer changes than it had: a damaged one comes back empty.
 */
export async function reopen(db: Database, committed: number): Promise<boolean> {
  if (db.isOpen()) return true;
  await db.open();
  return (await readLogEnd(db)).seq >= committed;
}
