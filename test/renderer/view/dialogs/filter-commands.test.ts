import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APP_COMMANDS } from '../../../../shared/ipc/app-commands';
import { filterByTitle } from '../../../../renderer/view/dialogs/filter-commands';
import { OTHER_WORDS } from '../../../../renderer/view/dialogs/other-words';

const titles = (query: string): readonly string[] =>
  filterByTitle(APP_COMMANDS, query).map(({ item }) => item.title);

describe('filterByTitle', () => {
  it('gives everything in its own order for an empty query', () => {
    expect(titles('')).toEqual(APP_COMMANDS.map(({ title }) => title));
    expect(titles('  ')).toHaveLength(APP_COMMANDS.length);
  });

  it.each([
    ['a word', 'export', 'Export…'],
    ['capital letters', 'UNDO', 'Undo'],
    ['first letters of words', 'tac', 'Tag as claim'],
    ['words in any order', 'theme dark', 'Dark theme'],
    ['the middle of a word', 'older', 'Open a folder of articles…'],
    ['a few letters of two words', 'nx anno', 'Next annotation'],
  ])('puts first what %s means', (_, query, title) => {
    expect(titles(query)[0]).toBe(title);
  });

  it.each([
    ['import', 'Open articles…'],
    ['search', 'Find in this article…'],
    ['add article', 'Open articles…'],
    ['delete article', 'Remove this article from the library'],
    ['settings', 'Coding scheme…'],
    ['label', 'Tag as claim'],
    ['Compare', 'Relate to another annotation'],
    ['backup', 'Saving and backups…'],
    ['review', 'Problems of this article…'],
    ['shortc', 'Keys'],
  ])('finds by the word "%s", which it is not called by, "%s"', (query, title) => {
    const items = APP_COMMANDS.map((command) => ({
      ...command,
      otherWords: OTHER_WORDS[command.id] ?? [],
    }));
    const found = filterByTitle(items, query).map(({ item }) => item.title);
    expect(found.slice(0, 3)).toContain(title);
  });

  it('puts a title that holds the word before one that is called so otherwise', () => {
    const items = [
      { title: 'Open', otherWords: ['import'] },
      { title: 'Open again', otherWords: [] },
      { title: 'Reimport', otherWords: [] },
    ];
    expect(filterByTitle(items, 'import').map(({ item }) => item.title)).toEqual([
      'Reimport',
      'Open',
    ]);
    expect(filterByTitle(items, 'im')).toHaveLength(1);
  });

  it('gives nothing where a letter is missing', () => {
    expect(titles('exportz')).toEqual([]);
    expect(titles('.*')).toEqual([]);
  });

  it('names the characters that match, within the title and in order', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), (query) => {
        for (const { item, matched } of filterByTitle(APP_COMMANDS, query)) {
          const letters = matched.map((at) => item.title.toLowerCase()[at]).join('');
          expect(matched).toEqual([...new Set(matched)].sort((a, b) => a - b));
          for (const letter of query.toLowerCase().replaceAll(/\s/g, '')) {
            expect(letters).toContain(letter);
          }
        }
      }),
    );
  });
});
