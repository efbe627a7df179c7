/** A whole number below 100 as clocks and calendars write it: `07`. */
export function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
