import { describe, expect, it } from 'vitest';
import type { ArticleMeta, Digest } from '../../../shared/article/article';
import { namesOf } from '../../../renderer/session/library';

const appearance = (meta: ArticleMeta) => ({
  id: meta.title,
  meta,
  source: {
    fileName: 'a.txt',
    bytesDigest: '0'.repeat(64) as Digest,
    encoding: 'utf-8',
    decidedBy: 'valid-utf-8' as const,
    importedAt: '2026-01-01T00:00:00.000Z',
    byteOrderMark: false,
    replacements: 0,
  },
});

describe('namesOf', () => {
  it('takes title and language of the first appearance', () => {
    const first = appearance({ title: 'Uno', language: 'es' });
    const second = appearance({ title: 'One', language: 'en' });
    expect(namesOf({ appearances: [first, second] })).toEqual({ title: 'Uno', language: 'es' });
  });

  it('leaves the language out where the first appearance does not say it', () => {
    const second = appearance({ title: 'One', language: 'en' });
    const names = namesOf({ appearances: [appearance({ title: 'Uno' }), second] });
    expect(names).toEqual({ title: 'Uno' });
    expect('language' in names).toBe(false);
  });
});
