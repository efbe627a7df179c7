import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APP_COMMANDS } from '../../../../shared/ipc/app-commands';
import { filterByTitle } from '../../../../renderer/view/dialogs/filter-commands';

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
