import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { indexedDbOf, journalOf } from './user-data';

/** A file of the page's database (LevelDB): its log of writes, or the list of its files. */
export function databaseFile(userData: string, kind: 'log' | 'manifest'): string {
  const place = indexedDbOf(userData);
  const isWanted = (name: string): boolean =>
    kind === 'log' ? name.endsWith('.log') : name.startsWith('MANIFEST');
  const [origin = ''] = readdirSync(place).filter((name) => name.endsWith('.leveldb'));
  const newest = readdirSync(path.join(place, origin)).filter(isWanted).toSorted().at(-1);
  if (newest === undefined) throw new Error(`The database has no ${kind}.`);
  return path.join(place, origin, newest);
}

async function rewrite(file: string, change: (bytes: Buffer) => Buffer): Promise<void> {
  await writeFile(file, change(await readFile(file)));
}

/** Flips one bit, so far into a file: 0 is its beginning and 1 its end. */
export function flipBit(file: string, share: number): Promise<void> {
  return rewrite(file, (bytes) => {
    const at = Math.floor(bytes.length * share);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
    return bytes;
  });
}

/** Makes zeros of everything behind a place. */
export function zeroFrom(file: string, share: number): Promise<void> {
  return rewrite(file, (bytes) => bytes.fill(0, Math.floor(bytes.length * share)));
}

/** Cuts a file off. */
export function cutFrom(file: string, share: number): Promise<void> {
  return rewrite(file, (bytes) => bytes.subarray(0, Math.floor(bytes.length * share)));
}

/** Damages one line of the journal, counted from 1. */
export async function damageLine(userData: string, number: number): Promise<void> {
  const file = journalOf(userData);
  const lines = (await readFile(file, 'utf8')).split('\n');
  const line = lines[number - 1] ?? '';
  const middle = Math.floor(line.length / 2);
  const damaged = `${line.slice(0, middle)}${line[middle] === 'a' ? 'b' : 'a'}${line.slice(middle + 1)}`;
  await writeFile(file, lines.with(number - 1, damaged).join('\n'));
}

/** Makes the last line of the journal one of a newer program: of another version, and proved. */
export async function lastLineOfNewer(userData: string): Promise<void> {
  const lines = (await readFile(journalOf(userData), 'utf8')).trimEnd().split('\n');
  const body = (lines.at(-1) ?? '').slice('{"sum":"",'.length + 64).replace('"v":1', '"v":9');
  const sum = createHash('sha256').update(body).digest('hex');
  await writeFile(journalOf(userData), `${lines.with(-1, `{"sum":"${sum}",${body}`).join('\n')}\n`);
}
