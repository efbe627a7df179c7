import Dexie from 'dexie';
import type { Annotation, AnnotationId } from '../../../shared/annotation/annotation';
import { createAnnotation } from '../../../shared/annotation/create-annotation';
import { createTarget } from '../../../shared/annotation/create-target';
import type { Change, ChangeDraft, Edit } from '../../../shared/annotation/change';
import { packAnnotations, placed } from '../../../shared/annotation/packed';
import type { Relation } from '../../../shared/annotation/relation';
import type { Article } from '../../../shared/article/article';
import { parseArticle } from '../../../shared/article/parse-article';
import { digestText } from '../../../shared/article/digest';
import type { Result } from '../../../shared/base/result';
import { DEFAULT_SCHEME } from '../../../shared/scheme/default-scheme';
import type { Kind } from '../../../shared/scheme/scheme';
import { commitChange } from '../../../renderer/storage/commit-change';
import { openDatabase, type Database, type OpenFailure } from '../../../renderer/storage/database';
import { initial } from '../../../renderer/storage/migrations/0001-initial';
import type { Migration } from '../../../renderer/storage/migrations/migration';
import { readArticle, readArticleRows } from '../../../renderer/storage/read-library';
import { readPacked } from '../../../renderer/storage/read-record';
import { findCandidates, readChange, type UndoScope } from '../../../renderer/storage/read-log';
import type { StorageFailure } from '../../../renderer/storage/storage-failure';

/** What the tests of storage do within the page, where the real IndexedDB is. */

export const AT = '2026-01-02T03:04:05.000Z';
export const TABLES = [
  'articles',
  'texts',
  'annotations',
  'relations',
  'sources',
  'packed',
  'unpacked',
  'changes',
  'tombstones',
  'schemes',
  'settings',
] as const;

export {
  commitChange,
  findCandidates,
  initial,
  openDatabase,
  readArticle,
  readArticleRows,
  readChange,
  readPacked,
};

