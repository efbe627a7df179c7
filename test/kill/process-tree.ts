import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { App } from '../e2e/app';

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly isZombie: boolean;
}

/** `pid (name) state parent …`; the name may hold anything. */
const STAT = /^(\d+) \(.*\) (\S) (\d+) /s;

function fromProc(): readonly Running[] {
  const folders = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return folders.flatMap((name) => {
    try {
      const [, pid, state, parent] = STAT.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
      return [{ pid: Number(pid), parent: Number(parent), isZombie: state === 'Z' }];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}

function fromPs(): readonly Running[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=']).toString().split('\n');
  return lines.flatMap((line) => {
    const [pid, parent, state = ''] = line.trim().split(/\s+/);
    return parent ? [{ pid: Number(pid), parent: Number(parent), isZombie: state[0] === 'Z' }] : [];
  });
}

function running(): readonly Running[] {
  return process.platform === 'linux' ? fromProc() : fromPs();
}

function treeOf(root: number): readonly number[] {
  const all = running();
  const tree = [root];
  for (const pid of tree) {
    tree.push(...all.filter(({ parent }) => parent === pid).map((child) => child.pid));
  }
  return tree;
}

/** Kills a process and all that descend from it, at once and without a word. Gives who they were. */
export function killTree(root: number): readonly number[] {
  // 0 and 1 are groups and the system itself.
  if (root <= 1) throw new Error(`Not a process of ours: ${root}`);
  const tree = treeOf(root);
  for (const pid of tree) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself, with its parent.
    }
  }
  return tree;
}

/** Resolves when none of these processes runs any more. */
export async function untilGone(pids: readonly number[]): Promise<void> {
  const dead = (): boolean => {
    const alive = new Set(running().flatMap(({ pid, isZombie }) => (isZombie ? [] : [pid])));
    return pids.every((pid) => !alive.has(pid));
  };
  while (!dead()) await wait(5);
}

/** Kills a running app with all its processes; one that is gone already is only tidied up after. */
export async function killApp(app: App): Promise<void> {
  const { pid, exitCode, signalCode } = app.electron.process();
  if (pid !== undefined && exitCode === null && signalCode === null) {
    const closed = app.electron.waitForEvent('close');
    await untilGone(killTree(pid));
    await closed;
  }
  await app.close();
}
