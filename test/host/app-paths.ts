import os from 'node:os';
import path from 'node:path';

/** Where the folders of `app.getPath` lie; `userData` and what is inside it are the app's own. */
export function systemPath(name: string): string | undefined {
  const home = os.homedir();
  const folders: Readonly<Record<string, string>> = {
    home,
    appData: appData(home),
    temp: os.tmpdir(),
    exe: process.execPath,
    module: process.execPath,
    desktop: path.join(home, 'Desktop'),
    documents: path.join(home, 'Documents'),
    downloads: path.join(home, 'Downloads'),
    music: path.join(home, 'Music'),
    pictures: path.join(home, 'Pictures'),
    videos: path.join(home, 'Videos'),
  };
  return folders[name];
}

function appData(home: string): string {
  switch (process.platform) {
    case 'darwin':
      return path.join(home, 'Library', 'Application Support');
    case 'win32':
      return process.env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming');
    default:
      return process.env['XDG_CONFIG_HOME'] ?? path.join(home, '.config');
  }
}
