import { describe, expect, it } from 'vitest';
import { createQueue } from '../../../renderer/session/queue';

describe('createQueue', () => {
  it('begins a task at once when it is idle', async () => {
    const queue = createQueue();
    let begun = false;
    const done = queue.run(async () => {
      begun = true;
    });
    expect(begun).toBe(true);
    expect(queue.isIdle()).toBe(false);
    await done;
    expect(queue.isIdle()).toBe(true);
  });

  it('runs tasks one at a time, in the order in which they came', async () => {
    const queue = createQueue();
    const seen: string[] = [];
    const task = (name: string) => async () => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      await Promise.resolve();
      seen.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => queue.run(task(name))));
    expect(seen).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('goes on after a task that throws', async () => {
    const queue = createQueue();
    const broken = queue.run(async () => {
      throw new Error('broken');
    });
    const next = queue.run(async () => 'next');
    await expect(broken).rejects.toThrow('broken');
    await expect(next).resolves.toBe('next');
    expect(queue.isIdle()).toBe(true);
  });

  it('stays usable when a task throws before it waits', async () => {
    const queue = createQueue();
    const broken = queue.run(() => {
      throw new Error('at once');
    });
    await expect(broken).rejects.toThrow('at once');
    await expect(queue.run(async () => 1)).resolves.toBe(1);
  });
});
