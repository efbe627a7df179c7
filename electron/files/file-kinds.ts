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

/** The extensions of what other programs write and this one reads, without their dots. */
export const FOREIGN_EXTENSIONS = ['ann', 'jsonld', 'jsonl', 'qdpx', 'json'] as const;

const FOREIGN = new Set(FOREIGN_EXTENSIONS.map((extension) => `.${extension}`));

/** Whether a file is an article's text, by its name. */
export function isText(file: string): boolean {
  return path.extname(file).toLowerCase() === '.txt';
}

/** Whether the program opens such a file when the system or a command line names it. */
export function isOpenable(file: string): boolean {
  const isForeign = FOREIGN.has(path.extname(file).toLowerCase());
  return isText(file) || (isForeign && !isSchemeFile(file));
}

/**
 * Whether a file of a folder is taken: as when it is named, but no bare `.json`, of which folders hold
 * all sorts.
 */
export function isTakenFromFolder(file: string): boolean {
  return isOpenable(file) && (isExportFile(file) || path.extname(file).toLowerCase() !== '.json');
}

/** Whether a file holds other files: a REFI-QDA project. */
export function isArchive(file: string): boolean {
  return path.extname(file).toLowerCase() === '.qdpx';
}

/** The extension that a suggested name asks for: a scheme's, or else the export's. */
export function extensionOf(suggested: string): string {
  return isSchemeFile(suggested) ? SCHEME_EXTENSION : EXPORT_EXTENSION;
}

/**
 * The path with an extension: kept where it is there, completed where its last part is (`.json`), else
 * added. None at all adds nothing.
 */
export function withExtension(file: string, extension: string): string {
  if (extension === '' || file.toLowerCase().endsWith(`.${extension}`)) return file;
  const last = `.${extension.split('.').at(-1)}`;
  const stem = file.toLowerCase().endsWith(last) ? file.slice(0, -last.length) : file;
  return `${stem}.${extension}`;
}

const NO_NAME = 'export';

/** Characters that some file system refuses, that lead out of the folder, or that hide the name. */
const NOT_IN_A_NAME = /[\p{Cc}\p{Bidi_Control}<>:"/\\|?*]/gu;

const MAX_NAME_UNITS = 80;

/** A name without extension, safe on every system, from what the page asked for. */
export function safeStem(suggested: string): string {
  const stem = suggested
    .replace(NOT_IN_A_NAME, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, MAX_NAME_UNITS)
    .toWellFormed()
    .replace(/^[\s.]+|[\s.\ufffd]+$/g, '');
  return stem === '' ? NO_NAME : stem;
}

/** A file name to suggest for an export or a scheme, by the extension that was asked for. */
export function safeFileName(suggested: string): string {
  const stem = suggested.replace(/(?:\.verbatim(?:-scheme)?)?\.json$/i, '');
  return withExtension(safeStem(stem), extensionOf(suggested));
}
