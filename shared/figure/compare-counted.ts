import { nameKey } from '../annotation/source-chain';
import type { FigureBody } from '../annotation/body';
import { valueOf } from './figure-meaning';

/**
 * Whether both figures say in the same words what they count; case, spaces and composition do not
 * matter. Other words may still mean the same, as "vessels" and "ships" do: nobody but the analyst
 * knows that, so a comparison of such figures holds on condition.
 */
export function countTheSame(first: FigureBody, second: FigureBody): boolean {
  const [one, other] = [first, second].map(({ counted }) => nameKey(valueOf(counted) ?? ''));
  return one !== '' && one === other;
}
