import type { Annotation } from '../../annotation/annotation';
import type { Relation } from '../../annotation/relation';
import type { Article, Digest } from '../../article/article';
import { groupBy } from '../../base/group-by';
import { ok, type Result } from '../../base/result';
import type { ArticleState } from '../build-export';
import { fitScheme } from '../fit-scheme';
import { mergeSources, withSources, creditedIn } from '../foreign/read-sources';
import { soundRelations } from '../foreign/read-relations';
import type {
  ForeignFile,
  ForeignItem,
  ForeignRead,
  ImportContext,
  Importer,
  ItemFate,
  NotReadable,
  UnitDecision,
} from '../foreign-read';
import { createUnitConverter, decideUnit, type Evidence, type Sample } from '../offset-unit';
import { groundOf } from '../read-annotation';
import { readEntries, type Entry, type LinkedFile } from './entries';
import { findArticle, readOwnArticle } from './find-article';
import {
  isOwn,
  isOwnRelation,
  isOwnText,
  readOwn,
  readOwnRelation,
  readOwnSource,
  type OwnGround,
} from './read-own';
import { readPlain, type ReadOne } from './read-plain';
import { groupTargets, readTargets, type StatedTarget } from './read-targets';
import { sampleOf, selectorText, wordsOf, type SelectorText } from './resolve-selectors';

/** An article with all that is prepared for placing annotations in it. */
interface Place extends OwnGround {
  readonly article: Article;
  readonly within: SelectorText;
}

/** The refusal of an annotation of a file. */
function refusal(reason: string): ItemFate {
  return { type: 'refused', reason };
}

/** One import under way: what was found so far. */
class Reading {
  readonly items: ForeignItem[] = [];
  readonly relations: Relation[] = [];
  readonly units: UnitDecision[] = [];
  readonly #context: ImportContext;
  readonly #ownArticles = new Map<string, Article>();
  readonly #states = new Map<Digest, { article: Article; annotations: Annotation[] }>();
  readonly #ids = new Set<string>();

  constructor(context: ImportContext) {
    this.#context = context;
  }

