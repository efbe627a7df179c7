import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MAX_ENTRIES, MAX_UNPACKED_BYTES, readArchive } from '../../../electron/files/read-archive';
import { fail } from '../../../shared/base/result';

function archive(entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(entries).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );
}

describe('readArchive', () => {
  it('gives project and texts in the order of their names, and leaves all else packed', () => {
    const read = readArchive(
      archive({ 'sources/b.txt': 'B – «b»', 'project.qde': '<Project/>', 'sources/x.pdf': '%PDF' }),
    );
    if (!read.ok) throw new Error(read.failure);
    const texts = read.value.map(({ name, bytes }) => [name, strFromU8(bytes)]);
    expect(texts).toEqual([
      ['project.qde', '<Project/>'],
      ['sources/b.txt', 'B – «b»'],
    ]);
  });

  it.each(['../evil.txt', '/etc/evil.txt', 'a/../../evil.txt', '..\\evil.txt', 'C:\\evil.txt'])(
    'refuses an archive with the entry %s, whatever else it holds',
    (name) => {
      const bytes = archive({ 'project.qde': '<Project/>', [name]: 'evil' });
      expect(readArchive(bytes)).toEqual(fail('UnsafeName'));
    },
  );

  it('refuses a bomb by what its directory says, before it unpacks anything', () => {
    const zeros = new Uint8Array(MAX_UNPACKED_BYTES / 4);
    const bomb = archive(Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`${n}.txt`, zeros])));
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(readArchive(bomb)).toEqual(fail('TooLarge'));
  });

  it('unpacks no more than the directory says when that is a lie', () => {
    const honest = archive({ 'a.txt': new Uint8Array(8_000_000) });
    const view = new DataView(honest.buffer, honest.byteOffset, honest.byteLength);
    const directory = view.getUint32(honest.length - 6, true);
    view.setUint32(directory + 24, 10, true);
    const read = readArchive(honest);
    const unpacked = read.ok ? (read.value[0]?.bytes.length ?? 0) : 0;
    expect(unpacked).toBeLessThanOrEqual(10);
  });

  it('refuses more entries than any project has', () => {
    const names = Array.from({ length: MAX_ENTRIES + 1 }, (_, index) => [`${index}.txt`, '']);
    expect(readArchive(archive(Object.fromEntries(names)))).toEqual(fail('TooManyEntries'));
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a text', strToU8('Some article.')],
    ['the start of an archive', archive({ 'a.txt': 'A'.repeat(500) }).slice(0, 60)],
    ['an archive without its start', archive({ 'a.txt': 'A'.repeat(500) }).slice(20)],
  ])('refuses %s', (_case, bytes) => {
    expect(readArchive(bytes)).toMatchObject({ ok: false });
  });
});
