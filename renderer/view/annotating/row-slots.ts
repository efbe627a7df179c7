/**
 * Gives the rows of a virtual list the places by which they are told apart. A row keeps its place as
 * long as it is rendered, and a new one gets a place of its own; but where all rows are other ones,
 * as those of another article are, they take the places that are there, in their order. They are
 * then new words in elements that stay, and no element that has the focus is ever moved.
 */
export class RowSlots {
  #slots = new Map<string, number>();
  #next = 0;

  /** The place of each row, by its id; no two have the same. */
  assign(ids: readonly string[]): readonly number[] {
    const before = this.#slots;
    const isAnother = !ids.some((id) => before.has(id));
    const free = isAnother ? [...before.values()] : [];
    const slots = ids.map((id, at) => before.get(id) ?? free[at] ?? this.#next++);
    this.#slots = new Map(ids.map((id, at) => [id, slots[at] ?? 0]));
    return slots;
  }
}
