import type { SaveRequest, Theme } from '../shared/ipc/channels';

/** Whether a value that came from outside is an object with fields that may be looked at. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isTheme(value: unknown): value is Theme {
  return value === 'light' || value === 'dark' || value === 'system';
}

export function isSaveRequest(value: unknown): value is SaveRequest {
  return (
    isRecord(value) &&
    typeof value['suggestedName'] === 'string' &&
    typeof value['text'] === 'string'
  );
}
