import type { Relation } from '../../annotation/relation';
import type { Article } from '../../article/article';
import type { ItemFate } from '../foreign-read';
import type { UnitConverter } from '../offset-unit';
import { readAnnotation, type Ground } from '../read-annotation';
import { faultOfPart, isPart, type SchemaParts } from '../schema-part';
import { isOfType, listOf, type Entry } from './entries';
import { isFields, nativeForm, type Fields, type FragmentOf } from './linked-form';
import { readCreator, type ReadOne } from './read-plain';
import { PREFIX, withoutUuidIri } from './vocabulary';

/** The text on which annotations are placed, and how the file counts in it. */
export interface OwnGround {
  readonly ground: Ground;
  readonly converter: UnitConverter;
}

/** Whether an annotation is one that this program wrote. */
export function isOwn(resource: Fields): boolean {
  return `${PREFIX}attributes` in resource;
}

function own(resource: Fields, name: string): unknown {
  return resource[PREFIX + name];
}

/** Positions in both units; where a position is none, the words alone are left to find it by. */
function fragmentOf({ ground, converter }: OwnGround): FragmentOf {
  return (resource) => {
    const selectors = listOf(resource['selector']).filter(isFields);
    const position = selectors.find((each) => isOfType(each, 'TextPositionSelector'));
    const quote = selectors.find((each) => isOfType(each, 'TextQuoteSelector'));
    const { start, end } = position ?? {};
    const { exact, prefix, suffix } = quote ?? {};
    const words = { exact, prefix, suffix };
    const isStated = typeof start === 'number' && typeof end === 'number';
    const span = isStated ? converter.toSpan({ start, end }) : null;
    if (!span) return { start, end, startUtf16: start, endUtf16: end, ...words };
    return {
      start: ground.offsets.toPoints(span.start),
      end: ground.offsets.toPoints(span.end),
      startUtf16: span.start,
      endUtf16: span.end,
      ...words,
    };
  };
}

function bodiesFor(resource: Fields, purpose: string): readonly Fields[] {
  const bodies = listOf(resource['body']).filter(isFields);
  return bodies.filter((each) => each['purpose'] === purpose);
}

function valuesOf(bodies: readonly Fields[]): readonly unknown[] {
  return bodies.map((each) => each['value']);
}

function provenanceOf(resource: Fields): unknown {
  const rest = nativeForm(own(resource, 'provenance'), (fragment) => fragment);
  return {
    creator: readCreator(resource),
    created: resource['created'],
    modified: resource['modified'],
    ...(isFields(rest) && rest),
  };
}

/** An annotation of our own as the native export has it, unchecked. */
function nativeAnnotation(resource: Fields, place: OwnGround): unknown {
  const toFragment = fragmentOf(place);
  const native = (name: string): unknown => nativeForm(own(resource, name), toFragment);
  const fragments = listOf(resource['target']).map((each) =>
    isFields(each) ? toFragment(each) : each,
  );
  const classes = bodiesFor(resource, 'classifying');
  const labelled = classes.find((each) => `${PREFIX}label` in each);
  const [statement] = valuesOf(bodiesFor(resource, 'describing'));
  const attributes = native('attributes');
  return {
    id: withoutUuidIri(String(resource['id'])),
    kind: classes.find((each) => each !== labelled)?.['value'],
    fragments,
    text: fragments.map((each) => (isFields(each) ? String(each['exact']) : '')).join(' '),
    attributes: {
      ...(isFields(attributes) && attributes),
      ...(statement !== undefined && { statement }),
    },
    ...(labelled && { label: own(labelled, 'label') }),
    custom: native('custom') ?? {},
    tags: valuesOf(bodiesFor(resource, 'tagging')),
    note: valuesOf(bodiesFor(resource, 'commenting'))[0] ?? '',
    status: own(resource, 'status'),
    guessed: native('guessed') ?? [],
    provenance: provenanceOf(resource),
    reviews: native('reviews') ?? [],
  };
}

function refused(part: keyof SchemaParts, value: unknown): Extract<ItemFate, { type: 'refused' }> {
  const fault = faultOfPart(part, value);
  const reason = fault ? `${fault.path} ${fault.message}` : 'cannot be read';
  return { type: 'refused', reason };
}

/** Reads back an annotation that this program wrote. */
export function readOwn({ resource }: Entry, place: OwnGround): ReadOne {
  const file = nativeAnnotation(resource, place);
  if (!isPart('annotation', file)) return { annotation: null, fate: refused('annotation', file) };
  const read = readAnnotation(file, place.ground);
  switch (read.type) {
    case 'orphaned':
      return { annotation: null, fate: read };
    case 'anchored':
      return { annotation: read.annotation, fate: { type: 'anchored' } };
    case 'moved':
      return {
        annotation: read.annotation,
        fate: { type: 'moved', score: read.score, reworded: read.reworded },
      };
  }
}

/** Whether an annotation is a relation that this program wrote. */
export function isOwnRelation(resource: Fields): boolean {
  return `${PREFIX}relationType` in resource;
}

/** Reads back a relation that this program wrote, or says what is wrong with it. */
export function readOwnRelation({ resource }: Entry): Relation | ItemFate {
  const relation: unknown = {
    id: withoutUuidIri(String(resource['id'])),
    type: own(resource, 'relationType'),
    from: withoutUuidIri(String(resource['body'])),
    to: withoutUuidIri(String(resource['target'])),
    provenance: provenanceOf(resource),
  };
  return isPart('relation', relation) ? relation : refused('relation', relation);
}

/** The source that a node of our own describes; null for any other. */
export function readOwnSource(node: unknown): SchemaParts['source'] | null {
  const native = nativeForm(node, (fragment) => fragment);
  if (!isFields(native)) return null;
  const { type: _type, ...source } = native;
  const whole: unknown = { aliases: [], ...source };
  return isPart('source', whole) ? whole : null;
}

/** The appearances that stand beside a text of our own; null where they are not as we write them. */
export function readOwnAppearances(resource: Fields): Article['appearances'] | null {
  const [first, ...rest] = listOf(
    nativeForm(own(resource, 'appearances'), (fragment) => fragment),
  ).map((each) => (isPart('appearance', each) ? each : null));
  const others = rest.filter((each) => each !== null);
  return first && others.length === rest.length ? [first, ...others] : null;
}

/** Whether an annotation brings the text of an article, as this program writes it. */
export function isOwnText(resource: Fields): boolean {
  return `${PREFIX}appearances` in resource;
}

/** The text that an annotation brings along; null where it brings none. */
export function readOwnText(resource: Fields): string | null {
  const [body] = bodiesFor(resource, 'describing');
  return typeof body?.['value'] === 'string' ? body['value'] : null;
}
