import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as sessionLab from './session-lab';

let lab: Lab<typeof sessionLab>;

beforeAll(async () => {
  lab = await openLab<typeof sessionLab>('/test/renderer/session/session-lab.ts');
});
afterAll(() => lab.close());

const TEXT = 'Ships wait. The ships’ crews wait too, and more ships come.';

describe('find', () => {
  it('looks for what is selected, from there on, and shows the next place behind the last', async () => {
    const seen = await lab.module.evaluate(async (m, text) => {
      const desk = await m.desk([text]);
      m.selectWords(desk, 'ships');
      await desk.session.run('find');
      const places = [desk.state().finding];
      for (const step of ['find-next', 'find-next', 'find-previous'] as const) {
        await desk.session.run(step);
        places.push(desk.state().finding);
      }
      return {
        places: places.map((it) => [it?.words, it?.current, it?.places.length, it?.asked]),
        surface: desk.surface,
        said: desk.state().announcement.text,
      };
    }, TEXT);
    expect(seen).toEqual({
      places: [
        ['ships', 1, 3, 1],
        ['ships', 2, 3, 1],
        ['ships', 0, 3, 1],
        ['ships', 2, 3, 1],
      ],
      surface: ['reveal 16-21', 'reveal 48-53', 'reveal 0-5', 'reveal 48-53'],
      said: '3 of 3 places',
    });
  });

  it('leaves the place selected that it showed, ready to be tagged', async () => {
    const seen = await lab.module.evaluate(async (m, text) => {
      const desk = await m.desk([text]);
      await desk.session.run('find');
      desk.session.lookFor('THE SHIPS');
      desk.session.closeFind();
      await desk.session.tag('claim');
      const closed = desk.state().finding;
      await desk.session.run('find-next');
      return {
        closed,
        surface: desk.surface,
        listed: m.listed(desk),
        again: desk.state().finding?.words,
      };
    }, TEXT);
    expect(seen.closed).toBeNull();
    expect(seen.surface.slice(0, 3)).toEqual(['reveal 12-21', 'focus', 'select 12-21']);
    expect(seen.listed).toEqual(['claim The ships']);
    expect(seen.again).toBe('THE SHIPS');
  });

  it('says when there is nothing, and goes nowhere', async () => {
    const seen = await lab.module.evaluate(async (m, text) => {
      const desk = await m.desk([text]);
      await desk.session.run('find');
      desk.session.lookFor('boats');
      await desk.session.run('find-next');
      const { finding, announcement } = desk.state();
      desk.session.closeFind();
      return { finding, said: announcement.text, surface: desk.surface };
    }, TEXT);
    expect(seen.finding).toMatchObject({ places: [], current: -1 });
    expect(seen.said).toBe('Nothing found.');
    expect(seen.surface).toEqual(['focus']);
  });

  it('goes on in the next article, and ends with the last', async () => {
    const seen = await lab.module.evaluate(async (m, text) => {
      const nothing = m.codeOf(await (await m.desk()).session.run('find'));
      const desk = await m.desk([text, 'One more ship, and two ships.']);
      await desk.session.run('find');
      desk.session.lookFor('ships');
      await desk.session.run('next-article');
      const there = desk.state().finding;
      await desk.session.run('remove-article');
      return { nothing, there, left: desk.state().finding };
    }, TEXT);
    expect(seen.nothing).toBe('NothingOpen');
    expect(seen.there).toMatchObject({ words: 'ships', places: [{ start: 23, end: 28 }] });
    expect(seen.left).toBeNull();
  });
});
