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

describe('remembered relations', () => {
  it('go with their annotation without being read again, and are checked within the commit', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { session, database, reads, ids } = await m.relatedPair();
      const shown = await session.relationsOf(ids[0] as never);
      const before = reads();
      await session.run('delete-annotation');
      const after = reads();
      const left = await database.relations.count();
      database.close();
      return { shown: shown.map(({ other }) => other.id), other: ids[1], before, after, left };
    });
    expect(seen.shown).toEqual([seen.other]);
    expect(seen.before).toBe(1);
    // The commit alone asks: for the relation that goes, and for what hangs on the annotation.
    expect(seen.after - seen.before).toBe(2);
    expect(seen.left).toBe(0);
  });

  it('are read again once a relation has come or gone', async () => {
    const counts = await lab.module.evaluate(async (m) => {
      const { session, database, ids } = await m.relatedPair();
      const count = async () => (await session.relationsOf(ids[0] as never)).length;
      const seen = [await count()];
      await session.run('undo');
      seen.push(await count());
      await session.run('redo');
      seen.push(await count());
      database.close();
      return seen;
    });
    expect(counts).toEqual([1, 0, 1]);
  });

  it('are forgotten when a commit refuses them, and none is left hanging', async () => {
    const seen = await lab.module.evaluate(async (m) => {
      const { session, database, ids } = await m.relatedPair();
      const [known] = await database.relations.toArray();
      if (!known) throw new Error('There is no relation.');
      await session.relationsOf(ids[0] as never);
      await database.relations.put({ ...known, id: crypto.randomUUID() as never });
      const refused = await session.run('delete-annotation');
      const kept = await database.relations.count();
      const again = await session.run('delete-annotation');
      const left = await database.relations.count();
      database.close();
      return { refused: refused.ok ? null : refused.failure.type, kept, again: again.ok, left };
    });
    expect(seen).toEqual({ refused: 'ChangedSince', kept: 2, again: true, left: 0 });
  });
});
