import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  app,
  dialog,
  shell,
  type BrowserWindow,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron';
import { fail, ok, type Result } from '../../shared/base/result';
import type {
  Cancelled,
  FileBatch,
  FolderFailure,
  RequestRefused,
  SavedFile,
  SaveRequest,
  WhatToOpen,
  WriteFailure,
} from '../../shared/ipc/channels';
import {
  EXPORT_EXTENSION,
  extensionOf,
  safeFileName,
  SCHEME_EXTENSION,
  withExtension,
} from '../files/file-kinds';
import { readFiles, readFolder } from '../files/read-articles';
import { writeAtomic } from '../files/write-atomic';
import type { Handlers } from '../ipc';

type FileHandlers = Pick<Handlers, 'files:open' | 'files:save-export' | 'files:reveal'>;

const CANCELLED: Cancelled = { type: 'Cancelled' };

const OPEN_DIALOGS = {
  files: {
    title: 'Open articles',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Articles and Verbatim exports', extensions: ['txt', EXPORT_EXTENSION] },
      { name: 'Articles', extensions: ['txt'] },
      { name: 'Verbatim exports', extensions: [EXPORT_EXTENSION] },
    ],
  },
  folder: { title: 'Open a folder of articles', properties: ['openDirectory'] },
  scheme: {
    title: 'Import a coding scheme',
    properties: ['openFile'],
    filters: [{ name: 'Verbatim coding scheme', extensions: [SCHEME_EXTENSION] }],
  },
} satisfies Record<WhatToOpen, OpenDialogOptions>;

/** The folder in which dialogs start, and the files that this run has written. */
interface Memory {
  folder: string | null;
  readonly written: Set<string>;
}

function startFolder(memory: Memory): string {
  return memory.folder ?? app.getPath('documents');
}

async function choosePaths(
  window: BrowserWindow | null,
  options: OpenDialogOptions,
): Promise<readonly string[]> {
  const answer = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return answer.canceled ? [] : answer.filePaths;
}

async function openChosen(
  what: WhatToOpen,
  window: BrowserWindow | null,
  memory: Memory,
): Promise<Result<FileBatch, Cancelled | FolderFailure>> {
  const options = { ...OPEN_DIALOGS[what], defaultPath: startFolder(memory) };
  const paths = await choosePaths(window, options);
  const first = paths[0];
  if (first === undefined) return fail(CANCELLED);
  memory.folder = what === 'folder' ? first : path.dirname(first);
  return what === 'folder' ? readFolder(first) : ok(await readFiles(paths));
}

async function mayReplace(window: BrowserWindow | null, file: string): Promise<boolean> {
  const options = {
    type: 'warning' as const,
    message: `“${path.basename(file)}” exists already. Replace it?`,
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  };
  const { response } = await (window
    ? dialog.showMessageBox(window, options)
    : dialog.showMessageBox(options));
  return response === 0;
}

async function chooseDestination(
  suggestedName: string,
  window: BrowserWindow | null,
  memory: Memory,
): Promise<string | null> {
  const extension = extensionOf(suggestedName);
  const isScheme = extension === SCHEME_EXTENSION;
  const options: SaveDialogOptions = {
    title: 'Export',
    defaultPath: path.join(startFolder(memory), safeFileName(suggestedName)),
    filters: [
      { name: isScheme ? 'Verbatim coding scheme' : 'Verbatim export', extensions: [extension] },
    ],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  const answer = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  if (answer.canceled || !answer.filePath) return null;
  const file = withExtension(answer.filePath, extension);
  // The dialog has asked about the name that was chosen, not about the one with the extension.
  const wasAsked = file === answer.filePath || !existsSync(file);
  return wasAsked || (await mayReplace(window, file)) ? file : null;
}

async function saveExport(
  { suggestedName, text }: SaveRequest,
  window: BrowserWindow | null,
  memory: Memory,
): Promise<Result<SavedFile, Cancelled | WriteFailure>> {
  const file = await chooseDestination(suggestedName, window, memory);
  if (file === null) return fail(CANCELLED);
  const written = await writeAtomic(file, text);
  if (!written.ok) return written;
  memory.folder = path.dirname(file);
  memory.written.add(file);
  return ok({ path: file });
}

function reveal(file: string, memory: Memory): Result<null, RequestRefused> {
  if (!memory.written.has(file)) {
    return fail({ type: 'RequestRefused', reason: 'Only files written by this run are shown.' });
  }
  shell.showItemInFolder(file);
  return ok(null);
}

/** Choosing, reading and writing files, each by a dialog in which a person names the path. */
export function fileHandlers(window: () => BrowserWindow | null): FileHandlers {
  const memory: Memory = { folder: null, written: new Set() };
  return {
    'files:open': (what) => openChosen(what, window(), memory),
    'files:save-export': (request) => saveExport(request, window(), memory),
    'files:reveal': (file) => reveal(file, memory),
  };
}
