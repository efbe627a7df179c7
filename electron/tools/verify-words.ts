import type { Fault } from '../../shared/exchange/fault';
import type { ReadExportFailure } from '../../shared/exchange/read-export';
import type { JsonFailure } from '../../shared/exchange/read-json';
import type { Coverage } from '../../shared/exchange/verify-export';

/** Characters that would move or hide the rest of a line in a terminal. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A line in which every character of a file that a terminal would act upon is written as a number. */
export function visible(line: string): string {
  return line.replace(INVISIBLE, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The system's code of an error, such as `ENOENT`. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : String(error);
}

function wordJson(failure: JsonFailure): string {
  switch (failure.type) {
    case 'NotJson':
      return `is not JSON: line ${failure.line}, column ${failure.column}`;
    case 'JsonTooDeep':
      return `is nested too deep: line ${failure.line}, column ${failure.column}`;
    case 'DuplicateKey':
      return `says the same key twice: ${failure.path}`;
    case 'ForbiddenKey':
      return `has a key that no reader should take: ${failure.path}`;
  }
}

/** Why a file is not read, as a sentence without its subject. */
export function wordFailure(failure: ReadExportFailure): string {
  switch (failure.type) {
    case 'NotAnExport':
      return 'is no export of Verbatim: format must be "verbatim-export"';
    case 'VersionTooNew':
      return `version: is ${failure.found}; this checker knows version ${failure.known} and older`;
    case 'VersionUnknown':
      return `version: is ${JSON.stringify(failure.found)}, which no version is`;
    case 'NotValid':
      return 'is not of the form of an export';
    case 'NotInOrder':
      return `has its keys in another order: ${failure.key} comes too late`;
    default:
      return wordJson(failure);
  }
}

/** A number of things in words. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** How much was looked at, in words. */
export function covered({ annotations, articles }: Coverage): string {
  return `${plural(annotations, 'annotation')} in ${plural(articles, 'article')}`;
}

/** A fault as a line. */
export function lineOf({ path, message }: Fault): string {
  return `${path === '' ? 'file' : path}: ${message}`;
}
