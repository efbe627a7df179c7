import { groupBy } from '../../base/group-by';
import { readCarried, type CarriedAnnotation } from '../foreign/carried';
import { readMeta } from '../foreign/article-meta';
import type {
  Said,
  StatedAnnotation,
  StatedFragment,
  StatedRelation,
  Unread,
} from '../foreign/foreign-items';
import { isCount, isFields, isString, type Fields } from '../foreign/guards';
import { FRAGMENT_RELATION } from '../foreign/join-fragments';
import type { ForeignFile, Importer } from '../foreign-read';
import { unixTime } from '../unix-time';
import { firstLine, readLines, type ReadLine } from './read-lines';

interface Span {
  readonly id: string;
  readonly fragment: number;
  readonly label: string;
  readonly stated: StatedFragment;
  readonly said: Said;
}

/** Keys of a span that say where it stands, or how Prodigy shows it. */
const OWN_KEYS = new Set([
  ...['start', 'end', 'label', 'text', 'id', 'fragment', 'token_start', 'token_end'],
  ...['color', 'hidden', 'source', 'input_hash', 'note'],
]);

function saidIn(span: Fields): Said {
  const extra = Object.entries(span).filter(
    (entry): entry is [string, string] => !OWN_KEYS.has(entry[0]) && isString(entry[1]),
  );
  const { note } = span;
  return { custom: Object.fromEntries(extra), ...(isString(note) && { note }) };
}

/** What names a span without an id: Prodigy's own relations point at spans by their places. */
function placeId(start: number, end: number, label: string): string {
  return `${start}-${end} ${label}`;
}

function readSpan(value: unknown): Span | null {
  if (!isFields(value)) return null;
  const { start, end, label, text, id, fragment } = value;
  if (!isCount(start) || !isCount(end) || !isString(label)) return null;
  return {
    id: isString(id) ? id : isCount(id) ? String(id) : placeId(start, end, label),
    fragment: isCount(fragment) ? fragment : 0,
    label,
    stated: { start, end, ...(isString(text) && { exact: text }) },
    said: saidIn(value),
  };
}

/** Who answered, and when, as a line says it; Prodigy names a session where nobody signed in. */
function madeIn(line: Fields): Pick<Said, 'creator' | 'created'> {
  const names = [line['_annotator_id'], line['_session_id']];
  const creator = names.find((name): name is string => isString(name) && name !== '');
  const created = unixTime(line['_timestamp']);
  return { ...(creator !== undefined && { creator }), ...(created !== undefined && { created }) };
}

/** Spans of one annotation have its id, and the number of their fragment. */
function annotationsOf(
  spans: readonly Span[],
  place: string,
  made: Said,
  carriedById: ReadonlyMap<string, CarriedAnnotation>,
): readonly StatedAnnotation[] {
  const groups = groupBy(spans, (span) => span.id);
  return [...groups.values()].flatMap((group): StatedAnnotation[] => {
    const inOrder = group.toSorted((a, b) => a.fragment - b.fragment);
    const [first] = inOrder;
    if (!first) return [];
    const { id, label, said } = first;
    const carried = carriedById.get(id);
    return [
      {
        place: `${place} ${id}`,
        foreignId: id,
        label,
        fragments: inOrder.map(({ stated }) => stated),
        said: { ...made, ...said },
        ...(carried && { carried }),
      },
    ];
  });
}

/** Ids of spans, by what Prodigy's relations say of their ends. */
function idsByEnd(spans: readonly Span[]): ReadonlyMap<string, string> {
  return new Map(
    spans.map(({ id, label, stated }) => [placeId(stated.start, stated.end, label), id]),
  );
}

function endOf(value: unknown, ids: ReadonlyMap<string, string>): string | undefined {
  if (!isFields(value)) return undefined;
  const { start, end, label } = value;
  if (!isCount(start) || !isCount(end) || !isString(label)) return undefined;
  return ids.get(placeId(start, end, label));
}

/** Something of a line that cannot be read: where in the line, and why. */
type Refuse = (where: string, reason: string) => void;

function listOf(line: Fields, name: string): readonly unknown[] {
  const value: unknown = line[name];
  return Array.isArray(value) ? value : [];
}

/** The spans of a line, each once: of equal ones Prodigy's own relations could mean either. */
function spansOf(line: Fields, refuse: Refuse): readonly Span[] {
  const places = new Set<string>();
  return listOf(line, 'spans').flatMap((value, index) => {
    const where = `/spans/${index}`;
    const span = readSpan(value);
    if (!span) {
      refuse(where, 'is no span');
      return [];
    }
    const { id, label, stated } = span;
    const key = JSON.stringify([id, stated.start, stated.end, label]);
    if (places.has(key)) {
      refuse(where, 'is the same as a span before it');
      return [];
    }
    places.add(key);
    return [span];
  });
}

/** Relations that Prodigy holds by itself; those that we wrote are carried, and more exact. */
function relationsOf(
  line: Fields,
  spans: readonly Span[],
  place: string,
  refuse: Refuse,
): readonly StatedRelation[] {
  const ids = idsByEnd(spans);
  const made = madeIn(line);
  return listOf(line, 'relations').flatMap((value, index) => {
    const { label, head_span, child_span } = isFields(value) ? value : {};
    if (label === FRAGMENT_RELATION) return [];
    const where = `/relations/${index}`;
    const [from, to] = [endOf(head_span, ids), endOf(child_span, ids)];
    if (!isString(label) || !from || !to) {
      refuse(where, 'is no relation of two spans');
      return [];
    }
    return [{ place: `${place} ${where}`, foreignId: null, type: label, from, to, ...made }];
  });
}

/** Whoever annotated said no, or nothing: the spans of such a line are proposals. */
function isDeclined({ answer }: Fields): boolean {
  return answer === 'reject' || answer === 'ignore';
}

const readLine: ReadLine = (line, file, place) => {
  const { text, meta } = line;
  if (!isString(text)) return 'has no text';
  if (isDeclined(line)) return `was answered "${String(line['answer'])}"`;
  const { fileName } = file;
  const unread: Unread[] = [];
  const refuse: Refuse = (where, reason) => {
    unread.push({ fileName, place: `${place} ${where}`, reason });
  };
  const spans = spansOf(line, refuse);
  const carried = readCarried(line['verbatim']);
  const carriedById = new Map(carried?.annotations.map((each) => [each.id, each]));
  return {
    article: {
      fileName,
      place,
      text,
      textFile: file,
      meta: isFields(meta) ? readMeta(meta) : {},
      ...(carried && { appearances: carried.appearances }),
      annotations: annotationsOf(spans, place, madeIn(line), carriedById),
      relations: carried ? [] : relationsOf(line, spans, place, refuse),
      carriedRelations: carried?.relations ?? [],
      sources: carried?.sources ?? [],
    },
    unread,
  };
};

function recognises(files: readonly ForeignFile[]): boolean {
  return (
    files.length > 0 &&
    files.every((file) => {
      const line = firstLine(file);
      if (!line) return false;
      return Array.isArray(line['spans']) || 'answer' in line || '_input_hash' in line;
    })
  );
}

/** Reads JSON Lines as Prodigy writes them; the unit of the offsets is told by the spans' own words. */
export const prodigyImporter: Importer = {
  id: 'prodigy',
  recognises,
  read: (files, context) => readLines('prodigy', files, context, readLine),
};
