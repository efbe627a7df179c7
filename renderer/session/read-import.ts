import type { Annotation } from '../../shared/annotation/annotation';
import type { Tombstone } from '../../shared/annotation/change';
import type { Relation } from '../../shared/annotation/relation';
import type { Source } from '../../shared/annotation/source';
import type { Article, Digest } from '../../shared/article/article';
import { fail, ok, type Result } from '../../shared/base/result';
import type { ExportFile, FileArticle } from '../../shared/exchange/export-file';
import { pointer } from '../../shared/exchange/fault';
import { countLoneSurrogates } from '../../shared/exchange/foreign/lone-surrogates';
import type { ForeignItem, ImportContext, UnitDecision } from '../../shared/exchange/foreign-read';
import type { FormatId } from '../../shared/exchange/format';
import { importExport, type ReadBack, type ReadItem } from '../../shared/exchange/import-export';
import { importerOf } from '../../shared/exchange/importers';
import {
  readEnvelope,
  readExport,
  type ReadExportFailure,
} from '../../shared/exchange/read-export';
import { verifyExport } from '../../shared/exchange/verify-export';
import type { Scheme } from '../../shared/scheme/scheme';
import type { FileSet } from './arriving-files';
import { validateExport } from './export-validator';
import type { Failure, ImportRefusal } from './failure';
import type { ReplacedCharacters, TextsOfExport } from './import-preview';

/** What files say, whatever their format, with what became of each of its annotations. */
export interface ReadForImport {
  readonly format: FormatId;
  /** Who made the file, and when (ISO 8601, UTC); null where it does not say. */
  readonly analyst: string | null;
  readonly exportedAt: string | null;
  readonly scheme: Scheme;
  readonly articles: readonly Article[];
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  readonly sources: readonly Source[];
  readonly deleted: readonly Tombstone[];
  readonly items: readonly ForeignItem[];
  /** Of an export of this program alone. */
  readonly texts: TextsOfExport | null;
  readonly units: readonly UnitDecision[];
  readonly replaced: readonly ReplacedCharacters[];
}

const NATIVE_NAME = /\.verbatim\.json$/i;

function refused(fileName: string, reason: ImportRefusal): Result<never, Failure> {
  return fail({ type: 'ImportRefused', fileName, reason });
}

/** Articles of the library by what files know them by. */
type Finders = Pick<ImportContext, 'articleByDigest' | 'articleByText' | 'articlesByName'>;

/** What one appearance of an article is known by. */
function namesOf({ appearances }: Pick<FileArticle, 'appearances'>): readonly string[] {
  return appearances.flatMap(({ meta, source }) =>
    [meta.url, source.fileName, meta.title].filter((name) => name !== undefined && name !== ''),
  ) as readonly string[];
}

/** Ways to find articles again, each index made once. */
export function findersOf(library: readonly Article[]): Finders {
  const byDigest = new Map<Digest, Article>(library.map((article) => [article.digest, article]));
  const byText = new Map<string, Article>(library.map((article) => [article.text, article]));
  const byName = new Map<string, Article[]>();
  for (const article of library) {
    for (const name of new Set(namesOf(article))) {
      const named = byName.get(name);
      if (named) named.push(article);
      else byName.set(name, [article]);
    }
  }
  return {
    articleByDigest: (digest) => byDigest.get(digest),
    articleByText: (text) => byText.get(text),
    articlesByName: (name) => byName.get(name) ?? [],
  };
}

/** Another version of an article of a file: the only one here that goes by one of its names. */
function otherVersion(article: FileArticle, { articlesByName }: Finders): Article | undefined {
  for (const name of namesOf(article)) {
    const [only, another] = articlesByName(name);
    if (only && !another) return only;
  }
  return undefined;
}

const REFUSED = {
  NoText: 'has no text, neither in the file nor in the library',
  DigestDiffers: 'lies on a text that is not the one it was made on',
} as const;

function itemOf({ path, id, fate }: ReadItem, fileName: string): ForeignItem {
  const isRefused = fate.type === 'refused';
  return {
    fileName,
    place: path,
    id: isRefused || fate.type === 'orphaned' ? null : id,
    fate: isRefused ? { type: 'refused', reason: REFUSED[fate.reason] } : fate,
  };
}

/** Relations that end in annotations that were not read. */
function lostRelations(
  { relations }: ExportFile,
  { state }: ReadBack,
  fileName: string,
): readonly ForeignItem[] {
  const read = new Set(state.relations.map(({ id }) => id));
  return relations.flatMap(({ id }, index): ForeignItem[] => {
    if (read.has(id)) return [];
    const fate = { type: 'refused', reason: 'ends in an annotation that is left out' } as const;
    const place = pointer('/relations', index);
    return [{ fileName, place, what: 'relation', id: null, fate }];
  });
}

