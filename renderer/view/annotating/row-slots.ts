/**
 * Gives the rows of a virtual list places to stand in, by which they are told apart: a row keeps its
 * place as long as it is rendered, and one that is new gets the place of one that has gone. Rows of
 * another article are then new words in elements that are there, instead of new elements.
 */
export class RowSlots {
  #slots = new Map<string, number>();

  /** The place of each row, by its id; no two have the same. */
  assign(ids: readonly string[]): readonly number[] {
    const before = this.#slots;
    const kept = new Set(ids.flatMap((id) => before.get(id) ?? []));
    const free = [...before.values()].filter((slot) => !kept.has(slot)).toSorted((a, b) => b - a);
    let next = Math.max(-1, ...before.values()) + 1;
    this.#slots = new Map(
      ids.map((id) => {
        const slot = before.get(id) ?? free.pop() ?? next;
        if (slot === next) next += 1;
        return [id, slot];
      }),
    );
    return ids.map((id) => this.#slots.get(id) ?? -1);
  }
}
