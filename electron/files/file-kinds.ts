import path from 'node:path';

/** The extension of the native export; it has two dots, so `path.extname` cannot tell it. */
export const EXPORT_EXTENSION = 'verbatim.json';

export function isExportFile(file: string): boolean {
  return file.toLowerCase().endsWith(`.${EXPORT_EXTENSION}`);
}

/** Whether the program opens such a file when the system or a command line names it. */
export function isOpenable(file: string): boolean {
  return isExportFile(file) || path.extname(file).toLowerCase() === '.txt';
}

/** The path with the export's extension: kept where it is there, `.json` completed, else added. */
export function withExportExtension(file: string): string {
  if (isExportFile(file)) return file;
  return `${file.replace(/\.json$/i, '')}.${EXPORT_EXTENSION}`;
}

const NO_NAME = 'export';

/** Characters that some file system refuses, that lead out of the folder, or that hide the name. */
const NOT_IN_A_NAME = /[\p{Cc}\p{Bidi_Control}<>:"/\\|?*]/gu;

const MAX_NAME_UNITS = 80;

/** A file name to suggest, safe on every system, from what the page asked for. */
export function safeFileName(suggested: string): string {
  const stem = suggested
    .replace(/(?:\.verbatim)?\.json$/i, '')
    .replace(NOT_IN_A_NAME, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, MAX_NAME_UNITS)
    .toWellFormed()
    .replace(/^[\s.]+|[\s.\ufffd]+$/g, '');
  return withExportExtension(stem === '' ? NO_NAME : stem);
}
