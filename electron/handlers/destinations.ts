import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  app,
  dialog,
  type BrowserWindow,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron';
import { safeStem, withExtension } from '../files/file-kinds';

/** The folder in which dialogs start, and what this run has written. */
export interface FileMemory {
  folder: string | null;
  readonly written: Set<string>;
}

export function createFileMemory(): FileMemory {
  return { folder: null, written: new Set() };
}

/** Where a dialog starts: where the last one ended. */
export function startFolder(memory: FileMemory): string {
  return memory.folder ?? app.getPath('documents');
}

/** The paths that a person chose; none when the dialog was cancelled. */
export async function choosePaths(
  window: BrowserWindow | null,
  options: OpenDialogOptions,
): Promise<readonly string[]> {
  const answer = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return answer.canceled ? [] : answer.filePaths;
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

/** A file to be written: its suggested name with extension, the extension, and what such files are. */
export interface FileToWrite {
  readonly name: string;
  readonly extension: string;
  readonly kind: string;
}

/** Asks where to write a file; null when nobody wants to. What stands there may be replaced. */
export async function chooseDestination(
  { name, extension, kind }: FileToWrite,
  window: BrowserWindow | null,
  memory: FileMemory,
): Promise<string | null> {
  const options: SaveDialogOptions = {
    title: 'Export',
    defaultPath: path.join(startFolder(memory), name),
    filters: [{ name: kind, extensions: [extension] }],
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

/** The path, or the first with a number behind it under which nothing stands yet. */
function freePath(wanted: string): string {
  let free = wanted;
  for (let number = 2; existsSync(free); number += 1) free = `${wanted} ${number}`;
  return free;
}

/** Asks in which folder to make a new one, and gives its path; null when nobody wants to. */
export async function chooseNewFolder(
  suggestedName: string,
  window: BrowserWindow | null,
  memory: FileMemory,
): Promise<string | null> {
  const [parent] = await choosePaths(window, {
    title: `Where shall the folder “${safeStem(suggestedName)}” be made?`,
    buttonLabel: 'Export here',
    defaultPath: startFolder(memory),
    properties: ['openDirectory', 'createDirectory'],
  });
  return parent === undefined ? null : freePath(path.join(parent, safeStem(suggestedName)));
}
