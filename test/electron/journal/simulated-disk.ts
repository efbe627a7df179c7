import path from 'node:path';
import type { OpenFile } from '../../../electron/files/file-layer';
import type { Continued, KeepingLayer } from '../../../electron/journal/keeping-layer';

/** Where a file's bytes are: those that a program sees, and those that a power cut leaves. */
interface Inode {
  bytes: Buffer;
  synced: Buffer;
}

/** A change of names that no fsync of a folder has put on disk yet. */
interface NameChange {
  readonly gone: string | null;
  readonly put: { readonly name: string; readonly inode: Inode } | null;
}

function applyTo(names: Map<string, Inode>, { gone, put }: NameChange): void {
  if (gone !== null) names.delete(gone);
  if (put) names.set(put.name, put.inode);
}

type Pick = (most: number) => number;

/** Which calls fail: from one on, so many; all of them (`Infinity`) are what a crash looks like. */
export interface Fault {
  readonly atCall: number;
  readonly calls: number;
  readonly code: string;
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: as the test wants it`), { code });
}

function commonLength(a: Buffer, b: Buffer): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

/** What a power cut may leave of bytes that were written and not fsynced. */
function leftOf({ bytes, synced }: Inode, pick: Pick): Buffer {
  if (bytes.equals(synced)) return synced;
  const common = commonLength(bytes, synced);
  const cut = common + pick(bytes.length - common + 1);
  switch (pick(4)) {
    case 0:
      return synced;
    case 1:
      return bytes;
    case 2:
      return bytes.subarray(0, cut);
    default:
      return Buffer.concat([bytes.subarray(0, cut), Buffer.alloc(bytes.length - cut)]);
  }
}

function garbled(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(copy.length >> 1) ^ 0x10, copy.length >> 1);
  return copy;
}

/**
 * A disk in memory that forgets as badly as POSIX lets it: bytes are sure only behind an fsync of
 * their file, names only behind one of their folder. It records every call and makes one fail.
 */
export class SimulatedDisk {
  /** Every call that has been made, as `verb name`. */
  readonly calls: string[] = [];
  fault: Fault | null = null;
  /** Whether a byte of every file changes as it gets its name: what reading back is for. */
  garbleOnRename = false;
  readonly #names = new Map<string, Inode>();
  #synced = new Map<string, Inode>();
  #pending: NameChange[] = [];
  readonly #folders: Set<string>;

  constructor(folders: Iterable<string>) {
    this.#folders = new Set(folders);
  }

  /** The disk as the next start finds it after the process was killed: nothing is forgotten yet. */
  afterKill(): SimulatedDisk {
    const next = new SimulatedDisk(this.#folders);
    const copies = new Map<Inode, Inode>();
    const copyOf = (inode: Inode): Inode => {
      const copy = copies.get(inode) ?? { ...inode };
      copies.set(inode, copy);
      return copy;
    };
    for (const [name, inode] of this.#names) next.#names.set(name, copyOf(inode));
    for (const [name, inode] of this.#synced) next.#synced.set(name, copyOf(inode));
    next.#pending = this.#pending.map((change) => ({
      ...change,
      put: change.put && { ...change.put, inode: copyOf(change.put.inode) },
    }));
    return next;
  }

  /** The disk as the next start finds it after a power cut; `pick` chooses what was forgotten. */
  afterPowerCut(pick: Pick): SimulatedDisk {
    const next = new SimulatedDisk(this.#folders);
    const names = new Map(this.#synced);
    for (const change of this.#pending) if (pick(2) === 0) applyTo(names, change);
    for (const [name, inode] of names) {
      const bytes = leftOf(inode, pick);
      next.#names.set(name, { bytes, synced: bytes });
    }
    next.#synced = new Map(next.#names);
    return next;
  }

  /** The calls since the last time that this was asked. */
  takeCalls(): readonly string[] {
    return this.calls.splice(0);
  }

  /** Puts a file there, as if it had always been. */
  put(name: string, bytes: Buffer): void {
    const inode: Inode = { bytes, synced: bytes };
    this.#names.set(name, inode);
    this.#synced.set(name, inode);
    for (let folder = path.dirname(name); folder !== '/'; folder = path.dirname(folder)) {
      this.#folders.add(folder);
    }
  }

  bytesOf(name: string): Buffer | undefined {
    return this.#names.get(name)?.bytes;
  }

  names(): readonly string[] {
    return [...this.#names.keys()].toSorted();
  }

  readonly layer: KeepingLayer = {
    resolve: (file) =>
      this.#call('resolve', file, () => ({
        path: file,
        mode: this.#names.has(file) ? 0o600 : null,
      })),
    create: (file) =>
      this.#call('create', file, () => {
        if (this.#names.has(file)) throw systemError('EEXIST');
        if (!this.#folders.has(path.dirname(file))) throw systemError('ENOENT');
        const inode: Inode = { bytes: Buffer.alloc(0), synced: Buffer.alloc(0) };
        this.#rename({ gone: null, put: { name: file, inode } });
        return this.#openFile(file, inode);
      }),
    createFolder: (folder) => this.#call('mkdir', folder, () => void this.#folders.add(folder)),
    ensureFolder: (folder) => this.#call('mkdir', folder, () => void this.#folders.add(folder)),
    openFolder: (folder) =>
      this.#call('open', folder, () => {
        if (!this.#folders.has(folder)) throw systemError('ENOENT');
        return this.#openedFolder(folder);
      }),
    rename: (from, to) =>
      this.#call('rename', `${this.#short(from)} to ${this.#short(to)}`, () => {
        const inode = this.#inode(from);
        if (this.garbleOnRename) inode.bytes = garbled(inode.bytes);
        this.#rename({ gone: from, put: { name: to, inode } });
      }),
    remove: (file) => this.#call('remove', file, () => this.#rename({ gone: file, put: null })),
    openToContinue: (file) => this.#call('open', file, () => this.#continued(file)),
    read: (file, range) => this.#read(file, range?.start ?? 0, range?.end ?? Infinity),
    status: (file) =>
      this.#call('stat', file, () => {
        if (this.#folders.has(file)) return { bytes: 0, modified: 0 };
        const inode = this.#names.get(file);
        return inode ? { bytes: inode.bytes.length, modified: 0 } : null;
      }),
    list: (folder) =>
      this.#call('list', folder, () =>
        this.names().flatMap((name) =>
          path.dirname(name) === folder ? [path.basename(name)] : [],
        ),
      ),
  };

  #short(name: string): string {
    return path.basename(name).replace(/^\.verbatim-.*\.tmp$/, 'temp');
  }

  async #call<T>(verb: string, name: string, work: () => T, halfway?: () => void): Promise<T> {
    this.calls.push(`${verb} ${this.#short(name)}`);
    const { fault } = this;
    const at = this.calls.length;
    if (fault && at >= fault.atCall && at < fault.atCall + fault.calls) {
      if (at === fault.atCall) halfway?.();
      throw systemError(fault.code);
    }
    return work();
  }

  #inode(name: string): Inode {
    const inode = this.#names.get(name);
    if (!inode) throw systemError('ENOENT');
    return inode;
  }

  #rename(change: NameChange): void {
    applyTo(this.#names, change);
    this.#pending.push(change);
  }

  #openFile(file: string, inode: Inode): OpenFile {
    const append = (data: Buffer): void => {
      inode.bytes = Buffer.concat([inode.bytes, data]);
    };
    return {
      write: (data) => {
        const bytes = Buffer.from(data);
        const half = (): void => append(bytes.subarray(0, bytes.length / 2));
        return this.#call('write', file, () => append(bytes), half);
      },
      sync: () => this.#call('fsync', file, () => this.#sync(inode)),
      close: () => this.#call('close', file, () => undefined),
    };
  }

  #openedFolder(folder: string): OpenFile {
    const sync = (): void => {
      const isHere = ({ gone, put }: NameChange): boolean =>
        [gone, put?.name].some((name) => name && path.dirname(name) === folder);
      for (const change of this.#pending.filter(isHere)) applyTo(this.#synced, change);
      this.#pending = this.#pending.filter((change) => !isHere(change));
    };
    return {
      write: () => Promise.reject(systemError('EISDIR')),
      sync: () => this.#call('fsync', folder, sync),
      close: () => this.#call('close', folder, () => undefined),
    };
  }

  #continued(file: string): Continued {
    const inode = this.#inode(file);
    const put = (position: number, data: Uint8Array): void => {
      const before = inode.bytes.subarray(0, position);
      const after = inode.bytes.subarray(position + data.length);
      inode.bytes = Buffer.concat([before, data, after]);
    };
    return {
      size: () => this.#call('size', file, () => inode.bytes.length),
      writeAt: (position, data) =>
        this.#call(
          'write',
          file,
          () => put(position, data),
          () => put(position, data.subarray(0, data.length / 2)),
        ),
      truncate: (size) =>
        this.#call('truncate', file, () => {
          inode.bytes = inode.bytes.subarray(0, size);
        }),
      sync: () => this.#call('fsync', file, () => this.#sync(inode)),
      close: () => this.#call('close', file, () => undefined),
    };
  }

  #sync(inode: Inode): void {
    inode.synced = inode.bytes;
  }

  async *#read(file: string, start: number, end: number): AsyncGenerator<Uint8Array> {
    if (end <= start) return;
    const bytes = await this.#call('read', file, () => this.#inode(file).bytes);
    for (let at = start; at < Math.min(end, bytes.length); at += 1000) {
      yield bytes.subarray(at, Math.min(at + 1000, end, bytes.length));
    }
  }
}
