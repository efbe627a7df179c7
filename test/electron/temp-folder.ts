import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Files by their path in the folder; a path that ends in `/` is a folder. */
type Content = Readonly<Record<string, string | Uint8Array>>;

/** A new folder with this content, removed after the test. */
export async function tempFolder(content: Content = {}): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'verbatim-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, data] of Object.entries(content)) {
    const file = path.join(folder, name);
    await mkdir(name.endsWith('/') ? file : path.dirname(file), { recursive: true });
    if (!name.endsWith('/')) await writeFile(file, data);
  }
  return folder;
}

/** The superuser reads and writes whatever its mode says, so refusals by mode cannot be tested. */
export const IS_SUPERUSER = process.getuid?.() === 0;
