import { groupBy } from '../../base/group-by';
import { pointer } from '../fault';
import type { Said, StatedFragment, StatedRelation } from '../foreign/foreign-items';
import { isCount, isFields, isString, type Fields } from '../foreign/guards';

/** A labelled stretch of a task's text. */
export interface Region {
  readonly place: string;
  readonly foreignId: string | null;
  /** The first says what it is. */
  readonly labels: readonly [string, ...string[]];
  readonly stated: StatedFragment;
  readonly note?: string;
}

/** An answer about a region, under the name of the control that asked for it. */
interface RegionAnswer {
  readonly place: string;
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
  const [label, ...others] = stringsOf(value['labels'] ?? value['hypertextlabels']);
  if (!isCount(start) || !isCount(end) || label === undefined) return null;
  const note = noteOf(result);
  return {
    place,
    foreignId: isString(id) ? id : null,
    labels: [label, ...others],
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

function readAnswer(result: Fields, value: Fields, place: string): RegionAnswer | null {
  const { id, from_name: name } = result;
  if (!isString(id) || !isString(name)) return null;
  const { number } = value;
  const values =
    typeof number === 'number' ? [String(number)] : stringsOf(value['choices'] ?? value['text']);
  return values.length > 0 ? { place, region: id, name, values } : null;
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
    const answer = ANSWER_TYPES.has(type) ? readAnswer(fields, value, place) : null;
    const region = type === 'relation' || answer ? null : readRegion(fields, value, place);
    if (relation) relations.push(relation);
    else if (answer) answers.push(answer);
    else if (region) regions.push(region);
    else unread.push([place, 'is no region, relation or answer of a text']);
  }
  const ids = new Set(regions.map(({ foreignId }) => foreignId));
  for (const { place, region } of answers) {
    if (!ids.has(region)) unread.push([place, 'is an answer about no region of the text']);
  }
  const answersByRegion = groupBy(answers, ({ region }) => region);
  return { regions, relations, answersByRegion, unread };
}

/** Labels of regions beyond the one that says what they are. */
export function otherLabels(parts: readonly [Region, ...Region[]]): readonly string[] {
  const [label] = parts[0].labels;
  const all = new Set(parts.flatMap(({ labels }) => labels));
  return [...all].filter((each) => each !== label);
}

/** What is said of regions that are one: answers under the names of attributes, tags, a note. */
export function saidOf(
  parts: readonly [Region, ...Region[]],
  answers: Results['answersByRegion'],
): Said {
  const own = parts.flatMap(({ foreignId }) => answers.get(foreignId ?? '') ?? []);
  const valuesByName = new Map(
    [...groupBy(own, ({ name }) => name)].map(([name, all]) => [
      name,
      all.flatMap(({ values }) => values),
    ]),
  );
  const { tags = [], note: notes = [], ...others } = Object.fromEntries(valuesByName);
  const texts = parts.flatMap(({ note }) => (note === undefined ? [] : [note]));
  return {
    tags: [...otherLabels(parts), ...tags],
    note: [...texts, ...notes].join('\n'),
    answers: Object.fromEntries(
      Object.entries(others).map(([name, values]) => [name, values.join(', ')]),
    ),
  };
}
