import { createReadStream } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { digestInNode } from '../../electron/journal/digest';
import { createExportValidator } from '../../electron/tools/export-validator';
import type { AnnotationId } from '../../shared/annotation/annotation';
import { createAnnotation } from '../../shared/annotation/create-annotation';
import { createTarget } from '../../shared/annotation/create-target';
import { isAnnotationId } from '../../shared/annotation/is-uuid';
import { digestText } from '../../shared/article/digest';
import { articlePart, type ArticleState } from '../../shared/exchange/build-export';
import type { ExportHead } from '../../shared/exchange/format';
import { importArticle } from '../../shared/exchange/import-export';
import { nativeExporter } from '../../shared/exchange/native-exporter';
import { createExportReader, type ExportPart } from '../../shared/exchange/read-pieces';
import { createVerifier, type Verifier } from '../../shared/exchange/verify-export';
import { DEFAULT_SCHEME } from '../../shared/scheme/default-scheme';
import { KINDS } from '../../shared/scheme/scheme';

/** What a library of the bench holds. */
export interface ExchangeSize {
  readonly articles: number;
  /** Of each article. */
  readonly annotations: number;
}

/** The size of the goal: 200,000 annotations. */
export const EXCHANGE_SIZE: ExchangeSize = { articles: 10_000, annotations: 20 };

/** Milliseconds of processor time of one direction. */
export interface Throughput {
  readonly ms: number;
  /** JSON.stringify or JSON.parse of all the data at once, and `ms` in relation to it. */
  readonly whole: number;
  readonly ratio: number;
  /** The same of each article by itself, which spares plain JSON the memory of the whole. */
  readonly parts: number;
  readonly ratioToParts: number;
}

/** What `--json` writes under `exchange`. */
export interface ExchangeFigures extends ExchangeSize {
  /** Of the file. */
  readonly bytes: number;
  readonly export: Throughput;
  /** Checked against the schema, proved, and in domain form. */
  readonly import: Throughput;
  /** How much larger the heap was at most while exporting and while importing, in bytes. */
  readonly exportHeap: number;
  readonly importHeap: number;
  /** The longest single step of the export and of the import, which is how long a window would wait. */
  readonly longestStep: number;
}

const AT = '2026-11-21T09:30:00.000Z';
const WORDS =
  'the harbour council said on Monday that more vessels than expected were waiting outside the port while the dockers kept to their plan and insurers asked for figures “we will not move” told reporters'.split(
    ' ',
  );
/** Of the file, as it is read: a few articles at once. */
const PIECE = 1 << 17;

