import type { Relation } from '../../annotation/relation';
import { groupBy } from '../../base/group-by';
import { KINDS, type Scheme } from '../../scheme/scheme';
import type { Said, StatedAnnotation, StatedRelation, Unread } from '../foreign/foreign-items';
import { labelOf } from '../foreign/label';
import { readJson } from '../read-json';
import { KIND_TYPES, bratNames, type BratNames } from './names';
import { manyLines } from './one-line';
import { readLines, type BratLine } from './read-lines';
import {
  ARTICLE_RECORD,
  readArticleRecord,
  readRecord,
  readRelationRecord,
  RECORD,
  type ArticleRecord,
  type Closed,
} from './record';
import { readWords } from './read-words';

/** What an `.ann` file says, before it has a text. */
export interface BratDocument {
  readonly annotations: readonly StatedAnnotation[];
  readonly relations: readonly StatedRelation[];
  readonly carriedRelations: readonly Relation[];
  readonly record: ArticleRecord | null;
  readonly unread: readonly Unread[];
}

type LineOf<T extends BratLine['type']> = Extract<BratLine, { readonly type: T }>;

/** Names of attributes that say what we have fields for. */
const ANSWERS: ReadonlyMap<string, string> = new Map([
  ['stance', 'stance'],
  ['mode', 'mode'],
  ['bound', 'bound'],
]);

function ofType<T extends BratLine['type']>(
  lines: readonly BratLine[],
  type: T,
): readonly LineOf<T>[] {
  return lines.filter((line): line is LineOf<T> => line.type === type);
}

function jsonOf(text: string): unknown {
  const json = readJson(text);
  return json.ok ? json.value : null;
}

/** Everything that lines say of one id. */
class About {
  readonly attributes: Closed;
  readonly notes: readonly string[];
  readonly record: unknown;
  readonly references: readonly string[];

  constructor(lines: readonly BratLine[]) {
    this.attributes = new Map(
      ofType(lines, 'attribute').map(({ name, value }) => [name, value ?? '']),
    );
    const notes = ofType(lines, 'note');
    const [record] = notes.filter(({ label }) => label === RECORD);
    this.record = record ? jsonOf(record.words) : null;
    this.notes = notes
      .filter(({ label }) => label !== RECORD && label !== ARTICLE_RECORD)
      .map(({ words }) => words);
    this.references = ofType(lines, 'reference').map(({ entry, words }) =>
      `${entry} ${words}`.trim(),
    );
  }
}

/** Attributes of another program: those that we know, those with a value, and those that are there. */
function saidOf({ attributes, notes, references }: About): Said {
  const answers: Record<string, string> = {};
  const custom: Record<string, string> = {};
  const tags = [...references];
  let status: 'draft' | 'done' | undefined;
  for (const [name, value] of attributes) {
    const field = ANSWERS.get(name.toLowerCase());
    if (name === 'Status' && (value === 'draft' || value === 'done')) status = value;
    else if (value === '') tags.push(name);
    else if (field !== undefined) answers[field] = value;
    else custom[name] = value;
  }
  return { answers, custom, tags, note: notes.join('\n'), ...(status && { status }) };
}

/** The label of a type: that of the scheme by which it is called, or the type as it stands. */
function labelOfType(type: string, { labels }: BratNames): string {
  const known = labels.find((each) => each.type === type);
  if (known) return labelOf({ kind: known.kind, label: known.key });
  const kind = KINDS.find((each) => type.startsWith(`${KIND_TYPES[each]}_`));
  return kind ? `${kind}/${type.slice(KIND_TYPES[kind].length + 1)}` : type;
}

function readAnnotation(
  line: LineOf<'text'>,
  about: About,
  names: BratNames,
): StatedAnnotation | string {
  const pieces = readWords(line.stretches, line.words);
  if (!pieces) return 'has words of another length than its places';
  const place = String(line.line);
  const label = labelOfType(line.label, names);
  const held = {
    pieces: pieces.flatMap(({ exact, ...rest }) =>
      exact === undefined ? [] : [{ ...rest, exact }],
    ),
    closed: about.attributes,
    note: about.notes.map(manyLines).join('\n'),
  };
  const own = readRecord(about.record, held);
  if (!own) {
    return { place, foreignId: line.id, label, fragments: pieces, said: saidOf(about) };
  }
  const { carried, fragments } = own;
  const isSameKind = label.toLowerCase().split('/')[0] === carried.kind;
  return {
    place,
    foreignId: carried.id,
    label: isSameKind ? labelOf(carried) : label,
    fragments: held.pieces.length === pieces.length ? fragments : pieces,
    said: saidOf({ ...about, notes: [held.note] }),
    carried,
  };
}

