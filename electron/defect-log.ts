import { appendFileSync, renameSync, statSync } from 'node:fs';
import { inspect } from 'node:util';
import { systemCode } from './files/system-error';

/** The log is begun anew at this size; the one before is kept beside it. */
export const MAX_LOG_BYTES = 256 * 1024;

/** One entry is cut at this length. */
const MAX_ENTRY_UNITS = 8 * 1024;

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function describe(defect: unknown): string {
  return defect instanceof Error ? (defect.stack ?? defect.message) : inspect(defect);
}

/**
 * Adds a defect to the log, at once, since the process may be about to end. The log is the last
 * resort: that it cannot be written must not become a second defect.
 */
export function logDefect(file: string, at: Date, defect: unknown): void {
  const entry = `${at.toISOString()} ${describe(defect)}`.slice(0, MAX_ENTRY_UNITS);
  try {
    if (sizeOf(file) > MAX_LOG_BYTES) renameSync(file, `${file}.1`);
    appendFileSync(file, `${entry}\n`);
  } catch (error) {
    systemCode(error);
  }
}
