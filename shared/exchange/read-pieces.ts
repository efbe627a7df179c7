import type { Tombstone } from '../annotation/change';
import type { Relation } from '../annotation/relation';
import type { Source } from '../annotation/source';
import { fail, ok, type Result } from '../base/result';
import {
  EXPORT_FORMAT,
  EXPORT_SCHEMA,
  EXPORT_VERSION,
  OFFSET_UNIT,
  type ExportFile,
  type FileArticle,
  type FileHeader,
  type Seals,
} from './export-file';
import type { Fault } from './fault';
import { envelopeFailure, isExportFile, type ReadExportFailure } from './read-export';
import { sealOf } from './seals';
import { createJsonSplitter, type JsonPart } from './split-json';

/** A part of an export, of valid form. Header and sources come first, the seals last. */
export type ExportPart =
  | { readonly type: 'header'; readonly header: FileHeader }
  | { readonly type: 'sources'; readonly sources: readonly Source[] }
  | { readonly type: 'article'; readonly index: number; readonly article: FileArticle }
  | { readonly type: 'relation'; readonly relation: Relation }
  | { readonly type: 'deleted'; readonly tombstone: Tombstone }
  | { readonly type: 'seals'; readonly seals: Seals };

/** Takes the text of an export piece by piece, and gives its parts. After a failure it is used up. */
export interface ExportReader {
  readonly push: (text: string) => Result<readonly ExportPart[], ReadExportFailure>;
  /** After the last piece: what could only be known then. */
  readonly end: () => Result<readonly ExportPart[], ReadExportFailure>;
}

const SPLIT = ['articles', 'relations', 'deleted'];

const NO_SEALS: Seals = {
  header: sealOf({}),
  sources: [],
  articles: [],
  relations: [],
  deleted: [],
};

/** An export of nothing, into which a part is put to hold it against the schema. */
const EMPTY: ExportFile = {
  $schema: EXPORT_SCHEMA,
  format: EXPORT_FORMAT,
  version: EXPORT_VERSION,
  offsetUnit: OFFSET_UNIT,
  exportedAt: '1970-01-01T00:00:00.000Z',
  tool: { name: '-', version: '-' },
  analyst: '',
  scheme: {
    id: '-',
    version: 1,
    labels: [],
    attributes: [],
    relationTypes: [],
    guideline: '',
  },
  sources: [],
  articles: [],
  relations: [],
  deleted: [],
  seals: NO_SEALS,
};

/** What elements of the lists refer to, or what tells how to read them. */
const BEFORE_LISTS = new Set(['format', 'version', 'scheme', 'sources']);

/** So many faults of form are enough: a hostile file could have millions. */
const MOST_FAULTS = 1000;

/** A fault of the only element of a list, at its true place. */
function placed({ path, message }: Fault, list: string, index: number): Fault {
  const base = `/${list}/0`;
  const isInside = path === base || path.startsWith(`${base}/`);
  return { path: isInside ? `/${list}/${index}${path.slice(base.length)}` : path, message };
}

type Validate = (file: unknown) => readonly Fault[];

/** Parts, as they can be made of what has been split off. */
class Reading {
  readonly #validate: Validate;
  /** What stands before the lists, and at the end everything but their elements. */
  readonly #outer: Record<string, unknown> = {};
  readonly #faults: Fault[] = [];
  #isOpen = true;
  parts: ExportPart[] = [];

  constructor(validate: Validate) {
    this.#validate = validate;
  }

