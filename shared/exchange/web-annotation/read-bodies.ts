import type { Kind, Scheme } from '../../scheme/scheme';
import { readLabel } from '../foreign/label';
import { idOf, isOfType, listOf } from './entries';
import { isFields, type Fields } from './linked-form';

/** What the bodies of an annotation say of its words. */
export interface SaidInBodies {
  readonly kind: Kind;
  readonly label?: string;
  readonly tags: readonly string[];
  readonly note: string;
}

/** A body as its words and what they are for; an address is words as well. */
interface PlainBody {
  readonly purpose: string;
  readonly value: string;
}

/** Purposes whose words name what the annotation is, instead of commenting on it. */
const NAMING: ReadonlySet<string> = new Set(['classifying', 'identifying', 'tagging']);

function firstWord(value: unknown): string | null {
  const [first] = listOf(value);
  return typeof first === 'string' ? first.replace(/^oa:/, '') : null;
}

/** Bodies one by one: of a choice the first, of any other group all. */
function* plainBodies(body: unknown, motivation: string): Generator<PlainBody> {
  for (const each of listOf(body)) {
    if (typeof each === 'string') yield { purpose: motivation, value: each };
    if (!isFields(each)) continue;
    if ('items' in each) {
      const items = listOf(each['items']);
      yield* plainBodies(isOfType(each, 'Choice') ? items.slice(0, 1) : items, motivation);
      continue;
    }
    const purpose = firstWord(each['purpose']) ?? motivation;
    const value = each['value'] ?? each['label'] ?? idOf(each['source']) ?? idOf(each);
    if (typeof value === 'string' && value !== '') yield { purpose, value };
  }
}

/** The bodies of the standard, and those that Hypothesis writes as `text` and `tags`. */
function bodiesOf(resource: Fields): readonly PlainBody[] {
  const motivation = firstWord(resource['motivation']) ?? '';
  const { bodyValue, text } = resource;
  const tags = listOf(resource['tags']).filter((each) => typeof each === 'string');
  return [
    ...plainBodies(resource['body'], motivation),
    ...(typeof bodyValue === 'string' ? [{ purpose: motivation, value: bodyValue }] : []),
    ...tags.map((value) => ({ purpose: 'tagging', value })),
    ...(typeof text === 'string' && text !== '' ? [{ purpose: 'commenting', value: text }] : []),
  ];
}

/**
 * What the bodies say in our words. The first name that is a kind or a label of the scheme tells the
 * kind; the other names are tags, and everything else is the note. Where no name is known, the kind
 * is the one that the first name comes nearest to.
 */
export function readBodies(resource: Fields, scheme: Scheme): SaidInBodies {
  const bodies = bodiesOf(resource);
  const names = bodies.filter(({ purpose }) => NAMING.has(purpose)).map(({ value }) => value);
  const notes = bodies.filter(({ purpose }) => !NAMING.has(purpose)).map(({ value }) => value);
  const known = names.findIndex((name) => readLabel(name, scheme).tag === undefined);
  const { kind, label } = readLabel(names[known] ?? names[0] ?? '', scheme);
  return {
    kind,
    ...(label !== undefined && { label }),
    tags: names.filter((name, index) => index !== known && name !== ''),
    note: notes.join('\n\n'),
  };
}
