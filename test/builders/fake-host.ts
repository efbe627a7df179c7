import { fail, ok, type Result } from '../../shared/base/result';
import type { CommandId } from '../../shared/ipc/app-commands';
import type {
  AppInfo,
  ExportPiece,
  ExportRequest,
  FileBatch,
  FolderFailure,
  Host,
  RequestRefused,
  SaveRequest,
  TextFile,
  Theme,
  WriteFailure,
} from '../../shared/ipc/channels';
import { digestText } from '../../shared/article/digest';
import { emptyKeeping, keepingVerbs, type FakeKeeping } from './fake-keeping';

/** A host in memory, with what it was asked and levers for what it answers. */
export interface FakeHost extends Host, FakeKeeping {
  seeds: Result<FileBatch, FolderFailure | RequestRefused>;
  /** The next choice of files; null is a cancelled dialog. */
  choice: FileBatch | null;
  /** Why the next export is not written; null writes it. */
  writeFailure: WriteFailure | null;
  saveCancelled: boolean;
  readonly saved: SaveRequest[];
  readonly revealed: string[];
  readonly themes: Theme[];
  /** What was asked of exports that come in pieces, and every piece in order. */
  readonly exports: ExportRequest[];
  readonly pieces: ExportPiece[];
  readonly reports: string[];
  /** The ids of the exports that were cancelled. */
  readonly cancelled: string[];
  readonly sendCommand: (command: CommandId) => void;
  readonly sendFiles: (batch: FileBatch) => void;
  readonly sendAccessibility: (on: boolean) => void;
}

const APP_INFO: AppInfo = {
  name: 'Verbatim',
  version: '0.1.0',
  platform: 'linux',
  host: 'electron',
  accessibilitySupport: false,
};

/** A decoded UTF-8 file with some text. */
export function aTextFile(fileName: string, text: string): TextFile {
  return {
    fileName,
    text,
    bytesDigest: digestText(text),
    encoding: 'utf-8',
    decidedBy: 'valid-utf-8',
    byteOrderMark: false,
    replacements: 0,
  };
}

/** What choosing these files gives. */
export function aBatch(files: readonly TextFile[], rest: Partial<FileBatch> = {}): FileBatch {
  return { folder: '', files, unread: [], ...rest };
}

function createEvent<T>(): {
  readonly on: (listener: (value: T) => void) => () => void;
  readonly send: (value: T) => void;
} {
  const listeners = new Set<(value: T) => void>();
  return {
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(value) {
      for (const listener of listeners) listener(value);
    },
  };
}

function fileName({ suggestedName, extension }: ExportRequest): string {
  return extension === '' ? suggestedName : `${suggestedName}.${extension}`;
}

type ExportVerbs = Pick<Host, 'beginExport' | 'writeExport' | 'finishExport' | 'cancelExport'>;

/** A file in pieces is noted among those that were saved once it is finished. */
function exportVerbs(of: () => FakeHost): ExportVerbs {
  return {
    async beginExport(request) {
      const host = of();
      if (host.saveCancelled) return fail({ type: 'Cancelled' });
      host.exports.push(request);
      return ok({ id: String(host.exports.length), path: `/exports/${fileName(request)}` });
    },
    async writeExport(piece) {
      const { writeFailure, pieces } = of();
      if (writeFailure) return fail(writeFailure);
      pieces.push(piece);
      return ok(null);
    },
    async finishExport({ id, report }) {
      const { exports, pieces, reports, saved } = of();
      const request = exports[Number(id) - 1];
      if (!request) return fail({ type: 'RequestRefused', reason: 'No such export.' });
      const suggestedName = fileName(request);
      const text = pieces.flatMap((piece) => (piece.id === id ? piece.text : [])).join('');
      if (request.container === 'file') saved.push({ suggestedName, text });
      if (report !== null) reports.push(report);
      const path = `/exports/${suggestedName}`;
      return ok({ path, report: report === null ? null : `${path}.losses.json` });
    },
    async cancelExport(id) {
      of().cancelled.push(id);
      return ok(null);
    },
  };
}

/** A host without a shell around it; its dialogs answer at once. */
export function createFakeHost(seeds: readonly TextFile[] = []): FakeHost {
  const commands = createEvent<CommandId>();
  const batches = createEvent<FileBatch>();
  const accessibility = createEvent<boolean>();
  const host: FakeHost = {
    seeds: ok(aBatch(seeds)),
    choice: null,
    writeFailure: null,
    saveCancelled: false,
    saved: [],
    revealed: [],
    themes: [],
    exports: [],
    pieces: [],
    reports: [],
    cancelled: [],
    ...emptyKeeping(),
    ...keepingVerbs(() => host),
    ...exportVerbs(() => host),
    appInfo: async () => ok(APP_INFO),
    async setTheme(theme) {
      host.themes.push(theme);
      return ok(null);
    },
    loadSeeds: async () => host.seeds,
    openFiles: async () => (host.choice ? ok(host.choice) : fail({ type: 'Cancelled' })),
    async saveExport(request) {
      if (host.saveCancelled) return fail({ type: 'Cancelled' });
      if (host.writeFailure) return fail(host.writeFailure);
      host.saved.push(request);
      return ok({ path: `/exports/${request.suggestedName}` });
    },
    async reveal(path) {
      host.revealed.push(path);
      return ok(null);
    },
    onCommand: commands.on,
    onFiles: batches.on,
    onAccessibility: accessibility.on,
    sendCommand: commands.send,
    sendFiles: batches.send,
    sendAccessibility: accessibility.send,
  };
  return host;
}
