import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { logDefect, MAX_LOG_BYTES } from '../../electron/defect-log';
import { tempFolder } from './temp-folder';

const AT = new Date('2026-11-21T08:00:00.000Z');

describe('logDefect', () => {
  it('writes when and what, one entry after the other', async () => {
    const file = path.join(await tempFolder(), 'verbatim.log');
    logDefect(file, AT, new TypeError('first'));
    logDefect(file, AT, 'second');
    const log = await readFile(file, 'utf8');
    expect(log).toMatch(/^2026-11-21T08:00:00\.000Z TypeError: first\n/);
    expect(log).toMatch(/^2026-11-21T08:00:00\.000Z 'second'$/m);
  });

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['an object', { type: 'X' }],
    ['a symbol', Symbol('s')],
    ['an object without a prototype', Object.create(null)],
  ])('takes %s for a defect too', async (_case, defect) => {
    const file = path.join(await tempFolder(), 'verbatim.log');
    logDefect(file, AT, defect);
    expect(await readFile(file, 'utf8')).toMatch(/^2026-11-21T08:00:00\.000Z .+\n$/);
  });

  it('stays bounded however much goes wrong', async () => {
    const folder = await tempFolder();
    const file = path.join(folder, 'verbatim.log');
    for (let entry = 0; entry < 200; entry += 1) logDefect(file, AT, 'x'.repeat(20_000));
    const largest = MAX_LOG_BYTES + 10_000;
    expect((await stat(file)).size).toBeLessThan(largest);
    expect((await stat(`${file}.1`)).size).toBeLessThan(largest);
  });

  it('goes on where it cannot be written', async () => {
    const file = path.join(await tempFolder(), 'verbatim.log');
    await mkdir(file);
    expect(() => logDefect(file, AT, 'x')).not.toThrow();
  });
});
