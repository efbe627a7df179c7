import type { Span } from '../../../shared/article/span';
import type { Kind } from '../../../shared/scheme/scheme';
import { contextOf } from './context';
import { shown } from '../shown';

/** A fragment can be a whole page: this much of it tells which one it is. */
const MOST_WORDS = 2000;

interface FragmentWordsProps {
  readonly text: string;
  readonly span: Span;
  readonly kind: Kind;
  /** How many code units of context to show on each side. */
  readonly around: number;
}

/** The exact words of one fragment, with a little of what stands around them. */
export function FragmentWords({ text, span, kind, around }: FragmentWordsProps) {
  const { before, after } = contextOf(text, span, around);
  return (
    <blockquote className="fragment" data-kind={kind}>
      <bdi>
        {before && <span className="context">{before}</span>}
        <mark>{shown(text.slice(span.start, span.end), MOST_WORDS)}</mark>
        {after && <span className="context">{after}</span>}
      </bdi>
    </blockquote>
  );
}
