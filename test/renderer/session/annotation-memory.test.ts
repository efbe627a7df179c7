import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as memoryLab from './annotation-memory-lab';

let lab: Lab<typeof memoryLab>;

beforeAll(async () => {
  lab = await openLab<typeof memoryLab>('/test/renderer/session/annotation-memory-lab.ts');
});
afterAll(() => lab.close());

describe('remembered annotations', () => {
  it('are not read again before they are changed, but checked within the commit', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { session, database, reads, id } = await m.tagged();
      const read = await session.readAnnotation(id as never);
      const shown = reads();
      await session.run('tag-quote');
      const stored = await database.annotations.get(id);
      database.close();
      return { read: read?.body.kind, shown, kind: stored?.body.kind, reads: reads() };
    });
    // One read by the commit, and one by the test.
    expect(seen).toEqual({ read: 'figure', shown: 0, kind: 'quote', reads: 2 });
  });

  it('follow undo and redo, and go with what is deleted', async () => {
    const kinds = await lab.module.evaluate(async (m) => {
      const { session, database, id } = await m.tagged();
      const kindNow = async () => (await session.readAnnotation(id as never))?.body.kind ?? null;
      const seen: (string | null)[] = [];
      for (const command of ['tag-claim', 'undo', 'redo', 'delete-annotation', 'undo'] as const) {
        await session.run(command);
        seen.push(await kindNow());
      }
      database.close();
      return seen;
    });
    expect(kinds).toEqual(['claim', 'figure', 'claim', null, 'claim']);
  });

  it('are forgotten when a commit refuses them, and nothing is overwritten', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { session, database, id } = await m.tagged();
      const stored = await database.annotations.get(id);
      if (!stored) throw new Error('It is not stored.');
      const elsewhere = { ...stored, note: 'from elsewhere' };
      await database.annotations.put(elsewhere);
      const refused = await session.run('tag-quote');
      const after = await database.annotations.get(id);
      const again = await session.run('tag-quote');
      const last = await database.annotations.get(id);
      database.close();
      return {
        refused: refused.ok ? null : refused.failure.type,
        after: after?.body.kind,
        again: again.ok,
        last: [last?.body.kind, last?.note],
      };
    });
    expect(seen).toEqual({
      refused: 'ChangedSince',
      after: 'figure',
      again: true,
      last: ['quote', 'from elsewhere'],
    });
  });
});
