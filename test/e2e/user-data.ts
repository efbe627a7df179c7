import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where the browser keeps the page's databases in a user's folder; Electron and the stand-in differ. */
export function indexedDbOf(userData: string): string {
  const places = [path.join(userData, 'IndexedDB'), path.join(userData, 'Default', 'IndexedDB')];
  const folder = places.find((place) => existsSync(place));
  if (folder === undefined) throw new Error(`No IndexedDB below ${userData}.`);
  return folder;
}

/** The journal in a user's folder. */
export function journalOf(userData: string): string {
  return path.join(userData, 'journal', 'journal.jsonl');
}
