import type { Span } from '../article/span';
import type { TextQuoteSelector } from '../selector/selector';

/**
 * Where an annotation points: one or more spans in the order in which the analyst means them, not
 * overlapping one another, each with its quote at the same index. A target has no start or end of
 * its own; with more than one span it is discontinuous.
 */
export interface Target {
  readonly spans: readonly [Span, ...Span[]];
  readonly quotes: readonly [TextQuoteSelector, ...TextQuoteSelector[]];
}
