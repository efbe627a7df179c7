import { BOUNDS, QUOTE_MODES, STANCES, ASSESSMENTS } from '../../annotation/body';
import { KINDS, type Scheme } from '../../scheme/scheme';
import { KIND_TYPES, type BratNames } from './names';
import { oneLineJson } from './one-line';

/** Stands in for every answer that there is no value to give. */
export const NO_VALUES = ['unknown', 'none-stated'] as const;

/** The answers that brat holds as attributes of one word each, by their names there. */
export const ATTRIBUTES = {
  Status: ['draft', 'done'],
  Stance: [...STANCES, ...NO_VALUES],
  Mode: [...QUOTE_MODES, ...NO_VALUES],
  Bound: [...BOUNDS, ...NO_VALUES],
  Verdict: ASSESSMENTS,
} as const;

const ANY_ENDS = 'Arg1:<ENTITY>, Arg2:<ENTITY>';

function* entityLines({ labels }: BratNames): Generator<string> {
  for (const kind of KINDS) {
    yield KIND_TYPES[kind];
    for (const label of labels) if (label.kind === kind) yield `\t${label.type}`;
  }
}

/** What names stand for, where brat could not spell them. */
function* legend({ labels, relations }: BratNames): Generator<string> {
  for (const { type, kind, key } of labels) yield `# ${type} is ${kind} ${oneLineJson(key)}`;
  for (const { type, key } of relations) if (type !== key) yield `# ${type} is ${oneLineJson(key)}`;
}

/**
 * The configuration of a brat collection: the scheme's types. Annotations may overlap, which brat
 * reports as a fault where it is not allowed.
 */
export function annotationConf(scheme: Scheme, names: BratNames): string {
  const lines = [
    `# ${oneLineJson(scheme.id)} version ${scheme.version}`,
    ...legend(names),
    '[entities]',
    ...entityLines(names),
    '[relations]',
    ...names.relations.map(({ type }) => `${type}\t${ANY_ENDS}`),
    `<OVERLAP>\t${ANY_ENDS}, <OVL-TYPE>:<ANY>`,
    '[events]',
    '[attributes]',
    ...Object.entries(ATTRIBUTES).map(
      ([name, values]) => `${name}\tArg:<ENTITY>, Value:${values.join('|')}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
