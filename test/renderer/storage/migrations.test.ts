import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const FOLDER = path.join(ROOT, 'renderer/storage/migrations');
const NUMBERED = /^\d{4}-[a-z0-9-]+\.ts$/;

const files = readdirSync(FOLDER).filter((name) => NUMBERED.test(name));

describe('migrations', () => {
  it('are numbered from 1 without gaps', () => {
    expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(
      files.map((_, index) => index + 1),
    );
    expect(files.length).toBeGreaterThan(0);
  });

  it.each(files)('%s has a test of its own', (name) => {
    const test = path.join(import.meta.dirname, 'migrations', name.replace(/\.ts$/, '.test.ts'));
    expect(existsSync(test)).toBe(true);
  });
});
