import { groupBy } from '../../base/group-by';
import { idOf, isOfType, listOf } from './entries';
import { isFields, type Fields } from './linked-form';
import { ONE_SPAN, PREFIX } from './vocabulary';

/** One target: what it is a part of, and what selects that part. */
export interface StatedTarget {
  readonly source: string;
  readonly selectors: unknown;
}

/** Targets of one text that make one annotation. */
export interface TargetGroup {
  readonly source: string;
  readonly selectors: readonly unknown[];
}

/** The address of a resource, and the selector that may stand in its fragment (§4.2.1). */
function splitAddress(address: string): StatedTarget {
  const hash = address.indexOf('#');
  const fragment = hash === -1 ? '' : address.slice(hash + 1);
  if (!fragment.startsWith('char=')) return { source: address, selectors: [] };
  const selectors = [{ type: 'FragmentSelector', value: fragment }];
  return { source: address.slice(0, hash), selectors };
}

function* targetsIn(target: unknown, fallback: string): Generator<StatedTarget> {
  if (typeof target === 'string') yield splitAddress(target);
  if (!isFields(target)) return;
  if ('items' in target) {
    const items = listOf(target['items']);
    const chosen = isOfType(target, 'Choice') ? items.slice(0, 1) : items;
    for (const each of chosen) yield* targetsIn(each, fallback);
    return;
  }
  const source = idOf(target['source']) ?? idOf(target) ?? fallback;
  const selectors = target['selector'];
  yield selectors === undefined ? splitAddress(source) : { source, selectors };
}

/** Every target of an annotation; Hypothesis gives the address beside them as well. */
export function readTargets(resource: Fields): readonly StatedTarget[] {
  const fallback = typeof resource['uri'] === 'string' ? resource['uri'] : '';
  return listOf(resource['target']).flatMap((each) => [...targetsIn(each, fallback)]);
}

/**
 * The targets that make one annotation each. The standard means every target on its own (§3.2.6);
 * they belong together where our key says so, or where the program that wrote the file means it.
 */
export function groupTargets(
  resource: Fields,
  targets: readonly StatedTarget[],
  joins: boolean,
): readonly TargetGroup[] {
  if (!joins && resource[`${PREFIX}fragmentsOf`] !== ONE_SPAN) {
    return targets.map(({ source, selectors }) => ({ source, selectors: [selectors] }));
  }
  return [...groupBy(targets, ({ source }) => source)].map(([source, same]) => ({
    source,
    selectors: same.map(({ selectors }) => selectors),
  }));
}
