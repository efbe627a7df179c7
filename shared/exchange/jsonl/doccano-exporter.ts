import type { Relation } from '../../annotation/relation';
import type { FileAnnotation } from '../export-file';
import { metaFields } from '../foreign/article-meta';
import {
  articleParts,
  indexHead,
  relationsFrom,
  type ArticleParts,
  type HeadIndex,
} from '../foreign/article-parts';
import { FRAGMENT_RELATION } from '../foreign/join-fragments';
import { labelOf } from '../foreign/label';
import { annotationLosses, headLosses, lostAltogether, relationLosses } from '../foreign/losses';
import type { Exporter, ExportHead, ExportWriter, Loss } from '../format';

interface Entity {
  readonly id: number;
  readonly label: string;
  readonly start_offset: number;
  readonly end_offset: number;
}

interface EntityRelation {
  readonly id: number;
  readonly from_id: number;
  readonly to_id: number;
  readonly type: string;
}

/** The UUIDs behind doccano's whole numbers, by their first entity or their relation. */
interface Ids {
  readonly annotations: Record<string, string>;
  readonly relations: Record<string, string>;
}

/** Numbers for everything in one file, from 1. */
class Numbering {
  #last = 0;

  next(): number {
    this.#last += 1;
    return this.#last;
  }
}

const DECLARED = [
  'doccano knows a label and a place, and relations within one text: what an annotation says beyond its kind and label (speaker, stance, value, note, tags, reviews, who made it and when) is not written.',
  'Relations between two articles are not written, nor are sources, the scheme and what was deleted.',
  'Of an article, its text and what is said of its first appearance are written.',
] as const;

function entitiesOf(annotation: FileAnnotation, numbers: Numbering): readonly Entity[] {
  const label = labelOf(annotation);
  return annotation.fragments.map(({ start, end }) => ({
    id: numbers.next(),
    label,
    start_offset: start,
    end_offset: end,
  }));
}

function chainOf(entities: readonly Entity[], numbers: Numbering): readonly EntityRelation[] {
  return entities.slice(1).flatMap((entity, index) => {
    const before = entities[index];
    if (!before) return [];
    return [{ id: numbers.next(), from_id: before.id, to_id: entity.id, type: FRAGMENT_RELATION }];
  });
}

function lineOf(
  parts: ArticleParts,
  relations: readonly Relation[],
  numbers: Numbering,
  id: number,
): string {
  const { article } = parts.state;
  const ids: Ids = { annotations: {}, relations: {} };
  const firstEntities = new Map<string, number>();
  const entities: Entity[] = [];
  const chained: EntityRelation[] = [];
  for (const annotation of parts.annotations) {
    const own = entitiesOf(annotation, numbers);
    const [first] = own;
    if (!first) continue;
    entities.push(...own);
    chained.push(...chainOf(own, numbers));
    firstEntities.set(annotation.id, first.id);
    ids.annotations[first.id] = annotation.id;
  }
  const related = relations.flatMap(({ id: relationId, type, from, to }): EntityRelation[] => {
    const [from_id, to_id] = [firstEntities.get(from), firstEntities.get(to)];
    if (from_id === undefined || to_id === undefined) return [];
    const number = numbers.next();
    ids.relations[number] = relationId;
    return [{ id: number, from_id, to_id, type }];
  });
  const line = {
    id,
    text: article.text,
    entities,
    relations: [...chained, ...related],
    ...metaFields(article.appearances[0]),
    verbatim: { digest: article.digest, ...ids },
  };
  return `${JSON.stringify(line)}\n`;
}

function splitRelations(
  parts: ArticleParts,
  index: HeadIndex,
): { readonly within: readonly Relation[]; readonly across: readonly Relation[] } {
  const ids = new Set<string>(parts.annotations.map(({ id }) => id));
  const relations = relationsFrom(parts, index);
  return {
    within: relations.filter(({ to }) => ids.has(to)),
    across: relations.filter(({ to }) => !ids.has(to)),
  };
}

function begin(head: ExportHead): ExportWriter {
  const index = indexHead(head);
  const numbers = new Numbering();
  const losses: Loss[] = [...headLosses(head), ...lostAltogether(head.sources)];
  let lines = 0;
  return {
    article: (state) => {
      const parts = articleParts(state);
      const { within, across } = splitRelations(parts, index);
      losses.push(
        { id: state.article.digest, field: 'appearances' },
        ...parts.annotations.flatMap((each) =>
          annotationLosses(each, head, (field) => field === 'label'),
        ),
        ...within.flatMap((each) => relationLosses(each, head, () => false)),
        ...lostAltogether(across),
      );
      lines += 1;
      return [{ entry: '', text: lineOf(parts, within, numbers, lines) }];
    },
    end: () => [],
    losses: () => losses,
  };
}

/**
 * Writes JSON Lines for doccano's sequence labelling with relations: a line per article, an entity
 * per fragment, offsets in code points.
 */
export const doccanoExporter: Exporter = {
  id: 'doccano',
  container: 'file',
  extension: 'jsonl',
  declared: DECLARED,
  begin,
};
