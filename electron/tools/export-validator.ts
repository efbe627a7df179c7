import { Ajv2020 } from 'ajv/dist/2020';
import schema from '../../shared/exchange/export-v1.schema.json' with { type: 'json' };
import type { Fault } from '../../shared/exchange/fault';
import { faultsOfSchema } from '../../shared/exchange/schema-faults';

/** Compiles the schema of exports into a function that names everything in which a file departs from it. */
export function createExportValidator(): (file: unknown) => readonly Fault[] {
  const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(
    schema,
  );
  return (file) => {
    if (validate(file)) return [];
    return (validate.errors ?? []).flatMap(faultsOfSchema);
  };
}
