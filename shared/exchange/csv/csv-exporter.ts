import { isNoValue } from '../../annotation/answer';
import type { FileAnnotation } from '../export-file';
import { articleParts, byId, type ArticleParts } from '../foreign/article-parts';
import { headLosses } from '../foreign/losses';
import type { EntryPiece, Exporter, ExportHead, ExportWriter, Loss } from '../format';
import { attributionsOf } from '../verify-article';
import {
  annotationColumns,
  APPEARANCE_COLUMNS,
  ARTICLE_COLUMNS,
  FRAGMENT_COLUMNS,
  RELATION_COLUMNS,
  REVIEW_COLUMNS,
  SOURCE_COLUMNS,
  textEntry,
  type Column,
  type FragmentRow,
} from './csv-columns';
import { csvRecord, guardedCell, LONGEST_EXCEL_CELL } from './csv-cells';

export interface CsvOptions {
  /** A byte order mark for Excel, and no cell that a spreadsheet would take for a formula. */
  readonly excelSafe: boolean;
}

/** Records that go to the host at once. */
const RECORDS_AT_ONCE = 1000;

const BYTE_ORDER_MARK = '\ufeff';

/** One file of the export: records of things of one type, kept until all are known. */
class Table<T> {
  readonly #entry: string;
  readonly #columns: readonly Column<T>[];
  readonly #isSafe: boolean;
  readonly #records: string[] = [];
  readonly losses: Loss[] = [];

  constructor(entry: string, columns: readonly Column<T>[], { excelSafe }: CsvOptions) {
    this.#entry = entry;
    this.#columns = columns;
    this.#isSafe = excelSafe;
  }

