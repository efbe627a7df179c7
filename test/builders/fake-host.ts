import { fail, ok, type Result } from '../../shared/base/result';
import type { CommandId } from '../../shared/ipc/app-commands';
import type {
  AppInfo,
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

/** A host in memory, with what it was asked and levers for what it answers. */
export interface FakeHost extends Host {
  seeds: Result<FileBatch, FolderFailure | RequestRefused>;
  /** The next choice of files; null is a cancelled dialog. */
  choice: FileBatch | null;
  /** Why the next export is not written; null writes it. */
  writeFailure: WriteFailure | null;
  saveCancelled: boolean;
  readonly saved: SaveRequest[];
  readonly revealed: string[];
  readonly themes: Theme[];
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