/** A UUID from a number, so that a test can name it. */
export function uuid(number: number): AnnotationId {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}` as AnnotationId;
}

export function article(text: string, fileName = 'a.txt'): Article {
  const source = {
    fileName,
    bytesDigest: digestText(text),
    encoding: 'utf-8',
    decidedBy: 'valid-utf-8',
    importedAt: AT,
    byteOrderMark: false,
    replacements: 0,
  } as const;
  return parseArticle(text, source, `appearance of ${fileName}`);
}

export function annotation(
  of: Article,
  number: number,
  span: { readonly start: number; readonly end: number } = { start: 0, end: 1 },
  kind: Kind = 'claim',
): Annotation {
  const target = createTarget(of.text, [span]);
  if (!target.ok) throw new Error(target.failure.type);
  return createAnnotation({
    id: uuid(number),
    article: of.digest,
    target: target.value,
    kind,
    creator: 'Ada',
    at: AT,
    scheme: DEFAULT_SCHEME,
  });
}

export function relation(number: number, from: Annotation, to: Annotation): Relation {
  const { provenance } = from;
  return { id: uuid(number), type: 'supports', from: from.id, to: to.id, provenance };
}

export function editArticle(before: Article | null, after: Article | null): Edit {
  return { entity: 'article', id: (after ?? before)?.digest ?? '', before, after };
}

export function editAnnotation(before: Annotation | null, after: Annotation | null): Edit {
  return { entity: 'annotation', id: (after ?? before)?.id ?? '', before, after };
}

export function editRelation(before: Relation | null, after: Relation | null): Edit {
  return { entity: 'relation', id: (after ?? before)?.id ?? '', before, after };
}

export function draft(edits: readonly Edit[], rest: Partial<ChangeDraft> = {}): ChangeDraft {
  const articles = edits.flatMap((edit) => {
    if (edit.entity === 'annotation') return (edit.after ?? edit.before)?.article ?? [];
    if (edit.entity === 'article') return (edit.after ?? edit.before)?.digest ?? [];
    return [];
  });
  return {
    by: 'Ada',
    origin: 'manual',
    action: 'annotate',
    articles: [...new Set(articles)],
    edits,
    ...rest,
  };
}

let lastId = 1_000_000;

/** Commits edits under a fresh id. */
export function commit(
  db: Database,
  edits: readonly Edit[],
  rest: Partial<ChangeDraft> = {},
): Promise<Result<Change, StorageFailure>> {
  lastId += 1;
  return commitChange(db, draft(edits, rest), { id: uuid(lastId), at: AT });
}

/** Commits what must go well. */
export async function commitWell(
  db: Database,
  edits: readonly Edit[],
  rest: Partial<ChangeDraft> = {},
): Promise<Change> {
  const result = await commit(db, edits, rest);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** A fresh, empty library. */
export async function freshDatabase(name: string): Promise<Database> {
  await Dexie.delete(name);
  return existingDatabase(name);
}

export async function existingDatabase(name: string): Promise<Database> {
  const opened: Result<Database, OpenFailure> = await openDatabase(name);
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  return opened.value;
}

/** Every row of every table. */
export async function dump(db: Database): Promise<Record<string, readonly unknown[]>> {
  const tables = await Promise.all(TABLES.map((name) => db.table(name).toArray()));
  return Object.fromEntries(TABLES.map((name, index) => [name, tables[index] ?? []]));
}

/** An empty database as some migrations leave it, open. */
export async function oldDatabase(name: string, migrations: readonly Migration[]): Promise<Dexie> {
  await Dexie.delete(name);
  const db = new Dexie(name);
  for (const { version, stores } of migrations) db.version(version).stores(stores);
  return db.open();
}

/** Rows of version 1: an article with one annotation, which its read record holds. */
export async function rowsOfVersion1(
  of: Article,
  first: Annotation,
): Promise<Record<string, readonly unknown[]>> {
  const db = await freshDatabase('model');
  await commitWell(db, [editArticle(null, of)]);
  await commitWell(db, [editAnnotation(null, first)]);
  const packed = { ...(await readPacked(db, of.digest)), article: of.digest };
  const { unpacked: _later, ...rows } = await dump(db);
  db.close();
  return { ...rows, packed: [packed] };
}

/** The version, and each store with its key path, whether it numbers itself, and its indexes. */
export async function shapeOf(name: string): Promise<{
  readonly version: number;
  readonly stores: readonly (readonly [string, string, boolean, string])[];
}> {
  const raw = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
  });
  const names = [...raw.objectStoreNames];
  const transaction = raw.transaction(names);
  const stores = names.map((name) => {
    const store = transaction.objectStore(name);
    const indexes = [...store.indexNames].map((index) => {
      const { keyPath, unique, multiEntry } = store.index(index);
      return `${unique ? '&' : ''}${multiEntry ? '*' : ''}${String(keyPath)}`;
    });
    return [name, String(store.keyPath), store.autoIncrement, indexes.join(' ')] as const;
  });
  const { version } = raw;
  raw.close();
  return { version, stores };
}

/** Compares every read record and count with the annotations' rows; says where they differ. */
export async function derivedFaults(db: Database): Promise<readonly string[]> {
  const faults: string[] = [];
  const articles = await db.articles.toArray();
  const known = new Set<string>(articles.map(({ digest }) => digest));
  const records = [...(await db.packed.toArray()), ...(await db.unpacked.toArray())];
  for (const row of records) {
    if (!known.has(row.article)) faults.push(`record without article ${row.article}`);
  }
  for (const { digest, annotations: count, length } of articles) {
    const rows = await db.annotations.where('article').equals(digest).toArray();
    const fresh = JSON.stringify(packAnnotations(rows.map(placed)));
    if (JSON.stringify(await readPacked(db, digest)) !== fresh) faults.push(`record of ${digest}`);
    if (count !== rows.length) faults.push(`count of ${digest}: ${count}, not ${rows.length}`);
    if ((await db.texts.get(digest))?.text.length !== length) faults.push(`text of ${digest}`);
  }
  return faults;
}

/** The ids of what undo and redo would take back. */
export async function candidates(
  db: Database,
  scope: UndoScope,
): Promise<{ readonly undo: string | null; readonly redo: string | null }> {
  const { undo, redo } = await findCandidates(db, scope);
  return { undo: undo?.id ?? null, redo: redo?.id ?? null };
}

/** Makes every write fail as on a full disk until the function that it returns is called. */
export function fillDisk(): () => void {
  const { put, add } = IDBObjectStore.prototype;
  const refuse = (): never => {
    throw new DOMException('No room.', 'QuotaExceededError');
  };
  IDBObjectStore.prototype.put = refuse;
  IDBObjectStore.prototype.add = refuse;
  return () => {
    IDBObjectStore.prototype.put = put;
    IDBObjectStore.prototype.add = add;
  };
}
