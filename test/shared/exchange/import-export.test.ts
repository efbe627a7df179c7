import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExportValidator } from '../../../electron/tools/export-validator';
import type { Article } from '../../../shared/article/article';
import { digestText } from '../../../shared/article/digest';
import { canonicalJson } from '../../../shared/base/canonical-json';
import { buildExport, exportFileOf, type ExportState } from '../../../shared/exchange/build-export';
import type { ExportFile } from '../../../shared/exchange/export-file';
import { importExport, type ReadBack } from '../../../shared/exchange/import-export';
import { isExportFile, readExport } from '../../../shared/exchange/read-export';
import { anAnnotation, aTarget } from '../../builders/an-annotation';
import { anArticle, TEST_TIME } from '../../builders/an-article';
import { anExport } from '../../builders/an-export';
import { anyExport } from '../../cases/any-export';
import { withValue } from '../../cases/json-leaves';
import { aRichExport } from '../../cases/rich-export';

const validate = createExportValidator();

function fileOf(text: string): ExportFile {
  const read = readExport(text, validate);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

/** As a library that holds the articles of a state would find them. */
function libraryOf({
  articles,
}: ExportState): (article: { digest: string }) => Article | undefined {
  const byDigest = new Map<string, Article>(
    articles.map(({ article }) => [article.digest, article]),
  );
  return ({ digest }) => byDigest.get(digest);
}

/** A state with its lists in one order: an export puts them in another one than they were made in. */
function sorted(state: ExportState): unknown {
  const inOrder = (list: readonly unknown[]): readonly string[] => list.map(canonicalJson).sort();
  return {
    ...state,
    // Without an article nothing tells whether texts were wanted.
    includeText: state.articles.length === 0 || state.includeText,
    sources: inOrder(state.sources),
    relations: inOrder(state.relations),
    deleted: inOrder(state.deleted),
    articles: inOrder(
      state.articles.map(({ article, annotations }) => [article, ...inOrder(annotations)]),
    ),
  };
}

function readBack(state: ExportState): ReadBack {
  return importExport(fileOf(buildExport(state, TEST_TIME)), libraryOf(state));
}

describe('importExport', () => {
  it('gives back everything that version 1 can say', () => {
    const state = aRichExport();
    const { state: read, exportedAt, items } = readBack(state);
    expect(sorted(read)).toEqual(sorted(state));
    expect(exportedAt).toBe(TEST_TIME);
    expect(items.map(({ fate }) => fate.type)).toEqual(Array(7).fill('anchored'));
  });

  it('is the inverse of building an export, whatever it is made of', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        expect(sorted(readBack(state).state)).toEqual(sorted(state));
      }),
    );
  });

  it('leads to the same bytes when what was read is exported again', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        const text = buildExport(state, TEST_TIME);
        const { state: read, exportedAt } = importExport(fileOf(text), libraryOf(state));
        expect(buildExport(read, exportedAt)).toBe(text);
      }),
    );
  });

  it('refuses annotations whose text is nowhere, and the relations that end in them', () => {
    const state = { ...aRichExport(), includeText: false };
    const [, puerto] = state.articles;
    const file = exportFileOf(state, TEST_TIME);
    const read = importExport(file, ({ digest }) =>
      digest === puerto?.article.digest ? puerto.article : undefined,
    );
    expect(read.state.articles.map(({ article }) => article.digest)).toEqual([
      puerto?.article.digest,
    ]);
    expect(read.state.relations).toEqual([]);
    const refused = read.items.filter(({ fate }) => fate.type === 'refused');
    expect(refused).toHaveLength(5);
    expect(refused[0]?.fate).toEqual({ type: 'refused', reason: 'NoText' });
    expect(refused[0]?.path).toMatch(/^\/articles\/[01]\/annotations\/0$/);
  });

  it('refuses a text that is not the one of its digest', () => {
    const file = exportFileOf(aRichExport(), TEST_TIME);
    for (const text of ['Another text.', 'half a pair: \ud83c']) {
      const changed = withValue(file, '/articles/0/text', text);
      if (!isExportFile(changed, [])) throw new Error('never');
      const { state, items } = importExport(changed, () => undefined);
      expect(state.articles).toHaveLength(1);
      expect(items[0]?.fate).toEqual({ type: 'refused', reason: 'DigestDiffers' });
    }
  });

  describe('on another version of the text', () => {
    const before = '🌊 The mayor said: “We rebuild.” At least 82 boats were lost. Nobody was hurt.';
    const article = anArticle({ text: before });
    const quote = anAnnotation({ article, kind: 'quote', on: '“We rebuild.”' });
    const figure = anAnnotation({ article, kind: 'figure', on: '82 boats' });
    const file = exportFileOf(
      anExport({ articles: [{ article, annotations: [quote, figure] }], includeText: false }),
      TEST_TIME,
    );

    const SAID = 'The mayor said late on Monday that more than 80 ships are “waiting off the bar”.';
    const onSaid = anArticle({ text: SAID });
    const counted = anAnnotation({
      article: onSaid,
      kind: 'figure',
      on: 'more than 80 ships',
      with: {
        status: 'done',
        body: {
          kind: 'figure',
          value: '80',
          bound: 'more-than',
          cue: aTarget(SAID, 'said late on Monday'),
        },
      },
    });
    const stillSaid = { ...counted, article: '' };

    it.each([
      [
        'a draft with guesses where its words are other ones',
        SAID.replace('80', '85'),
        {
          status: 'draft',
          guessed: ['value', 'bound', 'cue'],
          provenance: { ...counted.provenance, origin: 'import' },
        },
        [{ field: null, was: 'more than 80 ships', is: 'more than 85 ships' }],
      ],
      [
        'a draft with one guess where only the words of its cue are other ones',
        SAID.replace('late', 'lately'),
        {
          status: 'draft',
          guessed: ['cue'],
          provenance: { ...counted.provenance, origin: 'import' },
        },
        [{ field: 'cue', was: 'said late on Monday', is: 'said lately on Monday' }],
      ],
      [
        'as it was where its words only stand elsewhere',
        `Update.\n${SAID.replaceAll(/[“”]/g, '"')}`,
        { status: 'done', guessed: [], provenance: counted.provenance },
        [],
      ],
      [
        'as it was where only white space is of another form',
        SAID.replaceAll(' ', '\u00a0'),
        { status: 'done', guessed: [], provenance: counted.provenance },
        [],
      ],
    ])('reads a figure %s', (_name, text, state, reworded) => {
      const articles = [{ article: onSaid, annotations: [counted] }];
      const written = exportFileOf(anExport({ articles, includeText: false }), TEST_TIME);
      const read = importExport(written, () => anArticle({ text }));
      expect(read.items[0]?.fate).toMatchObject({ type: 'moved', reworded });
      const [annotation] = read.state.articles[0]?.annotations ?? [];
      const { target: _target, body, ...rest } = { ...annotation, article: '' };
      const { target: _old, body: _answers, ...before } = stillSaid;
      expect(rest).toEqual({ ...before, ...state });
      expect(body).toMatchObject({ kind: 'figure', value: '80', bound: 'more-than' });
    });

    it.each([
      ['moved by what was put before them', `Update 🚢\n${before}`, ['moved', 'moved']],
      ['kept where they stand', `${before} More follows.`, ['anchored', 'anchored']],
      ['orphaned when their words are gone', before.replace('82', '80'), ['anchored', 'orphaned']],
      [
        'orphaned where nothing decides between two places',
        'Update. 🌊 The mayor said: “We rebuild.” 82 boats here, 82 boats there.',
        ['moved', 'orphaned'],
      ],
    ])('%s', (_name, text, fates) => {
      const other = anArticle({ text });
      const { state, items } = importExport(file, () => other);
      expect(items.map(({ fate }) => fate.type)).toEqual(fates);
      expect(state.articles[0]?.article).toEqual(other);
      for (const { article: digest, target } of state.articles[0]?.annotations ?? []) {
        expect(digest).toBe(digestText(text));
        for (const [index, { start, end }] of target.spans.entries()) {
          expect(target.quotes[index]?.exact).toBe(text.slice(start, end));
        }
      }
    });
  });
});
