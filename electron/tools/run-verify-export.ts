import type { Digest } from '../../shared/article/article';
import { fail, ok, type Result } from '../../shared/base/result';
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

/** What happened outside of the files that are checked, in lines for people. */
type Notes = string[];

function reportOf(checked: readonly Checked[], notes: Notes): object {
  return {
    result: RESULTS[worst(checked.map(exitOf))],
    ...(notes.length > 0 && { notes }),
    files: checked.map((each) => {
      const { file, outcome } = each;
      const result = RESULTS[exitOf(each)];
      if (!outcome.ok) return { file, result, failure: outcome.failure };
      const { faults, unverified, total, verified } = outcome.value;
      return { file, result, faults, unverified, total, verified };
    }),
  };
}

function unreadable(place: string, error: unknown): string {
  return `${place}: cannot be read (${codeOf(error)})`;
}

/** The exports beneath a folder. */
async function filesIn(folder: string, io: VerifyIo): Promise<Result<readonly string[], string>> {
  try {
    return ok((await io.listFiles(folder)).filter((file) => file.endsWith(EXTENSION)));
  } catch (error) {
    return fail(unreadable(folder, error));
  }
}

/** The files that places stand for: themselves, or all exports beneath a folder. */
async function filesAt(
  places: readonly string[],
  io: VerifyIo,
): Promise<Result<readonly string[], string>> {
  const files: string[] = [];
  for (const place of places) {
    const found = (await io.isFolder(place)) ? await filesIn(place, io) : ok([place]);
    if (!found.ok) return found;
    files.push(...found.value);
  }
  if (files.length > 0) return ok(files);
  return fail(`${places.join(', ')}: no file that ends in ${EXTENSION}`);
}

async function findTexts(
  folder: string,
  wanted: Wanted,
  io: VerifyIo,
  notes: Notes,
): Promise<ReadonlyMap<Digest, string>> {
  const found = new Map<Digest, string>();
  for (const path of await io.listFiles(folder)) {
    if (!path.toLowerCase().endsWith('.txt')) continue;
    try {
      addTexts(found, await io.readFile(path), wanted.digests, wanted.encodings);
    } catch (error) {
      notes.push(unreadable(path, error));
    }
  }
  return found;
}

/** The texts that files leave out. */
async function readTexts(
  folder: string | null,
  files: readonly string[],
  io: VerifyIo,
  notes: Notes,
): Promise<Result<ReadonlyMap<Digest, string>, string>> {
  if (folder === null) return ok(new Map());
  const wanted: Wanted = { digests: new Set(), encodings: new Set() };
  for (const file of files) await collectWanted(file, io, wanted);
  try {
    return ok(await findTexts(folder, wanted, io, notes));
  } catch (error) {
    return fail(unreadable(folder, error));
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

/** Says why nothing could be checked at all. */
function refuse(failure: string, { json }: Request, io: VerifyIo): number {
  const report = { result: RESULTS[EXIT.faulty], failure, files: [] };
  io.print(json ? JSON.stringify(report, null, 2) : visible(failure));
  return EXIT.faulty;
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
  if (!files.ok) return refuse(files.failure, request, io);
  const notes: Notes = [];
  const texts = await readTexts(request.texts, files.value, io, notes);
  if (!texts.ok) return refuse(texts.failure, request, io);
  if (!request.json) for (const note of notes) io.print(visible(note));
  const validate = createExportValidator();
  const checked: Checked[] = [];
  const isOnly = files.value.length === 1;
  for (const file of files.value) {
    const outcome = await verifyFile(file, io, validate, (digest) => texts.value.get(digest));
    checked.push({ file, outcome });
    if (!request.json)
      for (const line of linesOf({ file, outcome }, isOnly)) io.print(visible(line));
  }
  if (request.json) io.print(JSON.stringify(reportOf(checked, notes), null, 2));
  else if (!isOnly) io.print(tally(checked));
  return worst(checked.map(exitOf));
}
