import { KINDS, type Kind, type Scheme } from '../../scheme/scheme';

/** What a label of a foreign file means here. */
export interface ReadLabel {
  readonly kind: Kind;
  /** The key of a label of the scheme. */
  readonly label?: string;
  /** The foreign label, where the scheme does not know it: nothing that a file says gets lost. */
  readonly tag?: string;
}

/** Between a kind and the label that refines it; kinds have no such sign. */
const SEPARATOR = '/';

/** Words by which other schemes call what is a quote or a figure here. */
const QUOTE_WORDS = /quot|speech|utterance/;
const FIGURE_WORDS = /figure|number|quantit|amount|money|percent|cardinal|ordinal|\bdate\b/;

/** The name of an annotation's type where a format has but one word for it: `figure/losses`. */
export function labelOf({ kind, label }: { readonly kind: Kind; readonly label?: string }): string {
  return label === undefined ? kind : kind + SEPARATOR + label;
}

function isKind(word: string): word is Kind {
  return KINDS.some((kind) => kind === word);
}

/** The kind that a foreign word comes nearest to; what is neither a quote nor a figure is claimed. */
function nearestKind(word: string): Kind {
  if (QUOTE_WORDS.test(word)) return 'quote';
  return FIGURE_WORDS.test(word) ? 'figure' : 'claim';
}

/** Reads what `labelOf` wrote, and any other label: by the scheme's keys and names, then by its words. */
export function readLabel(written: string, scheme: Scheme): ReadLabel {
  const separator = written.indexOf(SEPARATOR);
  const before = (separator === -1 ? written : written.slice(0, separator)).trim().toLowerCase();
  const rest = separator === -1 ? '' : written.slice(separator + 1);
  if (isKind(before) && rest === '') return { kind: before };
  const word = isKind(before) ? rest : written;
  const known = scheme.labels.find(
    ({ key, name, kind }) =>
      (key === word || name.toLowerCase() === word.trim().toLowerCase()) &&
      (!isKind(before) || kind === before),
  );
  if (known) return { kind: known.kind, label: known.key };
  if (isKind(before)) return { kind: before, tag: word };
  return { kind: nearestKind(word.toLowerCase()), tag: word };
}
