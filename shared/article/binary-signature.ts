/** What a file begins with when it is no text. */
interface Signature {
  readonly name: string;
  /** Bytes as Latin-1 characters; `offset` from the file's start. */
  readonly magic: string;
  readonly offset?: number;
}

/** Only signatures that no text begins with; shorter ones are left to the count of zero bytes. */
const SIGNATURES: readonly Signature[] = [
  { name: 'PNG image', magic: '\x89PNG\r\n\x1a\n' },
  { name: 'JPEG image', magic: '\xff\xd8\xff' },
  { name: 'GIF image', magic: 'GIF87a' },
  { name: 'GIF image', magic: 'GIF89a' },
  { name: 'WebP image', magic: 'WEBP', offset: 8 },
  { name: 'TIFF image', magic: 'II*\0' },
  { name: 'TIFF image', magic: 'MM\0*' },
  { name: 'PDF document', magic: '%PDF-' },
  { name: 'Office document', magic: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { name: 'gzip archive', magic: '\x1f\x8b\x08' },
  { name: 'bzip2 archive', magic: '1AY&SY', offset: 4 },
  { name: 'xz archive', magic: '\xfd7zXZ\0' },
  { name: 'Zstandard archive', magic: '\x28\xb5\x2f\xfd' },
  { name: '7-Zip archive', magic: '7z\xbc\xaf\x27\x1c' },
  { name: 'RAR archive', magic: 'Rar!\x1a\x07' },
  { name: 'tar archive', magic: 'ustar', offset: 257 },
  { name: 'ELF program', magic: '\x7fELF' },
  { name: 'Mach-O program', magic: '\xfe\xed\xfa\xce' },
  { name: 'Mach-O program', magic: '\xfe\xed\xfa\xcf' },
  { name: 'Mach-O program', magic: '\xce\xfa\xed\xfe' },
  { name: 'Mach-O program', magic: '\xcf\xfa\xed\xfe' },
  { name: 'Java class', magic: '\xca\xfe\xba\xbe' },
  { name: 'WebAssembly module', magic: '\0asm' },
  { name: 'SQLite database', magic: 'SQLite format 3\0' },
  { name: 'MP4 video', magic: 'ftyp', offset: 4 },
  { name: 'Matroska video', magic: '\x1a\x45\xdf\xa3' },
  { name: 'Ogg media', magic: 'OggS\0' },
  { name: 'MP3 audio', magic: 'ID3\x03\0' },
  { name: 'MP3 audio', magic: 'ID3\x04\0' },
  { name: 'WAVE audio', magic: 'WAVEfmt ', offset: 8 },
  { name: 'UTF-32 text', magic: '\xff\xfe\0\0' },
  { name: 'UTF-32 text', magic: '\0\0\xfe\xff' },
];

/** Names inside of the first entries of a ZIP archive that tell what it holds. */
const ZIP_CONTENTS: readonly (readonly [inside: string, name: string])[] = [
  ['word/', 'Word document'],
  ['xl/', 'Excel workbook'],
  ['ppt/', 'PowerPoint presentation'],
  ['application/vnd.oasis.opendocument', 'OpenDocument file'],
  ['application/epub+zip', 'EPUB book'],
  ['[Content_Types].xml', 'Office document'],
];
const ZIP_SAMPLE = 4096;

function startsWith(bytes: Uint8Array, { magic, offset = 0 }: Signature): boolean {
  for (let at = 0; at < magic.length; at += 1) {
    if (bytes[offset + at] !== magic.charCodeAt(at)) return false;
  }
  return true;
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function nameZip(bytes: Uint8Array): string {
  const sample = latin1(bytes.subarray(0, ZIP_SAMPLE));
  return ZIP_CONTENTS.find(([inside]) => sample.includes(inside))?.[1] ?? 'ZIP archive';
}

/** "MZ" could begin a text; the header that its bytes 60 to 63 point to could not follow. */
function isWindowsProgram(bytes: Uint8Array): boolean {
  if (bytes.length < 64 || !startsWith(bytes, { name: '', magic: 'MZ' })) return false;
  const header = new DataView(bytes.buffer, bytes.byteOffset).getUint32(60, true);
  return startsWith(bytes, { name: '', magic: 'PE\0\0', offset: header });
}

/** What the first bytes of a file say that it is, or null when they could begin a text. */
export function nameBinary(bytes: Uint8Array): string | null {
  if (startsWith(bytes, { name: '', magic: 'PK\x03\x04' })) return nameZip(bytes);
  if (isWindowsProgram(bytes)) return 'Windows program';
  return SIGNATURES.find((signature) => startsWith(bytes, signature))?.name ?? null;
}
