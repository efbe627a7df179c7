/** How many bytes a UUID takes in a packed column. */
export const UUID_BYTES = 16;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Where the hex digits of each byte stand in a UUID. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34] as const;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * Writes a lower-case UUID as 16 bytes at a place of a column; false, and nothing written, for any
 * other string. Bytes sort as the strings do.
 */
export function writeUuid(uuid: string, bytes: Uint8Array, at: number): boolean {
  if (!UUID.test(uuid)) return false;
  for (const [index, place] of PLACES.entries()) {
    bytes[at + index] = Number.parseInt(uuid.slice(place, place + 2), 16);
  }
  return true;
}

/** The UUID that 16 bytes at a place of a column stand for, in lower case. */
export function readUuid(bytes: Uint8Array, at: number): string {
  let uuid = '';
  for (let index = 0; index < UUID_BYTES; index += 1) {
    if (index === 4 || index === 6 || index === 8 || index === 10) uuid += '-';
    uuid += HEX[bytes[at + index] ?? 0] ?? '';
  }
  return uuid;
}
