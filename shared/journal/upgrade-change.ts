/** Brings a change from one version of the lines to the next, on frozen copies of its own types. */
type Upgrade = (change: unknown) => unknown;

/** The step at index i leads from version i + 1 to version i + 2. Version 1 is the first. */
const UPGRADES: readonly Upgrade[] = [];

/**
 * A change as the current version of the lines has it: every step from its own version on, in order.
 * The one place in which lines of older programs become current ones.
 */
export function upgradeChange(version: number, change: unknown): unknown {
  return UPGRADES.slice(version - 1).reduce((older, upgrade) => upgrade(older), change);
}
