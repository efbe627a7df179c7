import { fail, type Result } from '../../shared/base/result';
import type { Failure } from './failure';

/** An answer that its field does not take, with the rest of a sentence that begins "This". */
export function invalid(field: string, reason: string): Result<never, Failure> {
  return fail({ type: 'FieldInvalid', field, reason });
}
