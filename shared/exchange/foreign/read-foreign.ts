import { groupBy } from '../../base/group-by';
import type { Annotation, AnnotationId } from '../../annotation/annotation';
import type { Relation } from '../../annotation/relation';
import { isAnnotationId } from '../../annotation/is-uuid';
import type { ArticleState } from '../build-export';
import type { ForeignItem, ForeignRead, ImportContext, UnitDecision } from '../foreign-read';
import type { FormatId } from '../format';
import { createAnchor } from '../../selector/anchor';
import { createUnitConverter, decideUnit } from '../offset-unit';
import { groundOf } from '../read-annotation';
import { foreignArticle } from './foreign-article';
import type { StatedAnnotation, StatedArticle, Unread } from './foreign-items';
import { idOf, placeAnnotation, type Site } from './place-annotation';
import {
  readStatedRelations,
  soundRelations,
  type EndOf,
  type ReadRelations,
} from './read-relations';
import { creditedIn, mergeSources, withSources } from './read-sources';

/** What a format's own reader makes of files. */
export interface StatedFiles {
  readonly format: FormatId;
  readonly articles: readonly StatedArticle[];
  readonly unread: readonly Unread[];
}

interface ReadArticle {
  readonly stated: StatedArticle;
  readonly state: ArticleState;
  readonly idsByForeignId: ReadonlyMap<string, AnnotationId>;
  readonly items: readonly ForeignItem[];
}

/** How each file counts; a file without any words to go by is taken to count code points. */
function unitsOf(articles: readonly StatedArticle[]): ReadonlyMap<string, UnitDecision> {
  const units = new Map<string, UnitDecision>();
  for (const [fileName, stated] of groupBy(articles, (article) => article.fileName)) {
    const evidence = stated.map(({ text, annotations }) => ({
      text: text.toWellFormed(),
      samples: annotations.flatMap(({ fragments }) =>
        fragments.flatMap(({ start, end, exact }) =>
          exact === undefined ? [] : [{ start, end, exact: exact.toWellFormed() }],
        ),
      ),
    }));
    const known = stated.find(({ unit }) => unit)?.unit;
    units.set(fileName, known ?? decideUnit(fileName, evidence));
  }
  return units;
}

/** Reads the annotations of one article; an id that was there before is refused. */
function readAnnotations(
  stated: readonly StatedAnnotation[],
  fileName: string,
  site: Site,
  taken: Set<string>,
): { readonly annotations: Map<StatedAnnotation, Annotation>; readonly items: ForeignItem[] } {
  const annotations = new Map<StatedAnnotation, Annotation>();
  const items = stated.map((each): ForeignItem => {
    const { place } = each;
    const id = idOf(each, site);
    if (taken.has(id)) {
      const fate = { type: 'refused', reason: 'has the id of another annotation' } as const;
      return { fileName, place, id: null, fate };
    }
    const { annotation, fate } = placeAnnotation(each, site);
    if (!annotation) return { fileName, place, id: null, fate };
    taken.add(id);
    annotations.set(each, annotation);
    return { fileName, place, id: annotation.id, fate };
  });
  return { annotations, items };
}

function readArticle(
  stated: StatedArticle,
  unit: UnitDecision['unit'],
  format: FormatId,
  context: ImportContext,
  taken: Set<string>,
): ReadArticle {
  const article = foreignArticle(stated, format, context);
  const converter = createUnitConverter(article.text, unit);
  const anchor = createAnchor(article.text);
  const ground = { ...groundOf(article), anchor };
  const site: Site = { format, ground, anchor, converter, context };
  const { fileName } = stated;
  const { annotations, items } = readAnnotations(stated.annotations, fileName, site, taken);
  const ids = new Map<string, AnnotationId>();
  for (const [{ foreignId }, { id }] of annotations) if (foreignId !== null) ids.set(foreignId, id);
  const state = { article, annotations: [...annotations.values()] };
  return { stated, state, idsByForeignId: ids, items };
}

/** The relations of all articles; an end may be the UUID of an annotation of another one. */
function readRelations(
  read: readonly ReadArticle[],
  taken: ReadonlySet<string>,
  format: FormatId,
  context: ImportContext,
): ReadRelations {
  const all = read.map(({ stated, idsByForeignId }) => {
    const endOf: EndOf = (foreignId) =>
      idsByForeignId.get(foreignId) ??
      (isAnnotationId(foreignId) && taken.has(foreignId) ? foreignId : undefined);
    return readStatedRelations(stated, endOf, format, context);
  });
  return {
    // Of two with one id the later one stays: what we carried says more.
    relations: [
      ...all.flatMap(({ relations }) => relations),
      ...read.flatMap(({ stated }) => stated.carriedRelations),
    ],
    items: all.flatMap(({ items }) => items),
  };
}

/** Texts that occur more than once are one article, with the annotations of all. */
function joinSameArticles(states: readonly ArticleState[]): readonly ArticleState[] {
  const groups = groupBy(states, ({ article }) => article.digest);
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, annotations: same.flatMap((state) => state.annotations) }] : [];
  });
}

/** Relations that we wrote, and that have no two ends here, or a type that the scheme does not have. */
function lostRelations(
  read: readonly ReadArticle[],
  relations: readonly Relation[],
): readonly ForeignItem[] {
  const kept = new Set(relations.map(({ id }) => id));
  const reason = 'is not between two annotations that were read, or of no type of the scheme';
  return read.flatMap(({ stated: { fileName, carriedRelations } }) =>
    carriedRelations
      .filter(({ id }) => !kept.has(id))
      .map(({ id: place }): ForeignItem => {
        return { fileName, place, what: 'relation', id: null, fate: { type: 'refused', reason } };
      }),
  );
}

/** Brings what a format's reader found into the domain: places, ids, sources, relations and fates. */
export function readForeign(files: StatedFiles, context: ImportContext): ForeignRead {
  const { format, articles, unread } = files;
  const units = unitsOf(articles);
  const taken = new Set<string>();
  const read = articles.map((stated) => {
    const unit = (stated.unit ?? units.get(stated.fileName))?.unit ?? 'code-point';
    return readArticle(stated, unit, format, context, taken);
  });
  const related = readRelations(read, taken, format, context);
  const sources = mergeSources(
    context.sources,
    articles.flatMap((article) => article.sources),
  );
  const states = joinSameArticles(read.map(({ state }) => state)).map((state) => ({
    ...state,
    annotations: state.annotations.map((each) => withSources(each, sources)),
  }));
  const annotations = states.flatMap((state) => state.annotations);
  const ids = new Set(annotations.map(({ id }) => id));
  const relations = soundRelations(related.relations, ids, context.scheme);
  return {
    format,
    articles: states,
    relations,
    sources: creditedIn(annotations, sources.sourcesById),
    items: [
      ...read.flatMap(({ items }) => items),
      ...related.items,
      ...lostRelations(read, relations),
      ...unread.map(({ fileName, place, reason }): ForeignItem => {
        return { fileName, place, what: 'part', id: null, fate: { type: 'refused', reason } };
      }),
    ],
    units: [...units.values()],
  };
}
