const LONE_SURROGATE = /[\ud800-\udfff]/gu;

/** A text without lone surrogates, each replaced by U+FFFD, and how many there were. */
export function replaceLoneSurrogates(text: string): { text: string; replacements: number } {
  if (text.isWellFormed()) return { text, replacements: 0 };
  const replacements = text.match(LONE_SURROGATE)?.length ?? 0;
  return { text: text.toWellFormed(), replacements };
}
