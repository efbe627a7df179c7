import { describe, expect, it } from 'vitest';
import { mergeHistory, type HistorySource } from '../../../electron/journal/merge-history';
import { readKept } from '../../../electron/journal/read-kept';
import type { KeepingFault } from '../../../shared/ipc/channels';
import { aChain } from '../../builders/a-change';
import { seqOf } from './keep';

const { lines: ALL } = aChain(9);
const { lines: OTHERS } = aChain(9);

/** A file with these lines of a history, counted from 1; it breaks behind them if it is told to. */
function source(
  file: string,
  seqs: readonly number[],
  rest: { readonly of?: readonly string[]; readonly until?: number; readonly breaks?: string } = {},
): HistorySource & { readonly opened: () => number } {
  const { of = ALL, breaks } = rest;
  let opened = 0;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    opened += 1;
    for (const seq of seqs) yield Buffer.from(`${of[seq - 1]}\n`);
    if (breaks !== undefined) throw Object.assign(new Error(breaks), { code: breaks });
  }
  return {
    file,
    until: rest.until ?? Math.max(...seqs),
    open: () => readKept(chunks(), file),
    opened: () => opened,
  };
}

async function merge(sources: readonly HistorySource[], after = 0) {
  const faults: KeepingFault[] = [];
  const seqs: number[] = [];
  for await (const { text } of mergeHistory(sources, { seq: after, sum: null }, (fault) =>
    faults.push(fault),
  )) {
    expect(ALL).toContain(text);
    seqs.push(seqOf(text));
  }
  return { seqs, faults };
}

describe('mergeHistory', () => {
  it('goes on from one source to the next', async () => {
    const { seqs, faults } = await merge([source('a', [1, 2, 3]), source('b', [2, 3, 4, 5])]);
    expect([seqs, faults]).toEqual([[1, 2, 3, 4, 5], []]);
  });

  it('begins behind a change, wherever that lies', async () => {
    const sources = [source('a', [1, 2, 3]), source('b', [3, 4, 5])];
    expect((await merge(sources, 2)).seqs).toEqual([3, 4, 5]);
    expect((await merge(sources, 5)).seqs).toEqual([]);
  });

  it('opens no source that is not needed', async () => {
    const [newest, older] = [source('a', [1, 2, 3]), source('b', [1, 2])];
    await merge([newest, older]);
    expect([newest.opened(), older.opened()]).toEqual([1, 0]);
  });

  it('takes from another what one has lost, and tells the fault of the one', async () => {
    const broken = source('a', [1, 2], { breaks: 'Z_DATA_ERROR', until: 5 });
    const { seqs, faults } = await merge([broken, source('b', [1, 2, 3, 4, 5])]);
    expect(seqs).toEqual([1, 2, 3, 4, 5]);
    expect(faults).toEqual([{ type: 'KeptUnreadable', file: 'a', code: 'Z_DATA_ERROR' }]);
  });

  it('fills the holes of two sources from one another', async () => {
    const { seqs, faults } = await merge([source('a', [1, 3, 5, 6]), source('b', [1, 2, 4, 6])]);
    expect([seqs, faults]).toEqual([[1, 2, 3, 4, 5, 6], []]);
  });

  it('tells what none of them has', async () => {
    const { seqs, faults } = await merge([source('a', [2, 3]), source('b', [6, 7])]);
    expect(seqs).toEqual([2, 3, 6, 7]);
    expect(faults).toEqual([
      { type: 'Gap', after: 0, before: 2 },
      { type: 'Gap', after: 3, before: 6 },
    ]);
  });

  it('does not go on in another history', async () => {
    const foreign = source('b', [3, 4, 5], { of: OTHERS });
    const { seqs, faults } = await merge([source('a', [1, 2]), foreign, source('c', [3, 4])]);
    expect(seqs.slice(0, 4)).toEqual([1, 2, 3, 4]);
    expect(faults).toContainEqual({ type: 'LineCorrupt', file: 'b', line: 1 });
  });

  it('throws a defect', async () => {
    const defect: HistorySource = {
      file: 'a',
      until: 3,
      open: () => {
        async function* broken(): AsyncGenerator<never> {
          yield* [];
          throw new TypeError('a defect');
        }
        return broken();
      },
    };
    await expect(merge([defect])).rejects.toThrow('a defect');
  });
});
