import type { Span } from '../../../shared/article/span';
import { borderBefore } from '../annotating/excerpt';

/** What stands around a span on its own line, whole words and clusters only, with ellipses. */
export function contextOf(
  text: string,
  span: Span,
  around: number,
): { readonly before: string; readonly after: string } {
  const from = borderBefore(text, Math.max(0, span.start - around));
  const to = borderBefore(text, Math.min(text.length, span.end + around));
  const before =
    text
      .slice(from, span.start)
      .split(/[\n\r\u0085\u2028\u2029]/)
      .at(-1) ?? '';
  const after = text.slice(span.end, to).split(/[\n\r\u0085\u2028\u2029]/)[0] ?? '';
  const cutBefore = before.length === span.start - from && from > 0;
  const cutAfter = after.length === to - span.end && to < text.length;
  return {
    before: cutBefore ? `…${before.replace(/^\S*\s/, ' ')}` : before,
    after: cutAfter ? `${after.replace(/\s\S*$/, ' ')}…` : after,
  };
}
