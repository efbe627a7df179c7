import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../lab';
import type * as importLab from './import-lab';

let lab: Lab<typeof importLab>;

beforeAll(async () => {
  lab = await openLab<typeof importLab>('/test/renderer/session/import-lab.ts');
});
afterAll(() => lab.close());

const DEEP = '['.repeat(200_000);
const TOO_DEEP = { type: 'JsonTooDeep', line: 1, column: 65 };
const UNKNOWN = { type: 'FormatUnknown' };

describe('readImport', () => {
  it.each([
    ['deep.json', DEEP, TOO_DEEP],
    ['deep.jsonl', DEEP, TOO_DEEP],
    ['cut.json', '{\n"a": [1,', { type: 'NotJson', line: 2, column: 9 }],
    ['twice.json', '{"a":1,"a":2}', { type: 'DuplicateKey', path: '/a' }],
    ['list.json', '[]', UNKNOWN],
    ['other.json', '{"name":"x"}', UNKNOWN],
    ['lines.jsonl', '{"id":1}\n{"id":2}', UNKNOWN],
  ])('says of %s what is wrong with it, and where', async (fileName, text, reason) => {
    const found = await lab.module.evaluate(
      async (m, [name, content]) => {
        const desk = await m.desk();
        desk.host.choice = m.aBatch([m.aTextFile(name, content)]);
        const result = await desk.session.run('open-files');
        desk.database.close();
        return result.ok ? null : result.failure;
      },
      [fileName, text] as const,
    );
    expect(found).toEqual({ type: 'ImportRefused', fileName, reason });
  });

  it('says of an article of another file what its whole file is', async () => {
    const found = await lab.module.evaluate(async (m) => {
      const desk = await m.desk();
      const line = JSON.stringify({ text: 'Prices fell.', entities: [] });
      const file = { ...m.aTextFile('a.jsonl', line), encoding: 'utf-16le' };
      desk.host.choice = m.aBatch([file]);
      await desk.session.run('open-files');
      await desk.session.importPreviewed();
      const [article] = await desk.database.articles.toArray();
      desk.database.close();
      return { source: article?.appearances[0].source, digest: file.bytesDigest };
    });
    expect(found.source).toMatchObject({
      ...{ fileName: 'a.jsonl', encoding: 'utf-16le', bytesDigest: found.digest },
    });
  });
});
