import type { Annotation, AnnotationId } from '../../../shared/annotation/annotation';
import type { Edit } from '../../../shared/annotation/change';
import { createAnnotation } from '../../../shared/annotation/create-annotation';
import { createTarget } from '../../../shared/annotation/create-target';
import type { Article, Digest } from '../../../shared/article/article';
import { digestText } from '../../../shared/article/digest';
import { parseArticle } from '../../../shared/article/parse-article';
import { DEFAULT_SCHEME } from '../../../shared/scheme/default-scheme';
import { commitChange } from '../../../renderer/storage/commit-change';
import { openDatabase, type Database } from '../../../renderer/storage/database';
import { readAnnotationsOf } from '../../../renderer/storage/read-library';
import { readPacked } from '../../../renderer/storage/read-record';
import { writeSettings } from '../../../renderer/storage/settings';
import type { OddName, Size, StorageTimes } from '../figures';
import {
  inputId,
  inputOf,
  oddInput,
  warmUpInput,
  type Input,
  type InputAnnotation,
} from '../input';

const AT = '2026-01-02T03:04:05.000Z';

/** One change holds so many annotations at most. */
const PER_CHANGE = 500;

async function open(): Promise<Database> {
  const opened = await openDatabase();
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  return opened.value;
}

function articleOf({ text, title }: Input): Article {
  const source = {
    fileName: `${title}.txt`,
    bytesDigest: digestText(text),
    encoding: 'utf-8',
    decidedBy: 'valid-utf-8',
    importedAt: AT,
    byteOrderMark: false,
    replacements: 0,
  } as const;
  return parseArticle(text, source, `appearance of ${title}`);
}

function annotationOf({ digest, text }: Article, given: InputAnnotation): Annotation {
  const target = createTarget(text, given.spans);
  if (!target.ok) throw new Error(`${given.id}: ${target.failure.type}`);
  return createAnnotation({
    // The input makes ids of the right form.
    id: given.id as AnnotationId,
    article: digest,
    target: target.value,
    kind: given.kind,
    creator: 'bench',
    at: AT,
    scheme: DEFAULT_SCHEME,
  });
}

let changes = 0;

async function commit(
  database: Database,
  digest: Digest,
  action: 'add-articles' | 'annotate',
  edits: readonly Edit[],
): Promise<void> {
  changes += 1;
  const draft = { by: 'bench', origin: 'import', action, articles: [digest], edits } as const;
  const result = await commitChange(database, draft, { id: inputId('change', changes), at: AT });
  if (!result.ok) throw new Error(result.failure.type);
}

async function store(database: Database, input: Input): Promise<void> {
  const article = articleOf(input);
  const { digest } = article;
  await commit(database, digest, 'add-articles', [
    { entity: 'article', id: digest, before: null, after: article },
  ]);
  const edits = input.annotations.map((given): Edit => {
    const after = annotationOf(article, given);
    return { entity: 'annotation', id: after.id, before: null, after };
  });
  // The last one by itself, as a hand would have made it.
  const batches = [...batchesOf(edits.slice(0, -1)), edits.slice(-1)];
  for (const batch of batches) await commit(database, digest, 'annotate', batch);
}

function batchesOf(edits: readonly Edit[]): readonly (readonly Edit[])[] {
  return Array.from({ length: Math.ceil(edits.length / PER_CHANGE) }, (_, index) =>
    edits.slice(index * PER_CHANGE, (index + 1) * PER_CHANGE),
  );
}

/** Stores the inputs through the app's own storage, as changes, and answers its questions. */
export async function fillLibrary(
  sizes: readonly Size[],
  odd: readonly OddName[] = [],
): Promise<void> {
  const database = await open();
  const inputs = [...sizes.map((size) => inputOf(size)), ...odd.map((name) => oddInput(name))];
  for (const input of [warmUpInput(), ...inputs]) await store(database, input);
  await writeSettings(database, { analyst: 'Bench', greeted: true, theme: 'light' });
  database.close();
}

async function medianTime(times: number, read: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const start = performance.now();
    await read();
    taken.push(performance.now() - start);
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

/** Reads one article's annotations both ways several times; the medians. */
export async function timeStorage(size: Size): Promise<StorageTimes> {
  const database = await open();
  const digest = digestText(inputOf(size).text);
  const { count } = await readPacked(database, digest);
  const packed = await medianTime(7, () => readPacked(database, digest));
  const rows = await medianTime(5, () => readAnnotationsOf(database, digest));
  database.close();
  return { annotations: count, packed, rows };
}
