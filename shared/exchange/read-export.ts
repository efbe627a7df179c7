import { fail, ok, type Result } from '../base/result';
import { EXPORT_FORMAT, EXPORT_VERSION, type ExportFile } from './export-file';
import type { Fault } from './fault';
import { readJson, type JsonFailure } from './read-json';

export type ReadExportFailure =
  | JsonFailure
  /** JSON, but not of this program. */
  | { readonly type: 'NotAnExport' }
  /** Written by a newer program; reading on could lose what it knows. */
  | { readonly type: 'VersionTooNew'; readonly found: number; readonly known: number }
  | { readonly type: 'VersionUnknown'; readonly found: unknown }
  | { readonly type: 'NotValid'; readonly faults: readonly Fault[] }
  /** Its keys stand in another order than the format's, so that it can only be read as a whole. */
  | { readonly type: 'NotInOrder'; readonly key: string };

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Why a file that calls itself `format`, of `version`, is none that we read; null where it is. */
export function envelopeFailure(format: unknown, version: unknown): ReadExportFailure | null {
  if (format !== EXPORT_FORMAT) return { type: 'NotAnExport' };
  if (version === EXPORT_VERSION) return null;
  return typeof version === 'number' && version > EXPORT_VERSION
    ? { type: 'VersionTooNew', found: version, known: EXPORT_VERSION }
    : { type: 'VersionUnknown', found: version };
}

/** The JSON of a file that calls itself an export of the version that we know, otherwise unchecked. */
export function readEnvelope(text: string): Result<unknown, ReadExportFailure> {
  const json = readJson(text);
  if (!json.ok) return json;
  const file = json.value;
  if (!isRecord(file)) return fail({ type: 'NotAnExport' });
  const failure = envelopeFailure(file['format'], file['version']);
  return failure ? fail(failure) : ok(file);
}

/**
 * Reads an export of the form of `export-v1.schema.json`, against which `validate` holds it. What it
 * says is not proved by that: `verifyExport` does so.
 */
export function readExport(
  text: string,
  validate: (file: unknown) => readonly Fault[],
): Result<ExportFile, ReadExportFailure> {
  const envelope = readEnvelope(text);
  if (!envelope.ok) return envelope;
  const faults = validate(envelope.value);
  return isExportFile(envelope.value, faults)
    ? ok(envelope.value)
    : fail({ type: 'NotValid', faults });
}

/** The schema is the guard: a file without faults has the form that the types describe. */
export function isExportFile(_file: unknown, faults: readonly Fault[]): _file is ExportFile {
  return faults.length === 0;
}
