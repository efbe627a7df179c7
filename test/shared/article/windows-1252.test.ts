import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeWindows1252 } from '../../../shared/article/windows-1252';

describe('decodeWindows1252', () => {
  it('knows every byte as another decoder does, but for the five that mean nothing there', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const undefinedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
    const theirs = iconv.decode(Buffer.from(bytes), 'windows-1252');
    for (const byte of bytes) {
      const expected = undefinedBytes.has(byte) ? String.fromCharCode(byte) : theirs[byte];
      expect(decodeWindows1252(bytes)[byte]).toBe(expected);
    }
  });

  it('keeps what looks like a byte order mark, and decodes nothing to nothing', () => {
    expect(decodeWindows1252(new Uint8Array([0xff, 0xfe]))).toBe('ÿþ');
    expect(decodeWindows1252(new Uint8Array())).toBe('');
  });
});
