import path from 'node:path';

/** The extension of the native export; it has two dots, so `path.extname` cannot tell it. */
export const EXPORT_EXTENSION = 'verbatim.json';

export function isExportFile(file: string): boolean {
  return file.toLowerCase().endsWith(`.${EXPORT_EXTENSION}`);
}

/** The extension of a coding scheme in a file of its own. */
export const SCHEME_EXTENSION = 'verbatim-scheme.json';

export function isSchemeFile(file: string): boolean {
  return file.toLowerCase().endsWith(`.${SCHEME_EXTENSION}`);
}

/** Whether the program opens such a file when the system or a command line names it. */
export function isOpenable(file: string): boolean {
  return isExportFile(file) || path.extname(file).toLowerCase() === '.txt';
}

/** The extension that a suggested name asks for: a scheme's, or else the export's. */
export function extensionOf(suggested: string): string {
  return isSchemeFile(suggested) ? SCHEME_EXTENSION : EXPORT_EXTENSION;
}

/** The path with an extension of ours: kept where it is there, `.json` completed, else added. */
export function withExtension(file: string, extension: string): string {
  if (file.toLowerCase().endsWith(`.${extension}`)) return file;
  return `${file.replace(/\.json$/i, '')}.${extension}`;
}

const NO_NAME = 'export';

/** Characters that some file system refuses, that lead out of the folder, or that hide the name. */
const NOT_IN_A_NAME = /[\p{Cc}\p{Bidi_Control}<>:"/\\|?*]/gu;

const MAX_NAME_UNITS = 80;

/** A file name to suggest, safe on every system, from what the page asked for. */
export function safeFileName(suggested: string): string {
  const stem = suggested
    .replace(/(?:\.verbatim(?:-scheme)?)?\.json$/i, '')
    .replace(NOT_IN_A_NAME, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, MAX_NAME_UNITS)
    .toWellFormed()
    .replace(/^[\s.]+|[\s.\ufffd]+$/g, '');
  return withExtension(stem === '' ? NO_NAME : stem, extensionOf(suggested));
}
