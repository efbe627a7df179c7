/** The three kinds of annotation; a scheme can add labels beneath them but no fourth kind. */
export const KINDS = ['claim', 'quote', 'figure'] as const;
export type Kind = (typeof KINDS)[number];

/** Relation types of the default scheme. */
export const RELATION_TYPES = [
  'supports',
  'contradicts',
  'same-as',
  'translation-of',
  'part-of',
  'attributed-to',
] as const;

/** Relation types that say something of one kind alone, wherever a scheme has them. */
const OF_ONE_KIND: ReadonlyMap<string, Kind> = new Map([['translation-of', 'quote']]);

/** Whether annotations of these kinds can be related in a way: only words can be a translation. */
export function canRelate(type: string, kinds: readonly Kind[]): boolean {
  const only = OF_ONE_KIND.get(type);
  return only === undefined || kinds.every((kind) => kind === only);
}

/** A label that refines a kind, such as "casualties" beneath figure. */
export interface LabelDefinition {
  readonly key: string;
  readonly name: string;
  readonly kind: Kind;
  readonly color?: string;
  readonly shortcut?: string;
}

/** A custom attribute that annotations of the named kinds may carry. */
export interface AttributeDefinition {
  readonly key: string;
  readonly name: string;
  readonly kinds: readonly Kind[];
  readonly values?: readonly string[];
}

export interface RelationTypeDefinition {
  readonly key: string;
  readonly name: string;
}

/** The coding scheme: what an analyst may say. Known by id and version. */
export interface Scheme {
  readonly id: string;
  readonly version: number;
  readonly labels: readonly LabelDefinition[];
  readonly attributes: readonly AttributeDefinition[];
  readonly relationTypes: readonly RelationTypeDefinition[];
  readonly guideline: string;
}
