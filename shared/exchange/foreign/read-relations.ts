import type { AnnotationId } from '../../annotation/annotation';
import { isUuid } from '../../annotation/is-uuid';
import type { Relation } from '../../annotation/relation';
import type { Scheme } from '../../scheme/scheme';
import { derivedId } from '../derived-id';
import type { ForeignItem, ImportContext } from '../foreign-read';
import type { FormatId } from '../format';
import type { StatedArticle, StatedRelation } from './foreign-items';

/** Relations that were read, and what became of those that were not. */
export interface ReadRelations {
  readonly relations: readonly Relation[];
  readonly items: readonly ForeignItem[];
}

/** Gives the annotation that an id of a file became, if it became one. */
export type EndOf = (foreignId: string) => AnnotationId | undefined;

function typeOf(written: string, { relationTypes }: Scheme): string | undefined {
  const word = written.trim().toLowerCase();
  return relationTypes.find(({ key, name }) => key === word || name.toLowerCase() === word)?.key;
}

function readRelation(
  stated: StatedRelation,
  endOf: EndOf,
  format: FormatId,
  context: ImportContext,
): Relation | string {
  const type = typeOf(stated.type, context.scheme);
  if (type === undefined) {
    return stated.type.trim() === ''
      ? 'is of no type'
      : `is of a type that the scheme does not have: ${stated.type}`;
  }
  const [from, to] = [endOf(stated.from), endOf(stated.to)];
  if (!from || !to) return 'ends in an annotation that was not read';
  if (from === to) return 'starts and ends in the same annotation';
  const id = stated.foreignId?.toLowerCase();
  const created = stated.created ?? context.at;
  const { scheme } = context;
  return {
    id: isUuid(id) ? id : derivedId(format, from, to, type, stated.foreignId ?? ''),
    type,
    from,
    to,
    provenance: {
      creator: stated.creator ?? context.analyst,
      created,
      modified: created,
      origin: 'import',
      scheme: { id: scheme.id, version: scheme.version },
    },
  };
}

/** The relations that an article of a file states, between the annotations that were read of it. */
export function readStatedRelations(
  article: StatedArticle,
  endOf: EndOf,
  format: FormatId,
  context: ImportContext,
): ReadRelations {
  const relations: Relation[] = [];
  const items: ForeignItem[] = [];
  for (const stated of article.relations) {
    const read = readRelation(stated, endOf, format, context);
    if (typeof read !== 'string') relations.push(read);
    else {
      const { place } = stated;
      const fate = { type: 'refused', reason: read } as const;
      items.push({ fileName: article.fileName, place, what: 'relation', id: null, fate });
    }
  }
  return { relations, items };
}

/** Each once, and only those whose ends were read and whose types the scheme has. */
export function soundRelations(
  relations: readonly Relation[],
  annotationIds: ReadonlySet<string>,
  { relationTypes }: Scheme,
): readonly Relation[] {
  const types = new Set(relationTypes.map(({ key }) => key));
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  return [...byId.values()].filter(
    ({ from, to, type }) =>
      from !== to && annotationIds.has(from) && annotationIds.has(to) && types.has(type),
  );
}
