import path from 'node:path';

/** What the stand-in was started with. */
export interface CommandLine {
  /** The folder that holds the app's package.json. */
  readonly appPath: string;
  /** A module to load before the app's own, as Playwright asks for. */
  readonly preload: string | undefined;
  readonly userData: string | undefined;
  /** Serve a person, in a window of an installed browser, instead of a test. */
  readonly preview: boolean;
  /** Show no window, even in the preview. */
  readonly headless: boolean;
  readonly inspect: boolean;
  /** Only print the browser that a preview would use. */
  readonly whichBrowser: boolean;
  /** Switches of the launcher that belong to Chromium. */
  readonly chromiumSwitches: readonly string[];
  /** What the app sees after its own executable in `process.argv`. */
  readonly appArguments: readonly string[];
}

const OWN_SWITCHES: ReadonlySet<string> = new Set(['--preview', '--headless', '--which-browser']);
const CHROMIUM_SWITCH = /^--(no-sandbox$|remote-debugging-port=)/;

function valueOf(args: readonly string[], name: string): string | undefined {
  return args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
}

/** Parses what follows the executable; relative paths are meant from `cwd`. */
export function parseCommandLine(args: readonly string[], cwd: string): CommandLine {
  const at = args.indexOf('-r');
  const rest = at < 0 ? args : args.filter((_, index) => index !== at && index !== at + 1);
  const userData = valueOf(rest, 'user-data-dir');
  return {
    appPath: path.resolve(cwd, rest.find((arg) => !arg.startsWith('-')) ?? '.'),
    preload: at < 0 ? undefined : args[at + 1],
    userData: userData === undefined ? undefined : path.resolve(cwd, userData),
    preview: rest.includes('--preview'),
    headless: rest.includes('--headless'),
    inspect: rest.includes('--inspect=0'),
    whichBrowser: rest.includes('--which-browser'),
    chromiumSwitches: rest.filter((arg) => CHROMIUM_SWITCH.test(arg)),
    appArguments: rest.filter((arg) => !OWN_SWITCHES.has(arg)),
  };
}
