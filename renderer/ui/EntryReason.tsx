interface EntryReasonProps {
  /** What the field names in `aria-describedby`. */
  readonly id: string;
  readonly reason: string | null;
}

/** Why a field does not take what was typed, right below it. */
export function EntryReason({ id, reason }: EntryReasonProps) {
  if (reason === null) return null;
  return (
    <p id={id} className="entry-reason" role="alert">
      {reason}
    </p>
  );
}
