/** What a field refused, and why, as a sentence for people. */
export interface RefusedDraft {
  readonly text: string;
  readonly reason: string;
}

/** What is being typed into one field, until the library has it. */
export interface FieldDraft {
  /** Hands over what is typed, if anything is, within this very call; gives what is refused of it. */
  readonly commit: () => Promise<RefusedDraft | null>;
  /** Whether something is typed that has not been taken. */
  readonly isOpen: () => boolean;
}

/** The drafts of all fields on screen. */
export interface FieldDrafts {
  readonly attach: (draft: FieldDraft) => () => void;
  readonly commit: () => Promise<readonly RefusedDraft[]>;
  readonly areOpen: () => boolean;
}

/** Begins without a field. */
export function createFieldDrafts(): FieldDrafts {
  const drafts = new Set<FieldDraft>();
  return {
    attach(draft) {
      drafts.add(draft);
      return () => void drafts.delete(draft);
    },
    async commit() {
      const refused = await Promise.all([...drafts].map((draft) => draft.commit()));
      return refused.filter((one) => one !== null);
    },
    areOpen: () => [...drafts].some((draft) => draft.isOpen()),
  };
}
