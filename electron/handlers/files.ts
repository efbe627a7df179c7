import path from 'node:path';
import { shell, type BrowserWindow, type OpenDialogOptions } from 'electron';
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
  FOREIGN_EXTENSIONS,
  safeFileName,
  SCHEME_EXTENSION,
} from '../files/file-kinds';
import { readFiles, readFolder } from '../files/read-articles';
import { writeAtomic } from '../files/write-atomic';
import type { Handlers } from '../ipc';
import {
  chooseDestination,
  choosePaths,
  createFileMemory,
  startFolder,
  type FileMemory,
} from './destinations';

type FileHandlers = Pick<Handlers, 'files:open' | 'files:save-export' | 'files:reveal'>;

const CANCELLED: Cancelled = { type: 'Cancelled' };

const OPEN_DIALOGS = {
  files: {
    title: 'Open articles',
    properties: ['openFile', 'multiSelections'],
    filters: [
      {
        name: 'Articles and annotations',
        extensions: ['txt', EXPORT_EXTENSION, ...FOREIGN_EXTENSIONS],
      },
      { name: 'Articles', extensions: ['txt'] },
      { name: 'Verbatim exports', extensions: [EXPORT_EXTENSION] },
      { name: 'Annotations of other programs', extensions: [...FOREIGN_EXTENSIONS] },
    ],
  },
  folder: { title: 'Open a folder of articles', properties: ['openDirectory'] },
  scheme: {
    title: 'Import a coding scheme',
    properties: ['openFile'],
    filters: [{ name: 'Verbatim coding scheme', extensions: [SCHEME_EXTENSION] }],
  },
} satisfies Record<WhatToOpen, OpenDialogOptions>;

async function openChosen(
  what: WhatToOpen,
  window: BrowserWindow | null,
  memory: FileMemory,
): Promise<Result<FileBatch, Cancelled | FolderFailure>> {
  const options = { ...OPEN_DIALOGS[what], defaultPath: startFolder(memory) };
  const paths = await choosePaths(window, options);
  const first = paths[0];
  if (first === undefined) return fail(CANCELLED);
  memory.folder = what === 'folder' ? first : path.dirname(first);
  return what === 'folder' ? readFolder(first) : ok(await readFiles(paths));
}

async function saveExport(
  { suggestedName, text }: SaveRequest,
  window: BrowserWindow | null,
  memory: FileMemory,
): Promise<Result<SavedFile, Cancelled | WriteFailure>> {
  const extension = extensionOf(suggestedName);
  const isScheme = extension === SCHEME_EXTENSION;
  const kind = isScheme ? 'Verbatim coding scheme' : 'Verbatim export';
  const wanted = { name: safeFileName(suggestedName), extension, kind };
  const file = await chooseDestination(wanted, window, memory);
  if (file === null) return fail(CANCELLED);
  const written = await writeAtomic(file, text);
  if (!written.ok) return written;
  memory.folder = path.dirname(file);
  memory.written.add(file);
  return ok({ path: file });
}

function reveal(file: string, memory: FileMemory): Result<null, RequestRefused> {
  if (!memory.written.has(file)) {
    return fail({ type: 'RequestRefused', reason: 'Only files written by this run are shown.' });
  }
  shell.showItemInFolder(file);
  return ok(null);
}

/** Choosing, reading and writing files, each by a dialog in which a person names the path. */
export function fileHandlers(
  window: () => BrowserWindow | null,
  memory: FileMemory = createFileMemory(),
): FileHandlers {
  return {
    'files:open': (what) => openChosen(what, window(), memory),
    'files:save-export': (request) => saveExport(request, window(), memory),
    'files:reveal': (file) => reveal(file, memory),
  };
}
