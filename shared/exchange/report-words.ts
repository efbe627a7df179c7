import type { Annotation } from '../annotation/annotation';
import { isNoValue } from '../annotation/answer';
import type { Answer, Attribution, Body, FigureBody } from '../annotation/body';
import type { Source, SourceId } from '../annotation/source';
import type { Target } from '../annotation/target';
import { createOffsetMap, type OffsetMap } from '../article/offsets';
import type { Kind, Scheme } from '../scheme/scheme';
import type { ArticleState } from './build-export';
import type { ExportHead } from './format';

/** What reports say in words of an annotation; texts are as they are, not escaped. */
export interface ReportRow {
  readonly annotation: Annotation;
  /** Such as `C2`: its kind, and its number among those of the article. */
  readonly label: string;
  /** The words of its fragments, with an ellipsis between two. */
  readonly words: string;
  /** Half-open stretches in code points, such as `17–35, 60–72`. */
  readonly place: string;
  /** The answers to the questions of its kind, all of them, empty where nothing was said. */
  readonly answers: readonly string[];
  /** Everything else that was said: label, attributes, tags, note, what is not confirmed, reviews. */
  readonly remarks: readonly string[];
}

/** The letter before an annotation's number. */
const LETTERS: Readonly<Record<Kind, string>> = { claim: 'C', quote: 'Q', figure: 'F' };

/** What the tables of a report are called, in their order. */
const TABLES: readonly (readonly [kind: Kind, title: string])[] = [
  ['claim', 'Claims'],
  ['quote', 'Quotes'],
  ['figure', 'Figures'],
];

/** The headings of the answers of each kind. */
const COLUMNS: Readonly<Record<Kind, readonly string[]>> = {
  claim: ['Claimant', 'Stance', 'Cue', 'In other words', 'Assessment'],
  quote: ['Speaker', 'Addressee', 'Cue', 'Mode', 'Language'],
  figure: ['Amount', 'Unit', 'Counted', 'As of', 'Cue'],
};

const BETWEEN_FRAGMENTS = ' … ';

const BOUND_SIGNS: Readonly<Record<string, string>> = {
  exactly: '',
  about: 'about ',
  'at-least': 'at least ',
  'more-than': 'more than ',
  'at-most': 'at most ',
  'less-than': 'less than ',
  between: 'between ',
};

/** The words of a target. */
function wordsOf({ quotes }: Target): string {
  return quotes.map(({ exact }) => exact).join(BETWEEN_FRAGMENTS);
}

function inWords<T>(answer: Answer<T> | undefined, word: (value: T) => string): string {
  if (answer === undefined) return '';
  if (isNoValue(answer)) return answer.answer === 'unknown' ? 'unknown' : 'none stated';
  return word(answer);
}

function plain(text: string): string {
  return text;
}

/** Finds who has an id. */
type SourceOf = (id: SourceId) => Source | undefined;

/** Whom an attribution names, and through whom it came. */
function attributionWords({ source, mention, via }: Attribution, sourceOf: SourceOf): string {
  const name = (id: SourceId): string => sourceOf(id)?.name ?? id;
  const by = via ?? sourceOf(source)?.via;
  return [
    name(source),
    ...(by === undefined ? [] : [`via ${name(by)}`]),
    ...(mention === undefined ? [] : [`(“${wordsOf(mention)}”)`]),
  ].join(' ');
}

function amountWords({ value, range, date, bound }: FigureBody): string {
  const sign = bound === undefined || isNoValue(bound) ? '' : (BOUND_SIGNS[bound] ?? '');
  const amount =
    inWords(value, plain) ||
    inWords(range, ({ low, high }) => `${low} ${bound === 'between' ? 'and' : 'to'} ${high}`) ||
    inWords(date, plain);
  return amount === '' ? sign.trim() : sign + amount;
}

function answersOf(body: Body, sourceOf: SourceOf): readonly string[] {
  const who = (answer: Answer<Attribution> | undefined): string =>
    inWords(answer, (value) => attributionWords(value, sourceOf));
  switch (body.kind) {
    case 'claim': {
      const { assessment } = body;
      const judged = assessment === undefined ? [] : [assessment.verdict, assessment.note];
      return [
        who(body.claimant),
        inWords(body.stance, plain),
        inWords(body.cue, wordsOf),
        inWords(body.statement, plain),
        judged.filter((word) => word !== '').join(': '),
      ];
    }
    case 'quote':
      return [
        who(body.speaker),
        who(body.addressee),
        inWords(body.cue, wordsOf),
        inWords(body.mode, plain),
        inWords(body.language, plain),
      ];
    case 'figure':
      return [
        amountWords(body),
        inWords(body.unit, plain),
        inWords(body.counted, plain),
        inWords(body.asOf, plain),
        inWords(body.cue, wordsOf),
      ];
  }
}

/** The questions of a body's kind, each with its answer in words, empty where nothing was said. */
export function answerRows(
  body: Body,
  sourceOf: SourceOf,
): readonly (readonly [question: string, answer: string])[] {
  const answers = answersOf(body, sourceOf);
  return COLUMNS[body.kind].map((question, at) => [question, answers[at] ?? '']);
}

