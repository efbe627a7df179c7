import type { Annotation, AnnotationId } from '../../shared/annotation/annotation';
import type { Entities, EntityName } from '../../shared/annotation/change';
import type { Relation } from '../../shared/annotation/relation';
import type { Source, SourceId } from '../../shared/annotation/source';
import type { Appearance, Article } from '../../shared/article/article';
import { answerRows } from '../../shared/exchange/report-words';
import type { ConflictOf, LibraryState } from '../../shared/review/library-state';
import type { Scheme } from '../../shared/scheme/scheme';
import type { FieldDifference, VersionsConflict } from './import-preview';
import { extract, kindName, wordsOf } from './words';

/** What a version says, field by field in words; what it does not say is empty. */
type Fields = readonly (readonly [field: string, words: string])[];

/** Everything in a state by its id. */
export type StateIndex = {
  readonly [E in EntityName]: ReadonlyMap<string, Entities[E]>;
};

function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((each) => [each.id, each]));
}

/** Prepares a state for looking versions up. */
export function indexOf(state: LibraryState): StateIndex {
  return {
    annotation: byId(state.annotations),
    relation: byId(state.relations),
    source: byId(state.sources),
    article: new Map(state.articles.map((each) => [each.digest, each])),
    // There is one, whichever version it is.
    scheme: new Map([['', state.scheme]]),
  };
}

/** The version that a side has of what a conflict is about. */
export function versionIn<E extends EntityName>(
  index: StateIndex,
  { entity, id }: Pick<ConflictOf<E>, 'entity' | 'id'>,
): Entities[E] | undefined {
  return index[entity].get(entity === 'scheme' ? '' : id);
}

/** What versions name by id or by key. */
interface Names {
  readonly source: (id: SourceId) => Source | undefined;
  readonly annotation: (id: AnnotationId) => Annotation | undefined;
  readonly schemes: readonly Scheme[];
}

function namesIn(here: StateIndex, there: StateIndex): Names {
  return {
    source: (id) => here.source.get(id) ?? there.source.get(id),
    annotation: (id) => here.annotation.get(id) ?? there.annotation.get(id),
    schemes: [...here.scheme.values(), ...there.scheme.values()],
  };
}

/** The name of what has a key in either scheme, or the key. */
function nameIn(
  schemes: readonly Scheme[],
  list: 'labels' | 'attributes' | 'relationTypes',
  key: string,
): string {
  const found = schemes.flatMap((scheme) => scheme[list]).find((each) => each.key === key);
  return found?.name ?? key;
}

function ofAnnotation(annotation: Annotation, { source, schemes }: Names): Fields {
  const { body, target, label, custom, tags, note, status, guessed } = annotation;
  return [
    ['Kind', kindName(body.kind)],
    ['Words', wordsOf(annotation)],
    ['Behind', target.quotes.map(({ prefix }) => prefix).join(' … ')],
    ...answerRows(body, source),
    ['Label', label === undefined ? '' : nameIn(schemes, 'labels', label)],
    ...Object.entries(custom).map(
      ([key, value]) => [`Attribute ${nameIn(schemes, 'attributes', key)}`, value] as const,
    ),
    ['Tags', tags.join(', ')],
    ['Note', note],
    ['Status', status],
    ['Guessed', guessed.join(', ')],
  ];
}

function ofSource({ name, aliases, via }: Source, { source }: Names): Fields {
  return [
    ['Name', name],
    ['Other names', aliases.join(', ')],
    ['Via', via === undefined ? '' : (source(via)?.name ?? via)],
  ];
}

function ofRelation({ type, from, to }: Relation, { annotation, schemes }: Names): Fields {
  const end = (id: AnnotationId): string => {
    const found = annotation(id);
    return found ? extract(wordsOf(found)) : id;
  };
  return [
    ['Type', nameIn(schemes, 'relationTypes', type)],
    ['From', end(from)],
    ['To', end(to)],
  ];
}

function ofAppearance({ source, meta }: Appearance): Fields {
  return [
    ['Title', meta.title],
    ['Outlet', meta.outlet ?? ''],
    ['Author', meta.author ?? ''],
    ['Address', meta.url ?? ''],
    ['Published', meta.published ?? ''],
    ['Language', meta.language ?? ''],
    ['Note', meta.note ?? ''],
    ['File', source.fileName],
  ];
}

function ofArticle({ appearances }: Article): Fields {
  const inOrder = appearances.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return inOrder.flatMap((appearance, at) =>
    ofAppearance(appearance).map(
      ([field, words]) => [at === 0 ? field : `${field} (${at + 1})`, words] as const,
    ),
  );
}

function ofScheme({ guideline, labels, attributes, relationTypes }: Scheme): Fields {
  return [
    ['Guideline', guideline],
    ...labels.map(
      ({ key, name, kind, color = '' }) => [`Label ${key}`, `${name} ${kind} ${color}`] as const,
    ),
    ...attributes.map(
      ({ key, name, values = [] }) => [`Attribute ${key}`, `${name} ${values.join(', ')}`] as const,
    ),
    ...relationTypes.map(({ key, name }) => [`Relation type ${key}`, name] as const),
  ];
}

function differing(here: Fields, there: Fields): VersionsConflict['differs'] {
  const [one, other] = [new Map(here), new Map(there)];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((field) => {
    const difference = { field, here: one.get(field) ?? '', there: other.get(field) ?? '' };
    return difference.here === difference.there ? [] : difference;
  });
}

/** Which version is here and which in the file; of one that was made of both, what each had before. */
function inPlace<T>(
  { kept, other }: { readonly kept: T; readonly other: T },
  stays: VersionsConflict['kept'],
  had: readonly [here: T | undefined, there: T | undefined],
): readonly [here: T, there: T] {
  if (stays === 'both') return [had[0] ?? kept, had[1] ?? other];
  return stays === 'here' ? [kept, other] : [other, kept];
}

const FIELDS: {
  readonly [E in EntityName]: (version: Entities[E], names: Names) => Fields;
} = {
  annotation: ofAnnotation,
  relation: ofRelation,
  source: ofSource,
  article: ofArticle,
  scheme: ofScheme,
};

/** What a change of the scheme changes, with what was (`here`) and what comes (`there`). */
export function schemeChanges(before: Scheme, after: Scheme): readonly FieldDifference[] {
  const fields = (scheme: Scheme): Fields => [
    ...ofScheme(scheme),
    ['Version', String(scheme.version)],
  ];
  return differing(fields(before), fields(after));
}

/** In which fields the versions here and in the file are not the same, and what each says there. */
export function differencesOf<E extends EntityName>(
  conflict: ConflictOf<E>,
  stays: VersionsConflict['kept'],
  here: StateIndex,
  there: StateIndex,
): VersionsConflict['differs'] {
  const names = namesIn(here, there);
  const had = [versionIn(here, conflict), versionIn(there, conflict)] as const;
  const [one, other] = inPlace(conflict, stays, had);
  const fields = FIELDS[conflict.entity];
  return differing(fields(one, names), fields(other, names));
}
