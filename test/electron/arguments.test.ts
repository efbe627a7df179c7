import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../electron/arguments';

const CWD = path.resolve('/work');
const here = (name: string): string => path.join(CWD, name);

describe('parseArguments', () => {
  it.each([
    ['nothing', ['verbatim'], null, []],
    ['nothing at all', [], null, []],
    ['the folder of a development start', ['electron', '.'], null, []],
    ['a text', ['verbatim', 'a.txt'], null, [here('a.txt')]],
    ['an export', ['verbatim', 'b.verbatim.json'], null, [here('b.verbatim.json')]],
    ['several, in order', ['verbatim', 'b.txt', 'a.txt'], null, [here('b.txt'), here('a.txt')]],
    ['an absolute path', ['verbatim', path.resolve('/x/a.txt')], null, [path.resolve('/x/a.txt')]],
    ['a path with a space', ['verbatim', 'a b.txt'], null, [here('a b.txt')]],
    ['a file URL', ['verbatim', pathToFileURL(here('ä b.txt')).href], null, [here('ä b.txt')]],
    ['a broken file URL', ['verbatim', 'file://%zz/%'], null, []],
    ['a file URL of another host', ['verbatim', 'file://host%2f/a.txt'], null, []],
    ['other files', ['verbatim', 'a.pdf', 'b.md', 'https://x.example/a.html'], null, []],
    ['seeds', ['verbatim', '--seeds=/s'], path.resolve('/s'), []],
    ['seeds by a relative path', ['verbatim', '--seeds=s'], here('s'), []],
    ['seeds twice', ['verbatim', '--seeds=a', '--seeds=b'], here('b'), []],
    ['seeds of no name', ['verbatim', '--seeds='], null, []],
    ['seeds apart from their switch', ['verbatim', '--seeds', 'a.txt'], null, [here('a.txt')]],
    ['switches of others', ['verbatim', '--inspect=0', '-r', 'a.js', '--x=a.txt'], null, []],
    [
      'a switch for a file after --',
      ['verbatim', '--', '--seeds=a.txt'],
      null,
      [here('--seeds=a.txt')],
    ],
  ] satisfies [string, string[], string | null, string[]][])(
    'reads %s',
    (_case, argv, seeds, files) => {
      expect(parseArguments(argv, CWD)).toEqual({ seeds, files });
    },
  );

  it('takes any command line without a throw and names absolute paths only', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (argv) => {
        const { seeds, files } = parseArguments(argv, CWD);
        for (const file of [...files, ...(seeds === null ? [] : [seeds])]) {
          expect(path.isAbsolute(file)).toBe(true);
        }
      }),
    );
  });
});
