interface MatchedTitleProps {
  readonly title: string;
  /** Offsets of the characters that match. */
  readonly matched: readonly number[];
}

/** A title whose matching characters stand out. */
export function MatchedTitle({ title, matched }: MatchedTitleProps) {
  const hits = new Set(matched);
  const parts: { text: string; hit: boolean; start: number }[] = [];
  for (let at = 0; at < title.length; at += 1) {
    const hit = hits.has(at);
    const last = parts.at(-1);
    if (last?.hit === hit) last.text += title.charAt(at);
    else parts.push({ text: title.charAt(at), hit, start: at });
  }
  return (
    <span className="command-title">
      {parts.map(({ text, hit, start }) =>
        hit ? <b key={start}>{text}</b> : <span key={start}>{text}</span>,
      )}
    </span>
  );
}
