import { describe, expect, it } from 'vitest';
import { digestBytes, digestText, isDigest } from '../../../shared/article/digest';

const OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const OF_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('digestText', () => {
  it('is the sha-256 of the text as UTF-8 (FIPS 180-4)', () => {
    expect(digestText('')).toBe(OF_NOTHING);
    expect(digestText('abc')).toBe(OF_ABC);
    expect(digestText('é')).toBe(digestBytes(new Uint8Array([0xc3, 0xa9])));
  });

  it('tells composed from decomposed letters and one line break from another', () => {
    expect(new Set(['é', 'e\u0301', '\n', '\r\n', ' \n'].map(digestText)).size).toBe(5);
  });
});

describe('isDigest', () => {
  it.each([OF_ABC, '0'.repeat(64)])('accepts %s', (value) => {
    expect(isDigest(value)).toBe(true);
  });

  it.each([
    OF_ABC.toUpperCase(),
    OF_ABC.slice(1),
    `${OF_ABC}0`,
    `${OF_ABC}\n`,
    'g'.repeat(64),
    '',
    null,
    undefined,
    12,
    [OF_ABC],
  ])('refuses %j', (value) => {
    expect(isDigest(value)).toBe(false);
  });
});
