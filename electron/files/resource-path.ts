import path from 'node:path';

/** Where the program runs, as far as its bundled files are concerned. */
export interface Installation {
  readonly isPackaged: boolean;
  readonly resourcesPath: string;
  readonly appPath: string;
}

/** The folder of seed articles: the one that was named, else the one that came with the program. */
export function seedsFolder(named: string | null, installation: Installation): string {
  const { isPackaged, resourcesPath, appPath } = installation;
  return named ?? path.join(isPackaged ? resourcesPath : appPath, 'seeds');
}
