import { isNoValue } from '../../annotation/answer';
import type { Said } from '../foreign/foreign-items';
import type { FileAnnotation } from '../export-file';

/** A code by the names from the root of the code book to itself. */
export type CodePath = readonly [string, ...string[]];

/** Attributes with closed answers: `stance > alleged`. */
export const ANSWER_CODES: ReadonlySet<string> = new Set(['stance', 'mode', 'bound']);
const TAG = 'tag';
const STATUS = 'status';
const CUSTOM = 'custom';

/** Codes that only hold others. */
export function isFolder([root, ...rest]: CodePath): boolean {
  if (root === CUSTOM) return rest.length < 2;
  return rest.length === 0 && (root === TAG || root === STATUS || ANSWER_CODES.has(root));
}

function answerPaths({ attributes }: FileAnnotation): readonly CodePath[] {
  return Object.entries(attributes).flatMap(([name, answer]): CodePath[] => {
    if (!ANSWER_CODES.has(name)) return [];
    if (typeof answer === 'string') return [[name, answer]];
    return isNoValue<object>(answer) ? [[name, answer.answer]] : [];
  });
}

/** The codes of an annotation, its kind first. */
export function codePathsOf(annotation: FileAnnotation): readonly [CodePath, ...CodePath[]] {
  const { kind, label, tags, status, custom } = annotation;
  return [
    label === undefined ? [kind] : [kind, label],
    ...answerPaths(annotation),
    ...tags.map((tag): CodePath => [TAG, tag]),
    ...Object.entries(custom).map(([key, value]): CodePath => [CUSTOM, key, value]),
    ...(status === 'done' ? [[STATUS, status] as const] : []),
  ];
}

/** What codes of a selection say, in the fields that we know; other codes than these are `rest`. */
export function readCodePaths(paths: readonly CodePath[]): {
  readonly said: Said & { readonly tags: readonly string[] };
  readonly rest: readonly CodePath[];
} {
  const tags: string[] = [];
  const rest: CodePath[] = [];
  const custom: Record<string, string> = {};
  const answers: Record<string, string> = {};
  let isDone = false;
  for (const path of paths) {
    const [root, first, second] = path;
    if (root === TAG && path.length === 2 && first !== undefined) tags.push(first);
    else if (root === STATUS && first === 'done') isDone = true;
    else if (root === CUSTOM && first !== undefined && second !== undefined) custom[first] = second;
    else if (ANSWER_CODES.has(root) && path.length === 2 && first !== undefined) {
      answers[root] = first;
    } else rest.push(path);
  }
  return { said: { tags, custom, answers, ...(isDone && { status: 'done' }) }, rest };
}
