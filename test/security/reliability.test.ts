import { describe, expect, it } from 'vitest';
import { areHeld, heldRows, readPage } from './held-rows';

const PAGE = readPage('reliability.md');
const HELD = heldRows(PAGE);

describe('docs/reliability.md', () => {
  it('names a test for every promise', () => {
    const [promises = ''] = PAGE.split('## What is not promised');
    const rows = promises.split('\n').filter((line) => /^\| (?!-)/.test(line));
    const heading = 1;
    expect(HELD).toHaveLength(rows.length - heading);
    expect(HELD.length).toBeGreaterThan(0);
  });

  areHeld(HELD);
});
