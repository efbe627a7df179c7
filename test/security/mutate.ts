import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';
import type { Mutant } from './mutants';

/** The project's root. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** Why an edit cannot be made, in one sentence; null where it can. */
export function obstacleTo(mutant: Mutant, source: string): string | null {
  const times = source.split(mutant.old).length - 1;
  if (times === 1) return null;
  const found = times === 0 ? 'is not there any more' : `stands there ${times} times`;
  return `The guard has moved: in ${mutant.file}, the text ${JSON.stringify(mutant.old)} ${found}; make the mutant “${mutant.title}” anew.`;
}

/** The source with the edit made. Throws where it cannot be. */
export function mutate(mutant: Mutant, source: string): string {
  const obstacle = obstacleTo(mutant, source);
  if (obstacle !== null) throw new Error(obstacle);
  return source.replace(mutant.old, () => mutant.new);
}

/** Hands out the edited source in place of the file, as a module and as raw text. */
export function mutating(mutant: Mutant): Plugin {
  const target = path.join(ROOT, mutant.file);
  return {
    name: 'mutating',
    enforce: 'pre',
    async load(id) {
      const [file, query] = id.split('?');
      if (file !== target) return null;
      const source = mutate(mutant, await readFile(target, 'utf8'));
      return query === 'raw' ? `export default ${JSON.stringify(source)};` : source;
    },
  };
}
