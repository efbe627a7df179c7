import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { runVerifyExport, type VerifyIo } from './run-verify-export';

const io: VerifyIo = {
  print: (line) => process.stdout.write(`${line}\n`),
  readFile: (file) => readFile(file),
  async listFiles(folder) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .toSorted();
  },
};

void runVerifyExport(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
