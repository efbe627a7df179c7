import { spawn } from 'node:child_process';
import path from 'node:path';
import type { App } from './app';

const CHECKER = path.resolve(import.meta.dirname, '../../out/tools/verify-export.cjs');

/** Answers the host's save dialog with a file from now on, or cancels it for null. */
export async function chooseSaveFile(app: App, file: string | null): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () =>
      Promise.resolve(
        filePath === null ? { canceled: true, filePath: '' } : { canceled: false, filePath },
      );
  }, file);
}

/** Answers the host's open dialog with paths from now on, or cancels it for none. */
export async function chooseOpenFiles(app: App, files: readonly string[]): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: filePaths.length === 0, filePaths: [...filePaths] });
  }, files);
}

/** Runs the stand-alone checker as a reviewer would. */
export function checkExport(
  ...args: readonly string[]
): Promise<{ code: number | null; out: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHECKER, ...args]);
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out }));
  });
}
