import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type {
  Channel,
  Channels,
  FileBatch,
  Host,
  HostEvent,
  HostEvents,
} from '../shared/ipc/channels';

function invoke<C extends Channel>(
  channel: C,
  ...payload: Parameters<Channels[C]>
): Promise<ReturnType<Channels[C]>> {
  return ipcRenderer.invoke(channel, ...payload);
}

/** The listener gets the payload only: an event object would lead back to the whole of IPC. */
function subscribe<E extends HostEvent>(
  event: E,
  listener: (payload: HostEvents[E]) => void,
): () => void {
  const relay = (_event: IpcRendererEvent, payload: HostEvents[E]): void => listener(payload);
  ipcRenderer.on(event, relay);
  return () => {
    ipcRenderer.removeListener(event, relay);
  };
}

const fileListeners = new Set<(batch: FileBatch) => void>();

/** Batches that came while nobody listened, such as before the page was up. */
const waiting: FileBatch[] = [];

function deliver(): void {
  if (fileListeners.size === 0) return;
  for (const batch of waiting.splice(0)) {
    for (const listener of fileListeners) listener(batch);
  }
}

subscribe('host:files', (batch) => {
  waiting.push(batch);
  deliver();
});

/** What waited is delivered once the caller has got its undo back. */
function subscribeToFiles(listener: (batch: FileBatch) => void): () => void {
  fileListeners.add(listener);
  queueMicrotask(deliver);
  return () => {
    fileListeners.delete(listener);
  };
}

const host: Host = {
  appInfo: () => invoke('app:info'),
  setTheme: (theme) => invoke('app:set-theme', theme),
  loadSeeds: () => invoke('seeds:load'),
  openFiles: (what) => invoke('files:open', what),
  saveExport: (request) => invoke('files:save-export', request),
  reveal: (path) => invoke('files:reveal', path),
  beginExport: (request) => invoke('export:begin', request),
  writeExport: (piece) => invoke('export:write', piece),
  finishExport: (ending) => invoke('export:finish', ending),
  cancelExport: (id) => invoke('export:cancel', id),
  keeping: () => invoke('keeping:status'),
  appendJournal: (lines) => invoke('journal:append', lines),
  readHistory: (request) => invoke('keeping:read', request),
  renewJournal: () => invoke('keeping:renew'),
  setAside: (request) => invoke('keeping:set-aside', request),
  backUp: () => invoke('keeping:back-up'),
  chooseBackup: () => invoke('keeping:choose-backup'),
  revealBackups: () => invoke('keeping:reveal'),
  onCommand: (listener) => subscribe('host:command', listener),
  onFiles: subscribeToFiles,
  onAccessibility: (listener) => subscribe('host:accessibility', listener),
};

contextBridge.exposeInMainWorld('host', host);