function uuid(number: number): string {
  return `018f0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

function annotationId(number: number): AnnotationId {
  const id = uuid(number);
  if (!isAnnotationId(id)) throw new Error(`Not a UUID: ${id}`);
  return id;
}

/** An article of about 3,000 characters, always the same for its number. */
function articleState(number: number, annotations: number): ArticleState {
  let state = number + 1;
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  let text = `Report ${number} 🌊\n`;
  const spans: { start: number; end: number }[] = [];
  for (let word = 0; word < 480; word += 1) {
    if (word % Math.floor(480 / annotations) === 0 && spans.length < annotations) {
      spans.push({ start: text.length, end: text.length + 30 + next(60) });
    }
    text += WORDS[next(WORDS.length)] + (word % 60 === 59 ? '.\n' : ' ');
  }
  text += 'That is all that is known. '.repeat(5);
  const digest = digestText(text);
  const source = {
    fileName: `report-${number}.txt`,
    bytesDigest: digest,
    encoding: 'utf-8',
    decidedBy: 'valid-utf-8',
    importedAt: AT,
    byteOrderMark: false,
    replacements: 0,
  } as const;
  const meta = { title: `Report ${number}`, outlet: 'The Bench' };
  const id = number * (annotations + 1);
  return {
    article: { digest, text, appearances: [{ id: uuid(id), source, meta }] },
    annotations: spans.map((span, index) => {
      const target = createTarget(text, [span]);
      if (!target.ok) throw new Error(target.failure.type);
      const kind = KINDS[index % KINDS.length] ?? 'claim';
      const given = { id: annotationId(id + index + 1), article: digest, target: target.value };
      return createAnnotation({ ...given, kind, creator: 'Ada', at: AT, scheme: DEFAULT_SCHEME });
    }),
  };
}

/** Numbers of articles in rising order of their digests. */
function inOrder({ articles, annotations }: ExchangeSize): readonly number[] {
  const digests = Array.from({ length: articles }, (_, number) => {
    return [articleState(number, annotations).article.digest, number] as const;
  });
  return digests.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, number]) => number);
}

/**
 * Adds up the processor time of steps, which other programs do not lengthen, and remembers the longest
 * step and the largest heap between them.
 */
class Watch {
  #from = process.memoryUsage().heapUsed;
  ms = 0;
  longest = 0;
  heap = 0;

  step<T>(work: () => T): T {
    const start = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(start);
    const took = (user + system) / 1000;
    this.ms += took;
    this.longest = Math.max(this.longest, took);
    return result;
  }

  look(): void {
    this.heap = Math.max(this.heap, process.memoryUsage().heapUsed - this.#from);
  }
}

function takePart(verifier: Verifier, part: ExportPart): void {
  if (part.type === 'header') verifier.header(part.header);
  if (part.type === 'sources') verifier.sources(part.sources);
  if (part.type === 'seals') verifier.seals(part.seals);
  if (part.type !== 'article') return;
  verifier.article(part.article);
  const { state } = importArticle(part.article, `/articles/${part.index}`, () => undefined);
  if (!state) throw new Error(`Article ${part.index} was not read.`);
}

/** What one direction took, and beside it plain JSON of the same data: both meet the same machine. */
interface Both {
  readonly watch: Watch;
  readonly plain: Watch;
}

async function writeAll(
  file: string,
  size: ExchangeSize,
): Promise<Both & { readonly bytes: number }> {
  const numbers = inOrder(size);
  const [watch, plain] = [new Watch(), new Watch()];
  const head: ExportHead = {
    tool: { name: 'Verbatim', version: 'bench' },
    analyst: 'Ada',
    scheme: DEFAULT_SCHEME,
    sources: [],
    relations: [],
    deleted: [],
    exportedAt: AT,
    articles: size.articles,
  };
  const writer = nativeExporter.begin(head);
  const output = await open(file, 'w');
  let bytes = 0;
  const write = async (text: string): Promise<void> => {
    bytes += (await output.write(text)).bytesWritten;
  };
  for (const [index, number] of numbers.entries()) {
    const state = articleState(number, size.annotations);
    for (const { text } of watch.step(() => writer.article(state))) await write(text);
    const part = articlePart(state, true);
    plain.step(() => JSON.stringify(part, null, 2));
    if (index % 100 === 0) watch.look();
  }
  for (const { text } of watch.step(writer.end)) await write(text);
  await output.close();
  return { bytes, watch, plain };
}

async function readAll(file: string): Promise<Both> {
  const [watch, plain] = [new Watch(), new Watch()];
  const reader = createExportReader(createExportValidator());
  const verifier = createVerifier({ digest: digestInNode });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const take = (read: ReturnType<typeof reader.push>): readonly ExportPart[] => {
    if (!read.ok) throw new Error(JSON.stringify(read.failure).slice(0, 300));
    for (const part of read.value) takePart(verifier, part);
    return read.value;
  };
  for await (const bytes of createReadStream(file, { highWaterMark: PIECE })) {
    // A read stream without an encoding gives bytes.
    const text = decoder.decode(bytes as Uint8Array, { stream: true });
    for (const part of watch.step(() => take(reader.push(text)))) {
      if (part.type !== 'article') continue;
      const json = JSON.stringify(part.article, null, 2);
      plain.step((): unknown => JSON.parse(json));
    }
    watch.look();
  }
  watch.step(() => take(reader.end()));
  const [fault] = verifier.verification().faults;
  if (fault) throw new Error(`The export is not proved: ${fault.path} ${fault.message}`);
  return { watch, plain };
}

function throughput({ watch: { ms }, plain: { ms: parts } }: Both, whole: number): Throughput {
  return { ms, whole, ratio: ms / whole, parts, ratioToParts: ms / parts };
}

/** Processor time of plain JSON for all of a file at once. */
async function measureWhole(file: string): Promise<{ parse: number; stringify: number }> {
  const [parse, stringify] = [new Watch(), new Watch()];
  const text = await readFile(file, 'utf8');
  const data = parse.step((): unknown => JSON.parse(text));
  const { length } = stringify.step(() => JSON.stringify(data, null, 2));
  if (length < text.length / 2) throw new Error('Plain JSON lost what it read.');
  return { parse: parse.ms, stringify: stringify.ms };
}

/** Writes a library to a file and reads it back, both article by article, in this process. */
export async function measureExchange(
  size: ExchangeSize = EXCHANGE_SIZE,
): Promise<ExchangeFigures> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-bench-'));
  const file = path.join(folder, 'library.verbatim.json');
  try {
    // Once small, so that all code has run.
    await writeAll(file, { articles: 50, annotations: size.annotations });
    await readAll(file);
    const written = await writeAll(file, size);
    const read = await readAll(file);
    const whole = await measureWhole(file);
    return {
      ...size,
      bytes: written.bytes,
      export: throughput(written, whole.stringify),
      import: throughput(read, whole.parse),
      exportHeap: written.watch.heap,
      importHeap: read.watch.heap,
      longestStep: Math.max(written.watch.longest, read.watch.longest),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MB`;
}

/** The figures as Markdown, with what they are to be. */
export function describeExchange(figures: ExchangeFigures): string {
  const { articles, annotations, bytes, exportHeap, importHeap, longestStep } = figures;
  const row = (name: string, { ms, whole, ratio, parts, ratioToParts }: Throughput): string =>
    `| ${name} | ${ms.toFixed(0)} ms | ${whole.toFixed(0)} ms | ${ratio.toFixed(2)}x | <= 3x | ${ratio <= 3 ? 'pass' : 'fall short'} | ${parts.toFixed(0)} ms, ${ratioToParts.toFixed(2)}x |`;
  return [
    '## Exchange',
    `${articles} articles with ${articles * annotations} annotations, a file of ${inMegabytes(bytes)}`,
    [
      '| | took | plain JSON of the whole | ratio | goal | | of each article by itself |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      row('export', figures.export),
      row('import, proved', figures.import),
    ].join('\n'),
    `heap at most ${inMegabytes(exportHeap)} larger while exporting, ${inMegabytes(importHeap)} while importing; longest step ${longestStep.toFixed(0)} ms`,
  ].join('\n\n');
}
