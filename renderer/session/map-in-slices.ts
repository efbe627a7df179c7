/** How long one slice may take before it lets others go first, in milliseconds: half a frame. */
const SLICE = 8;

/**
 * Maps a list, in order, and hands the thread back after every slice, so that keys and frames go
 * between. What `map` throws ends it.
 */
export async function mapInSlices<Item, Mapped>(
  items: readonly Item[],
  map: (item: Item) => Mapped,
): Promise<readonly Mapped[]> {
  const mapped: Mapped[] = [];
  let began = performance.now();
  for (const item of items) {
    if (performance.now() - began > SLICE) {
      await scheduler.yield();
      began = performance.now();
    }
    mapped.push(map(item));
  }
  return mapped;
}
