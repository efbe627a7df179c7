import type { Change, Edit } from '../../shared/annotation/change';
import { encodeLine } from '../../shared/journal/encode-line';
import { TEST_TIME } from './an-article';
import { freshId, freshSourceId } from './ids';

/** An edit that makes a source of this name. */
export function aSourceEdit(name: string): Edit {
  const id = freshSourceId();
  return { entity: 'source', id, before: null, after: { id, name, aliases: [] } };
}

/** A change of the log: the first one, which adds a source, unless it says otherwise. */
export function aChange(overrides: Partial<Change> = {}): Change {
  return {
    v: 1,
    id: freshId(),
    seq: 1,
    at: TEST_TIME,
    by: 'Ada',
    origin: 'manual',
    action: 'add-source',
    articles: [],
    edits: [aSourceEdit('Reuters')],
    ...overrides,
  };
}

/** A history that can be continued: its lines, and the checksum of the last. */
export interface Chain {
  readonly lines: readonly string[];
  readonly seq: number;
  readonly sum: string;
}

export const NO_LINES: Chain = { lines: [], seq: 0, sum: '' };

/** The next lines behind a chain, one change each; `name` gives what each change carries. */
export function nextLines(
  chain: Pick<Chain, 'seq' | 'sum'>,
  count: number,
  name: (seq: number) => string = (seq) => `Source ${seq}`,
): Chain {
  const lines: string[] = [];
  let { seq, sum } = chain;
  for (let index = 0; index < count; index += 1) {
    seq += 1;
    const encoded = encodeLine(aChange({ seq, edits: [aSourceEdit(name(seq))] }), sum);
    lines.push(encoded.line);
    sum = encoded.sum;
  }
  return { lines, seq, sum };
}

/** A history from its first change on. */
export function aChain(count: number, name?: (seq: number) => string): Chain {
  return nextLines(NO_LINES, count, name);
}
