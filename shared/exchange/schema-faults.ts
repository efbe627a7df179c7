import { pointer, type Fault } from './fault';

/** What a validator of JSON Schema says about one departure from the schema (Ajv's own shape). */
export interface SchemaError {
  /** Where: a JSON Pointer. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Where one key decides what another may hold, and which. */
const CHOICES: readonly (readonly [holder: RegExp, key: string, chosen: string])[] = [
  [/\/annotations\/\d+$/, 'kind', 'attributes'],
  [/^\/deleted\/\d+$/, 'entity', 'id'],
];

/** A broken choice is named at the key that chose; the rest of what frames say, deeper errors say. */
function faultOfFrame({ instancePath }: SchemaError): readonly Fault[] {
  const choice = CHOICES.find(([holder]) => holder.test(instancePath));
  if (!choice) return [];
  const [, key, chosen] = choice;
  return [{ path: pointer(instancePath, key), message: `does not go with ${chosen}` }];
}

/** An error of the schema's validator as faults of the file; none where other errors say it better. */
export function faultsOfSchema(error: SchemaError): readonly Fault[] {
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