function textsOf({ articles }: ExportFile, finders: Finders): TextsOfExport {
  const whereIs = (article: FileArticle): keyof TextsOfExport => {
    if (article.text !== undefined) return 'inFile';
    if (finders.articleByDigest(article.digest)) return 'inLibrary';
    return otherVersion(article, finders) ? 'otherVersion' : 'nowhere';
  };
  const places = articles.map(whereIs);
  const count = (where: keyof TextsOfExport): number =>
    places.filter((place) => place === where).length;
  return {
    inFile: count('inFile'),
    inLibrary: count('inLibrary'),
    otherVersion: count('otherVersion'),
    nowhere: count('nowhere'),
  };
}

function ofNative(
  file: ExportFile,
  back: ReadBack,
  fileName: string,
  finders: Finders,
): ReadForImport {
  const { state, exportedAt, items } = back;
  return {
    format: 'verbatim',
    analyst: state.analyst,
    exportedAt,
    scheme: state.scheme,
    articles: state.articles.map(({ article }) => article),
    annotations: state.articles.flatMap(({ annotations }) => annotations),
    relations: state.relations,
    sources: state.sources,
    deleted: state.deleted,
    items: [...items.map((item) => itemOf(item, fileName)), ...lostRelations(file, back, fileName)],
    texts: textsOf(file, finders),
    units: [],
    replaced: [],
  };
}

/**
 * Reads and proves an export as the stand-alone checker does; one fault refuses all of it. Texts that
 * it leaves out are those of the library, or another version of them, on which it is anchored anew.
 */
function readNative(
  fileName: string,
  text: string,
  finders: Finders,
): Result<ReadForImport, Failure> {
  const read = readExport(text, validateExport);
  if (!read.ok) return refused(fileName, read.failure);
  const { faults } = verifyExport(read.value, {
    validate: () => [],
    textOf: (digest) => finders.articleByDigest(digest)?.text,
  });
  if (faults.length > 0) return refused(fileName, { type: 'NotProved', faults });
  const back = importExport(
    read.value,
    (article) => finders.articleByDigest(article.digest) ?? otherVersion(article, finders),
  );
  const { length } = read.value.articles;
  return length > 0 && back.state.articles.length === 0
    ? refused(fileName, { type: 'NoTexts', articles: length })
    : ok(ofNative(read.value, back, fileName, finders));
}

const JSON_FORMATS: ReadonlySet<FormatId> = new Set([
  'doccano',
  'label-studio',
  'prodigy',
  'web-annotation',
]);

/** The characters of files that no text can hold, where their format lets them say such. */
function replacedIn({ files }: FileSet, format: FormatId): readonly ReplacedCharacters[] {
  if (!JSON_FORMATS.has(format)) return [];
  return files
    .map(({ fileName, text }) => ({ fileName, count: countLoneSurrogates(text) }))
    .filter(({ count }) => count > 0);
}

function readForeign(set: FileSet, context: ImportContext): Result<ReadForImport, Failure> | null {
  const importer = importerOf(set.files);
  if (!importer) return null;
  const read = importer.read(set.files, context);
  if (!read.ok) {
    const { fileName, place, reason } = read.failure;
    return refused(fileName === '' ? set.name : fileName, { type: 'NotReadable', place, reason });
  }
  const { format, articles, relations, sources, items, units } = read.value;
  return ok({
    format,
    analyst: null,
    exportedAt: null,
    scheme: context.scheme,
    articles: articles.map(({ article }) => article),
    annotations: articles.flatMap(({ annotations }) => annotations),
    relations,
    sources,
    deleted: [],
    items,
    texts: null,
    units,
    replaced: replacedIn(set, format),
  });
}

/** Whether a file that calls itself JSON is none; lines of JSON are no JSON as a whole. */
function isDamagedJson({ type }: ReadExportFailure, fileName: string): boolean {
  const isOfJson = type === 'NotJson' || type === 'DuplicateKey' || type === 'ForbiddenKey';
  return isOfJson && /\.json(?:ld)?$/i.test(fileName);
}

/** Reads what files say, by their own format, without writing anything. */
export function readImport(set: FileSet, context: ImportContext): Result<ReadForImport, Failure> {
  const [only, another] = set.files;
  if (only && !another && NATIVE_NAME.test(only.fileName)) {
    return readNative(only.fileName, only.text, context);
  }
  const foreign = readForeign(set, context);
  if (foreign) return foreign;
  if (!only || another) return refused(set.name, { type: 'FormatUnknown' });
  const { fileName, text } = only;
  const envelope = readEnvelope(text);
  // Renamed, an export is still one.
  if (envelope.ok) return readNative(fileName, text, context);
  const { failure } = envelope;
  const isDamaged = failure.type === 'JsonTooDeep' || isDamagedJson(failure, fileName);
  return refused(set.name, isDamaged ? failure : { type: 'FormatUnknown' });
}
