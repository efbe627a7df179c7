import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as afterPaintLab from './after-paint-lab';

let lab: Lab<typeof afterPaintLab>;

beforeAll(async () => {
  lab = await openLab<typeof afterPaintLab>('/test/renderer/session/after-paint-lab.ts');
});
afterAll(() => lab.close());

describe('stateAfterPaint', () => {
  it('tells of changes once, in a task behind the next frame', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { store, source, carets } = m.follower();
      store.set({ caret: 1 });
      store.set({ caret: 2 });
      const atOnce = source.getState().caret;
      await m.inNextFrame();
      const inFrame = source.getState().caret;
      await m.until(() => carets.length > 0);
      return { atOnce, inFrame, carets };
    });
    expect(seen).toEqual({ atOnce: 0, inFrame: 0, carets: [2] });
  });

  it('waits with a change for those that follow it within a frame', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { store, carets } = m.follower();
      store.set({ caret: 1 });
      await m.inNextFrame();
      store.set({ caret: 2 });
      await m.inNextFrame();
      const inItsFrame = [...carets];
      await m.until(() => carets.length > 0);
      return { inItsFrame, carets };
    });
    expect(seen).toEqual({ inItsFrame: [], carets: [2] });
  });

  it('does not wait for ever for changes that follow each other', async () => {
    const { carets, last } = await lab.module.evaluate(async (m) => {
      const { store, carets: told } = m.follower();
      let caret = 0;
      while (told.length === 0) {
        caret += 1;
        store.set({ caret });
        await m.inNextFrame();
      }
      return { carets: told, last: caret };
    });
    expect(carets).toEqual([last]);
  });

  it('tells of a long article behind the frame as well', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { store, source, carets } = m.follower();
      store.set({ caret: 3, open: m.opened('Prices fell. '.repeat(20_000)) });
      const atOnce = source.getState().open;
      await m.until(() => carets.length > 0);
      return { atOnce, length: source.getState().open?.text.length, carets };
    });
    expect(seen).toEqual({ atOnce: null, length: 260_000, carets: [3] });
  });

  it('tells of a short article at once, and of what then happens in it behind the frame', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { store, source, carets } = m.follower();
      store.set({ caret: 1 });
      store.set({ caret: 3, open: m.opened('Prices fell.') });
      const atOnce = [...carets];
      store.set({ caret: 4 });
      const meanwhile = source.getState().caret;
      await m.until(() => carets.length > 1);
      return { atOnce, meanwhile, carets };
    });
    expect(seen).toEqual({ atOnce: [3], meanwhile: 3, carets: [3, 4] });
  });

  it('is the state as it is while nobody listens, and follows again once someone does', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { store, source, carets, stop } = m.follower();
      stop();
      store.set({ caret: 6 });
      const unheard = source.getState().caret;
      const again: number[] = [];
      source.getState();
      store.set({ caret: 60 });
      source.subscribe(() => again.push(source.getState().caret));
      const missed = source.getState().caret;
      store.set({ caret: 7 });
      const heard = source.getState().caret;
      await m.until(() => again.length > 0);
      return { unheard, missed, heard, carets, again };
    });
    expect(seen).toEqual({ unheard: 6, missed: 60, heard: 60, carets: [], again: [7] });
  });

  it('does not wait for ever where no frame is painted', async () => {
    const carets = await lab.module.evaluate(async (m) => {
      const { requestAnimationFrame } = window;
      window.requestAnimationFrame = () => 0;
      const { store, carets } = m.follower();
      store.set({ caret: 8 });
      await m.until(() => carets.length > 0);
      window.requestAnimationFrame = requestAnimationFrame;
      return carets;
    });
    expect(carets).toEqual([8]);
  });
});
