import type { Migration } from './migration';

/** The first shape: every table of the data model, whole. */
export const initial: Migration = {
  version: 1,
  stores: {
    articles: '&digest',
    texts: '&digest',
    annotations: '&id, article',
    relations: '&id, from, to',
    sources: '&id, name',
    packed: '&article',
    changes: '++seq, &id, *articles',
    tombstones: '&id',
    schemes: '&[id+version]',
    settings: '&key',
  },
};
