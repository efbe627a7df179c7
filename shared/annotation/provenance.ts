export const ORIGINS = ['manual', 'suggestion', 'import', 'review'] as const;

/** Who made a statement, when, by which scheme, and from what. Times are ISO 8601 in UTC. */
export interface Provenance {
  readonly creator: string;
  readonly created: string;
  readonly modified: string;
  readonly origin: (typeof ORIGINS)[number];
  readonly scheme: { readonly id: string; readonly version: number };
  readonly derivedFrom?: string;
  /** The id in the file that this came from, where that was no UUID. */
  readonly externalId?: string;
}
