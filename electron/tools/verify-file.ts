import type { Digest } from '../../shared/article/article';
import { isDigest } from '../../shared/article/digest';
import { fail, ok, type Result } from '../../shared/base/result';
import type { Fault } from '../../shared/exchange/fault';
import { readEnvelope, type ReadExportFailure } from '../../shared/exchange/read-export';
import { readJson } from '../../shared/exchange/read-json';
import { createExportReader, type ExportPart } from '../../shared/exchange/read-pieces';
import {
  createVerifier,
  NOTHING,
  verifyExport,
  type TextOf,
  type Verification,
  type Verifier,
} from '../../shared/exchange/verify-export';
import { digestInNode } from '../journal/digest';
import { codeOf, wordFailure } from './verify-words';

/** What the checker needs of the machine. Reading fails by throwing an error that has a `code`. */
export interface VerifyIo {
  readonly print: (line: string) => void;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** A file in pieces of any size, so that none has to fit in memory. */
  readonly readPieces: (path: string) => AsyncIterable<Uint8Array>;
  readonly isFolder: (path: string) => Promise<boolean>;
  /** The paths of all files beneath a folder. */
  readonly listFiles: (folder: string) => Promise<readonly string[]>;
}

type Validate = (file: unknown) => readonly Fault[];

/** What a text is needed for: digests of articles, and the encodings in which they were found. */
export interface Wanted {
  readonly digests: Set<Digest>;
  readonly encodings: Set<string>;
}

/** Characters that are looked at of a file that is no object, to tell what it is. */
const LOOKED_AT = 1_000_000;

/** The first characters of a file, and whether they are all of it. */
async function startOf(
  path: string,
  io: VerifyIo,
): Promise<{ readonly text: string; readonly isWhole: boolean }> {
  const decoder = new TextDecoder('utf-8');
  let text = '';
  for await (const bytes of io.readPieces(path)) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > LOOKED_AT) return { text: text.slice(0, LOOKED_AT), isWhole: false };
  }
  return { text: text + decoder.decode(), isWhole: true };
}

/** What is wrong first with a file of which only an object is read in pieces. */
async function whyNoObject(
  path: string,
  io: VerifyIo,
  failure: ReadExportFailure,
): Promise<ReadExportFailure> {
  const { text, isWhole } = await startOf(path, io);
  if (/^\s*(?:\{|$)/.test(text)) return failure;
  const json = readJson(text);
  // Of a start that is cut off, only what does not lie in the cut is known.
  if (json.ok || (!isWhole && json.failure.type === 'NotJson')) return { type: 'NotAnExport' };
  return json.failure;
}

/** Gives the text of a file piece by piece to a reader, and its parts to `take`. */
async function readParts(
  path: string,
  io: VerifyIo,
  validate: Validate,
  take: (part: ExportPart) => void,
): Promise<ReadExportFailure | 'NotUtf8' | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = createExportReader(validate);
  const decode = (bytes?: Uint8Array): string | null => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      return null;
    }
  };
  for await (const bytes of io.readPieces(path)) {
    const text = decode(bytes);
    if (text === null) return 'NotUtf8';
    const read = reader.push(text);
    if (!read.ok) return read.failure;
    read.value.forEach(take);
  }
  const rest = decode();
  if (rest === null) return 'NotUtf8';
  const last = reader.end();
  if (!last.ok) return last.failure;
  last.value.forEach(take);
  return null;
}

function give(verifier: Verifier, part: ExportPart): void {
  switch (part.type) {
    case 'header':
      return verifier.header(part.header);
    case 'sources':
      return verifier.sources(part.sources);
    case 'article':
      return verifier.article(part.article);
    case 'relation':
      return verifier.relation(part.relation);
    case 'deleted':
      return verifier.deleted(part.tombstone);
    case 'seals':
      return verifier.seals(part.seals);
  }
}

/** A file whose keys stand in another order than the format's fits only in memory as a whole. */
async function verifyWhole(
  path: string,
  io: VerifyIo,
  validate: Validate,
  textOf: TextOf,
): Promise<Result<Verification, string>> {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(await io.readFile(path));
  const envelope = readEnvelope(text);
  if (!envelope.ok) return fail(wordFailure(envelope.failure));
  return ok(verifyExport(envelope.value, { validate, textOf, digest: digestInNode }));
}

/**
 * Proves one file, with the memory of its largest article, its ids and its seals. A failure is a
 * sentence without its subject: why the file cannot be looked into at all.
 */
export async function verifyFile(
  path: string,
  io: VerifyIo,
  validate: Validate,
  textOf: TextOf,
): Promise<Result<Verification, string>> {
  const verifier = createVerifier({ textOf, digest: digestInNode });
  try {
    const failure = await readParts(path, io, validate, (part) => give(verifier, part));
    if (failure === null) return ok(verifier.verification());
    if (failure === 'NotUtf8') return fail('is not UTF-8');
    if (failure.type === 'NotInOrder') return await verifyWhole(path, io, validate, textOf);
    if (failure.type === 'NotJson') {
      return fail(wordFailure(await whyNoObject(path, io, failure)));
    }
    if (failure.type !== 'NotValid') return fail(wordFailure(failure));
    const { faults } = failure;
    return ok({ faults, unverified: [], total: NOTHING, verified: NOTHING });
  } catch (error) {
    return fail(`cannot be read (${codeOf(error)})`);
  }
}

/** Notes what texts a file leaves out. What is wrong with the file is found when it is verified. */
export async function collectWanted(path: string, io: VerifyIo, wanted: Wanted): Promise<void> {
  const note = (part: ExportPart): void => {
    if (part.type !== 'article' || part.article.text !== undefined) return;
    const { digest, appearances } = part.article;
    if (isDigest(digest)) wanted.digests.add(digest);
    for (const { source } of appearances) wanted.encodings.add(source.encoding);
  };
  try {
    await readParts(path, io, () => [], note);
  } catch {
    // A file of another form is refused when it is verified.
  }
}
