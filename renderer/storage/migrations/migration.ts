/** One step of the database's shape: written once, never edited after a release. */
export interface Migration {
  /** Dexie's number; IndexedDB itself sees ten times as much. */
  readonly version: number;
  /** Tables that are new or whose indexes change, in Dexie's notation; null drops one. */
  readonly stores: Readonly<Record<string, string | null>>;
}
