import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { fail, ok, type Result } from '../../shared/base/result';
import type {
  Container,
  ExportEnding,
  ExportInProgress,
  ExportPiece,
  ExportRequest,
  RequestRefused,
  SavedExport,
  WriteFailure,
} from '../../shared/ipc/channels';
import { isSafeEntry } from '../export/entry-path';
import { openFileSink, openFolderSink, openZipSink, type Sink } from '../export/sink';
import { safeStem, withExtension } from '../files/file-kinds';
import { writeAtomic } from '../files/write-atomic';
import { systemCode } from '../files/system-error';
import type { Handlers } from '../ipc';
import {
  chooseDestination,
  chooseNewFolder,
  createFileMemory,
  type FileMemory,
} from './destinations';

type ExportHandlers = Pick<
  Handlers,
  'export:begin' | 'export:write' | 'export:finish' | 'export:cancel'
>;

/** The verbs of exports in pieces, and what only the composition root may ask. */
export interface Exports {
  readonly handlers: ExportHandlers;
  /** Lets go of the exports of a page that is gone; nothing is left of them. */
  readonly abandonAll: () => Promise<void>;
}

interface Running {
  readonly path: string;
  readonly container: Container;
  readonly sink: Sink;
  /** The last entry that was written, and those before it. */
  entry: string | null;
  readonly left: Set<string>;
}

const OPEN_SINK: Readonly<Record<Container, (path: string) => Promise<Sink>>> = {
  file: openFileSink,
  folder: openFolderSink,
  zip: openZipSink,
};

const NOT_RUNNING = 'No such export is being written.';

const refuse = (reason: string) => fail({ type: 'RequestRefused', reason } as const);

function notWritten(file: string, error: unknown): Result<never, WriteFailure> {
  return fail({ type: 'FileNotWritten', path: file, code: systemCode(error) });
}

function choosePlace(
  { suggestedName, container, extension }: ExportRequest,
  window: BrowserWindow | null,
  memory: FileMemory,
): Promise<string | null> {
  if (container === 'folder') return chooseNewFolder(suggestedName, window, memory);
  const name = withExtension(safeStem(suggestedName), extension);
  return chooseDestination({ name, extension, kind: `.${extension}` }, window, memory);
}

/** Why an entry cannot be written now; null when it can. */
function refusalOf({ container, entry: current, left }: Running, entry: string): string | null {
  const isNamed = container === 'file' ? entry === '' : isSafeEntry(entry);
  if (!isNamed) return 'The entry has no name that is safe on every system.';
  if (entry !== current && left.has(entry)) return 'The entry was left already.';
  return null;
}

async function write(running: Running, { entry, text }: ExportPiece): Promise<void> {
  if (running.entry !== entry) {
    if (running.entry !== null) running.left.add(running.entry);
    running.entry = entry;
  }
  await running.sink.write(entry, text);
}

type Stepped<T> = Promise<Result<T, WriteFailure | RequestRefused>>;

/** A step of an export; one that fails ends it, and leaves nothing of it. */
async function step<T>(
  running: Map<string, Running>,
  id: string,
  work: (found: Running) => Stepped<T>,
): Stepped<T> {
  const found = running.get(id);
  if (!found) return refuse(NOT_RUNNING);
  try {
    return await work(found);
  } catch (error) {
    running.delete(id);
    await found.sink.abandon();
    return notWritten(found.path, error);
  }
}

async function begin(
  running: Map<string, Running>,
  place: string,
  container: Container,
): Promise<Result<ExportInProgress, WriteFailure>> {
  try {
    const sink = await OPEN_SINK[container](place);
    const id = randomUUID();
    running.set(id, { path: place, container, sink, entry: null, left: new Set() });
    return ok({ id, path: place });
  } catch (error) {
    return notWritten(place, error);
  }
}

function writePiece(running: Map<string, Running>, piece: ExportPiece): Stepped<null> {
  return step(running, piece.id, async (found) => {
    const reason = refusalOf(found, piece.entry);
    if (reason !== null) return refuse(reason);
    await write(found, piece);
    return ok(null);
  });
}

/** Written after what it is about: a report of an export that is not there would mislead. */
async function writeReport(file: string, text: string): Promise<Result<string, WriteFailure>> {
  const report = `${file}.losses.json`;
  const written = await writeAtomic(report, text);
  return written.ok ? ok(report) : written;
}

function finish(
  running: Map<string, Running>,
  { id, report }: ExportEnding,
  memory: FileMemory,
): Stepped<SavedExport> {
  return step<SavedExport>(running, id, async (found) => {
    await found.sink.finish();
    running.delete(id);
    memory.folder = path.dirname(found.path);
    memory.written.add(found.path);
    if (report === null) return ok({ path: found.path, report });
    const written = await writeReport(found.path, report);
    return written.ok ? ok({ path: found.path, report: written.value }) : written;
  });
}

async function cancel(
  running: Map<string, Running>,
  id: string,
): Promise<Result<null, RequestRefused>> {
  const found = running.get(id);
  if (!found) return refuse(NOT_RUNNING);
  running.delete(id);
  await found.sink.abandon();
  return ok(null);
}

/** Exports of any size: a place that a person names in a dialog, then pieces, then all at once. */
export function createExports(
  window: () => BrowserWindow | null,
  memory: FileMemory = createFileMemory(),
): Exports {
  const running = new Map<string, Running>();
  return {
    handlers: {
      async 'export:begin'(request) {
        const place = await choosePlace(request, window(), memory);
        return place === null
          ? fail({ type: 'Cancelled' })
          : begin(running, place, request.container);
      },
      'export:write': (piece) => writePiece(running, piece),
      'export:finish': (ending) => finish(running, ending, memory),
      'export:cancel': (id) => cancel(running, id),
    },
    async abandonAll() {
      const all = [...running.values()];
      running.clear();
      await Promise.all(all.map(({ sink }) => sink.abandon()));
    },
  };
}
