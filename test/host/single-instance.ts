import { mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import path from 'node:path';

/** What a second start tells the first. */
export interface SecondStart {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

const LOCK = 'stand-in.lock';
const KNOCK = /^stand-in\.knock-\d+$/;

function holder(lock: string): number | null {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch {
    // Absent, or its process is gone.
    return null;
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const pid = holder(lock);
    if (pid !== null && pid !== process.pid) return false;
    writeFileSync(lock, String(process.pid));
    return true;
  }
}

function knock(folder: string, start: SecondStart): void {
  const file = path.join(folder, `stand-in.knock-${process.pid}`);
  writeFileSync(`${file}.part`, JSON.stringify(start));
  renameSync(`${file}.part`, file);
}

function answerKnocks(folder: string, onSecond: (start: SecondStart) => void): FSWatcher {
  return watch(folder, (_event, name) => {
    if (!name || !KNOCK.test(name)) return;
    const file = path.join(folder, name);
    let start: SecondStart;
    try {
      start = JSON.parse(readFileSync(file, 'utf8')) as SecondStart;
    } catch {
      // The watch also tells of the removal below.
      return;
    }
    rmSync(file, { force: true });
    onSecond(start);
  });
}

/**
 * One process per folder of user data: the first takes the lock and hears of every later start;
 * a later one knocks and gets `null`. The lock of a process that was killed is taken over.
 */
export function lockInstance(
  folder: string,
  own: SecondStart,
  onSecond: (start: SecondStart) => void,
): (() => void) | null {
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, LOCK);
  if (!take(lock)) {
    knock(folder, own);
    return null;
  }
  const watcher = answerKnocks(folder, onSecond);
  watcher.unref();
  return () => {
    watcher.close();
    rmSync(lock, { force: true });
  };
}
