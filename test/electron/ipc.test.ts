import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type * as Ipc from '../../electron/ipc';
import { CHANNELS as ANSWERED } from '../../electron/payloads';
import { START_URL } from '../../electron/policy';
import { ok } from '../../shared/base/result';
import type { Channel, FileBatch, Keeping, Snapshot } from '../../shared/ipc/channels';

type Registered = (event: unknown, ...payload: unknown[]) => Promise<unknown>;

const { registered } = vi.hoisted(() => ({ registered: new Map<string, Registered>() }));

vi.mock('electron', () => ({
  ipcMain: {
    handle(channel: string, listener: Registered) {
      if (registered.has(channel)) throw new Error(`Second handler for '${channel}'`);
      registered.set(channel, listener);
    },
  },
}));

const BATCH: FileBatch = { folder: '', files: [], unread: [] };
const KEEPING: Keeping = {
  folder: '/backups',
  journal: { seq: 0, sum: '', bytes: 0 },
  snapshots: [],
  faults: [],
  lastRun: 'clean',
  pageCrashed: false,
};
const SNAPSHOT: Snapshot = { fileName: 'x', at: '', seq: 0, bytes: 0 };
const TRUSTED = { senderFrame: { url: START_URL, parent: null } };

/** Payloads as the page sends them, one or more for every channel. */
const GOOD_PAYLOADS: { readonly [C in Channel]: readonly unknown[][] } = {
  'app:info': [[]],
  'app:set-theme': [['light'], ['dark'], ['system']],
  'seeds:load': [[]],
  'files:open': [['files'], ['folder'], ['scheme']],
  'files:save-export': [[{ suggestedName: 'x', text: '{}' }]],
  'files:reveal': [['/tmp/x.verbatim.json']],
  'export:begin': [[{ suggestedName: 'x', container: 'zip', extension: 'zip' }]],
  'export:write': [[{ id: '1', entry: 'a/b.json', text: '{}' }]],
  'export:finish': [[{ id: '1', report: null }], [{ id: '1', report: '[]' }]],
  'export:cancel': [['1']],
  'keeping:status': [[]],
  'journal:append': [[[]], [['{}', '{}']]],
  'keeping:read': [[{ backup: null, after: 0 }], [{ backup: '1', after: 12 }]],
  'keeping:renew': [[]],
  'keeping:set-aside': [[{ lines: ['{}'], isLast: false }], [{ lines: [], isLast: true }]],
  'keeping:back-up': [[]],
  'keeping:choose-backup': [[]],
  'keeping:reveal': [[]],
};

const BAD_PAYLOADS: { readonly [C in Channel]: readonly unknown[][] } = {
  'app:info': [[undefined], [1]],
  'app:set-theme': [[], ['sepia'], [''], [null], [['dark']], ['dark', 'dark']],
  'seeds:load': [['/etc']],
  'files:open': [[], ['/etc/passwd'], [{ what: 'files' }], ['files', 'files']],
  'files:save-export': [
    [],
    ['x'],
    [null],
    [['x', '{}']],
    [{ suggestedName: 'x' }],
    [{ suggestedName: 1, text: '{}' }],
    [{ suggestedName: 'x', text: new Uint8Array(1) }],
    [{ suggestedName: 'x', text: '{}' }, '/etc/passwd'],
  ],
  'files:reveal': [[], [1], [['/etc']], [{ path: '/etc' }], ['/a', '/b']],
  'export:begin': [
    [],
    ['x'],
    [{ suggestedName: 'x', container: 'tar', extension: 'tar' }],
    [{ suggestedName: 'x', container: 'zip', extension: '../zip' }],
    [{ suggestedName: 'x', container: 'zip' }],
  ],
  'export:write': [[], ['1'], [{ id: '1', entry: 'a' }], [{ id: 1, entry: 'a', text: '' }]],
  'export:finish': [[], ['1'], [{ id: '1' }], [{ id: 1, report: null }], [{ id: '1', report: 2 }]],
  'export:cancel': [[], [null], ['1', '2']],
  'keeping:status': [[null]],
  'journal:append': [[], ['{}'], [[1]], [[['{}']]], [['{}'], ['{}']], [{ 0: '{}', length: 1 }]],
  'keeping:read': [
    [],
    [null],
    [{ backup: null }],
    [{ backup: undefined, after: 0 }],
    [{ backup: ['/etc'], after: 0 }],
    [{ backup: null, after: 0.5 }],
    [{ backup: null, after: '0' }],
  ],
  'keeping:renew': [['/etc']],
  'keeping:set-aside': [[], [['{}']], [{ lines: ['{}'] }], [{ lines: '{}', isLast: true }]],
  'keeping:back-up': [['/etc']],
  'keeping:choose-backup': [['/etc/passwd']],
  'keeping:reveal': [['/etc']],
};

let ipc: typeof Ipc;
const calls: [Channel, readonly unknown[]][] = [];

function answering<R>(channel: Channel, answer: R): (...payload: unknown[]) => R {
  return (...payload) => {
    calls.push([channel, payload]);
    return answer;
  };
}

