import { twoDigits } from '../../shared/base/two-digits';

const GROUPED = new Intl.NumberFormat('en');
const MEGABYTE = 1024 * 1024;

/** `1 article`, `2 articles`, `12,000 articles`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${GROUPED.format(count)} ${count === 1 ? one : many}`;
}

/** A whole number with its thousands grouped. */
export function grouped(count: number): string {
  return GROUPED.format(count);
}

/** `50 MB`, with one decimal below 10 MB. */
export function megabytes(bytes: number): string {
  const size = bytes / MEGABYTE;
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} MB`;
}

/** `3 KB`, or in megabytes from one on. */
export function sizeOf(bytes: number): string {
  return bytes < MEGABYTE ? `${Math.ceil(bytes / 1024)} KB` : megabytes(bytes);
}

/** The time of day of an ISO 8601 instant, in the analyst's own zone: `14:05`. */
export function timeOfDay(instant: string): string {
  const at = new Date(instant);
  return `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
}

/** Date and time of an ISO 8601 instant, in the analyst's own zone: `2026-11-21 14:05`. */
export function dayAndTime(instant: string): string {
  return `${new Date(instant).toLocaleDateString('sv-SE')} ${timeOfDay(instant)}`;
}
