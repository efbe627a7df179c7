import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUuid, UUID_BYTES, writeUuid } from '../../../shared/annotation/uuid-bytes';

const uuid = fc.uuid({ version: [1, 3, 4, 5, 7] });

describe('writeUuid', () => {
  it('writes what readUuid reads back, at any place and nowhere else', () => {
    fc.assert(
      fc.property(uuid, fc.nat(40), (id, at) => {
        const bytes = new Uint8Array(at + UUID_BYTES + 3).fill(7);
        expect(writeUuid(id, bytes, at)).toBe(true);
        expect(readUuid(bytes, at)).toBe(id);
        expect([...bytes.subarray(0, at), ...bytes.subarray(at + UUID_BYTES)]).toEqual(
          Array.from({ length: at + 3 }, () => 7),
        );
      }),
    );
  });

  it('keeps the order of the strings in the bytes', () => {
    fc.assert(
      fc.property(uuid, uuid, (one, two) => {
        const bytes = new Uint8Array(2 * UUID_BYTES);
        writeUuid(one, bytes, 0);
        writeUuid(two, bytes, UUID_BYTES);
        const [first, second] = [bytes.subarray(0, UUID_BYTES), bytes.subarray(UUID_BYTES)];
        const at = first.findIndex((byte, index) => byte !== second[index]);
        expect((first[at] ?? 0) < (second[at] ?? 0)).toBe(one < two);
      }),
    );
  });

  it.each([
    ['', 'nothing'],
    ['not-a-uuid', 'other words'],
    ['0189D2F0-7C1B-7000-8000-000000000001', 'capitals'],
    ['0189d2f07c1b70008000000000000001', 'no hyphens'],
    [' 0189d2f0-7c1b-7000-8000-000000000001', 'a leading space'],
    ['0189d2f0-7c1b-7000-8000-00000000000g', 'a digit that is none'],
    ['0189d2f0-7c1b-7000-8000-000000000001\n', 'a line break at its end'],
  ])('refuses %j (%s) and writes nothing', (text) => {
    const bytes = new Uint8Array(UUID_BYTES).fill(7);
    expect(writeUuid(text, bytes, 0)).toBe(false);
    expect(bytes).toEqual(new Uint8Array(UUID_BYTES).fill(7));
  });
});
