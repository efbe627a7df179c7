import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Analyst } from '../../electron/tools/analyst';
import { launchApp, ROOT } from './app';

describe('a second start on the same data', () => {
  it('hands its files over to the first and exits, and nothing is lost', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-second-'));
    const file = path.join(folder, 'late.txt');
    await writeFile(file, 'Tram returns\n\nAfter 12 years.');
    const app = await launchApp({ seedFiles: { 'ferry.txt': 'Ferry row\n\nBoats lay idle.' } });
    const analyst = new Analyst(app.page);
    await analyst.open('Ferry row');
    await analyst.tag('Ferry row\n\nBoats lay idle.', 'Boats', 'claim');
    const args = [ROOT, `--user-data-dir=${app.userData}`, file];
    const { spawnfile } = app.electron.process();
    const second = promisify(execFile)(spawnfile, args, { cwd: ROOT, timeout: 30_000 });
    // Throws where it exits with anything but 0; one that stays is killed.
    await second;
    expect(second.child.killed).toBe(false);
    await analyst.articles.filter({ hasText: 'Tram returns' }).waitFor();
    await analyst.untilSaved();
    await analyst.open('Ferry row');
    expect(await analyst.annotationTexts()).toHaveLength(1);
    expect(app.problems).toEqual([]);
    await app.close();
    await rm(folder, { recursive: true });
  });
});
