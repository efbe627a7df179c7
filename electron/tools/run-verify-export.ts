import { isDigest } from '../../shared/article/digest';
import type { Digest } from '../../shared/article/article';
import type { Fault } from '../../shared/exchange/fault';
import type { JsonFailure } from '../../shared/exchange/read-json';
import { readEnvelope, type ReadExportFailure } from '../../shared/exchange/read-export';
import {
  verifyExport,
  type Coverage,
  type Verification,
} from '../../shared/exchange/verify-export';
import { createExportValidator } from './export-validator';
import { addTexts } from './find-texts';

/** What the checker needs of the machine. Reading fails by throwing an error that has a `code`. */
export interface VerifyIo {
  readonly print: (line: string) => void;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** The paths of all files beneath a folder. */
  readonly listFiles: (folder: string) => Promise<readonly string[]>;
}

export const EXIT = { verified: 0, faulty: 1, unverified: 2, usage: 64 } as const;

const USAGE = 'usage: verify-export FILE [--texts DIR]';

/** Characters that would move or hide the rest of a line in a terminal. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

interface Request {
  readonly file: string;
  readonly texts: string | null;
}

function parseArguments(argv: readonly string[]): Request | null {
  const files: string[] = [];
  let texts: string | null = null;
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? '';
    if (argument === '--texts') texts = argv[(at += 1)] ?? '';
    else if (argument.startsWith('--texts=')) texts = argument.slice('--texts='.length);
    else if (argument.startsWith('-')) return null;
    else files.push(argument);
  }
  const [file, ...others] = files;
  if (file === undefined || others.length > 0 || texts === '') return null;
  return { file, texts };
}

function visible(line: string): string {
  return line.replace(INVISIBLE, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : String(error);
}

function wordJson(failure: JsonFailure): string {
  switch (failure.type) {
    case 'NotJson':
      return `is not JSON: line ${failure.line}, column ${failure.column}`;
    case 'JsonTooDeep':
      return `is nested too deep: line ${failure.line}, column ${failure.column}`;
    case 'DuplicateKey':
      return `says the same key twice: ${failure.path}`;
    case 'ForbiddenKey':
      return `has a key that no reader should take: ${failure.path}`;
  }
}

function wordFailure(failure: ReadExportFailure): string {
  switch (failure.type) {
    case 'NotAnExport':
      return 'format: must be "verbatim-export"';
    case 'VersionTooNew':
      return `version: is ${failure.found}; this checker knows version ${failure.known} and older`;
    case 'VersionUnknown':
      return `version: is ${JSON.stringify(failure.found)}, which no version is`;
    case 'NotValid':
      return 'is not of the form of an export';
    default:
      return wordJson(failure);
  }
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function covered({ annotations, articles }: Coverage): string {
  return `${plural(annotations, 'annotation')} in ${plural(articles, 'article')}`;
}

function line({ path, message }: Fault): string {
  return `${path === '' ? 'file' : path}: ${message}`;
}

function summary({ faults, unverified, total, verified }: Verification): string {
  if (faults.length > 0) return `${plural(faults.length, 'fault')}, ${covered(total)} looked at`;
  if (unverified.length > 0) return `only ${covered(verified)} verified, of ${covered(total)}`;
  return `${covered(verified)} verified`;
}

function exitOf({ faults, unverified }: Verification): number {
  if (faults.length > 0) return EXIT.faulty;
  return unverified.length > 0 ? EXIT.unverified : EXIT.verified;
}

/** The digests of texts and the encodings of files that an export names, whatever else is in it. */
function namedIn(json: string): { digests: Set<Digest>; encodings: Set<string> } {
  const digests = new Set<Digest>();
  const encodings = new Set<string>();
  JSON.parse(json, (key, value: unknown) => {
    if (key === 'digest' && isDigest(value)) digests.add(value);
    if (key === 'encoding' && typeof value === 'string') encodings.add(value);
    return value;
  });
  return { digests, encodings };
}

async function findTexts(
  folder: string,
  json: string,
  io: VerifyIo,
): Promise<ReadonlyMap<Digest, string>> {
  const { digests, encodings } = namedIn(json);
  const found = new Map<Digest, string>();
  for (const path of await io.listFiles(folder)) {
    if (!path.toLowerCase().endsWith('.txt')) continue;
    try {
      addTexts(found, await io.readFile(path), digests, encodings);
    } catch (error) {
      io.print(visible(`${path}: cannot be read (${codeOf(error)})`));
    }
  }
  return found;
}

async function readText(path: string, io: VerifyIo): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    bytes = await io.readFile(path);
  } catch (error) {
    io.print(visible(`${path}: cannot be read (${codeOf(error)})`));
    return null;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    io.print(visible(`${path}: is not UTF-8`));
    return null;
  }
}

async function readTexts(
  folder: string | null,
  json: string,
  io: VerifyIo,
): Promise<ReadonlyMap<Digest, string> | null> {
  if (folder === null) return new Map();
  try {
    return await findTexts(folder, json, io);
  } catch (error) {
    io.print(visible(`${folder}: cannot be read (${codeOf(error)})`));
    return null;
  }
}

/**
 * The command `verify-export FILE [--texts DIR]`: prints one line per fault and one that says what
 * was looked at. The result is the exit code: 0 verified, 1 faulty or unreadable, 2 without faults
 * but not all verified, 64 for a wrong command line.
 */
export async function runVerifyExport(argv: readonly string[], io: VerifyIo): Promise<number> {
  const request = parseArguments(argv);
  if (!request) {
    io.print(USAGE);
    return EXIT.usage;
  }
  const json = await readText(request.file, io);
  if (json === null) return EXIT.faulty;
  const envelope = readEnvelope(json);
  if (!envelope.ok) {
    io.print(visible(`${request.file}: ${wordFailure(envelope.failure)}`));
    return EXIT.faulty;
  }
  const texts = await readTexts(request.texts, json, io);
  if (!texts) return EXIT.faulty;
  const verification = verifyExport(envelope.value, {
    validate: createExportValidator(),
    textOf: (digest) => texts.get(digest),
  });
  for (const fault of verification.faults) io.print(visible(line(fault)));
  for (const gap of verification.unverified) io.print(visible(line(gap)));
  io.print(summary(verification));
  return exitOf(verification);
}
