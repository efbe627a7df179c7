import type { Relation } from '../../annotation/relation';
import {
  isCarriedAnnotation,
  readCarried,
  type Carried,
  type CarriedAnnotation,
} from '../foreign/carried';
import { isFields, isListOf, isObject, type Fields } from '../foreign/guards';
import type { FileAnnotation } from '../export-file';
import { isPart } from '../schema-part';
import { NO_VALUES } from './annotation-conf';
import { samePlaces, splitFragments, type Piece } from './split-fragments';

/** The kind of note that holds what brat has no field for, as JSON. */
export const RECORD = 'Verbatim';

/** The same for the article, on its first annotation: brat has no notes on a text. */
export const ARTICLE_RECORD = 'VerbatimArticle';

/** What stands in attributes of brat, by their names there; all of one word. */
export type Closed = ReadonlyMap<string, string>;

/** Answers of one word, by the name of the attribute in brat. */
const ANSWERS: readonly (readonly [name: string, field: string])[] = [
  ['Stance', 'stance'],
  ['Mode', 'mode'],
  ['Bound', 'bound'],
];

function wordOf(answer: unknown): string | null {
  if (typeof answer === 'string') return answer;
  const word = isFields(answer) ? answer['answer'] : undefined;
  return typeof word === 'string' ? word : null;
}

/** The attributes in brat of an annotation, in the order in which they are written. */
export function closedOf({ status, attributes }: FileAnnotation): Closed {
  const fields: Fields = { ...attributes };
  const closed = new Map<string, string>([['Status', status]]);
  for (const [name, field] of ANSWERS) {
    const word = wordOf(fields[field]);
    if (word !== null) closed.set(name, word);
  }
  if ('assessment' in attributes && attributes.assessment) {
    closed.set('Verdict', attributes.assessment.verdict);
  }
  return closed;
}

/** Everything of an annotation that brat has no field for; fragments only where brat cut them. */
export function recordOf(annotation: FileAnnotation, isCut: boolean): object {
  const { fragments, text: _text, note: _note, status: _status, ...rest } = annotation;
  const attributes: Record<string, unknown> = { ...annotation.attributes };
  for (const [, field] of ANSWERS) delete attributes[field];
  const { assessment } = attributes;
  if (isFields(assessment)) attributes['assessment'] = { note: assessment['note'] };
  const whole = fragments.map(({ start, end, exact }) => ({ start, end, exact }));
  return { ...rest, attributes, ...(isCut && { fragments: whole }) };
}

function answerOf(word: string): unknown {
  return NO_VALUES.some((each) => each === word) ? { answer: word } : word;
}

/** What brat holds of an annotation beside its record. */
export interface HeldByBrat {
  readonly pieces: readonly Piece[];
  readonly closed: Closed;
  readonly note: string;
}

/** An annotation of our own out of its record and what brat holds of it. */
export interface ReadRecord {
  readonly carried: CarriedAnnotation;
  readonly fragments: readonly Piece[];
}

const isPiece = isObject<Piece>({
  start: (value): value is number => typeof value === 'number',
  end: (value): value is number => typeof value === 'number',
  exact: (value): value is string => typeof value === 'string',
});

/**
 * Reads a record back; null for what is none of ours. What brat holds itself wins: it may have been
 * changed there. Fragments that were cut are whole again, unless brat has other pieces by now.
 */
export function readRecord(record: unknown, held: HeldByBrat): ReadRecord | null {
  if (!isFields(record)) return null;
  const { fragments, attributes: stated, ...rest } = record;
  const attributes: Record<string, unknown> = isFields(stated) ? { ...stated } : {};
  for (const [name, field] of ANSWERS) {
    const word = held.closed.get(name);
    if (word !== undefined) attributes[field] = answerOf(word);
  }
  const verdict = held.closed.get('Verdict');
  const { assessment } = attributes;
  if (verdict !== undefined) {
    attributes['assessment'] = { note: '', ...(isFields(assessment) && assessment), verdict };
  } else delete attributes['assessment'];
  const status = held.closed.get('Status') ?? 'draft';
  const carried: unknown = { ...rest, attributes, note: held.note, status };
  if (!isCarriedAnnotation(carried)) return null;
  const isWhole =
    isListOf(isPiece)(fragments) && samePlaces(splitFragments(fragments), held.pieces);
  return { carried, fragments: isWhole ? fragments : held.pieces };
}

/** What an article has beside its text and its annotations; relations are those to other articles. */
export type ArticleRecord = Omit<Carried, 'annotations'>;

/** Reads an article's record back; null for what is none of ours. */
export function readArticleRecord(record: unknown): ArticleRecord | null {
  return isFields(record) ? readCarried({ ...record, annotations: [] }) : null;
}

/** The record of a relation: what its line does not say. */
export function relationRecordOf({ id, type, provenance }: Relation): object {
  return { id, type, provenance };
}

/** Reads a relation's record back, its ends being those of its line; null for what is none of ours. */
export function readRelationRecord(record: unknown, from: string, to: string): Relation | null {
  const relation: unknown = isFields(record) ? { ...record, from, to } : record;
  return isPart('relation', relation) ? relation : null;
}
