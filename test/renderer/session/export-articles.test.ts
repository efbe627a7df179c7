import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as sessionLab from './session-lab';

let lab: Lab<typeof sessionLab>;

beforeAll(async () => {
  lab = await openLab<typeof sessionLab>('/test/renderer/session/session-lab.ts');
});
afterAll(() => lab.close());

describe('exportArticles', () => {
  it('writes all articles, with what was asked for just before it', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.', 'Rents rose.']);
      await desk.session.setAnalyst('Ada');
      await m.tagWords(desk, 'Prices');
      await desk.session.run('delete-annotation');
      m.selectWords(desk, 'fell');
      const tagged = desk.session.tag('quote');
      const exported = m.codeOf(await desk.session.export({ what: 'all', format: 'verbatim' }));
      await tagged;
      const { saved, revealed } = desk.host;
      const notice = desk.state().notices.at(-1);
      notice?.action?.run();
      const file: unknown = JSON.parse(saved[0]?.text ?? '');
      return {
        exported,
        file,
        name: saved[0]?.suggestedName,
        notice: [notice?.text, notice?.action?.title],
        revealed,
      };
    });
    expect(seen.exported).toBe('ok');
    expect(seen.name).toBe('verbatim-2026-01-02.verbatim.json');
    expect(seen.notice).toEqual([
      'Exported to /exports/verbatim-2026-01-02.verbatim.json',
      'Show in folder',
    ]);
    expect(seen.revealed).toEqual(['/exports/verbatim-2026-01-02.verbatim.json']);
    expect(seen.file).toMatchObject({
      format: 'verbatim-export',
      version: 1,
      analyst: 'Ada',
      tool: { name: 'Verbatim', version: '0.1.0' },
      deleted: [{ entity: 'annotation' }],
    });
    const { articles } = seen.file as {
      readonly articles: readonly {
        readonly text: string;
        readonly annotations: readonly { text: string }[];
      }[];
    };
    const words = articles.map(({ text, annotations }) => [
      text,
      annotations.map((one) => one.text),
    ]);
    expect(words.sort()).toEqual([
      ['Prices fell.', ['fell']],
      ['Rents rose.', []],
    ]);
  });

  it('writes the open article alone under its title', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell: 3 %!\nMore.', 'Rents rose.']);
      await desk.session.export({ what: 'this', format: 'verbatim' });
      const [saved] = desk.host.saved;
      return { name: saved?.suggestedName, other: saved?.text.includes('Rents') };
    });
    expect(seen).toEqual({ name: 'prices-fell-3.verbatim.json', other: false });
  });

  it('tells of relations that lead out of the one article that it writes', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.', 'Rents rose.']);
      const ids = [];
      await desk.session.run('next-article');
      for (const words of ['Rents', 'Prices', 'fell']) {
        if (words === 'Prices') await desk.session.run('previous-article');
        await m.tagWords(desk, words);
        ids.push(desk.state().selected ?? ('' as never));
      }
      const [rents, prices, fell] = ids as [never, never, never];
      await desk.session.relate(prices, rents, 'contradicts');
      await desk.session.relate(prices, fell, 'supports');
      const [inside, out] = await Promise.all(
        [fell, rents].map(async (id) => (await desk.session.relationsOf(id))[0]?.relation.id),
      );
      const written = [];
      for (const what of ['this', 'all'] as const) {
        await desk.session.export({ what, format: 'verbatim' });
        const file = JSON.parse(desk.host.saved.at(-1)?.text ?? '');
        written.push([
          file.relations.map(({ id }: { id: string }) => (id === inside ? 'inside' : 'out')).sort(),
          desk.host.reports.splice(0).map((report) => JSON.parse(report).losses),
        ]);
      }
      return { written, out, said: desk.state().notices.map(({ text }) => text) };
    });
    expect(seen.written).toEqual([
      [['inside'], [[{ id: seen.out, field: '*' }]]],
      [['inside', 'out'], []],
    ]);
    expect(seen.said[0]).toContain('1 thing could not be carried');
  });

  it('says where and why a file was not written, and loses nothing', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      desk.host.writeFailure = { type: 'FileNotWritten', path: '/full/x.json', code: 'ENOSPC' };
      const result = m.codeOf(await desk.session.export({ what: 'all', format: 'verbatim' }));
      const { notices, save, open } = desk.state();
      return {
        result,
        notices: notices.map(({ tone, text }) => [tone, text]),
        save: save.state,
        open: open?.title,
      };
    });
    expect(seen).toEqual({
      result: 'FileNotWritten',
      notices: [['error', 'words for FileNotWritten']],
      save: 'saved',
      open: 'Prices fell.',
    });
  });

  it('goes on tagging while the dialog is open', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const desk = await m.desk(['Prices fell.']);
      const dialog = Promise.withResolvers<void>();
      const { beginExport } = desk.host;
      Object.assign(desk.host, {
        beginExport: async (request: Parameters<typeof beginExport>[0]) => {
          await dialog.promise;
          return beginExport(request);
        },
      });
      const exporting = desk.session.export({ what: 'all', format: 'verbatim' });
      const tagged = m.codeOf(await m.tagWords(desk, 'Prices'));
      dialog.resolve();
      return [tagged, m.codeOf(await exporting)];
    });
    expect(seen).toEqual(['ok', 'ok']);
  });

  it.each([
    ['all', 'NothingToExport'],
    ['this', 'NothingOpen'],
  ] as const)('says why there is nothing to export: %s', async (what, failure) => {
    const seen = await lab.module.evaluate(async (m, what) => {
      const desk = await m.desk();
      return m.codeOf(await desk.session.export({ what, format: 'verbatim' }));
    }, what);
    expect(seen).toBe(failure);
  });
});
