import { isText } from '../files/file-kinds';
import { readFolder } from '../files/read-articles';
import type { Handlers } from '../ipc';

/** The articles that are loaded at launch; a missing folder is told and stops nothing. */
export function seedHandlers(folder: string): Pick<Handlers, 'seeds:load'> {
  return { 'seeds:load': () => readFolder(folder, isText) };
}