/** The annotation that an id stands for: its own, or for an event that of its trigger. */
type TextIdOf = (id: string) => string;

function relation(
  line: number,
  foreignId: string | null,
  type: string,
  from: string,
  to: string,
): StatedRelation {
  return { place: String(line), foreignId, type, from, to };
}

/** Relations as lines state them: of roles in events, and of things that are said to be the same. */
function* impliedRelations(lines: readonly BratLine[], idOf: TextIdOf): Generator<StatedRelation> {
  for (const { line, id, trigger, roles } of ofType(lines, 'event')) {
    for (const [index, { role, of }] of roles.entries()) {
      yield relation(line, `${id}-${index}`, role, idOf(trigger), idOf(of));
    }
  }
  for (const { line, ids } of ofType(lines, 'same')) {
    for (const [index, to] of ids.slice(1).entries()) {
      yield relation(line, null, 'same-as', idOf(ids[index] ?? ''), idOf(to));
    }
  }
}

/** The type of a relation under its name in the scheme, where it was given one for brat. */
function relationType(type: string, { relations }: BratNames): string {
  return relations.find((each) => each.type === type)?.key ?? type;
}

/** Lines about an id that the file does not have, or of which nothing can be kept. */
function* strayLines(
  lines: readonly BratLine[],
  annotations: ReadonlySet<string>,
  relations: ReadonlySet<string>,
  idOf: TextIdOf,
): Generator<readonly [number, string]> {
  for (const line of lines) {
    if (line.type === 'malformed') yield [line.line, line.reason];
    if (line.type !== 'attribute' && line.type !== 'note' && line.type !== 'reference') continue;
    if (annotations.has(idOf(line.of))) continue;
    if (line.type === 'note' && line.label === RECORD && relations.has(line.of)) continue;
    const isKnown = relations.has(line.of);
    yield [line.line, isKnown ? 'is about a relation' : `is about nothing in the file: ${line.of}`];
  }
}

/** Reads an `.ann` file. Lines that cannot be read are told by their numbers, and the rest goes on. */
export function readDocument(text: string, fileName: string, scheme: Scheme): BratDocument {
  const lines = readLines(text);
  const names = bratNames(scheme);
  const triggers = new Map(ofType(lines, 'event').map(({ id, trigger }) => [id, trigger]));
  const idOf: TextIdOf = (id) => triggers.get(id) ?? id;
  const about = groupBy(
    lines.filter((line) => 'of' in line),
    (line) => idOf(line.of),
  );
  const unread: Unread[] = [];
  const tell = (line: number, reason: string): void => {
    unread.push({ fileName, place: String(line), reason });
  };
  const annotations: StatedAnnotation[] = [];
  const foreignIds = new Map<string, string>();
  for (const line of ofType(lines, 'text')) {
    const read = readAnnotation(line, new About(about.get(line.id) ?? []), names);
    if (typeof read === 'string') tell(line.line, read);
    else {
      annotations.push(read);
      if (read.foreignId !== null) foreignIds.set(line.id, read.foreignId);
    }
  }
  const endOf = (id: string): string => foreignIds.get(idOf(id)) ?? id;
  const relations: StatedRelation[] = [...impliedRelations(lines, endOf)];
  const carriedRelations: Relation[] = [];
  for (const { line, id, label, from, to } of ofType(lines, 'relation')) {
    const { record } = new About(about.get(id) ?? []);
    const own = readRelationRecord(record, endOf(from), endOf(to));
    if (own) carriedRelations.push(own);
    else relations.push(relation(line, id, relationType(label, names), endOf(from), endOf(to)));
  }
  const relationIds = new Set(ofType(lines, 'relation').map(({ id }) => id));
  const textIds = new Set(ofType(lines, 'text').map(({ id }) => id));
  for (const [line, reason] of strayLines(lines, textIds, relationIds, idOf)) tell(line, reason);
  const record = ofType(lines, 'note').find(({ label }) => label === ARTICLE_RECORD);
  const own = record ? readArticleRecord(jsonOf(record.words)) : null;
  return {
    annotations,
    relations,
    carriedRelations: [...carriedRelations, ...(own?.relations ?? [])],
    record: own,
    unread,
  };
}
