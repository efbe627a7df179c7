/** The stand-in for Electron's executable: answers the command line that Electron answers. */
import { readFileSync } from 'node:fs';
import inspector from 'node:inspector';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { app } from './app';
import { boot } from './boot';
import { findBrowser } from './browser';
import { parseCommandLine, type CommandLine } from './command-line';
import { electronModule } from './electron-module';
import { refuseNetwork } from './network-guard';
import { networkRecord, publishRecord } from './record';

interface Manifest {
  readonly name: string;
  readonly productName?: string;
  readonly version: string;
  readonly main: string;
}

/** Node's own hook for `require`; it has no type and no public twin. */
interface Loader {
  _load(id: string, ...rest: unknown[]): unknown;
}

function serveElectron(): void {
  const loader = Module as unknown as Loader;
  const load = loader._load;
  loader._load = function (id, ...rest) {
    const isElectron = id === 'electron' || id === 'electron/main';
    return isElectron ? electronModule : load.call(this, id, ...rest);
  };
}

/** The version of `electron` that the app is made for, where it can be known. */
function electronVersion(require: NodeJS.Require): string {
  try {
    return (require('electron/package.json') as { version: string }).version;
  } catch {
    return '0.0.0';
  }
}

function standInForElectron(commandLine: CommandLine): void {
  const { appPath } = commandLine;
  const manifest = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8')) as Manifest;
  const require = createRequire(path.join(appPath, 'package.json'));
  const resources = path.dirname(appPath);
  const isPackaged = path.basename(resources) === 'resources';
  const name = manifest.productName ?? manifest.name;
  Object.assign(process.versions, { electron: electronVersion(require) });
  Object.assign(process, { resourcesPath: resources });
  app.identify({
    appPath,
    name,
    version: manifest.version,
    isPackaged,
    // A preview has another origin than Electron, and another browser: it shares no data.
    userData: commandLine.userData ?? path.join(app.getPath('appData'), `${name} Preview`),
  });
  const { appArguments } = commandLine;
  const own = isPackaged
    ? appArguments.filter((arg) => path.resolve(arg) !== appPath)
    : appArguments;
  process.argv = [path.join(appPath, 'electron'), ...own];
  if (commandLine.preview) process.env['VERBATIM_HOST'] = 'preview';

  serveElectron();
  publishRecord();
  if (process.env['VERBATIM_NO_NETWORK'] === '1') {
    refuseNetwork((attempt) => networkRecord.attempts.push(attempt));
  }
  if (commandLine.inspect) inspector.open(0);
  if (commandLine.preload !== undefined) require(commandLine.preload);
  require(path.join(appPath, manifest.main));
}

async function printBrowser(commandLine: CommandLine): Promise<void> {
  const browser = await findBrowser({ window: commandLine.preview && !commandLine.headless });
  if (!browser) process.exitCode = 1;
  else process.stdout.write(`${browser.executable}\n`);
}

async function main(): Promise<void> {
  const commandLine = parseCommandLine(process.argv.slice(2), process.cwd());
  if (commandLine.whichBrowser) return printBrowser(commandLine);
  standInForElectron(commandLine);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => app.quit());
  }
  return boot(commandLine);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
