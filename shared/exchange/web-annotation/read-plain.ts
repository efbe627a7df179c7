import { createAnnotation } from '../../annotation/create-annotation';
import { createTarget } from '../../annotation/create-target';
import { isAnnotationId } from '../../annotation/is-uuid';
import type { Annotation } from '../../annotation/annotation';
import type { Article } from '../../article/article';
import type { Span } from '../../article/span';
import { canonicalJson } from '../../base/canonical-json';
import { derivedAnnotationId } from '../derived-id';
import type { ImportContext, ItemFate } from '../foreign-read';
import { asReworded, rewordedIn, type Reworded } from '../reworded';
import { idOf, listOf, type Entry } from './entries';
import { isFields, type Fields } from './linked-form';
import { readBodies } from './read-bodies';
import { resolveSelectors, wordsOf, type SelectorText } from './resolve-selectors';
import { withoutUuidIri } from './vocabulary';

/** An annotation in domain form, if it became one, and its fate. */
export interface ReadOne {
  readonly annotation: Annotation | null;
  readonly fate: ItemFate;
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** A time of a file in UTC; null for what is none. */
export function readTime(value: unknown): string | null {
  if (typeof value !== 'string' || !TIME.test(value)) return null;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** How an agent is called: by its name, else by its address; Hypothesis writes `acct:name@host`. */
export function readCreator(resource: Fields): string | null {
  const [agent] = listOf(resource['creator'] ?? resource['user']);
  const names = isFields(agent) ? [agent['name'], agent['nickname'], idOf(agent)] : [agent];
  const name = names.find((each) => typeof each === 'string' && each !== '');
  return typeof name === 'string' ? name.replace(/^acct:/, '') : null;
}

/** The id that the annotation has in its file. */
export function foreignIdOf({ resource }: Entry): string | null {
  const id = idOf(resource);
  return id === null || id === '' ? null : withoutUuidIri(id);
}

interface Placing {
  readonly spans: readonly Span[];
  readonly score: number | null;
  readonly reworded: readonly Reworded[];
}

function placeAll(targets: readonly unknown[], within: SelectorText): Placing | ItemFate {
  const spans: Span[] = [];
  let score: number | null = null;
  for (const selectors of targets) {
    const selected = resolveSelectors(selectors, within);
    if (selected.type === 'refused') return selected;
    if (selected.type === 'lost') {
      return { type: 'orphaned', words: targets.map(wordsOf).join(' ') };
    }
    spans.push(selected.span);
    if (selected.score !== null) score = Math.min(score ?? 1, selected.score);
  }
  const was = targets.map(wordsOf);
  const is = spans.map(({ start, end }) => within.text.slice(start, end));
  // Selectors without words say nothing of how they read.
  const reworded = was.includes('') ? [] : rewordedIn(null, was.join(' '), is.join(' '));
  return { spans, score, reworded };
}

const TARGET_REASONS = {
  TargetEmpty: 'has no target',
  SpanEmpty: 'selects nothing',
  SpanOutside: 'selects what is outside of the text',
  SpanSplitsCharacter: 'selects half of a character',
  SpansOverlap: 'selects the same words twice',
} as const;

/**
 * One annotation of another program. `index` tells annotations apart that the file has as one with
 * several targets, each of which is meant on its own (§3.2.6).
 */
export function readPlain(
  entry: Entry,
  targets: readonly unknown[],
  index: number,
  article: Article,
  within: SelectorText,
  context: ImportContext,
): ReadOne {
  const placing = placeAll(targets, within);
  if ('type' in placing) return { annotation: null, fate: placing };
  const target = createTarget(article.text, placing.spans);
  if (!target.ok) {
    const reason = TARGET_REASONS[target.failure.type];
    return { annotation: null, fate: { type: 'refused', reason } };
  }
  const { resource } = entry;
  const { kind, ...said } = readBodies(resource, context.scheme);
  const foreignId = foreignIdOf(entry);
  const named = foreignId ?? canonicalJson(resource);
  const id =
    index === 0 && isAnnotationId(foreignId)
      ? foreignId
      : derivedAnnotationId('web-annotation', article.digest, named, String(index));
  const created = readTime(resource['created']) ?? context.at;
  const made = createAnnotation({
    ...{ id, article: article.digest, target: target.value, kind },
    ...{ creator: readCreator(resource) ?? context.analyst, at: created, scheme: context.scheme },
  });
  const annotation: Annotation = {
    ...made,
    ...said,
    provenance: {
      ...made.provenance,
      modified: readTime(resource['modified'] ?? resource['updated']) ?? created,
      origin: 'import',
      ...(foreignId !== null && foreignId !== id && { externalId: foreignId }),
    },
  };
  const { score, reworded } = placing;
  if (score === null) return { annotation, fate: { type: 'anchored' } };
  return { annotation: asReworded(annotation, reworded), fate: { type: 'moved', score, reworded } };
}