beforeAll(async () => {
  ipc = await import('../../electron/ipc');
  ipc.registerHandlers({
    'app:info': answering(
      'app:info',
      ok({
        name: 'Verbatim',
        version: '0',
        platform: 'other' as const,
        host: 'electron' as const,
        accessibilitySupport: false,
      }),
    ),
    'app:set-theme': answering('app:set-theme', ok(null)),
    'seeds:load': answering('seeds:load', ok(BATCH)),
    'files:open': answering('files:open', ok(BATCH)),
    'files:save-export': answering('files:save-export', ok({ path: '/x' })),
    'files:reveal': answering('files:reveal', ok(null)),
    'export:begin': answering('export:begin', ok({ id: '1', path: '/x' })),
    'export:write': answering('export:write', ok(null)),
    'export:finish': answering('export:finish', ok({ path: '/x', report: null })),
    'export:cancel': answering('export:cancel', ok(null)),
    'keeping:status': answering('keeping:status', ok(KEEPING)),
    'journal:append': answering('journal:append', ok(KEEPING.journal)),
    'keeping:read': answering('keeping:read', ok({ lines: [], isLast: true })),
    'keeping:renew': answering('keeping:renew', ok(KEEPING.journal)),
    'keeping:set-aside': answering('keeping:set-aside', ok({ fileName: null })),
    'keeping:back-up': answering('keeping:back-up', ok(SNAPSHOT)),
    'keeping:choose-backup': answering(
      'keeping:choose-backup',
      ok({ id: '1', snapshot: SNAPSHOT, faults: [] }),
    ),
    'keeping:reveal': answering('keeping:reveal', ok(null)),
  });
});

function listener(channel: Channel): Registered {
  const found = registered.get(channel);
  if (!found) throw new Error(`Nothing is registered for '${channel}'.`);
  return found;
}

const CHANNELS = Object.keys(GOOD_PAYLOADS) as Channel[];

describe('registerHandlers', () => {
  it('answers every channel of the contract and no other', () => {
    expect([...registered.keys()].sort()).toEqual([...CHANNELS].sort());
    expect([...ANSWERED].sort()).toEqual([...CHANNELS].sort());
  });

  it.each(CHANNELS)('hands a good payload of %s to its handler', async (channel) => {
    for (const payload of GOOD_PAYLOADS[channel]) {
      expect(await listener(channel)(TRUSTED, ...payload)).toMatchObject({ ok: true });
      expect(calls.at(-1)).toEqual([channel, payload]);
    }
  });

  it.each(CHANNELS)('refuses a bad payload of %s as a value', async (channel) => {
    for (const payload of BAD_PAYLOADS[channel]) {
      const before = calls.length;
      expect(await listener(channel)(TRUSTED, ...payload)).toMatchObject({
        ok: false,
        failure: { type: 'RequestRefused' },
      });
      expect(calls, JSON.stringify(payload)).toHaveLength(before);
    }
  });

  const HOSTILE_SENDERS: readonly [string, unknown][] = [
    ['a page of the web', { url: 'https://evil.example/', parent: null }],
    ['another host of the scheme', { url: 'app://other/index.html', parent: null }],
    ['a host that begins like ours', { url: 'app://bundle.evil/', parent: null }],
    ['our host as a user name', { url: 'app://bundle@evil/', parent: null }],
    ['a frame within our page', { url: START_URL, parent: { url: START_URL, parent: null } }],
    ['a data page', { url: 'data:text/html,x', parent: null }],
    ['an empty page', { url: 'about:blank', parent: null }],
    ['a file', { url: 'file:///tmp/index.html', parent: null }],
    ['a frame without an address', { url: '', parent: null }],
    ['a frame that is gone', null],
  ];

  it.each(HOSTILE_SENDERS)('throws at %s on every channel', async (_case, senderFrame) => {
    const before = calls.length;
    for (const channel of CHANNELS) {
      const answer = listener(channel)({ senderFrame }, ...(GOOD_PAYLOADS[channel][0] ?? []));
      await expect(answer, channel).rejects.toThrow(`Refused sender on '${channel}'`);
    }
    expect(calls).toHaveLength(before);
  });

  it('throws nothing but the refusal of a sender, whatever comes', async () => {
    const url = fc.oneof(fc.constant(START_URL), fc.webUrl(), fc.string());
    const sender = fc.record({ url, parent: fc.constantFrom(null, { url: START_URL }) });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CHANNELS),
        fc.option(sender),
        fc.array(fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true })),
        async (channel, senderFrame, payload) => {
          const answer = listener(channel)({ senderFrame }, ...payload);
          if (senderFrame?.url === START_URL && senderFrame.parent === null) {
            expect(await answer).toHaveProperty('ok');
          } else {
            await expect(answer).rejects.toThrow('Refused sender');
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('sendEvent', () => {
  it('sends the payload alone under the name of the event', () => {
    const sent: unknown[][] = [];
    ipc.sendEvent({ send: (...all) => sent.push(all) }, 'host:command', 'export');
    expect(sent).toEqual([['host:command', 'export']]);
  });
});
