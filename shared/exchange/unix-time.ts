/** Seconds since 1970 as a time (ISO 8601, UTC); undefined for a value that is no such count. */
export function unixTime(seconds: unknown): string | undefined {
  if (typeof seconds !== 'number') return undefined;
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