  take({ key, index, value }: JsonPart): ReadExportFailure | null {
    if (index !== null) {
      this.#element(key, index, value);
      return this.#faults.length < MOST_FAULTS ? null : this.#notValid();
    }
    if (!this.#isOpen && BEFORE_LISTS.has(key)) return { type: 'NotInOrder', key };
    this.#outer[key] = value;
    if (this.#isOpen && SPLIT.includes(key)) return this.#begin();
    const { format = EXPORT_FORMAT, version = EXPORT_VERSION } = this.#outer;
    return envelopeFailure(format, version);
  }

  #notValid(): ReadExportFailure {
    return { type: 'NotValid', faults: this.#faults };
  }

  /** Where the first list begins, everything that its elements refer to has come. */
  #begin(): ReadExportFailure | null {
    this.#isOpen = false;
    const missing = [...BEFORE_LISTS].find((key) => !Object.hasOwn(this.#outer, key));
    if (missing !== undefined) return { type: 'NotInOrder', key: missing };
    this.#giveHeader();
    return null;
  }

  #giveHeader(): void {
    const { relations, deleted, articles, seals } = EMPTY;
    const file: unknown = { ...this.#outer, articles, relations, deleted, seals };
    const faults = this.#validate(file);
    this.#faults.push(...faults);
    if (!isExportFile(file, faults)) return;
    const { sources, articles: _a, relations: _r, deleted: _d, seals: _s, ...header } = file;
    this.parts.push({ type: 'header', header }, { type: 'sources', sources });
  }

  #element(list: string, index: number, value: unknown): void {
    const file: unknown = { ...EMPTY, [list]: [value] };
    const faults = this.#validate(file);
    for (const fault of faults) this.#faults.push(placed(fault, list, index));
    if (!isExportFile(file, faults)) return;
    const [article] = file.articles;
    if (article) this.parts.push({ type: 'article', index, article });
    const [relation] = file.relations;
    if (relation) this.parts.push({ type: 'relation', relation });
    const [tombstone] = file.deleted;
    if (tombstone) this.parts.push({ type: 'deleted', tombstone });
  }

  end(): ReadExportFailure | null {
    const { format, version } = this.#outer;
    const failure = envelopeFailure(format, version);
    if (failure) return failure;
    if (this.#isOpen) this.#giveHeader();
    const faults = this.#validate(this.#outer);
    const known = new Set(this.#faults.map(({ path, message }) => `${path} ${message}`));
    this.#faults.push(...faults.filter(({ path, message }) => !known.has(`${path} ${message}`)));
    const file: unknown = this.#outer;
    if (this.#faults.length > 0 || !isExportFile(file, this.#faults)) {
      return this.#notValid();
    }
    this.parts.push({ type: 'seals', seals: file.seals });
    return null;
  }
}

/**
 * Reads an export whose keys stand in the order of the format, part by part, with the memory of its
 * largest part and its seals. Each part is held against the schema by `validate`; what it says is
 * not proved by that (`createVerifier` proves it).
 */
export function createExportReader(validate: Validate): ExportReader {
  const splitter = createJsonSplitter(SPLIT);
  const reading = new Reading(validate);
  const given = (): readonly ExportPart[] => {
    const { parts } = reading;
    reading.parts = [];
    return parts;
  };
  return {
    push(text) {
      const split = splitter.push(text);
      if (!split.ok) return split;
      for (const part of split.value) {
        const failure = reading.take(part);
        if (failure) return fail(failure);
      }
      return ok(given());
    },
    end() {
      const split = splitter.end();
      if (!split.ok) return split;
      const failure = reading.end();
      return failure ? fail(failure) : ok(given());
    },
  };
}

/**
 * Reads an export from pieces of its text. The first failure is the last thing given. Faults of form
 * are told at the end, all together (`NotValid`); the parts without any have been given by then.
 */
export function* readExportPieces(
  pieces: Iterable<string>,
  validate: Validate,
): Generator<Result<ExportPart, ReadExportFailure>> {
  const reader = createExportReader(validate);
  for (const piece of pieces) {
    const read = reader.push(piece);
    if (!read.ok) {
      yield read;
      return;
    }
    for (const part of read.value) yield ok(part);
  }
  const last = reader.end();
  if (last.ok) for (const part of last.value) yield ok(part);
  else yield last;
}
