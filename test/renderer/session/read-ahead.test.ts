import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as readAheadLab from './read-ahead-lab';

let lab: Lab<typeof readAheadLab>;

beforeAll(async () => {
  lab = await openLab<typeof readAheadLab>('/test/renderer/session/read-ahead-lab.ts');
});
afterAll(() => lab.close());

describe('createReadAhead', () => {
  it('reads what is pointed at once, and gives it away once', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { second, readAhead, reads, database } = await m.watched();
      readAhead.pointAt(second);
      await m.until(() => reads() === 1);
      readAhead.pointAt(second);
      await m.rested();
      const ahead = reads();
      const taken = await readAhead.take(second);
      const taking = reads();
      const again = await readAhead.take(second);
      database.close();
      return {
        ahead,
        taking,
        again: reads(),
        text: taken?.text,
        isShared: taken?.index === again?.index,
      };
    });
    expect(seen).toEqual({
      ahead: 1,
      taking: 1,
      again: 2,
      text: 'More than 80 ships sailed.',
      isShared: false,
    });
  });

  it('reads neither what was left before anything rested on it, nor what is open', async () => {
    const reads = await lab.module.evaluate(async (m) => {
      const { first, second, readAhead, reads: count, database } = await m.watched();
      readAhead.pointAt(second);
      readAhead.pointAt(null);
      await m.rested();
      readAhead.pointAt(first);
      await m.rested();
      database.close();
      return count();
    });
    expect(reads).toBe(0);
  });

  it('leaves it to opening to tell that something cannot be read', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { second, readAhead, reads, refuse, database } = await m.watched();
      refuse(true);
      readAhead.pointAt(second);
      await m.until(() => reads() === 1);
      const refused = await readAhead.take(second).catch((error: Error) => error.name);
      readAhead.pointAt(second);
      await m.until(() => reads() === 3);
      refuse(false);
      const taken = await readAhead.take(second);
      database.close();
      return { refused, text: taken?.text };
    });
    expect(seen).toEqual({ refused: 'UnknownError', text: 'More than 80 ships sailed.' });
  });
});

describe('a session', () => {
  it('opens what was read ahead, and reads anew what a change has overtaken', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { first, second, session, state, reads, database } = await m.watched();
      session.pointAt(second);
      await m.until(() => reads() === 1);
      await session.openArticle(second);
      const opened = { reads: reads(), text: state().open?.text };
      session.pointAt(first);
      await m.until(() => reads() === 2);
      session.selectionChanged({ start: 0, end: 9 }, 9);
      await session.tag('figure');
      await session.openArticle(first);
      database.close();
      return { opened, afterChange: reads() };
    });
    expect(seen).toEqual({
      opened: { reads: 1, text: 'More than 80 ships sailed.' },
      afterChange: 3,
    });
  });
});
