import { pointer, type Fault } from './fault';
import type { Seals } from './seals';

const BROKEN = 'is not as it was when the file was written (its seal differs)';

function* compare(
  stated: readonly string[],
  actual: readonly string[],
  list: string,
): Generator<Fault> {
  for (const [index, seal] of actual.entries()) {
    if (index < stated.length && stated[index] !== seal) {
      yield { path: pointer(list, index), message: BROKEN };
    }
  }
  if (stated.length !== actual.length) {
    yield { path: list, message: `has ${actual.length} entries, but ${stated.length} were sealed` };
  }
}

/** Proves that every part of a file is as it was when the seals were made; `actual` are those it has. */
export function* verifySeals(stated: Seals, actual: Seals): Generator<Fault> {
  if (stated.header !== actual.header) yield { path: '', message: `its header ${BROKEN}` };
  for (const list of ['sources', 'relations', 'deleted'] as const) {
    yield* compare(stated[list], actual[list], pointer('', list));
  }
  yield* compare(
    stated.articles.map(({ article }) => article),
    actual.articles.map(({ article }) => article),
    '/articles',
  );
  for (const [index, { annotations }] of actual.articles.entries()) {
    const list = pointer('/articles', index, 'annotations');
    yield* compare(stated.articles[index]?.annotations ?? [], annotations, list);
  }
}
