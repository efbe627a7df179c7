import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockInstance, type SecondStart } from './single-instance';

const start = (name: string): SecondStart => ({
  argv: [name],
  workingDirectory: '/somewhere',
  additionalData: { name },
});

describe('lockInstance', () => {
  let folder: string;
  beforeEach(() => {
    folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'verbatim-lock-')), 'user data');
  });
  afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

  /** A lock held by another living process: this one's parent. */
  const lockByAnother = (): void => {
    lockInstance(folder, start('first'), () => {})?.();
    writeFileSync(path.join(folder, 'stand-in.lock'), String(process.ppid));
  };

  it('is given to the first, and again after it was released', () => {
    const release = lockInstance(folder, start('first'), () => {});
    expect(release).not.toBeNull();
    release?.();
    expect(readdirSync(folder)).toEqual([]);
    const again = lockInstance(folder, start('again'), () => {});
    expect(again).not.toBeNull();
    again?.();
  });

  it('is refused while another process lives that holds it', () => {
    lockByAnother();
    expect(lockInstance(folder, start('second'), () => {})).toBeNull();
  });

  it('tells the first what a second was started with', async () => {
    const heard: SecondStart[] = [];
    const release = lockInstance(folder, start('first'), (second) => heard.push(second));
    const lock = path.join(folder, 'stand-in.lock');
    writeFileSync(lock, String(process.ppid));
    lockInstance(folder, start('second'), () => {});
    await expect.poll(() => heard).toEqual([start('second')]);
    release?.();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['a process that is gone', () => String(spawnSync(process.execPath, ['-e', '']).pid)],
    ['nobody', () => 'not a number'],
  ])('is taken over from %s', (_name, holder) => {
    lockByAnother();
    writeFileSync(path.join(folder, 'stand-in.lock'), holder());
    const release = lockInstance(folder, start('second'), () => {});
    expect(release).not.toBeNull();
    release?.();
  });
});
