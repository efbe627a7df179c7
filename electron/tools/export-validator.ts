import { Ajv2020, type ErrorObject } from 'ajv/dist/2020';
import schema from '../../shared/exchange/export-v1.schema.json' with { type: 'json' };
import { pointer, type Fault } from '../../shared/exchange/fault';

/** Errors that only say that a deeper one is there. */
const FRAMES: ReadonlySet<string> = new Set(['if', 'allOf']);

function faultOf({ instancePath, keyword, message, params }: ErrorObject): Fault {
  const said = message ?? `breaks the rule "${keyword}"`;
  switch (keyword) {
    case 'additionalProperties':
      return {
        path: pointer(instancePath, String(params['additionalProperty'])),
        message: 'is not part of the format',
      };
    case 'required':
      return {
        path: pointer(instancePath, String(params['missingProperty'])),
        message: 'is missing',
      };
    case 'const':
      return { path: instancePath, message: `must be ${JSON.stringify(params['allowedValue'])}` };
    case 'enum':
      return {
        path: instancePath,
        message: `must be one of ${JSON.stringify(params['allowedValues'])}`,
      };
    case 'not':
      return { path: instancePath, message: 'has keys that exclude one another' };
    default:
      return { path: instancePath, message: said };
  }
}

/** Compiles the schema of exports into a function that names everything in which a file departs from it. */
export function createExportValidator(): (file: unknown) => readonly Fault[] {
  const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(
    schema,
  );
  return (file) => {
    if (validate(file)) return [];
    const errors = validate.errors ?? [];
    return errors.filter(({ keyword }) => !FRAMES.has(keyword)).map(faultOf);
  };
}
