import { groupBy } from '../../base/group-by';
import { pointer } from '../fault';
import type { Said, StatedFragment, StatedRelation } from '../foreign/foreign-items';
import { isCount, isFields, isString, type Fields } from '../foreign/guards';

/** A labelled stretch of a task's text. */
export interface Region {
  readonly place: string;
  readonly foreignId: string | null;
  readonly label: string;
  readonly stated: StatedFragment;
  readonly note?: string;
}

/** An answer about a region, under the name of the control that asked for it. */
interface RegionAnswer {
  readonly region: string;
  readonly name: string;
  readonly values: readonly string[];
}

/** The results of one annotation set, by what they are. */
export interface Results {
  readonly regions: readonly Region[];
  readonly relations: readonly StatedRelation[];
  readonly answersByRegion: ReadonlyMap<string, readonly RegionAnswer[]>;
  readonly unread: readonly (readonly [place: string, reason: string])[];
}

function stringsOf(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((each) => isString(each));
}

function noteOf({ meta }: Fields): string | undefined {
  if (!isFields(meta)) return undefined;
  const lines = stringsOf(meta['text']);
  return lines.length > 0 ? lines.join('\n') : undefined;
}

function readRegion(result: Fields, value: Fields, place: string): Region | null {
  const { id } = result;
  const { start, end, text } = value;
  const [label] = stringsOf(value['labels'] ?? value['hypertextlabels']);
  if (!isCount(start) || !isCount(end) || label === undefined) return null;
  const note = noteOf(result);
  return {
    place,
    foreignId: isString(id) ? id : null,
    label,
    stated: { start, end, ...(isString(text) && { exact: text }) },
    ...(note !== undefined && { note }),
  };
}

function readRelation(result: Fields, place: string): StatedRelation | null {
  const { from_id, to_id, direction } = result;
  if (!isString(from_id) || !isString(to_id)) return null;
  const [type = ''] = stringsOf(result['labels']);
  const [from, to] = direction === 'left' ? [to_id, from_id] : [from_id, to_id];
  return { place, foreignId: null, type, from, to };
}

function readAnswer(result: Fields, value: Fields): RegionAnswer | null {
  const { id, from_name: name } = result;
  if (!isString(id) || !isString(name)) return null;
  const { number } = value;
  const values =
    typeof number === 'number' ? [String(number)] : stringsOf(value['choices'] ?? value['text']);
  return values.length > 0 ? { region: id, name, values } : null;
}

const ANSWER_TYPES: ReadonlySet<unknown> = new Set(['choices', 'textarea', 'number']);

/** Reads the `result` of an annotation set; what is none of its shapes is told by its place. */
export function readResults(written: unknown, path: string): Results {
  const list: readonly unknown[] = Array.isArray(written) ? written : [];
  const regions: Region[] = [];
  const relations: StatedRelation[] = [];
  const answers: RegionAnswer[] = [];
  const unread: (readonly [string, string])[] = [];
  for (const [index, result] of list.entries()) {
    const place = pointer(path, 'result', index);
    const fields = isFields(result) ? result : {};
    const { type } = fields;
    const value = isFields(fields['value']) ? fields['value'] : {};
    const relation = type === 'relation' ? readRelation(fields, place) : null;
    const answer = ANSWER_TYPES.has(type) ? readAnswer(fields, value) : null;
    const region = type === 'relation' || answer ? null : readRegion(fields, value, place);
    if (relation) relations.push(relation);
    else if (answer) answers.push(answer);
    else if (region) regions.push(region);
    else unread.push([place, 'is no region, relation or answer of a text']);
  }
  const answersByRegion = groupBy(answers, ({ region }) => region);
  return { regions, relations, answersByRegion, unread };
}

/** What is said of a region: answers under the names of attributes, tags, a note. */
export function saidOf({ foreignId, note }: Region, answers: Results['answersByRegion']): Said {
  const own = answers.get(foreignId ?? '') ?? [];
  const tags = own.filter(({ name }) => name === 'tags').flatMap(({ values }) => values);
  const others = own.filter(({ name }) => name !== 'tags' && name !== 'note');
  const notes = own.filter(({ name }) => name === 'note').flatMap(({ values }) => values);
  const text = [...(note === undefined ? [] : [note]), ...notes].join('\n');
  return {
    tags,
    note: text,
    answers: Object.fromEntries(others.map(({ name, values }) => [name, values.join(', ')])),
  };
}
