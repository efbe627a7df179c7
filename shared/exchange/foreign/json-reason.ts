import type { JsonFailure } from '../read-json';

/** Why a text is no JSON that we read, in words, and where. */
export function jsonReason(failure: JsonFailure): {
  readonly place: string;
  readonly reason: string;
} {
  switch (failure.type) {
    case 'NotJson':
      return { place: `${failure.line}:${failure.column}`, reason: 'is no JSON' };
    case 'JsonTooDeep':
      return { place: `${failure.line}:${failure.column}`, reason: 'is nested too deeply' };
    case 'DuplicateKey':
      return { place: failure.path, reason: 'has the same key twice' };
    case 'ForbiddenKey':
      return { place: failure.path, reason: 'has a key that no file may have' };
  }
}
