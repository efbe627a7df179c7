import { describe, expect, it } from 'vitest';
import { createExportValidator } from '../../../electron/tools/export-validator';
import { digestText } from '../../../shared/article/digest';
import { exportFileOf } from '../../../shared/exchange/build-export';
import { isExportFile } from '../../../shared/exchange/read-export';
import { sealExport } from '../../../shared/exchange/seals';
import { verifyExport, type Verification } from '../../../shared/exchange/verify-export';
import { anAnnotation } from '../../builders/an-annotation';
import { anArticle, TEST_TIME } from '../../builders/an-article';
import { anExport } from '../../builders/an-export';
import { freshSourceId } from '../../builders/ids';
import { valueAt, withValue } from '../../cases/json-leaves';
import { aRichExport } from '../../cases/rich-export';

const validate = createExportValidator();
const STATE = aRichExport();
const FILE = exportFileOf(STATE, TEST_TIME);
const TEXTLESS = exportFileOf({ ...STATE, includeText: false }, TEST_TIME);

function resealed(file: unknown): unknown {
  return isExportFile(file, validate(file)) ? { ...file, seals: sealExport(file) } : file;
}

function verify(file: unknown): Verification {
  return verifyExport(file, { validate });
}

function pathsOfFaults(file: unknown): readonly string[] {
  return verify(file).faults.map(({ path }) => path);
}

/** The article with five annotations; the first of them is the quote of two fragments. */
const HARBOUR = FILE.articles.findIndex(({ annotations }) => annotations.length === 5);
const article = `/articles/${HARBOUR}`;
const quote = `${article}/annotations/0`;
const fragment = `${quote}/fragments/1`;
const labelled = `${article}/annotations/2`;
const otherId = valueAt(FILE, `/articles/${1 - HARBOUR}/annotations/0/id`);
const longerText = `${String(valueAt(FILE, `${article}/text`))} `;

const proofFields: readonly (readonly [name: string, path: string, value: unknown])[] = [
  ['the schema', '/$schema', 'urn:verbatim:schema:export:2'],
  ['the format', '/format', 'verbatim'],
  ['the version', '/version', 2],
  ['the offset unit', '/offsetUnit', 'utf-16-code-unit'],
  ['a digest', `${article}/digest`, digestText('x')],
  ['a digest algorithm', `${article}/digestAlgorithm`, 'sha-512'],
  ['a length in code points', `${article}/length/codePoints`, 5],
  ['a length in code units', `${article}/length/codeUnits`, 5],
  ['a text', `${article}/text`, longerText],
  ['a start', `${fragment}/start`, 85],
  ['an end', `${fragment}/end`, 120],
  ['an end before the start', `${fragment}/start`, 119],
  ['an end behind the text', `${fragment}/end`, 10_000],
  ['a start in code units', `${fragment}/startUtf16`, 60],
  ['an end in code units', `${fragment}/endUtf16`, 120],
  ['an end in code units behind the text', `${fragment}/endUtf16`, 10_000],
  ['words', `${fragment}/exact`, '“and later.”'],
  ['the words before', `${fragment}/prefix`, 'x'],
  ['the words behind', `${fragment}/suffix`, 'x'],
  ['a place of a cue', `${quote}/attributes/cue/fragments/0/start`, 3],
  ['words of a mention', `${quote}/attributes/speaker/mention/fragments/0/exact`, 'the mayog'],
  ['a joined text', `${quote}/text`, '“We will rebuild,”“and soon.”'],
  ['a kind', `${quote}/kind`, 'claim'],
  ['an id that is no UUID', `${quote}/id`, 'T1'],
  [
    'an id of two annotations',
    `/articles/1/annotations/1/id`,
    valueAt(FILE, '/articles/1/annotations/0/id'),
  ],
  [
    'an id of two appearances',
    `${article}/appearances/1/id`,
    valueAt(FILE, `${article}/appearances/0/id`),
  ],
  ['an id of two relations', '/relations/1/id', valueAt(FILE, '/relations/0/id')],
  ['an id of two sources', '/sources/1/id', valueAt(FILE, '/sources/0/id')],
  ['an id of two reviews', `${quote}/reviews/1/id`, valueAt(FILE, `${quote}/reviews/0/id`)],
  ['an id of a relation and an annotation', '/relations/0/id', otherId],
  ['an end of a relation', '/relations/0/to', freshSourceId()],
  ['a start of a relation', '/relations/0/from', freshSourceId()],
  ['a relation to itself', '/relations/0/to', valueAt(FILE, '/relations/0/from')],
  ['a relation type', '/relations/0/type', 'denies'],
  ['a source that is credited', `${quote}/attributes/speaker/source`, freshSourceId()],
  ['a source between', `${quote}/attributes/speaker/via`, freshSourceId()],
  ['a source behind a source', '/sources/0/via', freshSourceId()],
  ['a source behind itself', '/sources/0/via', valueAt(FILE, '/sources/0/id')],
  ['a label', `${labelled}/label`, 'winnings'],
  ['a custom value', `${quote}/custom/beat`, 'sky'],
  ['a scheme version', `${quote}/provenance/scheme/version`, 4],
  ['a deleted id that lives', '/deleted/0/id', valueAt(FILE, `${quote}/id`)],
  ['a guess about no answer', `${quote}/guessed/0`, 'stance'],
];

