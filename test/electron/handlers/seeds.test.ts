import { describe, expect, it } from 'vitest';
import { seedHandlers } from '../../../electron/handlers/seeds';
import { tempFolder } from '../temp-folder';

describe('seeds:load', () => {
  it('loads texts and nothing else that a folder of seeds may hold', async () => {
    const folder = await tempFolder({
      'a.txt': 'A',
      'sub/b.txt': 'B',
      'a.ann': 'T1\tClaim 0 1\tA',
      'corpus.jsonl': '{}',
      'work.verbatim.json': '{}',
    });
    expect(await seedHandlers(folder)['seeds:load']()).toMatchObject({
      value: { files: [{ fileName: 'a.txt' }, { fileName: 'sub/b.txt' }], unread: [] },
    });
  });
});
