import Dexie, { type Table } from 'dexie';
import type { Annotation } from '../../shared/annotation/annotation';
import type { Tombstone } from '../../shared/annotation/change';
import type { Relation } from '../../shared/annotation/relation';
import type { Source } from '../../shared/annotation/source';
import { fail, ok, type Result } from '../../shared/base/result';
import type { Scheme } from '../../shared/scheme/scheme';
import { initial } from './migrations/0001-initial';
import { unpackedEdits } from './migrations/0002-unpacked-edits';
import type { Migration } from './migrations/migration';
import type { ArticleRow, ChangeRow, PackedRow, SettingRow, TextRow, UnpackedRow } from './rows';

/** In order of their versions. */
export const MIGRATIONS: readonly Migration[] = [initial, unpackedEdits];

/** IndexedDB's own version number is Dexie's times this. */
const RAW_VERSIONS_PER_VERSION = 10;

/** Why the library cannot be opened. */
export type OpenFailure =
  | { readonly type: 'DatabaseTooNew'; readonly found: number; readonly known: number }
  | { readonly type: 'DatabaseUnavailable'; readonly reason: string };

/** The library on disk. Rows are the truth; everything on screen is made from them. */
export class Database extends Dexie {
  declare readonly articles: Table<ArticleRow, string>;
  declare readonly texts: Table<TextRow, string>;
  declare readonly annotations: Table<Annotation, string>;
  declare readonly relations: Table<Relation, string>;
  declare readonly sources: Table<Source, string>;
  declare readonly packed: Table<PackedRow, string>;
  declare readonly unpacked: Table<UnpackedRow, number, Omit<UnpackedRow, 'seq'>>;
  declare readonly changes: Table<ChangeRow, number, Omit<ChangeRow, 'seq'>>;
  declare readonly tombstones: Table<Tombstone, string>;
  declare readonly schemes: Table<Scheme, [string, number]>;
  declare readonly settings: Table<SettingRow, string>;

  /**
   * Without `autoOpen`, Dexie's own way with `versionchange` is right: it closes for whoever needs a
   * newer shape, and whatever is written later fails and is told.
   */
  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict', autoOpen: false });
    for (const { version, stores } of MIGRATIONS) this.version(version).stores(stores);
  }
}

async function storedVersion(name: string): Promise<number> {
  const databases = await indexedDB.databases();
  const raw = databases.find((database) => database.name === name)?.version ?? 0;
  return raw / RAW_VERSIONS_PER_VERSION;
}

function unavailable(reason: string): OpenFailure {
  return { type: 'DatabaseUnavailable', reason };
}

function openUnlessBlocked(database: Database): Promise<Result<Database, OpenFailure>> {
  return new Promise((resolve) => {
    database.on('blocked', () => {
      database.close({ disableAutoOpen: true });
      resolve(fail(unavailable('another window keeps an older version of it open')));
    });
    database.open().then(
      () => resolve(ok(database)),
      (error: unknown) => resolve(fail(unavailable(String(error)))),
    );
  });
}

/**
 * Opens the library, creating or upgrading it. One that was written by a newer program is refused
 * and left untouched: Dexie by itself would open it without complaint.
 */
export async function openDatabase(name = 'verbatim'): Promise<Result<Database, OpenFailure>> {
  const database = new Database(name);
  const known = MIGRATIONS.at(-1)?.version ?? 0;
  try {
    const found = await storedVersion(name);
    if (found > known) return fail({ type: 'DatabaseTooNew', found, known });
  } catch (error) {
    return fail(unavailable(String(error)));
  }
  return openUnlessBlocked(database);
}
