import {
  CHANGE_ORIGINS,
  type Action,
  type Change,
  type Edit,
  type EditOf,
  type Entities,
  type EntityName,
  type Tombstone,
} from '../annotation/change';
import { isAnnotationId, isSourceId } from '../annotation/is-uuid';
import type { Relation } from '../annotation/relation';
import type { Source } from '../annotation/source';
import { isDigest } from '../article/digest';
import {
  KINDS,
  type AttributeDefinition,
  type LabelDefinition,
  type RelationTypeDefinition,
  type Scheme,
} from '../scheme/scheme';
import { isAnnotation, isProvenance } from './is-annotation';
import { isArticle } from './is-article';
import { isCount, isText, listOf, nullOr, oneOf, optional, shape, type Guard } from './shape';

/** Every action; one that is missing here is a compile error. */
const ACTIONS = Object.keys({
  'add-articles': true,
  'remove-article': true,
  'edit-article': true,
  annotate: true,
  'change-kind': true,
  'delete-annotations': true,
  'update-annotations': true,
  'add-fragment': true,
  'remove-fragment': true,
  'move-end': true,
  'merge-annotations': true,
  'split-annotation': true,
  'add-source': true,
  'edit-source': true,
  'remove-source': true,
  'merge-sources': true,
  relate: true,
  unrelate: true,
  'edit-scheme': true,
  import: true,
  undo: true,
  redo: true,
} satisfies Record<Action, true>);

const isAction: Guard<Action> = (value): value is Action =>
  ACTIONS.some((action) => action === value);

const isRelation = shape<Relation>({
  id: isText,
  type: isText,
  from: isAnnotationId,
  to: isAnnotationId,
  provenance: isProvenance,
});

const isSource = shape<Source>({
  id: isSourceId,
  name: isText,
  aliases: listOf(isText),
  via: optional(isSourceId),
});

const isScheme = shape<Scheme>({
  id: isText,
  version: isCount,
  labels: listOf(
    shape<LabelDefinition>({
      key: isText,
      name: isText,
      kind: oneOf(KINDS),
      color: optional(isText),
      shortcut: optional(isText),
    }),
  ),
  attributes: listOf(
    shape<AttributeDefinition>({
      key: isText,
      name: isText,
      kinds: listOf(oneOf(KINDS)),
      values: optional(listOf(isText)),
    }),
  ),
  relationTypes: listOf(shape<RelationTypeDefinition>({ key: isText, name: isText })),
  guideline: isText,
});

/** The edits of one kind of entity: at least one side there, and both under the id that they name. */
function editOf<E extends EntityName>(
  entity: E,
  guard: Guard<Entities[E]>,
  idOf: (value: Entities[E]) => string,
): Guard<EditOf<E>> {
  const hasShape = shape<EditOf<E>>({
    entity: oneOf([entity]),
    id: isText,
    before: nullOr(guard),
    after: nullOr(guard),
  } as const satisfies Parameters<typeof shape<EditOf<E>>>[0]);
  return (value): value is EditOf<E> => {
    if (!hasShape(value)) return false;
    const sides = [value.before, value.after].filter((side) => side !== null);
    return sides.length > 0 && sides.every((side) => idOf(side) === value.id);
  };
}

const EDITS: { readonly [E in EntityName]: Guard<EditOf<E>> } = {
  article: editOf('article', isArticle, ({ digest }) => digest),
  annotation: editOf('annotation', isAnnotation, ({ id }) => id),
  relation: editOf('relation', isRelation, ({ id }) => id),
  source: editOf('source', isSource, ({ id }) => id),
  scheme: editOf('scheme', isScheme, ({ id, version }) => `${id}@${version}`),
};

const isEdit: Guard<Edit> = (value): value is Edit =>
  Object.values(EDITS).some((isOne) => isOne(value));

const ENTITY_NAMES = [
  'article',
  'annotation',
  'relation',
  'source',
  'scheme',
] as const satisfies readonly EntityName[];

const isTombstone = shape<Tombstone>({
  id: isText,
  entity: oneOf(ENTITY_NAMES),
  at: isText,
  by: isText,
});

const isTime: Guard<string> = (value): value is string =>
  isText(value) && Number.isFinite(Date.parse(value));

const hasChangeShape = shape<Change>({
  v: oneOf([1]),
  id: isText,
  seq: isCount,
  at: isTime,
  by: isText,
  origin: oneOf(CHANGE_ORIGINS),
  action: isAction,
  articles: listOf(isDigest),
  edits: listOf(isEdit),
  undoes: optional(isText),
  deletedElsewhere: optional(listOf(isTombstone)),
});

/**
 * Whether a value is a change that a replay can take: every field of it and of its entities is of
 * its type, each edit is of the entity that it names, and none is edited twice.
 */
export function isChange(value: unknown): value is Change {
  if (!hasChangeShape(value) || value.id === '' || value.seq < 1) return false;
  const named = new Set(value.edits.map(({ entity, id }) => `${entity} ${id}`));
  return named.size === value.edits.length;
}
