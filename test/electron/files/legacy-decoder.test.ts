import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { legacyDecoderFor, loadLegacyDecoder } from '../../../electron/files/legacy-decoder';

const RUSSIAN = 'Мэр сказал во вторник, что вода за ночь спадёт. '.repeat(20);
const JAPANESE = '市長は火曜日、水位は夜のうちに下がると述べた。'.repeat(20);
const TURKISH =
  'Belediye başkanı salı günü “su yükselmeyecek” dedi; şehirde ışıklar söndü. '.repeat(20);

describe('loadLegacyDecoder', () => {
  it.each([
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['windows-1254', TURKISH],
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
  ])('detects %s and decodes by the name that it gave', async (encoding, text) => {
    const decoder = await loadLegacyDecoder();
    const bytes = iconv.encode(text, encoding);
    const detected = decoder.detect(bytes);
    expect(detected?.encoding).toBe(detected?.encoding.toLowerCase());
    expect(decoder.decode(bytes, detected?.encoding ?? '')).toBe(text);
  });

  it.each(['no-such-encoding', '', '__proto__', 'constructor'])(
    'answers null for the unknown encoding %j',
    async (encoding) => {
      const decoder = await loadLegacyDecoder();
      expect(decoder.decode(Uint8Array.of(0x41), encoding)).toBeNull();
    },
  );

  it('turns bytes that mean nothing into U+FFFD', async () => {
    const decoder = await loadLegacyDecoder();
    expect(decoder.decode(Uint8Array.of(0x41, 0x98, 0x42), 'windows-1251')).toBe('A\ufffdB');
  });

  it('reads bytes from the middle of a larger buffer', async () => {
    const decoder = await loadLegacyDecoder();
    const bytes = iconv.encode(`##${RUSSIAN}##`, 'windows-1251');
    expect(decoder.decode(bytes.subarray(2, -2), 'windows-1251')).toBe(RUSSIAN);
  });
});

describe('legacyDecoderFor', () => {
  it('knows nothing where the bytes are UTF-8, since nobody will ask', async () => {
    const decoder = await legacyDecoderFor(new TextEncoder().encode('Größe 📰'));
    expect(decoder.detect(Uint8Array.of(0xe9))).toBeNull();
    expect(decoder.decode(Uint8Array.of(0xe9), 'windows-1252')).toBeNull();
  });

  it('decodes where the bytes are not UTF-8', async () => {
    const decoder = await legacyDecoderFor(Uint8Array.of(0xe9));
    expect(decoder.decode(Uint8Array.of(0xe9), 'windows-1252')).toBe('é');
  });
});
