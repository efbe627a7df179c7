import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as sessionLab from './session-lab';

let lab: Lab<typeof sessionLab>;

beforeAll(async () => {
  lab = await openLab<typeof sessionLab>('/test/renderer/session/session-lab.ts');
});
afterAll(() => lab.close());

describe('exportArticles, in other formats', () => {
  it('asks for a folder, writes each entry in one run of pieces and puts the losses beside it', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.', 'Rents rose.']);
      await m.tagWords(desk, 'Prices');
      const result = m.codeOf(await desk.session.export({ what: 'all', format: 'brat' }));
      const { exports, pieces, reports } = desk.host;
      return { result, exports, entries: pieces.map(({ entry }) => entry), reports };
    });
    expect(seen.result).toBe('ok');
    expect(seen.exports).toMatchObject([{ container: 'folder', extension: '' }]);
    expect(new Set(seen.entries).size).toBe(seen.entries.length);
    expect(seen.entries.filter((entry) => entry.endsWith('.ann')).length).toBe(2);
    expect(JSON.parse(seen.reports[0] ?? '')).toMatchObject({ of: 'brat' });
  });

  it('leaves nothing where a piece cannot be written, and says why', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      desk.host.writeFailure = { type: 'FileNotWritten', path: '/full', code: 'ENOSPC' };
      const result = m.codeOf(await desk.session.export({ what: 'all', format: 'csv' }));
      return { result, cancelled: desk.host.cancelled };
    });
    expect(seen).toEqual({ result: 'FileNotWritten', cancelled: ['1'] });
  });

  it('shows how far long work is, and leaves nothing of it when it is stopped', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const texts = Array.from({ length: 60 }, (_, index) => `Article number ${index}.`);
      // Each look at the desk's clock is a second on, so this counts as long.
      const desk = await m.desk(texts);
      const shown: number[] = [];
      const stopListening = desk.session.subscribe(() => {
        const { progress } = desk.state();
        if (!progress) return;
        shown.push(progress.done / progress.of);
        if (progress.done > 30) desk.session.stop();
      });
      const result = m.codeOf(await desk.session.export({ what: 'all', format: 'verbatim' }));
      stopListening();
      const cancelled = [...desk.host.cancelled];
      const { progress, notices } = desk.state();
      const again = m.codeOf(await desk.session.export({ what: 'all', format: 'verbatim' }));
      return { result, shown, progress, notices: notices.length, again, cancelled };
    });
    expect(seen).toMatchObject({
      result: 'Cancelled',
      progress: null,
      notices: 0,
      again: 'ok',
      cancelled: ['1'],
    });
    expect(seen.shown.length).toBeGreaterThan(1);
    expect(seen.shown).toEqual(seen.shown.toSorted((a, b) => a - b));
    expect(Math.max(...seen.shown)).toBeLessThan(1);
  });
});
