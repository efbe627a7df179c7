import { describe, expect, it } from 'vitest';
import { parseCommandLine, type CommandLine } from './command-line';

const CASES: readonly (readonly [string, readonly string[], Partial<CommandLine>])[] = [
  [
    'what Playwright asks for',
    ['--no-sandbox', '--inspect=0', '--remote-debugging-port=0', '/app', '--user-data-dir=/data'],
    {
      appPath: '/app',
      inspect: true,
      preview: false,
      userData: '/data',
      chromiumSwitches: ['--no-sandbox', '--remote-debugging-port=0'],
    },
  ],
  [
    'a module to load first, which is not the app',
    ['-r', '/loader.js', '--inspect=0', '/app'],
    { appPath: '/app', preload: '/loader.js', appArguments: ['--inspect=0', '/app'] },
  ],
  [
    'relative paths',
    ['app', '--user-data-dir=data'],
    { appPath: '/cwd/app', userData: '/cwd/data' },
  ],
  ['nothing at all', [], { appPath: '/cwd', userData: undefined, chromiumSwitches: [] }],
  [
    'a preview, of which the app does not hear',
    ['/app', '--preview', '--seeds=/s', 'a.txt'],
    { preview: true, headless: false, appArguments: ['/app', '--seeds=/s', 'a.txt'] },
  ],
  ['a question', ['/app', '--preview', '--which-browser'], { whichBrowser: true, preview: true }],
  ['no sandbox switch of another name', ['/app', '--no-sandbox-please'], { chromiumSwitches: [] }],
];

describe('parseCommandLine', () => {
  it.each(CASES)('understands %s', (_name, args, expected) => {
    expect(parseCommandLine(args, '/cwd')).toMatchObject(expected);
  });
});
