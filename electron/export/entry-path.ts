import path from 'node:path';

/** Characters that some file system refuses, or that hide what a name is. */
const NOT_IN_A_NAME = /[\p{Cc}\p{Bidi_Control}<>:"\\|?*]/u;

/** Names that Windows keeps for devices, whatever their extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const MAX_SEGMENT_UNITS = 120;
const MAX_DEPTH = 4;

function isSafeSegment(segment: string): boolean {
  return (
    segment !== '' &&
    segment.length <= MAX_SEGMENT_UNITS &&
    segment.isWellFormed() &&
    !NOT_IN_A_NAME.test(segment) &&
    !DEVICE.test(segment) &&
    !/^\.|[. ]$/.test(segment)
  );
}

/**
 * Whether an entry's path stays within its folder or archive and can be made on every system:
 * relative, with `/`, no step up, no name that is hidden or that a system keeps for itself.
 */
export function isSafeEntry(entry: string): boolean {
  const segments = entry.split('/');
  return segments.length <= MAX_DEPTH && segments.every(isSafeSegment);
}

/** Where a safe entry lies within a folder. */
export function pathOfEntry(folder: string, entry: string): string {
  return path.join(folder, ...entry.split('/'));
}
