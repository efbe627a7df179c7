import { groupBy } from '../../base/group-by';
import type { Relation } from '../../annotation/relation';
import type { Source } from '../../annotation/source';
import { createOffsetMap, type OffsetMap } from '../../article/offsets';
import { annotationPart } from '../annotation-part';
import type { ArticleState } from '../build-export';
import type { FileAnnotation } from '../export-file';
import { appearancePart, relationPart, sourcePart } from '../export-parts';
import type { ExportHead } from '../format';
import { attributionsOf } from '../verify-article';
import type { Carried } from './carried';

/** An article with its annotations in file form and in one order, whatever order they came in. */
export interface ArticleParts {
  readonly state: ArticleState;
  readonly offsets: OffsetMap;
  readonly annotations: readonly FileAnnotation[];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By id, by code units, so that no locale changes a file. */
export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compare(a.id, b.id);
}

function inTextOrder(a: FileAnnotation, b: FileAnnotation): number {
  const [first] = a.fragments;
  const [other] = b.fragments;
  const byStart = (first?.start ?? 0) - (other?.start ?? 0);
  return byStart || (other?.end ?? 0) - (first?.end ?? 0) || compare(a.id, b.id);
}

/** The parts of an article of which every format is made. */
export function articleParts(state: ArticleState): ArticleParts {
  const offsets = createOffsetMap(state.article.text);
  const annotations = state.annotations.map((each) => annotationPart(each, offsets));
  return { state, offsets, annotations: annotations.toSorted(inTextOrder) };
}

/** The sources that annotations credit, with everyone through whom they speak, by id. */
export function sourcesOf(
  annotations: readonly FileAnnotation[],
  sourcesById: ReadonlyMap<string, Source>,
): readonly Source[] {
  const found = new Map<string, Source>();
  const add = (id: string | undefined): void => {
    for (let at = id; at !== undefined && !found.has(at);) {
      const source = sourcesById.get(at);
      if (!source) return;
      found.set(at, source);
      at = source.via;
    }
  };
  for (const { value } of annotations.flatMap(attributionsOf)) {
    add(value.source);
    add(value.via);
  }
  return [...found.values()].toSorted(byId);
}

/** What is looked up again and again while an export is written. */
export interface HeadIndex {
  readonly head: ExportHead;
  readonly sourcesById: ReadonlyMap<string, Source>;
  readonly relationsByFrom: ReadonlyMap<string, readonly Relation[]>;
}

/** Prepares the head of an export for looking up. */
export function indexHead(head: ExportHead): HeadIndex {
  return {
    head,
    sourcesById: new Map(head.sources.map((source) => [source.id, source])),
    relationsByFrom: groupBy(head.relations, ({ from }) => from),
  };
}

/** The relations that start in an article, by id. */
export function relationsFrom(
  { annotations }: ArticleParts,
  { relationsByFrom }: HeadIndex,
): readonly Relation[] {
  return annotations.flatMap(({ id }) => relationsByFrom.get(id) ?? []).toSorted(byId);
}

/** What an article carries for us in a format that has no fields for it. */
export function carriedOf(parts: ArticleParts, index: HeadIndex): Carried {
  const { article } = parts.state;
  const [first, ...rest] = article.appearances;
  return {
    digest: article.digest,
    appearances: [appearancePart(first), ...rest.map(appearancePart)],
    annotations: parts.annotations.map(({ fragments: _fragments, text: _text, ...rest }) => rest),
    relations: relationsFrom(parts, index).map(relationPart),
    sources: sourcesOf(parts.annotations, index.sourcesById).map(sourcePart),
  };
}
