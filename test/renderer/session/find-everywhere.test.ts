import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as sessionLab from './session-lab';

let lab: Lab<typeof sessionLab>;

beforeAll(async () => {
  lab = await openLab<typeof sessionLab>('/test/renderer/session/session-lab.ts');
});
afterAll(() => lab.close());

const SHIPS = 'Ships\r\nThe ships’ crews wait, and more ships come.';
const RENTS = 'Rents\nNo ship, no “SHIPS”.';
const QUIET = 'Quiet\nNothing here.';

describe('findEverywhere', () => {
  it('tells of each article in the order of the library, with what stands around the words', async () => {
    const seen = await lab.module.evaluate(
      async (m, texts) => {
        const { session } = await m.desk(texts);
        const told = [];
        for await (const found of session.findEverywhere("ships'")) told.push(found);
        for await (const found of session.findEverywhere('ships')) told.push(found);
        return told.map(({ articles, count, searched, of }) => ({
          articles: articles.map(({ entry, places, count: all }) => [
            entry.title,
            all,
            places.map(({ span, before, words, after }) => [span.start, before, words, after]),
          ]),
          count,
          searched,
          of,
        }));
      },
      [SHIPS, QUIET, RENTS],
    );
    expect(seen).toEqual([
      {
        articles: [['Ships', 1, [[11, 'The ', 'ships’', ' crews wait, and more ships come.']]]],
        count: 1,
        searched: 3,
        of: 3,
      },
      {
        articles: [
          [
            'Ships',
            3,
            [
              [0, '', 'Ships', ''],
              [11, 'The ', 'ships', '’ crews wait, and more ships come.'],
              [39, 'The ships’ crews wait, and more ', 'ships', ' come.'],
            ],
          ],
          ['Rents', 1, [[19, 'No ship, no “', 'SHIPS', '”.']]],
        ],
        count: 4,
        searched: 3,
        of: 3,
      },
    ]);
  });

  it('cuts what is far away between characters, and says so', async () => {
    const family = '👨‍👩‍👧‍👦';
    const [place] = await lab.module.evaluate(
      async (m, text) => {
        const { session } = await m.desk([text]);
        for await (const { articles } of session.findEverywhere('found')) {
          return articles[0]?.places ?? [];
        }
        return [];
      },
      `${family.repeat(20)}found${family.repeat(20)}`,
    );
    expect(place?.before).toBe(`…${family.repeat(5)}`);
    expect(place?.after).toBe(`${family.repeat(10)}…`);
  });

  it('counts all and tells of the first twenty of an article, in parts of the library', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { session } = await m.desk([0, 1, 2].map((at) => `${at} ships come. `.repeat(6000)));
      const told = [];
      for await (const found of session.findEverywhere('ships')) told.push(found);
      return told.map(({ articles, count, searched }) => [
        searched,
        count,
        articles.map(({ places }) => places.length),
      ]);
    });
    expect(seen).toEqual([
      [1, 6000, [20]],
      [2, 12_000, [20, 20]],
      [3, 18_000, [20, 20, 20]],
    ]);
  });

  it('finds nothing in white space, nor in an empty library', async () => {
    const seen = await lab.module.evaluate(async (m, text) => {
      const told = [];
      for (const texts of [[text], []]) {
        const { session } = await m.desk(texts);
        for await (const { count, searched } of session.findEverywhere(' \n')) {
          told.push([count, searched]);
        }
      }
      return told;
    }, SHIPS);
    expect(seen).toEqual([[0, 1]]);
  });

  it('ends with the reason where the library cannot be read', async () => {
    const seen = await lab.module.evaluate(async (m, text) => {
      const { session, state, database } = await m.desk([text]);
      database.close();
      const told = [];
      for await (const found of session.findEverywhere('ships')) told.push(found);
      return { told, notices: state().notices.map(({ tone }) => tone) };
    }, SHIPS);
    expect(seen).toEqual({ told: [], notices: ['error'] });
  });
});

describe('goToFound', () => {
  it('opens the article with the place selected, and F3 goes on from there', async () => {
    const seen = await lab.module.evaluate(
      async (m, texts) => {
        const desk = await m.desk(texts);
        const { session, state, surface } = desk;
        const before = state().open?.title;
        for await (const { articles } of session.findEverywhere('ships')) {
          const [, rents] = articles;
          const [place] = rents?.places ?? [];
          if (rents && place) await session.goToFound(rents.entry.digest, place);
        }
        const calls = [...surface];
        await session.run('find-next');
        const { open, finding } = state();
        return { titles: [before, open?.title], calls, words: finding?.words };
      },
      [SHIPS, RENTS],
    );
    expect(seen).toEqual({
      titles: ['Ships', 'Rents'],
      calls: ['focus', 'reveal 19-24', 'select 19-24'],
      words: 'SHIPS',
    });
  });

  it('says so when the article has gone meanwhile', async () => {
    const seen = await lab.module.evaluate(
      async (m, texts) => {
        const { session } = await m.desk(texts);
        const codes: string[] = [];
        for await (const { articles } of session.findEverywhere('ships')) {
          const [, rents] = articles;
          const [place] = rents?.places ?? [];
          if (!rents || !place) continue;
          await session.removeArticle(rents.entry.digest);
          codes.push(m.codeOf(await session.goToFound(rents.entry.digest, place)));
        }
        return codes;
      },
      [SHIPS, RENTS],
    );
    expect(seen).toEqual(['NoArticle']);
  });
});
