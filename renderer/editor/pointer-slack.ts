/** How far a pointer may move, in CSS pixels, between press and release and still mean a click. */
const SLACK = 4;

/** A point in client coordinates. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Whether a pointer went no further from one place to another than a hand that means to stay. */
export function isNear(a: Place, b: Place): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) <= SLACK;
}
