import type { ArticleMeta } from '../../article/article';
import { readMeta } from '../foreign/article-meta';
import type { StatedAnnotation, StatedRelation, Unread } from '../foreign/foreign-items';
import { isCount, isFields, isString, type Fields } from '../foreign/guards';
import { FRAGMENT_RELATION, joinFragments } from '../foreign/join-fragments';
import type { ForeignFile, Importer } from '../foreign-read';
import { firstLine, readLines, type ReadLine } from './read-lines';

interface Entity {
  readonly foreignId: string | null;
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** doccano's ids are whole numbers; other writers use strings. */
function readId(value: unknown): string | null {
  return isCount(value) ? String(value) : isString(value) ? value : null;
}

/** An entity as an object, or in the older shape `[start, end, label]`. */
function readEntity(value: unknown): Entity | null {
  if (Array.isArray(value)) {
    const [start, end, label]: readonly unknown[] = value;
    if (!isCount(start) || !isCount(end) || !isString(label)) return null;
    return { foreignId: null, label, start, end };
  }
  if (!isFields(value)) return null;
  const { id, label, start_offset: start, end_offset: end } = value;
  if (!isCount(start) || !isCount(end) || !isString(label)) return null;
  return { foreignId: readId(id), label, start, end };
}

function readRelation(value: unknown): Omit<StatedRelation, 'place'> | null {
  if (!isFields(value)) return null;
  const [from, to] = [readId(value['from_id']), readId(value['to_id'])];
  const { type } = value;
  if (from === null || to === null || !isString(type)) return null;
  return { foreignId: readId(value['id']), type, from, to };
}

/** The list of a line under the first of some names that it has. */
function listOf(line: Fields, ...names: readonly string[]): readonly unknown[] {
  for (const name of names) {
    const value = line[name];
    if (Array.isArray(value)) return value;
  }
  return [];
}

/** The UUIDs that we wrote beside doccano's numbers. */
function uuidsOf(line: Fields, list: 'annotations' | 'relations'): Fields {
  const { verbatim } = line;
  const ids = isFields(verbatim) ? verbatim[list] : undefined;
  return isFields(ids) ? ids : {};
}

function renamed(id: string | null, uuids: Fields): string | null {
  const uuid = id === null ? undefined : uuids[id];
  return isString(uuid) ? uuid : id;
}

/** Comments on the text as a whole, as texts or as objects with a `text`. */
function readComments(line: Fields): readonly (string | null)[] {
  return listOf(line, 'Comments', 'comments').map((value) => {
    const text = isFields(value) ? value['text'] : value;
    return isString(text) ? text : null;
  });
}

/** What is said of the article: the note, and behind it the comments. */
function metaOf(line: Fields, comments: readonly string[]): Partial<ArticleMeta> {
  const meta = readMeta(line);
  const note = [meta.note ?? '', ...comments].filter((each) => each !== '').join('\n');
  return { ...meta, ...(note !== '' && { note }) };
}

const readLine: ReadLine = (line, file, place) => {
  const { text } = line;
  if (!isString(text)) return 'has no text';
  const { fileName } = file;
  const unread: Unread[] = [];
  const comments = readComments(line).flatMap((comment, index) => {
    const where = `${place} /Comments/${index}`;
    if (comment === null) unread.push({ fileName, place: where, reason: 'is no comment' });
    return comment === null ? [] : [comment];
  });
  const written = listOf(line, 'entities', 'label', 'labels');
  const entities = written.flatMap((value, index) => {
    const entity = readEntity(value);
    if (!entity)
      unread.push({ fileName, place: `${place} /entities/${index}`, reason: 'is no entity' });
    return entity ? [entity] : [];
  });
  const relations = listOf(line, 'relations').flatMap((value, index) => {
    const relation = readRelation(value);
    const where = `${place} /relations/${index}`;
    if (!relation) unread.push({ fileName, place: where, reason: 'is no relation' });
    return relation ? [{ ...relation, place: where }] : [];
  });
  const annotationIds = uuidsOf(line, 'annotations');
  const relationIds = uuidsOf(line, 'relations');
  const chains = relations.filter(({ type }) => type === FRAGMENT_RELATION);
  const annotations = joinFragments(entities, chains).map((parts): StatedAnnotation => {
    const [{ foreignId, label }] = parts;
    return {
      place: foreignId === null ? place : `${place} #${foreignId}`,
      foreignId: renamed(foreignId, annotationIds),
      label,
      fragments: parts.map(({ start, end }) => ({ start, end })),
      said: {},
    };
  });
  return {
    article: {
      fileName,
      place,
      text,
      textFile: file,
      meta: metaOf(line, comments),
      annotations,
      relations: relations
        .filter(({ type }) => type !== FRAGMENT_RELATION)
        .map((relation) => ({
          ...relation,
          foreignId: renamed(relation.foreignId, relationIds),
          from: renamed(relation.from, annotationIds) ?? relation.from,
          to: renamed(relation.to, annotationIds) ?? relation.to,
        })),
      carriedRelations: [],
      sources: [],
    },
    unread,
  };
};

function recognises(files: readonly ForeignFile[]): boolean {
  return (
    files.length > 0 &&
    files.every((file) => {
      const line = firstLine(file);
      if (!line || 'spans' in line) return false;
      return ['entities', 'label', 'labels'].some((name) => Array.isArray(line[name]));
    })
  );
}

/**
 * Reads JSON Lines in doccano's shape, older ones (`label: [[start, end, label]]`) included. The
 * file holds no covered words, so its offsets are taken to be code points, as doccano counts.
 */
export const doccanoImporter: Importer = {
  id: 'doccano',
  recognises,
  read: (files, context) => readLines('doccano', files, context, readLine),
};
