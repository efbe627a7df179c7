import { describe, expect, it } from 'vitest';
import manifest from '../../package.json';
import { areHeld, heldRows, readPage } from './held-rows';

const PAGE = readPage('security.md');

const HELD = heldRows(PAGE);

/** Rows of tables, without their headings and lines. */
const ROWS = PAGE.split('\n').filter((line) => /^\| (?!-)/.test(line));

describe('docs/security.md', () => {
  it('has every row of Electron’s checklist, once and in order', () => {
    const numbers = HELD.map(({ promise }) => Number(promise)).filter((row) => row > 0);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_each, at) => at + 1));
  });

  it('names a test for every guard', () => {
    const attackers = 6;
    const headings = 2;
    expect(HELD).toHaveLength(ROWS.length - attackers - headings);
  });

  areHeld(HELD);
});

/** Electron supports its three newest major versions; looked up with every update of the pin. */
const OLDEST_SUPPORTED = 43;

describe('the pinned Electron', () => {
  it('is of a major version that Electron supports', () => {
    expect(manifest.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number.parseInt(manifest.devDependencies.electron, 10)).toBeGreaterThanOrEqual(
      OLDEST_SUPPORTED,
    );
  });
});
