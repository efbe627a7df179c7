import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './mutate';

/** What a row of a page promises, with the file and the title of the test that holds it. */
export interface Held {
  readonly promise: string;
  readonly file: string;
  readonly title: string;
}

/** A page of the documents, as text. */
export function readPage(name: string): string {
  return readFileSync(path.join(ROOT, 'docs', name), 'utf8');
}

/** Every row of a page whose last cell names a test, by its first cell. */
export function heldRows(page: string): readonly Held[] {
  const rows = page.matchAll(/^\| (.+?) +\|.*`(test\/[^`]+)`: “(.+)” *\|$/gm);
  return [...rows].map(([, promise = '', file = '', title = '']) => ({ promise, file, title }));
}

/** Tests that the test of each row is there, under its title. */
export function areHeld(rows: readonly Held[]): void {
  it.each(rows)('names a test of $file for “$promise” that is there', ({ file, title }) => {
    expect(existsSync(path.join(ROOT, file)), file).toBe(true);
    const source = readFileSync(path.join(ROOT, file), 'utf8');
    const quoted = [`'${title}'`, `"${title}"`, `\`${title}\``];
    expect(
      quoted.some((words) => source.includes(words)),
      `${file}: ${title}`,
    ).toBe(true);
  });
}
