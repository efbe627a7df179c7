import type { Span } from '../article/span';
import { CONTEXT } from '../selector/describe-quote';
import type { Fragment } from './export-file';
import type { KnownText } from './file-text';

/**
 * The place of a fragment's words, in code units, where the text has them between `start` and `end`,
 * and around them what the fragment says to the last character; else null. What `startUtf16` and
 * `endUtf16` say is not looked at.
 */
export function provedSpan(fragment: Fragment, { text, offsets }: KnownText): Span | null {
  const { start, end, exact, prefix, suffix } = fragment;
  if (start < 0 || start >= end || end > offsets.points) return null;
  const span = { start: offsets.toUnits(start), end: offsets.toUnits(end) };
  const from = offsets.toUnits(Math.max(0, start - CONTEXT));
  const to = offsets.toUnits(Math.min(offsets.points, end + CONTEXT));
  const isProved =
    from + prefix.length === span.start &&
    span.start + exact.length === span.end &&
    span.end + suffix.length === to &&
    text.startsWith(exact, span.start) &&
    text.startsWith(prefix, from) &&
    text.startsWith(suffix, span.end);
  return isProved ? span : null;
}
