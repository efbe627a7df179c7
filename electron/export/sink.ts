import path from 'node:path';
import { Zip, ZipDeflate } from 'fflate';
import { DISK, type FileLayer, type OpenFile } from '../files/file-layer';
import { openAtomic, syncFolder, temporaryName } from '../files/write-atomic';
import { pathOfEntry } from './entry-path';

/** Something that takes entries piece by piece. Every call rejects with the system's error. */
export interface Sink {
  /** Pieces of one entry follow each other; an entry that was left is not taken up again. */
  readonly write: (entry: string, text: string) => Promise<void>;
  /** Puts all of it in its place at once. */
  readonly finish: () => Promise<void>;
  /** Leaves nothing of it; never rejects. */
  readonly abandon: () => Promise<void>;
}

/** One file of text; its entry has no name. */
export async function openFileSink(file: string, layer: FileLayer = DISK): Promise<Sink> {
  const opened = await openAtomic(file, layer);
  return {
    write: (_entry, text) => opened.write(text),
    finish: opened.commit,
    abandon: opened.abort,
  };
}

async function closeEntry(file: OpenFile): Promise<void> {
  await file.sync();
  await file.close();
}

/** Makes the folders between a root and an entry, each once. */
async function makeFolders(
  layer: FileLayer,
  root: string,
  entry: string,
  made: Set<string>,
): Promise<void> {
  const steps = entry.split('/').slice(0, -1);
  for (const [index] of steps.entries()) {
    const folder = pathOfEntry(root, steps.slice(0, index + 1).join('/'));
    if (made.has(folder)) continue;
    await layer.createFolder(folder);
    made.add(folder);
  }
}

/** A folder of files, made under another name and renamed once it is whole. It must not exist. */
export async function openFolderSink(folder: string, layer: FileLayer = DISK): Promise<Sink> {
  const parent = path.dirname(folder);
  const temp = temporaryName(parent);
  await layer.createFolder(temp);
  const made = new Set<string>();
  let current: { readonly entry: string; readonly file: OpenFile } | null = null;

  const closeCurrent = async (): Promise<void> => {
    const open = current;
    current = null;
    if (open) await closeEntry(open.file);
  };
  return {
    async write(entry, text) {
      if (current?.entry !== entry) {
        await closeCurrent();
        await makeFolders(layer, temp, entry, made);
        current = { entry, file: await layer.create(pathOfEntry(temp, entry), null) };
      }
      await current.file.write(text);
    },
    async finish() {
      await closeCurrent();
      for (const each of [...made, temp]) await syncFolder(layer, each);
      await layer.rename(temp, folder);
      await syncFolder(layer, parent);
    },
    async abandon() {
      await current?.file.close().catch(() => undefined);
      current = null;
      await layer.remove(temp).catch(() => undefined);
    },
  };
}

/** The oldest time that a zip can name: the same entries give the same bytes, whatever the clock. */
const NO_TIME = new Date(1980, 0, 1);

/** A zip archive of entries, compressed as they come. */
export async function openZipSink(file: string, layer: FileLayer = DISK): Promise<Sink> {
  const opened = await openAtomic(file, layer);
  const encoder = new TextEncoder();
  let compressed: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    compressed.push(chunk);
  });
  let current: { readonly entry: string; readonly deflate: ZipDeflate } | null = null;

  const drain = async (): Promise<void> => {
    const chunks = compressed;
    compressed = [];
    for (const chunk of chunks) await opened.write(chunk);
  };
  const endEntry = (): void => {
    current?.deflate.push(new Uint8Array(), true);
    current = null;
  };
  return {
    async write(entry, text) {
      if (current?.entry !== entry) {
        endEntry();
        const deflate = new ZipDeflate(entry);
        deflate.mtime = NO_TIME;
        zip.add(deflate);
        current = { entry, deflate };
      }
      current.deflate.push(encoder.encode(text));
      await drain();
    },
    async finish() {
      endEntry();
      zip.end();
      await drain();
      await opened.commit();
    },
    abandon: opened.abort,
  };
}
