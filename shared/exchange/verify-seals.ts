import { pointer, type Fault } from './fault';
import type { Digest } from '../article/article';
import type { Seals } from './export-file';

const BROKEN = 'is not as it was when the file was written (its seal differs)';

/** The seals that the parts of a file may stand under; of all but articles there is one. */
export interface ActualSeals {
  header: Digest;
  readonly sources: Digest[];
  readonly articles: (readonly Digest[])[];
  readonly relations: Digest[];
  readonly deleted: Digest[];
}

function* compare(
  stated: readonly Digest[],
  actual: readonly (Digest | readonly Digest[])[],
  list: string,
): Generator<Fault> {
  for (const [index, seals] of actual.entries()) {
    const seal = stated[index];
    if (seal !== undefined && !seals.includes(seal)) {
      yield { path: pointer(list, index), message: BROKEN };
    }
  }
  if (stated.length !== actual.length) {
    yield { path: list, message: `has ${actual.length} entries, but ${stated.length} were sealed` };
  }
}

/** Proves that every part of a file is as it was when the seals were made. */
export function* verifySeals(stated: Seals, actual: ActualSeals): Generator<Fault> {
  if (stated.header !== actual.header) yield { path: '', message: `its header ${BROKEN}` };
  for (const list of ['sources', 'articles', 'relations', 'deleted'] as const) {
    yield* compare(stated[list], actual[list], pointer('', list));
  }
}
