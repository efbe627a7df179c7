/** What left, or would have left, the app: a test asserts that all of it stays empty. */
export interface NetworkRecord {
  /** Addresses that the page asked for and was refused. */
  readonly external: string[];
  /** Network functions that the main process called and was refused, such as `http.request`. */
  readonly attempts: string[];
}

declare global {
  var __standIn: NetworkRecord | undefined;
}

/** The one record of this process, readable from a test through `electronApp.evaluate`. */
export const networkRecord: NetworkRecord = { external: [], attempts: [] };

/** Puts the record where `electronApp.evaluate` finds it. */
export function publishRecord(): void {
  globalThis.__standIn = networkRecord;
}