  /** Adds a record about the thing with that id. */
  add(id: string, row: T): void {
    const cells = this.#columns.map(({ field, of }) => {
      const cell = this.#isSafe ? guardedCell(of(row)) : of(row);
      if (this.#isSafe && cell.length > LONGEST_EXCEL_CELL) this.#lose(id, field);
      return cell;
    });
    this.#records.push(csvRecord(cells));
  }

  *pieces(): Generator<EntryPiece> {
    const entry = this.#entry;
    const mark = this.#isSafe ? BYTE_ORDER_MARK : '';
    yield { entry, text: mark + csvRecord(this.#columns.map(({ name }) => name)) };
    for (let at = 0; at < this.#records.length; at += RECORDS_AT_ONCE) {
      yield { entry, text: this.#records.slice(at, at + RECORDS_AT_ONCE).join('') };
    }
  }

  #lose(id: string, field: string): void {
    const isKnown = this.losses.some((loss) => loss.id === id && loss.field === field);
    if (!isKnown) this.losses.push({ id, field });
  }
}

function* fragmentRows(annotation: FileAnnotation, article: string): Generator<FragmentRow> {
  const { id, attributes, fragments } = annotation;
  const rows = function* (role: string, all: typeof fragments): Generator<FragmentRow> {
    for (const [index, fragment] of all.entries()) {
      yield { annotation: id, article, role, index, fragment };
    }
  };
  yield* rows('annotation', fragments);
  const { cue } = attributes;
  if (cue && !isNoValue(cue)) yield* rows('cue', cue.fragments);
  for (const { name, value } of attributionsOf(annotation)) {
    if (value.mention) yield* rows(name, value.mention.fragments);
  }
}

/** All files of one export. */
class Tables {
  readonly #options: CsvOptions;
  readonly #head: ExportHead;
  readonly #sourceNames: ReadonlyMap<string, string>;
  readonly #schemeKeys: ReadonlySet<string>;
  readonly #lost: Loss[] = [];
  readonly #articles;
  readonly #appearances;
  readonly #annotations;
  readonly #fragments;
  readonly #reviews;

  constructor(head: ExportHead, options: CsvOptions) {
    this.#head = head;
    this.#options = options;
    this.#sourceNames = new Map(head.sources.map(({ id, name }) => [id, name]));
    this.#schemeKeys = new Set(head.scheme.attributes.map(({ key }) => key));
    this.#articles = new Table('articles.csv', ARTICLE_COLUMNS, options);
    this.#appearances = new Table('appearances.csv', APPEARANCE_COLUMNS, options);
    this.#annotations = new Table('annotations.csv', annotationColumns(head.scheme), options);
    this.#fragments = new Table('fragments.csv', FRAGMENT_COLUMNS, options);
    this.#reviews = new Table('reviews.csv', REVIEW_COLUMNS, options);
  }

  addArticle({ state, offsets, annotations }: ArticleParts): void {
    const { digest, appearances } = state.article;
    const length = { codePoints: offsets.points, codeUnits: offsets.units };
    this.#articles.add(digest, { digest, digestAlgorithm: 'sha-256', length, appearances });
    for (const appearance of appearances) {
      this.#appearances.add(digest, { article: digest, appearance });
    }
    for (const annotation of annotations) this.#addAnnotation(annotation, digest);
  }

  #addAnnotation(annotation: FileAnnotation, article: string): void {
    const { id, custom, reviews } = annotation;
    this.#annotations.add(id, { annotation, article, sourceNames: this.#sourceNames });
    for (const row of fragmentRows(annotation, article)) this.#fragments.add(id, row);
    for (const review of reviews) this.#reviews.add(id, { annotation: id, review });
    for (const key of Object.keys(custom)) {
      if (!this.#schemeKeys.has(key)) this.#lost.push({ id, field: `custom.${key}` });
    }
  }

  pieces(): readonly EntryPiece[] {
    const relations = new Table('relations.csv', RELATION_COLUMNS, this.#options);
    for (const each of this.#head.relations.toSorted(byId)) relations.add(each.id, each);
    const sources = new Table('sources.csv', SOURCE_COLUMNS, this.#options);
    for (const each of this.#head.sources.toSorted(byId)) sources.add(each.id, each);
    this.#lost.push(...relations.losses, ...sources.losses);
    return [
      ...this.#articles.pieces(),
      ...this.#appearances.pieces(),
      ...this.#annotations.pieces(),
      ...this.#fragments.pieces(),
      ...this.#reviews.pieces(),
      ...relations.pieces(),
      ...sources.pieces(),
    ];
  }

  losses(): readonly Loss[] {
    return [
      ...headLosses(this.#head),
      ...this.#articles.losses,
      ...this.#appearances.losses,
      ...this.#annotations.losses,
      ...this.#fragments.losses,
      ...this.#reviews.losses,
      ...this.#lost,
    ];
  }
}

const DECLARED = [
  'The scheme and what was deleted are not written.',
  'These tables are for counting and charts: Verbatim does not read them back.',
] as const;

const DECLARED_SAFE = [
  'A cell that a spreadsheet would take for a formula begins with an apostrophe, which is not part of its value.',
  `Excel cuts cells off behind ${LONGEST_EXCEL_CELL} characters; those that are longer are listed.`,
] as const;

function begin(head: ExportHead, options: CsvOptions): ExportWriter {
  const tables = new Tables(head, options);
  return {
    article: (state) => {
      tables.addArticle(articleParts(state));
      return [{ entry: textEntry(state.article.digest), text: state.article.text }];
    },
    end: () => tables.pieces(),
    losses: () => tables.losses(),
  };
}

/**
 * Writes tables as RFC 4180 has them (UTF-8, comma, CRLF, a header) and each text as a file of its
 * own. The records are kept in memory until the end, because a folder is written file by file.
 */
export function csvExporter(options: CsvOptions = { excelSafe: true }): Exporter {
  return {
    id: 'csv',
    container: 'folder',
    extension: '',
    declared: options.excelSafe ? [...DECLARED, ...DECLARED_SAFE] : DECLARED,
    begin: (head) => begin(head, options),
  };
}
