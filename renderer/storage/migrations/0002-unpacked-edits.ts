import type { Migration } from './migration';

/** A table for what has happened to an article's annotations since their read record was packed. */
export const unpackedEdits: Migration = {
  version: 2,
  stores: { unpacked: '++seq, article' },
};
