import { describe, expect, it } from 'vitest';
import { runVerifyExport } from '../../../electron/tools/run-verify-export';
import type { VerifyIo } from '../../../electron/tools/verify-file';
import { buildExport } from '../../../shared/exchange/build-export';
import { anArticle, TEST_TIME } from '../../builders/an-article';
import { anAnnotation } from '../../builders/an-annotation';
import { anExport } from '../../builders/an-export';
import { aRichExport } from '../../cases/rich-export';

const PIECE = 997;

/** By path; null is what may not be read, a file or (`name/`) a folder. */
type Files = Readonly<Record<string, string | Uint8Array | null>>;

function failing(code: string): never {
  throw Object.assign(new Error('no such file'), { code });
}

/** Runs the checker over files that exist only here. */
async function check(
  files: Files,
  ...argv: readonly string[]
): Promise<{ code: number; lines: readonly string[] }> {
  const lines: string[] = [];
  const bytesOf = (path: string): Uint8Array => {
    const content = files[path] ?? failing(path in files ? 'EACCES' : 'ENOENT');
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  const io: VerifyIo = {
    print: (line) => lines.push(line),
    readFile: async (path) => bytesOf(path),
    // Pieces of a size that cuts characters apart.
    readPieces: async function* (path) {
      const bytes = bytesOf(path);
      for (let at = 0; at < bytes.length; at += PIECE) yield bytes.slice(at, at + PIECE);
    },
    isFolder: async (path) => Object.keys(files).some((name) => name.startsWith(`${path}/`)),
    listFiles: async (folder) => {
      const paths = Object.keys(files).filter((path) => path.startsWith(`${folder}/`));
      if (paths.length === 0) failing('ENOENT');
      return `${folder}/` in files ? failing('EACCES') : paths;
    },
  };
  return { code: await runVerifyExport(argv, io), lines };
}

const NO_EXPORT = /^a\.json: is no export of Verbatim: format must be "verbatim-export"$/;

const RICH = aRichExport();
const WHOLE = buildExport(RICH, TEST_TIME);
const TEXTLESS = buildExport({ ...RICH, includeText: false }, TEST_TIME);
const [FIRST, SECOND] = RICH.articles.map(({ article }) => article.text);

describe('runVerifyExport', () => {
  it('verifies a whole export and says how much', async () => {
    expect(await check({ 'a.json': WHOLE }, 'a.json')).toEqual({
      code: 0,
      lines: ['7 annotations in 2 articles verified'],
    });
  });

  it('verifies an export of nothing', async () => {
    const file = buildExport(anExport(), TEST_TIME);
    expect(await check({ 'a.json': file }, 'a.json')).toEqual({
      code: 0,
      lines: ['0 annotations in 0 articles verified'],
    });
  });

  it('exits with 2 and names each article whose text is not at hand', async () => {
    const { code, lines } = await check({ 'a.json': TEXTLESS }, 'a.json');
    expect(code).toBe(2);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^\/articles\/0: not verified: no text for [0-9a-f]{64}$/);
    expect(lines[2]).toBe(
      'only 0 annotations in 0 articles verified, of 7 annotations in 2 articles',
    );
  });

  it('exits with 2 when one of two texts is missing', async () => {
    const files = { 'a.json': TEXTLESS, 't/one.txt': FIRST ?? '' };
    const { code, lines } = await check(files, 'a.json', '--texts', 't');
    expect(code).toBe(2);
    expect(lines.filter((line) => line.includes('not verified'))).toHaveLength(1);
  });

  it('finds texts by their digest, whatever their file is called', async () => {
    const files = {
      'a.json': TEXTLESS,
      't/z.txt': SECOND ?? '',
      't/deep/B.TXT': `\ufeff${FIRST}`,
      't/other.txt': 'Something else.',
      't/empty.txt': '',
      't/picture.png': FIRST ?? '',
    };
    for (const argv of [
      ['a.json', '--texts', 't'],
      ['--texts=t', 'a.json'],
    ]) {
      expect((await check(files, ...argv)).code).toBe(0);
    }
  });

  it('reads a text in the encoding that the export names', async () => {
    const text = 'Ущерб составил 82 лодки.';
    const bytes = Uint8Array.from(text, (letter) => {
      const code = letter.charCodeAt(0);
      return code < 0x80 ? code : code - 0x410 + 0xc0;
    });
    const article = anArticle({
      text,
      source: { encoding: 'windows-1251', decidedBy: 'detected' },
    });
    const annotations = [anAnnotation({ article, on: '82 лодки', kind: 'figure' })];
    const state = anExport({ articles: [{ article, annotations }], includeText: false });
    const files = { 'a.json': buildExport(state, TEST_TIME), 't/a.txt': bytes };
    expect((await check(files, 'a.json', '--texts', 't')).code).toBe(0);
  });

  it('fails on a fault even where texts are missing', async () => {
    const files = { 'a.json': TEXTLESS.replace('"start": ', '"start": 1') };
    expect((await check(files, 'a.json')).code).toBe(1);
  });

  const unreadable: readonly [name: string, content: string | Uint8Array | null, line: RegExp][] = [
    ['a missing file', null, /^a\.json: cannot be read \(ENOENT\)$/],
    ['an empty file', '', /^a\.json: is not JSON: line 1, column 1$/],
    ['half a file', WHOLE.slice(0, 2000), /^a\.json: is not JSON: line \d+, column \d+$/],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), /^a\.json: is not UTF-8$/],
    ['JSON of something else', '{"format":"other"}', NO_EXPORT],
    ['a list', '[]', NO_EXPORT],
    ['a value', ' "words"', NO_EXPORT],
    ['a list of more than is looked at', `[${'1,'.repeat(600_000)}1]`, NO_EXPORT],
    ['a list that is cut off', '[1,\n2', /^a\.json: is not JSON: line 2, column 2$/],
    ['words', 'words', /^a\.json: is not JSON: line 1, column 1$/],
    ['a nest of lists', '['.repeat(200_000), /^a\.json: is nested too deep: line 1, column 65$/],
    ['a newer version', WHOLE.replace('"version": 1', '"version": 2'), /^a\.json: version: is 2;/],
    ['no version', '{"format":"verbatim-export"}', /^a\.json: version: is undefined, which no/],
    ['a deep nest', '{"format":' + '['.repeat(100_000), /^a\.json: is nested too deep/],
    [
      'a key twice',
      WHOLE.replace('"analyst"', '"format"'),
      /^a\.json: says the same key twice: \/format$/,
    ],
    ['a __proto__ key', '{"__proto__":{}}', /^a\.json: has a key that no reader should take/],
  ];
  it.each(unreadable)('exits with 1 and one line on %s', async (_name, content, line) => {
    const files: Files = content === null ? {} : { 'a.json': content };
    const { code, lines } = await check(files, 'a.json');
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(line);
  });

  it('exits with 1 when the folder of texts cannot be read', async () => {
    const { code, lines } = await check({ 'a.json': TEXTLESS }, 'a.json', '--texts', 'nowhere');
    expect({ code, lines }).toEqual({ code: 1, lines: ['nowhere: cannot be read (ENOENT)'] });
  });

  it.each([[[]], [['--json']], [['--wrong', 'a']], [['a', '--texts']], [['a', '--texts=']]])(
    'exits with 64 and the usage on the arguments %j',
    async (argv) => {
      const { code, lines } = await check({ a: WHOLE, b: WHOLE }, ...argv);
      expect({ code, lines }).toEqual({
        code: 64,
        lines: ['usage: verify-export [--texts DIR] [--json] FILE|FOLDER…'],
      });
    },
  );

  it('never lets the words of a file break or turn a line', async () => {
    const hostile = WHOLE.replace('“and soon.”', '\u202eand\\nsoon\u2028');
    const { code, lines } = await check({ 'a.json': hostile }, 'a.json');
    expect(code).toBe(1);
    for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(lines.join('\n')).toContain('\\u{202e}');
  });

  const FAULTY = WHOLE.replace('"kind": "claim"', '"kind": "quote"');

  it('checks every export of folders and files, and exits with the worst', async () => {
    const files = {
      'f/a.verbatim.json': WHOLE,
      'f/deep/b.verbatim.json': TEXTLESS,
      'f/notes.json': 'no export',
      'c.json': WHOLE,
    };
    const { code, lines } = await check(files, 'f', 'c.json');
    expect(code).toBe(2);
    expect(lines[0]).toBe('f/a.verbatim.json: 7 annotations in 2 articles verified');
    expect(lines.at(-1)).toBe('3 files: 2 verified, 0 faulty, 1 not wholly verified');
    expect((await check({ ...files, 'd.json': FAULTY }, 'f', 'd.json')).code).toBe(1);
    expect((await check(files, 'c.json', 'missing.json')).code).toBe(1);
  });

  it('does not pass a folder without exports', async () => {
    const { code, lines } = await check({ 'f/a.txt': 'x' }, 'f');
    expect({ code, lines }).toEqual({
      code: 1,
      lines: ['f: no file that ends in .verbatim.json'],
    });
  });

  it.each([
    {
      what: 'no export in a folder',
      argv: ['f'],
      failure: 'f: no file that ends in .verbatim.json',
    },
    {
      what: 'no folder of texts',
      argv: ['a.json', '--texts', 'nowhere'],
      failure: 'nowhere: cannot be read (ENOENT)',
    },
  ])('says $what as one JSON object on demand', async ({ argv, failure }) => {
    const files = { 'a.json': TEXTLESS, 'f/a.txt': 'x' };
    const { code, lines } = await check(files, '--json', ...argv);
    expect(code).toBe(1);
    expect(JSON.parse(lines.join('\n'))).toEqual({ result: 'faulty', failure, files: [] });
  });

  it('tells a text that cannot be read, within the one JSON object on demand', async () => {
    const texts = { 't/a.txt': FIRST ?? '', 't/b.txt': SECOND ?? '', 't/c.txt': null };
    const argv = ['a.json', '--texts', 't'];
    const note = 't/c.txt: cannot be read (EACCES)';
    expect(await check({ 'a.json': TEXTLESS, ...texts }, ...argv)).toEqual({
      code: 0,
      lines: [note, '7 annotations in 2 articles verified'],
    });
    const { code, lines } = await check({ 'a.json': TEXTLESS, ...texts }, '--json', ...argv);
    expect(code).toBe(0);
    expect(JSON.parse(lines.join('\n'))).toMatchObject({ result: 'verified', notes: [note] });
  });

  it('refuses a folder that cannot be listed', async () => {
    expect(await check({ 'a.json': WHOLE, 'locked/': null }, 'a.json', 'locked')).toEqual({
      code: 1,
      lines: ['locked: cannot be read (EACCES)'],
    });
  });

  it('says everything as JSON on demand', async () => {
    const files = { 'a.json': WHOLE, 'b.json': FAULTY, 'c.json': TEXTLESS, 'd.json': '{' };
    const { code, lines } = await check(files, '--json', ...Object.keys(files));
    expect(code).toBe(1);
    const all = { articles: 2, annotations: 7 };
    expect(JSON.parse(lines.join('\n'))).toMatchObject({
      result: 'faulty',
      files: [
        {
          file: 'a.json',
          result: 'verified',
          faults: [],
          unverified: [],
          total: all,
          verified: all,
        },
        { file: 'b.json', result: 'faulty', faults: [{ message: expect.any(String) }] },
        { file: 'c.json', result: 'unverified', unverified: [{ path: '/articles/0' }, {}] },
        { file: 'd.json', result: 'faulty', failure: 'is not JSON: line 1, column 2' },
      ],
    });
  });

  it('reads a file whole whose keys come in another order', async () => {
    const { articles, ...rest } = JSON.parse(WHOLE) as { articles: unknown };
    const files = { 'a.json': JSON.stringify({ articles, ...rest }) };
    expect(await check(files, 'a.json')).toEqual({
      code: 0,
      lines: ['7 annotations in 2 articles verified'],
    });
  });

  const hostile: readonly [name: string, change: (whole: string) => string, line: RegExp][] = [
    [
      'an offset beyond all whole numbers',
      (s) => s.replace(/"start": \d+/, '"start": 9007199254740993'),
      /start: must be/,
    ],
    ['NaN', (s) => s.replace(/"start": \d+/, '"start": NaN'), /is not JSON: line \d+, column \d+/],
    ['a negative offset', (s) => s.replace(/"start": \d+/, '"start": -1'), /start: must be/],
    ['an offset as a text', (s) => s.replace(/"start": (\d+)/, '"start": "$1"'), /start: must be/],
    [
      'a nested bomb within an article',
      (s) => s.replace('"custom": {', `"custom": ${'{"a":'.repeat(500)}{`),
      /is nested too deep/,
    ],
  ];
  it.each(hostile)('refuses %s, and says where', async (_name, change, line) => {
    const { code, lines } = await check({ 'a.json': change(WHOLE) }, 'a.json');
    expect(code).toBe(1);
    expect(lines.join('\n')).toMatch(line);
  });

  it('prints no more lines than can be read', async () => {
    const text = 'word '.repeat(2000);
    const article = anArticle({ text });
    const annotations = Array.from({ length: 600 }, (_, index) =>
      anAnnotation({ article, on: 'word', occurrence: index + 1 }),
    );
    const file = buildExport(anExport({ articles: [{ article, annotations }] }), TEST_TIME);
    const { code, lines } = await check(
      { 'a.json': file.replaceAll('"exact": "word"', '"exact": "wort"') },
      'a.json',
    );
    expect(code).toBe(1);
    expect(lines).toHaveLength(1002);
    expect(lines[1000]).toMatch(/^… and \d+ more$/);
  });
});
