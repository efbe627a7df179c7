import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isOpenable } from './files/file-kinds';

/** What a command line asks for; paths are absolute. */
export interface Arguments {
  /** The folder of `--seeds=DIR`; the last one wins. */
  readonly seeds: string | null;
  readonly files: readonly string[];
}

const SEEDS = '--seeds=';

/** Linux desktops may name a file by its URL. */
function toPath(argument: string): string | null {
  if (!argument.startsWith('file:')) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    return null;
  }
}

/**
 * Reads a command line, of this start or of a second one with its own working directory. Electron
 * adds, removes and reorders switches, so whatever is not understood is passed over.
 */
export function parseArguments(argv: readonly string[], cwd: string): Arguments {
  let seeds: string | null = null;
  const files: string[] = [];
  const end = argv.indexOf('--');
  for (const [index, argument] of argv.entries()) {
    const mayBeSwitch = end === -1 || index < end;
    if (mayBeSwitch && argument.startsWith('-')) {
      const named = argument.startsWith(SEEDS) ? argument.slice(SEEDS.length) : '';
      if (named !== '') seeds = path.resolve(cwd, named);
      continue;
    }
    const file = toPath(argument);
    if (file !== null && isOpenable(file)) files.push(path.resolve(cwd, file));
  }
  return { seeds, files };
}