function remarksOf(annotation: Annotation, { scheme, analyst }: ReportContext): readonly string[] {
  const { creator } = annotation.provenance;
  const { label, custom, tags, note, guessed, status, reviews } = annotation;
  const labelName = scheme.labels.find(({ key }) => key === label)?.name ?? label;
  const nameOf = (key: string): string =>
    scheme.attributes.find((attribute) => attribute.key === key)?.name ?? key;
  return [
    ...(creator === analyst ? [] : [`Marked by ${creator}`]),
    ...(status === 'draft' ? ['Draft'] : []),
    ...(labelName === undefined ? [] : [`Label: ${labelName}`]),
    ...Object.entries(custom).map(([key, value]) => `${nameOf(key)}: ${value}`),
    ...(tags.length === 0 ? [] : [`Tags: ${tags.join(', ')}`]),
    ...(note === '' ? [] : [`Note: ${note}`]),
    ...(guessed.length === 0 ? [] : [`Not confirmed: ${guessed.join(', ')}`]),
    ...reviews.map(({ by, verdict, note: said }) => {
      return `Review by ${by}: ${verdict}${said === '' ? '' : `, ${said}`}`;
    }),
  ];
}

function placeOf({ spans }: Target, offsets: OffsetMap): string {
  return spans
    .map(({ start, end }) => `${offsets.toPoints(start)}–${offsets.toPoints(end)}`)
    .join(', ');
}

/** By where the first fragment starts, the longer one first, then by id. */
function inTextOrder(a: Annotation, b: Annotation): number {
  const [first] = a.target.spans;
  const [other] = b.target.spans;
  return first.start - other.start || other.end - first.end || (a.id < b.id ? -1 : 1);
}

/** What reports look up for every annotation. */
export interface ReportContext {
  readonly sourceOf: SourceOf;
  readonly scheme: Scheme;
  /** Who exports; whoever else has marked something is named beside it. */
  readonly analyst: string;
}

/** Prepares what is looked up. */
export function reportContext({ sources, scheme, analyst }: ExportHead): ReportContext {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return { sourceOf: (id) => byId.get(id), scheme, analyst };
}

/** The annotations of an article as reports tell of them, in text order. */
export function reportRows(
  { article, annotations }: ArticleState,
  context: ReportContext,
): readonly ReportRow[] {
  const offsets = createOffsetMap(article.text);
  const numbers: Record<Kind, number> = { claim: 0, quote: 0, figure: 0 };
  return annotations.toSorted(inTextOrder).map((annotation) => {
    const { kind } = annotation.body;
    numbers[kind] += 1;
    return {
      annotation,
      label: `${LETTERS[kind]}${numbers[kind]}`,
      words: wordsOf(annotation.target),
      place: placeOf(annotation.target, offsets),
      answers: answersOf(annotation.body, context.sourceOf),
      remarks: remarksOf(annotation, context),
    };
  });
}

/** Facts about where an article was found, each with its name. */
export function articleFacts({ article }: ArticleState): readonly (readonly [string, string])[] {
  const [{ meta, source }] = article.appearances;
  const more = article.appearances.slice(1).map((each) => each.meta.outlet ?? each.source.fileName);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Outlet', meta.outlet],
    ['Author', meta.author],
    ['Published', meta.published],
    ['Address', meta.url],
    ['Also in', more.length === 0 ? undefined : more.join(', ')],
    ['File', source.fileName],
    ['SHA-256 of the text', article.digest],
    ['Note', meta.note],
  ];
  return facts.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}

/** Whether a table has a column for remarks. */
export function hasRemarks(rows: readonly ReportRow[]): boolean {
  return rows.some(({ remarks }) => remarks.length > 0);
}

/** One table of a report: the rows of a kind, with the columns in which anything was said. */
export interface ReportTable {
  readonly kind: Kind;
  readonly title: string;
  readonly columns: readonly string[];
  /** Each row with its answers to these columns. */
  readonly rows: readonly (readonly [row: ReportRow, answers: readonly string[]])[];
}

/** The tables of an article; kinds and columns without anything in them are left out. */
export function reportTables(rows: readonly ReportRow[]): readonly ReportTable[] {
  return TABLES.flatMap(([kind, title]) => {
    const ofKind = rows.filter(({ annotation }) => annotation.body.kind === kind);
    const isSaid = (_: unknown, column: number): boolean =>
      ofKind.some(({ answers }) => answers[column] !== '');
    return ofKind.length === 0
      ? []
      : {
          kind,
          title,
          columns: COLUMNS[kind].filter(isSaid),
          rows: ofKind.map((row) => [row, row.answers.filter(isSaid)] as const),
        };
  });
}

/** What both reports leave out, as sentences for people. */
export const REPORT_LOSSES: readonly string[] = [
  'It is made to be read, and cannot be read back.',
  'Of provenance, it names who exported and when, and who else marked what.',
  'The places of cues and mentions are left out; their words are there.',
  'Aliases of sources, deletions and the definitions of the scheme are left out.',
];
