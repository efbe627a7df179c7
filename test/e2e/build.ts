import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const BUILD = path.resolve(import.meta.dirname, '../../electron/tools/build.mjs');

/** Builds everything once before the tests that run the app; a failed build fails them all. */
export async function setup(): Promise<void> {
  await promisify(execFile)(process.execPath, [BUILD]);
}
