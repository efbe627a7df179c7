import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Analyst } from '../../electron/tools/analyst';
import { changesInJournal } from '../kill/kept-state';
import { killApp } from '../kill/process-tree';
import { launchApp, type App } from './app';

const FERRY = 'Ferry row deepens\n\nMore than 80 people were aboard, the captain said.';
const ROOM = 128 * 1024;

/** A disk of its own in a folder, as small as that; false where mounting is not allowed. */
function mount(folder: string): boolean {
  if (process.platform !== 'linux') return false;
  const args = ['-t', 'tmpfs', '-o', `size=${ROOM}`, 'verbatim-test', folder];
  return spawnSync('mount', args).status === 0;
}

function unmount(folder: string): void {
  spawnSync('umount', [folder]);
}

function canMount(): boolean {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'verbatim-mount-'));
  const mounted = mount(folder);
  if (mounted) unmount(folder);
  rmSync(folder, { recursive: true });
  return mounted;
}

declare global {
  /** Milliseconds from the last key press to what the status read then. */
  var statusAfter: { readonly words: string; readonly ms: number } | undefined;
}

/** Notes, in the page, how long after a key press the status reads anything but "Saving…". */
async function watchStatus({ page }: App): Promise<void> {
  await page.evaluate(() => {
    const status = document.querySelector('[role=status]');
    let pressed = 0;
    let isSaving = false;
    addEventListener('keydown', () => (pressed = performance.now()), { capture: true });
    new MutationObserver(() => {
      const words = status?.textContent ?? '';
      if (isSaving && words !== 'Saving…') {
        globalThis.statusAfter = { words, ms: performance.now() - pressed };
      }
      isSaving = words === 'Saving…';
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}

describe.skipIf(!canMount())('a disk that is full', () => {
  it('is told within a second, keeps the action, and saves it by itself once there is room', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-full-'));
    const userData = path.join(folder, 'user-data');
    const disk = path.join(userData, 'journal');
    mkdirSync(disk, { recursive: true });
    expect(mount(disk)).toBe(true);
    const app = await launchApp({ userData, seedFiles: { 'ferry.txt': FERRY } });
    try {
      const analyst = new Analyst(app.page);
      await analyst.open('Ferry row');
      await analyst.untilSaved();
      await watchStatus(app);
      const filler = path.join(disk, 'filler');
      await expect(writeFile(filler, Buffer.alloc(2 * ROOM))).rejects.toThrow('ENOSPC');
      const status = app.page.getByRole('status');
      // The last block of the journal may still have room for some.
      let made = 0;
      for (const word of ['said', 'captain', 'aboard', 'people']) {
        await analyst.select(FERRY, word);
        await app.page.keyboard.press('1');
        await status.getByText(/^(Saved$|Not saved)/).waitFor();
        made += 1;
        if ((await status.innerText()) !== 'Saved') break;
      }
      const told = await app.page.evaluate(() => globalThis.statusAfter);
      expect(told?.words).toMatch(/^Not saved: The journal cannot be written .*the disk is full/);
      expect(told?.ms).toBeLessThan(1000);
      await app.page.getByRole('button', { name: 'Export now' }).waitFor();
      expect(await analyst.annotations.count()).toBe(made);
      await rm(filler);
      await analyst.untilSaved();
      expect(await changesInJournal(userData)).toBe(made + 1);
    } finally {
      await killApp(app);
      unmount(disk);
      await rm(folder, { recursive: true });
    }
  });
});
