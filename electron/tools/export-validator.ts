import { Ajv2020, type ErrorObject } from 'ajv/dist/2020';
import schema from '../../shared/exchange/export-v1.schema.json' with { type: 'json' };
import { pointer, type Fault } from '../../shared/exchange/fault';

/** Where one key decides what another may hold, and which. */
const CHOICES: readonly (readonly [holder: RegExp, key: string, chosen: string])[] = [
  [/\/annotations\/\d+$/, 'kind', 'attributes'],
  [/^\/deleted\/\d+$/, 'entity', 'id'],
];

/** A broken choice is named at the key that chose; the rest of what frames say, deeper errors say. */
function faultOfFrame({ instancePath }: ErrorObject): readonly Fault[] {
  const choice = CHOICES.find(([holder]) => holder.test(instancePath));
  if (!choice) return [];
  const [, key, chosen] = choice;
  return [{ path: pointer(instancePath, key), message: `does not go with ${chosen}` }];
}

function faultsOf(error: ErrorObject): readonly Fault[] {
  const { instancePath, keyword, message, params } = error;
  const fault = (place: string, said: string): readonly Fault[] => [{ path: place, message: said }];
  switch (keyword) {
    case 'if':
      return faultOfFrame(error);
    case 'additionalProperties':
      return fault(
        pointer(instancePath, String(params['additionalProperty'])),
        'does not belong here',
      );
    case 'required':
      return fault(pointer(instancePath, String(params['missingProperty'])), 'is missing');
    case 'const':
      return fault(instancePath, `must be ${JSON.stringify(params['allowedValue'])}`);
    case 'enum':
      return fault(instancePath, `must be one of ${JSON.stringify(params['allowedValues'])}`);
    case 'not':
      return fault(instancePath, 'has keys that exclude one another');
    default:
      return fault(instancePath, message ?? `breaks the rule "${keyword}"`);
  }
}

/** Compiles the schema of exports into a function that names everything in which a file departs from it. */
export function createExportValidator(): (file: unknown) => readonly Fault[] {
  const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(
    schema,
  );
  return (file) => {
    if (validate(file)) return [];
    return (validate.errors ?? []).flatMap(faultsOf);
  };
}
