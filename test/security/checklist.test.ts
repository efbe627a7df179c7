import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json';
import { ROOT } from './mutate';

const PAGE = readFileSync(path.join(ROOT, 'docs/security.md'), 'utf8');

/** A guard of the page, with the file and the title of the test that holds it. */
interface Held {
  readonly guard: string;
  readonly file: string;
  readonly title: string;
}

/** The cells of every row whose last cell names a test. */
function heldGuards(): readonly Held[] {
  const rows = PAGE.matchAll(/^\| (.+?) +\|.*\| `(test\/[^`]+)`: “(.+)” *\|$/gm);
  return [...rows].map(([, guard = '', file = '', title = '']) => ({ guard, file, title }));
}

const HELD = heldGuards();

/** Rows of tables, without their headings and lines. */
const ROWS = PAGE.split('\n').filter((line) => /^\| (?!-)/.test(line));

describe('docs/security.md', () => {
  it('has every row of Electron’s checklist, once and in order', () => {
    const numbers = HELD.map(({ guard }) => Number(guard)).filter((row) => row > 0);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_each, at) => at + 1));
  });

  it('names a test for every guard', () => {
    const attackers = 6;
    const headings = 2;
    expect(HELD).toHaveLength(ROWS.length - attackers - headings);
  });

  it.each(HELD)('names a test of $file for “$guard” that is there', ({ file, title }) => {
    expect(existsSync(path.join(ROOT, file)), file).toBe(true);
    const source = readFileSync(path.join(ROOT, file), 'utf8');
    const quoted = [`'${title}'`, `"${title}"`];
    expect(
      quoted.some((words) => source.includes(words)),
      `${file}: ${title}`,
    ).toBe(true);
  });
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
