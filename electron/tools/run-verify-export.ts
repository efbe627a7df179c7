import type { Digest } from '../../shared/article/article';
import type { Result } from '../../shared/base/result';
import type { Verification } from '../../shared/exchange/verify-export';
import { createExportValidator } from './export-validator';
import { addTexts } from './find-texts';
import { collectWanted, verifyFile, type VerifyIo, type Wanted } from './verify-file';
import { codeOf, covered, lineOf, plural, visible } from './verify-words';

export const EXIT = { verified: 0, faulty: 1, unverified: 2, usage: 64 } as const;

const USAGE = 'usage: verify-export [--texts DIR] [--json] FILE|FOLDER…';

const EXTENSION = '.verbatim.json';

/** Faults of one file that are printed; `--json` has all of them. */
const MOST_LINES = 1000;

interface Request {
  readonly places: readonly string[];
  readonly texts: string | null;
  readonly json: boolean;
}

function parseArguments(argv: readonly string[]): Request | null {
  const places: string[] = [];
  let texts: string | null = null;
  let json = false;
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? '';
    if (argument === '--texts') texts = argv[(at += 1)] ?? '';
    else if (argument.startsWith('--texts=')) texts = argument.slice('--texts='.length);
    else if (argument === '--json') json = true;
    else if (argument.startsWith('-')) return null;
    else places.push(argument);
  }
  return places.length === 0 || texts === '' ? null : { places, texts, json };
}

/** What was found of one file. */
interface Checked {
  readonly file: string;
  readonly outcome: Result<Verification, string>;
}

function exitOf({ outcome }: Checked): number {
  if (!outcome.ok || outcome.value.faults.length > 0) return EXIT.faulty;
  return outcome.value.unverified.length > 0 ? EXIT.unverified : EXIT.verified;
}

/** A fault outweighs what is only not known. */
function worst(codes: readonly number[]): number {
  if (codes.includes(EXIT.faulty)) return EXIT.faulty;
  return codes.includes(EXIT.unverified) ? EXIT.unverified : EXIT.verified;
}

function summary({ faults, unverified, total, verified }: Verification): string {
  if (faults.length > 0) return `${plural(faults.length, 'fault')}, ${covered(total)} looked at`;
  if (unverified.length > 0) return `only ${covered(verified)} verified, of ${covered(total)}`;
  return `${covered(verified)} verified`;
}

/** The lines about one file; where there are several, each begins with its name. */
function linesOf({ file, outcome }: Checked, isOnly: boolean): readonly string[] {
  if (!outcome.ok) return [`${file}: ${outcome.failure}`];
  const { faults, unverified } = outcome.value;
  const lines = [...faults, ...unverified].map(lineOf);
  const more = lines.length - MOST_LINES;
  const shown = more > 0 ? [...lines.slice(0, MOST_LINES), `… and ${more} more`] : lines;
  const all = [...shown, summary(outcome.value)];
  return isOnly ? all : all.map((line) => `${file}: ${line}`);
}

const RESULTS: Readonly<Record<number, string>> = {
  [EXIT.verified]: 'verified',
  [EXIT.faulty]: 'faulty',
  [EXIT.unverified]: 'unverified',
};

function reportOf(checked: readonly Checked[]): object {
  return {
    result: RESULTS[worst(checked.map(exitOf))],
    files: checked.map((each) => {
      const { file, outcome } = each;
      const result = RESULTS[exitOf(each)];
      if (!outcome.ok) return { file, result, failure: outcome.failure };
      const { faults, unverified, total, verified } = outcome.value;
      return { file, result, faults, unverified, total, verified };
    }),
  };
}

/** The files that places stand for: themselves, or all exports beneath a folder. */
async function filesAt(places: readonly string[], io: VerifyIo): Promise<readonly string[]> {
  const files: string[] = [];
  for (const place of places) {
    if (!(await io.isFolder(place))) files.push(place);
    else files.push(...(await io.listFiles(place)).filter((file) => file.endsWith(EXTENSION)));
  }
  return files;
}

async function findTexts(
  folder: string,
  wanted: Wanted,
  io: VerifyIo,
): Promise<ReadonlyMap<Digest, string>> {
  const found = new Map<Digest, string>();
  for (const path of await io.listFiles(folder)) {
    if (!path.toLowerCase().endsWith('.txt')) continue;
    try {
      addTexts(found, await io.readFile(path), wanted.digests, wanted.encodings);
    } catch (error) {
      io.print(visible(`${path}: cannot be read (${codeOf(error)})`));
    }
  }
  return found;
}

/** The texts that files leave out, or null where the folder cannot be read. */
async function readTexts(
  folder: string | null,
  files: readonly string[],
  io: VerifyIo,
): Promise<ReadonlyMap<Digest, string> | null> {
  if (folder === null) return new Map();
  const wanted: Wanted = { digests: new Set(), encodings: new Set() };
  for (const file of files) await collectWanted(file, io, wanted);
  try {
    return await findTexts(folder, wanted, io);
  } catch (error) {
    io.print(visible(`${folder}: cannot be read (${codeOf(error)})`));
    return null;
  }
}

function tally(checked: readonly Checked[]): string {
  const codes = checked.map(exitOf);
  const of = (code: number): number => codes.filter((each) => each === code).length;
  return [
    `${plural(checked.length, 'file')}: ${of(EXIT.verified)} verified`,
    `${of(EXIT.faulty)} faulty`,
    `${of(EXIT.unverified)} not wholly verified`,
  ].join(', ');
}

/**
 * The command `verify-export [--texts DIR] [--json] FILE|FOLDER…`: prints one line per fault and one
 * that says what was looked at, or everything as one JSON object. The result is the exit code: 0
 * verified, 1 faulty or unreadable, 2 without faults but not all verified, 64 for a wrong command
 * line; of several files, the worst.
 */
export async function runVerifyExport(argv: readonly string[], io: VerifyIo): Promise<number> {
  const request = parseArguments(argv);
  if (!request) {
    io.print(USAGE);
    return EXIT.usage;
  }
  const files = await filesAt(request.places, io);
  if (files.length === 0) {
    io.print(visible(`${request.places.join(', ')}: no file that ends in ${EXTENSION}`));
    return EXIT.faulty;
  }
  const texts = await readTexts(request.texts, files, io);
  if (!texts) return EXIT.faulty;
  const validate = createExportValidator();
  const checked: Checked[] = [];
  const isOnly = files.length === 1;
  for (const file of files) {
    const outcome = await verifyFile(file, io, validate, (digest) => texts.get(digest));
    checked.push({ file, outcome });
    if (!request.json)
      for (const line of linesOf({ file, outcome }, isOnly)) io.print(visible(line));
  }
  if (request.json) io.print(JSON.stringify(reportOf(checked), null, 2));
  else if (!isOnly) io.print(tally(checked));
  return worst(checked.map(exitOf));
}
