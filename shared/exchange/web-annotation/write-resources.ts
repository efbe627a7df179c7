import type { Provenance } from '../../annotation/provenance';
import type { Relation } from '../../annotation/relation';
import type { Source } from '../../annotation/source';
import type { Article, Digest } from '../../article/article';
import type { Scheme } from '../../scheme/scheme';
import { derivedId } from '../derived-id';
import type { FileAnnotation } from '../export-file';
import { appearancePart, relationPart, sourcePart } from '../export-parts';
import { linkedForm, specificResource } from './linked-form';
import { ONE_SPAN, PREFIX, textIri, uuidIri } from './vocabulary';

/** What stands at the top of an annotation says who and when; the rest of it stands under our key. */
function madeBy({ creator, created, modified, ...rest }: Provenance): {
  readonly lifecycle: object;
  readonly rest: object;
} {
  const lifecycle = { creator: { type: 'Person', name: creator }, created, modified };
  return { lifecycle, rest: { [`${PREFIX}provenance`]: linkedForm(rest, '') } };
}

function textualBody(purpose: string, value: string, more: object = {}): object {
  return { type: 'TextualBody', purpose, value, ...more };
}

/** What is said of the words in the standard's own terms (§3.2.4, §3.3.5). */
function bodiesOf(annotation: FileAnnotation, scheme: Scheme): readonly object[] {
  const { kind, label, tags, note, attributes } = annotation;
  const bodies = [textualBody('classifying', kind)];
  if (label !== undefined) {
    const known = scheme.labels.find(({ key }) => key === label);
    bodies.push(textualBody('classifying', known?.name ?? label, { [`${PREFIX}label`]: label }));
  }
  if ('statement' in attributes && typeof attributes.statement === 'string') {
    bodies.push(textualBody('describing', attributes.statement));
  }
  bodies.push(...tags.map((tag) => textualBody('tagging', tag)));
  if (note !== '') bodies.push(textualBody('commenting', note));
  return bodies;
}

/** The answers but for the statement, which is a body where it is a text. */
function attributesOf({ attributes }: FileAnnotation): object {
  if (!('statement' in attributes) || typeof attributes.statement !== 'string') return attributes;
  const { statement: _statement, ...rest } = attributes;
  return rest;
}

/** An annotation as a Web Annotation: one target for each of its fragments, in their order. */
export function annotationResource(
  annotation: FileAnnotation,
  digest: Digest,
  scheme: Scheme,
): object {
  const { id, fragments, custom, status, guessed, reviews } = annotation;
  const source = textIri(digest);
  const { lifecycle, rest } = madeBy(annotation.provenance);
  const own = {
    ...(fragments.length > 1 && { fragmentsOf: ONE_SPAN }),
    status,
    attributes: attributesOf(annotation),
    ...(Object.keys(custom).length > 0 && { custom }),
    ...(guessed.length > 0 && { guessed }),
    ...(reviews.length > 0 && { reviews }),
  };
  return {
    id: uuidIri(id),
    type: 'Annotation',
    motivation: 'classifying',
    ...lifecycle,
    body: bodiesOf(annotation, scheme),
    target: fragments.map((fragment) => specificResource(fragment, source)),
    ...Object.fromEntries(
      Object.entries(own).map(([key, value]) => [PREFIX + key, linkedForm(value, source)]),
    ),
    ...rest,
  };
}

/** A relation as an annotation that links one annotation to another. */
export function relationResource(relation: Relation): object {
  const { id, type, from, to, provenance } = relationPart(relation);
  const { lifecycle, rest } = madeBy(provenance);
  return {
    id: uuidIri(id),
    type: 'Annotation',
    motivation: 'linking',
    ...lifecycle,
    body: uuidIri(from),
    target: uuidIri(to),
    [`${PREFIX}relationType`]: type,
    ...rest,
  };
}

/** An article as an annotation that describes it: its text is the body, so that the file proves itself. */
export function articleResource({ digest, text, appearances }: Article): object {
  const language = appearances[0].meta.language;
  return {
    id: uuidIri(derivedId('web-annotation', 'text', digest)),
    type: 'Annotation',
    motivation: 'describing',
    body: {
      type: 'TextualBody',
      purpose: 'describing',
      format: 'text/plain',
      ...(language !== undefined && { language }),
      value: text,
    },
    target: textIri(digest),
    [`${PREFIX}appearances`]: linkedForm(appearances.map(appearancePart), ''),
  };
}

/** A source as a node that annotations name. */
export function sourceResource(source: Source): object {
  const { id, name, ...rest } = sourcePart(source);
  return { id: uuidIri(id), type: `${PREFIX}Source`, name, ...fieldsOf(rest) };
}

function fieldsOf(rest: object): object {
  const linked = linkedForm(rest, '');
  return typeof linked === 'object' && linked !== null ? linked : {};
}
