import type {
  AttributeDefinition,
  Kind,
  LabelDefinition,
  RelationTypeDefinition,
  Scheme,
} from '../../../shared/scheme/scheme';

/** A label while it is edited; empty where nothing is said. */
export interface LabelDraft {
  readonly key: string;
  readonly name: string;
  readonly kind: Kind;
  readonly color: string;
  readonly shortcut: string;
  /** A key that annotations may already carry is not edited any more. */
  readonly stored: boolean;
}

/** An attribute while it is edited; `values` as typed, with commas between. */
export interface AttributeDraft {
  readonly key: string;
  readonly name: string;
  readonly kinds: readonly Kind[];
  readonly values: string;
  readonly stored: boolean;
}

/** A type of relation while it is edited. */
export interface RelationTypeDraft extends RelationTypeDefinition {
  readonly stored: boolean;
}

/** A scheme while it is edited. */
export interface SchemeDraft {
  readonly labels: readonly LabelDraft[];
  readonly attributes: readonly AttributeDraft[];
  readonly relationTypes: readonly RelationTypeDraft[];
  readonly guideline: string;
}

/** The parts of a scheme that are edited apart. */
export const SCHEME_PARTS = ['labels', 'attributes', 'relationTypes', 'guideline'] as const;
export type SchemePart = (typeof SCHEME_PARTS)[number];

/** The first thing that is wrong with a draft; `path` is a JSON pointer into the scheme. */
export interface DraftFault {
  readonly path: string;
  readonly reason: string;
}

/** A scheme as it is put into the fields. */
export function draftOf(scheme: Scheme): SchemeDraft {
  return {
    labels: scheme.labels.map(({ key, name, kind, color = '', shortcut = '' }) => ({
      key,
      name,
      kind,
      color,
      shortcut,
      stored: true,
    })),
    attributes: scheme.attributes.map(({ key, name, kinds, values = [] }) => ({
      key,
      name,
      kinds,
      values: values.join(', '),
      stored: true,
    })),
    relationTypes: scheme.relationTypes.map((type) => ({ ...type, stored: true })),
    guideline: scheme.guideline,
  };
}

/** A key made of a name: its letters and digits, with hyphens between the words. */
export function keyOfName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

function keyOf({ key, name }: { readonly key: string; readonly name: string }): string {
  return key.trim() === '' ? keyOfName(name) : key.trim();
}

function labelOf(draft: LabelDraft): LabelDefinition {
  const { name, kind, color, shortcut } = draft;
  return {
    key: keyOf(draft),
    name: name.trim(),
    kind,
    ...(color !== '' && { color }),
    ...(shortcut !== '' && { shortcut }),
  };
}

function attributeOf(draft: AttributeDraft): AttributeDefinition {
  const values = draft.values
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
  return {
    key: keyOf(draft),
    name: draft.name.trim(),
    kinds: draft.kinds,
    ...(values.length > 0 && { values }),
  };
}

/** What the fields say, as the next form of a scheme. */
export function schemeOf(draft: SchemeDraft, scheme: Scheme): Scheme {
  return {
    ...scheme,
    labels: draft.labels.map(labelOf),
    attributes: draft.attributes.map(attributeOf),
    relationTypes: draft.relationTypes.map((type) => ({
      key: keyOf(type),
      name: type.name.trim(),
    })),
    guideline: draft.guideline,
  };
}

/** The part of a scheme to which a JSON pointer leads. */
export function partAt(path: string): SchemePart | undefined {
  const [, first] = path.split('/');
  return SCHEME_PARTS.find((part) => part === first);
}

/** Whether a fault belongs to the field at a JSON pointer. */
export function isFaultOf(fault: DraftFault | null, path: string): fault is DraftFault {
  return fault !== null && (fault.path === path || fault.path.startsWith(`${path}/`));
}
