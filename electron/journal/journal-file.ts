import path from 'node:path';
import type { JournalEnd, KeepingFault } from '../../shared/ipc/channels';
import { systemCode } from '../files/system-error';
import { openAtomic, syncFolder, type AtomicFile } from '../files/write-atomic';
import type { Continued, KeepingLayer } from './keeping-layer';
import { readKept, type Found, type KeptLine } from './read-kept';

/** The file's name in its folder. */
export const JOURNAL_NAME = 'journal.jsonl';

/** The file was changed by somebody else while the program ran. */
export class JournalChanged extends Error {
  readonly code = 'JournalChanged';
}

/** What is whole at the beginning of the file, and what stands behind that. */
interface Extent {
  /** Bytes up to the end of the last whole line. */
  readonly good: number;
  /** Bytes of the file when it was last looked at; more than `good` if its end is damaged. */
  readonly size: number;
  /** Whether the last whole line lacks its newline. */
  readonly lacksNewline: boolean;
}

const NOTHING: Extent = { good: 0, size: 0, lacksNewline: false };

/** What looking through the file found. */
export interface JournalContent {
  readonly isThere: boolean;
  readonly first: KeptLine | null;
  readonly last: KeptLine | null;
  readonly faults: readonly KeepingFault[];
  readonly isTooNew: boolean;
  /** Bytes of the lines behind a given change. */
  readonly bytesAfter: number;
}

type Draft = { -readonly [K in keyof JournalContent]: JournalContent[K] };

function emptyContent(isThere: boolean): JournalContent {
  return { isThere, first: null, last: null, faults: [], isTooNew: false, bytesAfter: 0 };
}

/** Something to write: lines without newlines, of which the first continues the journal. */
export interface Batch {
  readonly lines: readonly string[];
  readonly end: Pick<JournalEnd, 'seq' | 'sum'>;
}

/**
 * The append-only file. Only `append`, `repair` and `cutBehind` write, and none of them may run
 * beside another. Every call rejects with the system's error; the file then holds what it held, or
 * `repair`, which every writer calls first, brings it back to that.
 */
export class JournalFile {
  readonly #layer: KeepingLayer;
  readonly #file: string;
  #extent: Extent = NOTHING;
  #isThere = false;
  /** Whether bytes of a failed append may stand behind the good ones. */
  #isDirty = false;
  /** Whether the file and its name are known to be on disk: not so of what an earlier run left. */
  #isSettled = false;
  #firstSeq = 0;

  constructor(layer: KeepingLayer, folder: string) {
    this.#layer = layer;
    this.#file = path.join(folder, JOURNAL_NAME);
  }

  get path(): string {
    return this.#file;
  }

  get bytes(): number {
    return this.#extent.good;
  }

  /** The number of its first change; 0 while it holds none. */
  get firstSeq(): number {
    return this.#firstSeq;
  }

