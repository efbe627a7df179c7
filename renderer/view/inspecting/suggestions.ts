import type { Source } from '../../../shared/annotation/source';
import { foldName, offeredLanguages } from '../../../shared/figure/languages';
import { UNIT_WORDS } from '../../../shared/figure/unit-words';
import type { Suggestion } from '../../ui/ComboEntry';
import { shown } from '../shown';

/** More than these are not looked through. */
const OFFERED = 8;

/** How well a name fits what is typed: 2 from its start, 1 from a word's start, 0 not at all. */
function fit(name: string, typed: string): number {
  const folded = foldName(name);
  if (folded.startsWith(typed)) return 2;
  return folded.includes(` ${typed}`) || folded.includes(`-${typed}`) ? 1 : 0;
}

interface Known {
  readonly suggestion: Suggestion;
  readonly names: readonly string[];
}

function bestOf(known: readonly Known[], text: string): readonly Suggestion[] {
  const typed = foldName(text);
  const fits = known.flatMap(({ suggestion, names }) => {
    const score = Math.max(...names.map((name) => fit(name, typed)));
    return score > 0 ? [{ suggestion, score }] : [];
  });
  return fits
    .sort((a, b) => b.score - a.score)
    .slice(0, OFFERED)
    .map(({ suggestion }) => suggestion);
}

/** The sources whose name or alias fits, and last the offer to add what is typed as a new one. */
export function suggestSources(sources: readonly Source[], text: string): readonly Suggestion[] {
  const known = sources.map(({ name, aliases }) => ({
    suggestion: {
      text: name,
      title: shown(name),
      ...(aliases[0] && { note: shown(aliases.join(', ')) }),
    },
    names: [name, ...aliases],
  }));
  const found = bestOf(known, text);
  const typed = text.trim().replaceAll(/\s+/g, ' ');
  const isKnown = known.some(({ names }) =>
    names.some((name) => foldName(name) === foldName(typed)),
  );
  return typed === '' || isKnown
    ? found
    : [...found, { text: typed, title: `Add source “${shown(typed)}”` }];
}

const UNITS: readonly Known[] = [
  ...new Map(
    [...UNIT_WORDS].map(({ unit, en, es }) => [
      unit,
      { suggestion: { text: unit }, names: [unit, ...en, ...es] },
    ]),
  ).values(),
];

/** Units whose name in English or Spanish fits. */
export function suggestUnits(text: string): readonly Suggestion[] {
  return bestOf(UNITS, text);
}

/** Languages whose tag, or whose name in English, Spanish or itself, fits. */
export function suggestLanguages(text: string): readonly Suggestion[] {
  const known = offeredLanguages().map(({ tag, names }) => ({
    suggestion: { text: tag, title: tag, note: names[0] },
    names: [tag, ...names],
  }));
  return bestOf(known, text);
}