describe('verifyExport', () => {
  it('finds nothing wrong with an export that says everything', () => {
    expect(verify(FILE)).toEqual({
      faults: [],
      unverified: [],
      total: { articles: 2, annotations: 7 },
      verified: { articles: 2, annotations: 7 },
    });
  });

  it.each(proofFields)('names %s that is wrong, even when sealed anew', (_name, path, value) => {
    const changed = withValue(FILE, path, value);
    expect(pathsOfFaults(changed)).toContain(path);
    expect(pathsOfFaults(resealed(changed))).toContain(path);
  });

  it('says what it cannot know without a text, and verifies nothing of it', () => {
    const { faults, unverified, verified } = verify(TEXTLESS);
    expect(faults).toEqual([]);
    expect(unverified.map(({ path }) => path)).toEqual(['/articles/0', '/articles/1']);
    expect(verified).toEqual({ articles: 0, annotations: 0 });
  });

  it('does not take a text that has another digest', () => {
    const { faults } = verifyExport(TEXTLESS, { validate, textOf: () => 'Something else.' });
    expect(faults.map(({ path }) => path)).toContain('/articles/0/digest');
  });

  const withoutText: readonly (readonly [name: string, path: string, value: unknown])[] = [
    ['a start', `${fragment}/start`, 85],
    ['words of another length', `${fragment}/exact`, '“and later.”'],
    ['a short prefix', `${fragment}/prefix`, 'x'],
    ['a short suffix', `${fragment}/suffix`, 'x'],
    ['a start in code units', `${fragment}/startUtf16`, 60],
    ['an end behind the text', `${fragment}/end`, 10_000],
    ['a joined text', `${quote}/text`, 'x'],
  ];
  it.each(withoutText)('sees %s that cannot be, without any text', (_name, path, value) => {
    const places = pathsOfFaults(resealed(withValue(TEXTLESS, path, value)));
    const holder = path.slice(0, path.lastIndexOf('/'));
    expect(places.some((place) => place.startsWith(holder))).toBe(true);
  });

  it('sees positions that stand in the middle of a surrogate pair', () => {
    const text = '🚢🚢 sail';
    const within = anArticle({ text });
    const annotations = [anAnnotation({ article: within, on: '🚢 sail' })];
    const file = exportFileOf(
      anExport({ articles: [{ article: within, annotations }] }),
      TEST_TIME,
    );
    const path = '/articles/0/annotations/0/fragments/0/startUtf16';
    expect(pathsOfFaults(resealed(withValue(file, path, 1)))).toContain(path);
  });

  it('sees fragments of one target that overlap, and lets them touch', () => {
    const within = anArticle({ text: 'one two three' });
    const touching = anAnnotation({ article: within, on: ['one ', 'two'] });
    const file = exportFileOf(
      anExport({ articles: [{ article: within, annotations: [touching] }] }),
      TEST_TIME,
    );
    expect(pathsOfFaults(file)).toEqual([]);
    const fragments = '/articles/0/annotations/0/fragments';
    const twice = withValue(file, `${fragments}/1`, valueAt(file, `${fragments}/0`));
    expect(pathsOfFaults(twice)).toContain(`${fragments}/1`);
  });

  it('sees a loop of any length among sources, once', () => {
    const [first, second, third] = [freshSourceId(), freshSourceId(), freshSourceId()];
    const aliases: readonly string[] = [];
    const loop = exportFileOf(
      anExport({
        sources: [
          { id: first, name: 'a', aliases, via: second },
          { id: second, name: 'b', aliases, via: third },
          { id: third, name: 'c', aliases, via: first },
        ],
      }),
      TEST_TIME,
    );
    expect(pathsOfFaults(loop)).toEqual(['/sources/0/via']);
  });

  it.each([null, undefined, 1, 'text', [], {}, { format: 'verbatim-export', version: 1 }])(
    'answers %j with faults and no exception',
    (file) => {
      expect(verify(file).faults.length).toBeGreaterThan(0);
    },
  );
});
