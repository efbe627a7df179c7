/** What the bytes 0x80 to 0x9F mean (WHATWG Encoding Standard); the others mean their own number. */
const HIGH_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Decodes windows-1252, in which every byte means something. By a table of its own, since the
 * TextDecoder of some runtimes takes these bytes for ISO 8859-1 and loses quotation marks.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  const units = new DataView(new ArrayBuffer(bytes.length * 2));
  for (const [at, byte] of bytes.entries()) {
    const isTabled = byte >= 0x80 && byte <= 0x9f;
    units.setUint16(at * 2, isTabled ? HIGH_CONTROLS.charCodeAt(byte - 0x80) : byte, true);
  }
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(new Uint8Array(units.buffer));
}