  /**
   * Reads the file through and proves every line; writes nothing. What it lacks is told, but for
   * changes up to `after`, which a snapshot holds.
   */
  async load(after: number): Promise<JournalContent> {
    const status = await this.#layer.status(this.#file);
    this.#isThere = status !== null;
    this.#extent = NOTHING;
    this.#isDirty = false;
    this.#isSettled = false;
    this.#firstSeq = 0;
    if (!status) return emptyContent(false);
    const content = await this.#lookThrough(after);
    const { first, last } = content;
    this.#firstSeq = first?.seq ?? 0;
    this.#extent = {
      good: last?.end ?? 0,
      size: status.bytes,
      lacksNewline: last !== null && !last.isEnded,
    };
    return content;
  }

  /** The lines that are whole, as they stand now. */
  read(): AsyncIterable<Found> {
    const { good } = this.#extent;
    return readKept(this.#layer.read(this.#file, { start: 0, end: good }), JOURNAL_NAME);
  }

  /**
   * Makes the file end behind its last whole line, on disk: makes it where it is missing, and takes
   * off what is damaged, of which a copy is kept under the name that `aside` gives.
   */
  async repair(aside: () => Promise<string>): Promise<void> {
    if (!this.#isThere) await this.#make();
    const { good, size, lacksNewline } = this.#extent;
    if (size > good) await this.#keepTail(await aside(), good, size);
    const isTooLong = this.#isDirty || size > good;
    if (isTooLong || !this.#isSettled) {
      await this.#continue(async (file) => {
        if (isTooLong) await file.truncate(good);
        await file.sync();
      });
      this.#isDirty = false;
      this.#extent = { good, size: good, lacksNewline };
    }
    if (lacksNewline) await this.#write(Buffer.from('\n'));
    if (!this.#isSettled) await this.#settle();
  }

  /** Writes lines with one write and one fsync. The file must have been repaired. */
  async append({ lines, end }: Batch): Promise<void> {
    await this.#write(Buffer.from(`${lines.join('\n')}\n`, 'utf8'));
    if (this.#firstSeq === 0) this.#firstSeq = end.seq - lines.length + 1;
  }

  /** Takes away the lines up to a change; the rest is written anew and put in the file's place. */
  async cutBehind(seq: number): Promise<void> {
    const kept = await this.#firstBehind(seq);
    const { good } = this.#extent;
    const start = kept?.start ?? good;
    if (start === 0) return;
    const shorter = await openAtomic(this.#file, this.#layer);
    try {
      for await (const chunk of this.#layer.read(this.#file, { start, end: good })) {
        await shorter.write(chunk);
      }
    } catch (error) {
      await shorter.abort();
      throw error;
    }
    await this.#replaceBy(shorter, good - start);
    this.#firstSeq = kept?.seq ?? 0;
  }

  /** The file is elsewhere now; the next writer begins a new one. */
  forget(): void {
    this.#extent = NOTHING;
    this.#isThere = false;
    this.#isDirty = false;
    this.#isSettled = false;
    this.#firstSeq = 0;
  }

  async #lookThrough(after: number): Promise<JournalContent> {
    const faults: KeepingFault[] = [];
    const content: Draft = { ...emptyContent(true), faults };
    for await (const found of readKept(this.#layer.read(this.#file), JOURNAL_NAME)) {
      if (found.type === 'line') {
        const known = Math.max(after, content.last?.seq ?? 0);
        if (found.seq > known + 1) faults.push({ type: 'Gap', after: known, before: found.seq });
        if (found.seq > after) content.bytesAfter += found.end - found.start;
        content.first ??= found;
        content.last = found;
      } else if (found.type === 'fault') {
        faults.push(found.fault);
        content.isTooNew ||= found.fault.type === 'LineTooNew';
      }
    }
    return content;
  }

  async #firstBehind(seq: number): Promise<KeptLine | null> {
    for await (const found of this.read()) {
      if (found.type === 'line' && found.seq > seq) return found;
    }
    return null;
  }

  async #replaceBy(shorter: AtomicFile, bytes: number): Promise<void> {
    // Until the folder is fsynced a power cut may bring the longer file back, without what follows.
    this.#isSettled = false;
    try {
      await shorter.commit();
      this.#isSettled = true;
    } catch (error) {
      await shorter.abort();
      const status = await this.#layer.status(this.#file);
      // Longer still: what failed came before the rename.
      if (status?.bytes !== bytes) throw error;
    }
    this.#extent = { good: bytes, size: bytes, lacksNewline: false };
  }

  async #make(): Promise<void> {
    await this.#layer.ensureFolder(path.dirname(this.#file));
    const file = await this.#layer.create(this.#file, null);
    this.#isThere = true;
    this.#extent = NOTHING;
    await file.close();
  }

  async #settle(): Promise<void> {
    const folder = path.dirname(this.#file);
    await syncFolder(this.#layer, folder);
    await syncFolder(this.#layer, path.dirname(folder));
    this.#isSettled = true;
  }

  async #keepTail(aside: string, start: number, end: number): Promise<void> {
    const copy = await openAtomic(aside, this.#layer);
    try {
      for await (const chunk of this.#layer.read(this.#file, { start, end }))
        await copy.write(chunk);
      await copy.commit();
    } catch (error) {
      await copy.abort();
      throw error;
    }
  }

  async #write(data: Uint8Array): Promise<void> {
    const { good } = this.#extent;
    await this.#continue(async (file) => {
      if ((await file.size()) !== good) throw new JournalChanged('The journal was changed.');
      this.#isDirty = true;
      try {
        await file.writeAt(good, data);
        await file.sync();
      } catch (error) {
        await this.#takeBack(file, good);
        throw error;
      }
      this.#isDirty = false;
    });
    const size = good + data.length;
    this.#extent = { good: size, size, lacksNewline: false };
  }

  /** After a failure: the bytes go. Where even that fails, the next writer does it first. */
  async #takeBack(file: Continued, good: number): Promise<void> {
    try {
      await file.truncate(good);
      await file.sync();
      this.#isDirty = false;
    } catch (error) {
      systemCode(error);
    }
  }

  async #continue(work: (file: Continued) => Promise<void>): Promise<void> {
    const file = await this.#layer.openToContinue(this.#file);
    try {
      await work(file);
    } finally {
      // What counts is fsynced by now, or has failed.
      await file.close().catch(() => undefined);
    }
  }
}
