import type { Keeping } from '../../shared/ipc/channels';
import { writeAtomic } from '../files/write-atomic';
import { systemCode } from '../files/system-error';
import type { KeepingLayer } from './keeping-layer';

/** Remembers from one run to the next whether it came to its end. */
export interface SessionFile {
  /** Says that a run has begun; gives how the one before it ended. */
  readonly begin: () => Promise<Keeping['lastRun']>;
  /** Says that this run ends in order. */
  readonly end: () => Promise<void>;
}

const RUNNING = '{ "run": "going on" }\n';
const ENDED = '{ "run": "ended" }\n';

async function readText(layer: KeepingLayer, file: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of layer.read(file)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function lastRunOf(layer: KeepingLayer, file: string): Promise<Keeping['lastRun']> {
  try {
    if (!(await layer.status(file))) return 'first';
    return (await readText(layer, file)) === ENDED ? 'clean' : 'crashed';
  } catch (error) {
    systemCode(error);
    return 'crashed';
  }
}

/**
 * Keeps the mark in a file. That it cannot be written stops nothing: the next start then tells of a
 * crash that was none.
 */
export function createSessionFile(layer: KeepingLayer, file: string): SessionFile {
  return {
    async begin() {
      const lastRun = await lastRunOf(layer, file);
      await writeAtomic(file, RUNNING, layer);
      return lastRun;
    },
    async end() {
      await writeAtomic(file, ENDED, layer);
    },
  };
}
