import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { openLab } from '../lab';
import type * as keepingLab from './keeping-lab';
it('x', async () => {
  const lab = await openLab<typeof keepingLab>('/test/renderer/session/keeping-lab.ts');
  const seen = await lab.module.evaluate(async (m) => {
    const { host, database } = await m.worked();
    const changes = m.changesIn(host.journal);
    const one = changes[1]!;
    const edit = one.edits[0]!;
    const many: typeof changes[number][] = [changes[0]!];
    for (let n = 0; n < 20000; n += 1) {
      const id = m.newId();
      many.push({ ...one, id: m.newId(), seq: n + 2, edits: [{ ...edit, id, after: { ...edit.after, id } } as never] });
    }
    const folded = m.foldLog(many);
    const done = await m.replay(database, folded);
    const out: Record<string, number> = {};
    const time = async (name: string, f: () => Promise<unknown>) => { const t = performance.now(); await f(); out[name] = performance.now() - t; };
    for (const round of [1, 2]) {
      await time('changes' + round, () => database.changes.count());
      await time('annotations' + round, () => database.annotations.count());
      await time('last' + round, () => database.changes.orderBy('seq').last() as Promise<unknown>);
      await time('keys' + round, () => database.texts.toCollection().primaryKeys() as Promise<unknown>);
      await time('byarticle' + round, () => database.annotations.orderBy('article').count() as Promise<unknown>);
      await time('seqIdx' + round, () => database.changes.orderBy('id').count() as Promise<unknown>);
    }
    return { out, done };
  });
  writeFileSync('/tmp/d2.json', JSON.stringify(seen, null, 1));
  await lab.close();
});
