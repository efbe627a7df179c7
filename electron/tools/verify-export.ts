#!/usr/bin/env node
import { createReadStream } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { runVerifyExport } from './run-verify-export';
import type { VerifyIo } from './verify-file';

/** Bytes of a file that are read at once. */
const PIECE = 1 << 20;

const io: VerifyIo = {
  print: (line) => process.stdout.write(`${line}\n`),
  readFile: (file) => readFile(file),
  readPieces: (file) => createReadStream(file, { highWaterMark: PIECE }),
  isFolder: (place) =>
    stat(place).then(
      (found) => found.isDirectory(),
      () => false,
    ),
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
