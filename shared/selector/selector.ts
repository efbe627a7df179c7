/** W3C Web Annotation Data Model §4.2.4: the words themselves with what stands around them. */
export interface TextQuoteSelector {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** W3C Web Annotation Data Model §4.2.5: half-open, counted in Unicode code points. */
export interface TextPositionSelector {
  readonly start: number;
  readonly end: number;
}