  get states(): readonly ArticleState[] {
    return [...this.#states.values()];
  }

  item(
    { fileName, place }: Pick<Entry, 'fileName' | 'place'>,
    { annotation, fate }: ReadOne,
    what?: ForeignItem['what'],
  ): void {
    const id = annotation?.id ?? null;
    this.items.push({ fileName, place, ...(what && { what }), id, fate });
  }

  refuse(
    entry: Pick<Entry, 'fileName' | 'place'>,
    reason: string,
    what?: ForeignItem['what'],
  ): void {
    this.item(entry, { annotation: null, fate: refusal(reason) }, what);
  }

  /** Texts first: annotations may stand before the text that proves them. */
  takeText(entry: Entry): void {
    const read = readOwnArticle(entry, this.#context);
    if (!read.ok) return this.refuse(entry, read.failure, 'part');
    const [target] = readTargets(entry.resource);
    if (target) this.#ownArticles.set(target.source, read.value);
    this.#stateOf(read.value);
  }

  #stateOf(article: Article): { article: Article; annotations: Annotation[] } {
    const known = this.#states.get(article.digest);
    if (known) return known;
    const state = { article, annotations: [] };
    this.#states.set(article.digest, state);
    return state;
  }

  #add(entry: Entry, read: ReadOne, article: Article): void {
    const { annotation } = read;
    if (!annotation) return this.item(entry, read);
    if (this.#ids.has(annotation.id)) return this.refuse(entry, 'has the id of another annotation');
    this.#ids.add(annotation.id);
    this.#stateOf(article).annotations.push(fitScheme(annotation, this.#context.scheme));
    this.item(entry, read);
  }

  #articlesOf(targets: readonly StatedTarget[]): ReadonlyMap<string, Result<Article, string>> {
    const bySource = groupBy(targets, ({ source }) => source);
    return new Map(
      [...bySource].map(([source, same]) => {
        const words = same.map(({ selectors }) => wordsOf(selectors));
        return [source, findArticle(source, words, this.#ownArticles, this.#context)];
      }),
    );
  }

  /** Reads the annotations of one file, which counts in one unit throughout. */
  takeAnnotations(fileName: string, entries: readonly Entry[]): void {
    const targetsByEntry = new Map(entries.map((entry) => [entry, readTargets(entry.resource)]));
    const targets = [...targetsByEntry.values()].flat();
    const articles = this.#articlesOf(targets);
    const unit = decideUnit(fileName, evidenceOf(targets, articles));
    this.units.push(unit);
    const placeOf = rememberPlaces(unit);
    for (const [entry, own] of targetsByEntry) {
      if (own.length === 0) this.refuse(entry, 'has no target');
      const groups = groupTargets(entry.resource, own, entry.joinsTargets);
      const ourOwn = isOwn(entry.resource);
      for (const [index, { source, selectors }] of groups.entries()) {
        const article = articles.get(source);
        if (!article?.ok) {
          this.refuse(entry, article?.failure ?? 'has no source');
          continue;
        }
        const place = placeOf(article.value);
        const read = ourOwn
          ? readOwn(entry, place)
          : readPlain(entry, selectors, index, place.article, place.within, this.#context);
        this.#add(entry, read, article.value);
        if (ourOwn) break;
      }
    }
  }

  takeRelation(entry: Entry): void {
    const read = readOwnRelation(entry);
    if (!('from' in read)) {
      return this.item(entry, { annotation: null, fate: read }, 'relation');
    }
    const [sound] = soundRelations([read], this.#ids, this.#context.scheme);
    if (!sound) {
      return this.refuse(entry, 'is not between two annotations that were read', 'relation');
    }
    this.relations.push(sound);
    this.item(entry, { annotation: null, fate: { type: 'anchored' } }, 'relation');
  }
}

/** Places and words of the same selections, by the text that they are of. */
function evidenceOf(
  targets: readonly StatedTarget[],
  articles: ReadonlyMap<string, Result<Article, string>>,
): readonly Evidence[] {
  const samplesByText = new Map<string, Sample[]>();
  for (const { source, selectors } of targets) {
    const article = articles.get(source);
    const sample = sampleOf(selectors);
    if (!article?.ok || !sample) continue;
    const { text } = article.value;
    const samples = samplesByText.get(text);
    if (samples) samples.push(sample);
    else samplesByText.set(text, [sample]);
  }
  return [...samplesByText].map(([text, samples]) => ({ text, samples }));
}

/** Prepares each article once. Where no words tell how a file counts, `char=` is taken by its RFC. */
function rememberPlaces({ unit, of }: UnitDecision): (article: Article) => Place {
  const places = new Map<Digest, Place>();
  return (article) => {
    const known = places.get(article.digest);
    if (known) return known;
    const ground = groundOf(article);
    const units = { position: unit, char: of === 0 ? 'crlf-as-one' : unit } as const;
    const within = selectorText(article.text, units);
    const place = { article, ground, within, converter: createUnitConverter(article.text, unit) };
    places.set(article.digest, place);
    return place;
  };
}

function readFiles(files: readonly LinkedFile[], context: ImportContext): ForeignRead {
  const reading = new Reading(context);
  const entries = files.flatMap((file) => file.entries);
  for (const entry of entries) if (isOwnText(entry.resource)) reading.takeText(entry);
  for (const { fileName, entries: own } of files) {
    const annotations = own.filter(
      ({ resource }) => !isOwnText(resource) && !isOwnRelation(resource),
    );
    reading.takeAnnotations(fileName, annotations);
  }
  for (const entry of entries) if (isOwnRelation(entry.resource)) reading.takeRelation(entry);
  const pages = new Set(files.flatMap(({ pageIds }) => pageIds));
  for (const { fileName, missing } of files) {
    for (const { place, iri } of missing) {
      if (!pages.has(iri))
        reading.refuse({ fileName, place }, 'is a page that is not in the files', 'part');
    }
  }
  const inFiles = files.flatMap(({ sources }) => sources).map(readOwnSource);
  const ownSources = inFiles.filter((source) => source !== null);
  const sources = mergeSources(context.sources, ownSources);
  const articles = reading.states.map((state) => ({
    ...state,
    annotations: state.annotations.map((each) => withSources(each, sources)),
  }));
  const named = creditedIn(
    articles.flatMap(({ annotations }) => annotations),
    sources.sourcesById,
  );
  const all = new Map(named.map((source) => [source.id, source]));
  for (const { id } of ownSources) {
    const merged = sources.sourcesById.get(sources.rename(id));
    if (merged) all.set(merged.id, merged);
  }
  const { items, relations, units } = reading;
  return {
    format: 'web-annotation',
    articles,
    relations,
    sources: [...all.values()],
    items,
    units,
  };
}

/** What every shape of these files has, in a text that is JSON. */
const MARKS =
  /"(?:TextQuoteSelector|TextPositionSelector|AnnotationCollection|AnnotationPage)"|w3\.org\/ns\/anno/;

/** Reads W3C Web Annotations: ours, those of the standard, and what Hypothesis and Recogito write. */
export const webAnnotationImporter: Importer = {
  id: 'web-annotation',
  recognises: (files: readonly ForeignFile[]) =>
    files.length > 0 && files.every(({ text }) => /^\s*[[{]/.test(text) && MARKS.test(text)),
  read(files, context): Result<ForeignRead, NotReadable> {
    const linked: LinkedFile[] = [];
    for (const file of files) {
      const read = readEntries(file);
      if (!read.ok) return read;
      linked.push(read.value);
    }
    return ok(readFiles(linked, context));
  },
};
