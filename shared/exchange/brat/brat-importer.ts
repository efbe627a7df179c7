import type { Article } from '../../article/article';
import { digestText } from '../../article/digest';
import { fail, ok, type Result } from '../../base/result';
import type { StatedArticle, StatedAnnotation, Unread } from '../foreign/foreign-items';
import { readForeign } from '../foreign/read-foreign';
import type {
  ForeignFile,
  ForeignRead,
  ImportContext,
  Importer,
  NotReadable,
} from '../foreign-read';
import { decideUnit, type Sample } from '../offset-unit';
import { readDocument, type BratDocument } from './read-document';

const ANNOTATIONS = /\.ann$/i;
const TEXT = /\.txt$/i;
const CONFIGURATION = /(?:^|\/)annotation\.conf$/;

/** A path without the ending of its name: what a text and its annotations have in common. */
function stemOf({ fileName }: ForeignFile): string {
  return fileName.replace(/\.[^./]*$/, '');
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function samplesOf(annotations: readonly StatedAnnotation[], shift: number): readonly Sample[] {
  return annotations.flatMap(({ fragments }) =>
    fragments.flatMap(({ start, end, exact }) =>
      exact === undefined ? [] : [{ start: start + shift, end: end + shift, exact }],
    ),
  );
}

const BYTE_ORDER_MARK = '\ufeff';

/**
 * The text that our own annotations were written of. One that begins with U+FEFF loses it to whoever
 * reads the file, for there it is a byte order mark.
 */
function ownText(text: string, { record }: BratDocument): string {
  const whole = BYTE_ORDER_MARK + text;
  return record && digestText(text) !== record.digest && digestText(whole) === record.digest
    ? whole
    : text;
}

/** The byte order mark that brat counts as a character, and that no text of ours has. */
const MARK = -1;

/** Whether the positions of a file count a byte order mark in front of the text. */
function countsMark(annotations: readonly StatedAnnotation[], text: string): boolean {
  const plain = samplesOf(annotations, 0);
  const { matched } = decideUnit('', [{ text, samples: plain }]);
  if (matched === plain.length) return false;
  const shifted = decideUnit('', [{ text, samples: samplesOf(annotations, MARK) }]);
  return shifted.matched > matched;
}

function shift(annotation: StatedAnnotation): StatedAnnotation {
  const fragments = annotation.fragments.map(({ start, end, ...rest }) => {
    return { ...rest, start: start + MARK, end: end + MARK };
  });
  return { ...annotation, fragments };
}

/** The article of the library that annotations without a text belong to: by digest, then by name. */
function libraryArticle(
  stem: string,
  { record }: BratDocument,
  context: ImportContext,
): Article | undefined {
  const byDigest = record ? context.articleByDigest(record.digest) : undefined;
  if (byDigest) return byDigest;
  for (const name of [`${stem}.txt`, stem, `${lastPart(stem)}.txt`, lastPart(stem)]) {
    const [only, ...others] = context.articlesByName(name);
    if (only && others.length === 0) return only;
  }
  return undefined;
}

const NOTHING: BratDocument = {
  annotations: [],
  relations: [],
  carriedRelations: [],
  record: null,
  unread: [],
};

function statedArticle(
  fileName: string,
  text: string,
  textFile: ForeignFile | undefined,
  document: BratDocument,
): StatedArticle {
  const { annotations, relations, carriedRelations, record } = document;
  return {
    ...{ fileName, place: '', text, meta: {}, relations, carriedRelations },
    annotations: countsMark(annotations, text) ? annotations.map(shift) : annotations,
    sources: record?.sources ?? [],
    ...(textFile && { textFile }),
    ...(record && { appearances: record.appearances }),
  };
}

function readFiles(
  annotationFiles: ReadonlyMap<string, ForeignFile>,
  texts: ReadonlyMap<string, ForeignFile>,
  context: ImportContext,
): ForeignRead {
  const articles: StatedArticle[] = [];
  const unread: Unread[] = [];
  for (const stem of new Set([...texts.keys(), ...annotationFiles.keys()])) {
    const file = annotationFiles.get(stem);
    const document = file ? readDocument(file.text, file.fileName, context.scheme) : NOTHING;
    unread.push(...document.unread);
    const text = texts.get(stem)?.text ?? libraryArticle(stem, document, context)?.text;
    const fileName = file?.fileName ?? texts.get(stem)?.fileName ?? stem;
    if (text === undefined) {
      const reason = `has no text: neither ${lastPart(stem)}.txt nor an article of that name`;
      unread.push({ fileName, place: '', reason });
    } else {
      const own = ownText(text, document);
      articles.push(statedArticle(fileName, own, texts.get(stem), document));
    }
  }
  return readForeign({ format: 'brat', articles, unread }, context);
}

function isBrat(files: readonly ForeignFile[]): boolean {
  return files.some(({ fileName }) => ANNOTATIONS.test(fileName) || CONFIGURATION.test(fileName));
}

/** Reads brat standoff: every `.ann` with the `.txt` of its name, and texts that have none. */
export const bratImporter: Importer = {
  id: 'brat',
  recognises: isBrat,
  read(files, context): Result<ForeignRead, NotReadable> {
    const named = (pattern: RegExp): ReadonlyMap<string, ForeignFile> =>
      new Map(
        files.filter(({ fileName }) => pattern.test(fileName)).map((file) => [stemOf(file), file]),
      );
    if (!isBrat(files)) {
      const [first] = files;
      const reason = 'no file of annotations (.ann) is among the files';
      return fail({ type: 'NotReadable', fileName: first?.fileName ?? '', place: '', reason });
    }
    return ok(readFiles(named(ANNOTATIONS), named(TEXT), context));
  },
};
