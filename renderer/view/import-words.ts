import { assertNever } from '../../shared/base/assert-never';
import type { Fault } from '../../shared/exchange/fault';
import type { ImportRefusal } from '../session/failure';
import { countOf } from './amounts';
import { shown } from './shown';

/** The name of one of several: `annotations` are several of an annotation. */
function oneOf(name: string): string {
  return name.replace(/ies$/, 'y').replace(/(?<=s)es$|s$/, '');
}

/** A JSON Pointer in words: `/articles/0/annotations/2` is article 1, annotation 3. */
function pointerWords(pointer: string): string {
  const words: string[] = [];
  let list: string | null = null;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const isIndex = /^\d+$/.test(name);
    if (isIndex && list !== null) words.pop();
    words.push(isIndex ? `${list === null ? 'item' : oneOf(list)} ${Number(name) + 1}` : name);
    list = isIndex ? null : name;
  }
  return words.join(', ');
}

const LINE = /^(\d+)(?::(\d+))?(?= |$)/;
const POINTER = /(^| )(\/[^/ ]+(?:\/[^/]*)*)$/;

/** A place in a file as a person would call it; numbers before a space are lines and columns. */
export function placeWords(place: string): string {
  return place
    .replace(LINE, (_, line: string, column?: string) =>
      column === undefined ? `line ${line}` : `line ${line}, column ${column}`,
    )
    .replace(
      POINTER,
      (_, space: string, pointer: string) => `${space === '' ? '' : ', '}${pointerWords(pointer)}`,
    );
}

/** The first fault; the empty path is the whole file. */
function firstOf(faults: readonly Fault[]): string {
  const [first] = faults;
  if (!first) return 'it is not of the form of an export';
  const more = faults.length > 1 ? ` (and ${countOf(faults.length - 1, 'more fault')})` : '';
  const where = first.path === '' ? 'file' : placeWords(shown(first.path));
  return `${where}: ${shown(first.message)}${more}`;
}

/** Why an export is not read back, as the end of a sentence. */
export function refusalWords(reason: ImportRefusal): string {
  switch (reason.type) {
    case 'NotJson':
      return `it is not JSON, or was cut off: line ${reason.line}, column ${reason.column}`;
    case 'JsonTooDeep':
      return `it is nested too deep: line ${reason.line}, column ${reason.column}`;
    case 'DuplicateKey':
      return `it says the same key twice: ${placeWords(shown(reason.path))}`;
    case 'ForbiddenKey':
      return `it has a key that no export has: ${placeWords(shown(reason.path))}`;
    case 'NotAnExport':
      return 'it is JSON, but not an export of Verbatim';
    case 'VersionTooNew':
      return `a newer Verbatim wrote it (its format is ${reason.found}, this program knows ${reason.known})`;
    case 'VersionUnknown':
      return 'its version is none that there is';
    case 'NotValid':
    case 'NotProved':
      return firstOf(reason.faults);
    case 'NotInOrder':
      return `it has “\u2068${shown(reason.key)}\u2069” in another place than every export has`;
    case 'NotReadable':
      return reason.place === ''
        ? shown(reason.reason)
        : `${placeWords(shown(reason.place))}: ${shown(reason.reason)}`;
    case 'FormatUnknown':
      return 'it is of no format that Verbatim reads (docs/formats tells which it does)';
    case 'NoTexts':
      return `it holds no text, and none of its ${countOf(reason.articles, 'article')} is in the library; open those first`;
    case 'LabelClash':
      return `the label “\u2068${shown(reason.key)}\u2069” is of one kind there and of another here; rename one of them in the coding scheme`;
    default:
      return assertNever(reason);
  }
}
