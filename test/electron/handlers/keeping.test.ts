import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepingHandlers } from '../../../electron/handlers/keeping';
import { createKeeper } from '../../../electron/journal/keeper';
import { fail, ok } from '../../../shared/base/result';
import { aChain } from '../../builders/a-change';
import { tempFolder } from '../temp-folder';

const desk = vi.hoisted(() => ({
  shown: [] as unknown[][],
  chosen: [] as string[],
  opened: [] as string[],
  fault: '',
}));

vi.mock('electron', () => ({
  app: { getName: () => 'Verbatim' },
  dialog: {
    showOpenDialog: (...all: unknown[]) => {
      desk.shown.push(all);
      return Promise.resolve({ canceled: desk.chosen.length === 0, filePaths: desk.chosen });
    },
  },
  shell: {
    openPath: (folder: string) => {
      desk.opened.push(folder);
      return Promise.resolve(desk.fault);
    },
  },
}));

beforeEach(() => {
  desk.shown.length = 0;
  desk.opened.length = 0;
  desk.chosen = [];
  desk.fault = '';
});

const WINDOW = { title: 'the window' } as unknown as BrowserWindow;

async function open() {
  const userData = await tempFolder();
  const keeper = createKeeper(userData);
  const handlers = keepingHandlers(keeper, () => WINDOW);
  return { handlers, backups: path.join(userData, 'backups') };
}

describe('keepingHandlers', () => {
  it('keeps lines, backs them up and reads them again', async () => {
    const { handlers, backups } = await open();
    const { lines, sum } = aChain(2);
    expect(await handlers['journal:append'](lines)).toMatchObject(ok({ seq: 2, sum }));
    expect(await handlers['keeping:back-up']()).toMatchObject(ok({ seq: 2 }));
    expect(await handlers['keeping:read']({ backup: null, after: 1 })).toEqual(
      ok({ lines: lines.slice(1), isLast: true }),
    );
    expect(await handlers['keeping:status']()).toMatchObject(
      ok({ folder: backups, journal: { seq: 2 }, snapshots: [{ seq: 2 }], faults: [] }),
    );
    expect(await handlers['keeping:set-aside']({ lines, isLast: true })).toMatchObject(ok({}));
    expect(await handlers['keeping:renew']()).toEqual(ok({ seq: 0, sum: '', bytes: 0 }));
  });

  it('asks for a backup among the backups, and reads the one that is chosen', async () => {
    const { handlers, backups } = await open();
    const { lines } = aChain(3);
    await handlers['journal:append'](lines);
    const made = await handlers['keeping:back-up']();
    if (!made.ok) throw new Error(made.failure.type);
    desk.chosen = [path.join(backups, made.value.fileName)];
    const chosen = await handlers['keeping:choose-backup']();
    expect(desk.shown).toMatchObject([
      [WINDOW, { defaultPath: backups, properties: ['openFile'] }],
    ]);
    if (!chosen.ok) throw new Error(chosen.failure.type);
    const backup = chosen.value.id;
    expect(await handlers['keeping:read']({ backup, after: 0 })).toEqual(
      ok({ lines, isLast: true }),
    );
  });

  it('says so when the dialog is cancelled', async () => {
    const { handlers } = await open();
    expect(await handlers['keeping:choose-backup']()).toEqual(fail({ type: 'Cancelled' }));
  });

  it('opens the folder of the backups and no other', async () => {
    const { handlers, backups } = await open();
    expect(await handlers['keeping:reveal']()).toEqual(ok(null));
    expect(desk.opened).toEqual([backups]);
    desk.fault = 'No application for folders.';
    expect(await handlers['keeping:reveal']()).toMatchObject(fail({ type: 'RequestRefused' }));
  });
});
