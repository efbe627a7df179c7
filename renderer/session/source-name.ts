import { tidySourceName } from '../../shared/annotation/source-chain';
import { ok, type Result } from '../../shared/base/result';
import type { Failure } from './failure';
import { invalid } from './invalid';

/** Code units. */
const LONGEST_NAME = 200;

/** A name as it is kept, or why it is none. */
export function checkName(name: string, field: string): Result<string, Failure> {
  const tidy = tidySourceName(name).toWellFormed();
  if (tidy === '') return invalid(field, 'cannot be empty');
  return tidy.length > LONGEST_NAME
    ? invalid(field, `has ${tidy.length} characters; the limit is ${LONGEST_NAME}`)
    : ok(tidy);
}
