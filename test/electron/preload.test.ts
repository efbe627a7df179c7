import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileBatch, Host } from '../../shared/ipc/channels';

type Relay = (event: unknown, payload: unknown) => void;

const page = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[][],
  listeners: new Map<string, Set<(event: unknown, payload: unknown) => void>>(),
}));

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: unknown) => page.exposed.set(name, api),
  },
  ipcRenderer: {
    invoke: (...all: unknown[]) => {
      page.invoked.push(all);
      return Promise.resolve('answer');
    },
    on: (channel: string, relay: Relay) => {
      const relays = page.listeners.get(channel) ?? new Set();
      page.listeners.set(channel, relays.add(relay));
    },
    removeListener: (channel: string, relay: Relay) => page.listeners.get(channel)?.delete(relay),
  },
}));

function emit(channel: string, payload: unknown): void {
  for (const relay of page.listeners.get(channel) ?? []) relay({ sender: 'never shown' }, payload);
}

function batch(folder: string): FileBatch {
  return { folder, files: [], unread: [] };
}

let host: Host;

beforeEach(async () => {
  page.exposed.clear();
  page.listeners.clear();
  page.invoked.length = 0;
  vi.resetModules();
  await import('../../electron/preload');
  host = page.exposed.get('host') as Host;
});

describe('the preload', () => {
  it('exposes the named verbs and nothing else', () => {
    expect([...page.exposed.keys()]).toEqual(['host']);
    expect(Object.keys(host).sort()).toEqual([
      'appInfo',
      'appendJournal',
      'backUp',
      'beginExport',
      'cancelExport',
      'chooseBackup',
      'finishExport',
      'keeping',
      'loadSeeds',
      'onAccessibility',
      'onCommand',
      'onFiles',
      'openFiles',
      'readHistory',
      'renewJournal',
      'reveal',
      'revealBackups',
      'saveExport',
      'setAside',
      'setTheme',
      'writeExport',
    ]);
  });

  it.each([
    ['appInfo', () => host.appInfo(), ['app:info']],
    ['setTheme', () => host.setTheme('dark'), ['app:set-theme', 'dark']],
    ['loadSeeds', () => host.loadSeeds(), ['seeds:load']],
    ['openFiles', () => host.openFiles('folder'), ['files:open', 'folder']],
    [
      'saveExport',
      () => host.saveExport({ suggestedName: 'x', text: '{}' }),
      ['files:save-export', { suggestedName: 'x', text: '{}' }],
    ],
    ['reveal', () => host.reveal('/x'), ['files:reveal', '/x']],
    [
      'beginExport',
      () => host.beginExport({ suggestedName: 'x', container: 'zip', extension: 'zip' }),
      ['export:begin', { suggestedName: 'x', container: 'zip', extension: 'zip' }],
    ],
    [
      'writeExport',
      () => host.writeExport({ id: '1', entry: '', text: '{}' }),
      ['export:write', { id: '1', entry: '', text: '{}' }],
    ],
    [
      'finishExport',
      () => host.finishExport({ id: '1', report: null }),
      ['export:finish', { id: '1', report: null }],
    ],
    ['cancelExport', () => host.cancelExport('1'), ['export:cancel', '1']],
    ['keeping', () => host.keeping(), ['keeping:status']],
    ['appendJournal', () => host.appendJournal(['{}']), ['journal:append', ['{}']]],
    [
      'readHistory',
      () => host.readHistory({ backup: null, after: 3 }),
      ['keeping:read', { backup: null, after: 3 }],
    ],
    ['renewJournal', () => host.renewJournal(), ['keeping:renew']],
    [
      'setAside',
      () => host.setAside({ lines: ['{}'], isLast: true }),
      ['keeping:set-aside', { lines: ['{}'], isLast: true }],
    ],
    ['backUp', () => host.backUp(), ['keeping:back-up']],
    ['chooseBackup', () => host.chooseBackup(), ['keeping:choose-backup']],
    ['revealBackups', () => host.revealBackups(), ['keeping:reveal']],
  ] as const)('asks the host for %s on its one channel', async (_verb, ask, expected) => {
    expect(await ask()).toBe('answer');
    expect(page.invoked).toEqual([expected]);
  });

  it.each([
    ['onCommand', 'host:command', 'export'],
    ['onAccessibility', 'host:accessibility', true],
  ] as const)('%s hears the payload alone until it is undone', (verb, channel, payload) => {
    const heard: unknown[][] = [];
    const stop = host[verb]((...all: unknown[]) => heard.push(all));
    emit(channel, payload);
    stop();
    emit(channel, payload);
    expect(heard).toEqual([[payload]]);
  });

  it('keeps files that come before the page listens, in order', async () => {
    emit('host:files', batch('first'));
    emit('host:files', batch('second'));
    const heard: unknown[][] = [];
    host.onFiles((...all) => heard.push(all));
    expect(heard).toEqual([]);
    await Promise.resolve();
    emit('host:files', batch('third'));
    expect(heard).toEqual([[batch('first')], [batch('second')], [batch('third')]]);
  });

  it('keeps files that come between two listeners', async () => {
    const heard: FileBatch[] = [];
    host.onFiles(() => undefined)();
    emit('host:files', batch('between'));
    host.onFiles((files) => heard.push(files));
    await Promise.resolve();
    expect(heard).toEqual([batch('between')]);
  });
});
