import {
  CONTAINERS,
  OPENABLE,
  type ExportEnding,
  type ExportPiece,
  type ExportRequest,
  type HistoryRequest,
  type SaveRequest,
  type SetAsideRequest,
  type Theme,
  type WhatToOpen,
} from '../shared/ipc/channels';
import {
  MAX_EXPORT_UNITS,
  MAX_ID_UNITS,
  MAX_LINES,
  MAX_LINES_UNITS,
  MAX_NAME_UNITS,
  MAX_PATH_UNITS,
  MAX_PIECE_UNITS,
} from '../shared/ipc/limits';

/** Tells whether a value that came from outside is of a type. */
export type Guard<T> = (value: unknown) => value is T;

/** Whether a value that came from outside is an object with fields that may be looked at. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Texts up to a length. */
function isText(mostUnits: number): Guard<string> {
  return (value): value is string => typeof value === 'string' && value.length <= mostUnits;
}

function isOneOf<T extends string>(known: readonly T[]): Guard<T> {
  return (value): value is T => known.some((each) => each === value);
}

/** Objects with exactly these fields, all their own: one that is not known is not let through. */
function isShape<T extends object>(fields: {
  readonly [K in keyof T]-?: Guard<T[K]>;
}): Guard<T> {
  const guards = Object.entries<Guard<unknown>>(fields);
  return (value): value is T =>
    isRecord(value) &&
    Object.keys(value).length === guards.length &&
    guards.every(([key, is]) => Object.hasOwn(value, key) && is(value[key]));
}

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

const isName = isText(MAX_NAME_UNITS);

const isExtension = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z.]{0,24}$/.test(value);

export const isTheme: Guard<Theme> = isOneOf(['light', 'dark', 'system']);

export const isWhatToOpen: Guard<WhatToOpen> = isOneOf(OPENABLE);

/** A path to be looked up among those that the host handed out; no other is ever used. */
export const isPath: Guard<string> = isText(MAX_PATH_UNITS);

export const isId: Guard<string> = isText(MAX_ID_UNITS);

export const isSaveRequest: Guard<SaveRequest> = isShape<SaveRequest>({
  suggestedName: isName,
  text: isText(MAX_EXPORT_UNITS),
});

export const isExportRequest: Guard<ExportRequest> = isShape<ExportRequest>({
  suggestedName: isName,
  container: isOneOf(CONTAINERS),
  extension: isExtension,
});

/** Where an entry may lead is the matter of `isSafeEntry`. */
export const isExportPiece: Guard<ExportPiece> = isShape<ExportPiece>({
  id: isId,
  entry: isName,
  text: isText(MAX_PIECE_UNITS),
});

export const isExportEnding: Guard<ExportEnding> = isShape<ExportEnding>({
  id: isId,
  report: (value): value is string | null => value === null || isText(MAX_PIECE_UNITS)(value),
});

/** Lines, bounded in their number and in what they hold together. */
export function isLines(value: unknown): value is readonly string[] {
  if (!Array.isArray(value) || value.length > MAX_LINES) return false;
  let units = 0;
  for (const line of value) {
    if (typeof line !== 'string') return false;
    units += line.length;
  }
  return units <= MAX_LINES_UNITS;
}

export const isHistoryRequest: Guard<HistoryRequest> = isShape<HistoryRequest>({
  backup: (value): value is string | null => value === null || isId(value),
  after: (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0,
});

export const isSetAsideRequest: Guard<SetAsideRequest> = isShape<SetAsideRequest>({
  lines: isLines,
  isLast: isBoolean,
});
