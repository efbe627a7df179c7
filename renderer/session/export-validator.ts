import { validate } from '../../shared/exchange/export-v1.schema.json?validator';
import type { Fault } from '../../shared/exchange/fault';
import { faultsOfSchema } from '../../shared/exchange/schema-faults';

/** Holds a file against the schema of exports. Of a file that departs from it, names the first faults. */
export function validateExport(file: unknown): readonly Fault[] {
  if (validate(file)) return [];
  const errors = validate.errors ?? [];
  const faults = errors.flatMap(faultsOfSchema);
  // Every error counts, also one that words itself elsewhere.
  return faults.length > 0 ? faults : [{ path: '', message: 'is not of the form of an export' }];
}
