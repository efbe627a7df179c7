import type { Database } from './database';

/** Where the log of the library ends. */
export interface LogEnd {
  /** 0 when nothing was ever changed. */
  readonly seq: number;
  /** Of the last change, or null. */
  readonly id: string | null;
}

/** What in the library contradicts itself. */
export type LibraryFault =
  /** The log holds fewer changes than its last number says. */
  | { readonly type: 'ChangesMissing'; readonly count: number }
  /** There are articles, and no log says where they came from. */
  | { readonly type: 'LogLost' }
  /** Annotations that are there, and those that the articles count. */
  | { readonly type: 'CountsDiffer'; readonly found: number; readonly counted: number }
  /** Articles without their text. */
  | { readonly type: 'TextsMissing'; readonly count: number };

/** The end of the log, by one small read. */
export async function readLogEnd(db: Database): Promise<LogEnd> {
  const last = await db.changes.orderBy('seq').last();
  return { seq: last?.seq ?? 0, id: last?.id ?? null };
}

/** The id of a change of the log, or null where there is none under that number. */
export async function readChangeId(db: Database, seq: number): Promise<string | null> {
  return (await db.changes.get(seq))?.id ?? null;
}

/**
 * Whether the parts of the library agree, by counts and keys alone, so that a large one costs
 * little. Commands cannot bring any of this about; damage can.
 */
export async function checkLibrary(db: Database): Promise<readonly LibraryFault[]> {
  const tables = [db.changes, db.articles, db.texts, db.annotations];
  return db.transaction('r', tables, async () => {
    const [changes, last, articles, texts, found] = await Promise.all([
      db.changes.count(),
      readLogEnd(db),
      db.articles.toArray(),
      db.texts.toCollection().primaryKeys(),
      db.annotations.count(),
    ]);
    const counted = articles.reduce((sum, { annotations }) => sum + annotations, 0);
    const known = new Set<string>(texts);
    const bare = articles.filter(({ digest }) => !known.has(digest)).length;
    const faults: LibraryFault[] = [];
    if (changes !== last.seq) faults.push({ type: 'ChangesMissing', count: last.seq - changes });
    if (last.seq === 0 && articles.length > 0) faults.push({ type: 'LogLost' });
    if (found !== counted) faults.push({ type: 'CountsDiffer', found, counted });
    if (bare > 0) faults.push({ type: 'TextsMissing', count: bare });
    return faults;
  });
}
