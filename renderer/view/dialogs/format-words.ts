import type { FormatId } from '../../../shared/exchange/format';

/** What a person who chooses a format reads of it. */
export interface FormatWords {
  readonly title: string;
  /** Whom it is for, and what it is. */
  readonly about: string;
}

/** The formats in the order in which they are offered. */
export const FORMAT_WORDS: Readonly<Record<FormatId, FormatWords>> = {
  verbatim: {
    title: 'Verbatim (.verbatim.json)',
    about:
      'One file with every annotation and the proof of its place. Anyone can check it without Verbatim.',
  },
  html: {
    title: 'Report to read (.html)',
    about:
      'One page with the marked texts and tables of claims, quotes and figures, to read or print. It needs no program but a browser.',
  },
  markdown: {
    title: 'Report as Markdown (.md)',
    about: 'Tables of claims, quotes and figures as plain text, for notes and editors.',
  },
  csv: {
    title: 'Tables (CSV)',
    about: 'A folder of tables for spreadsheets and databases: annotations, fragments, articles.',
  },
  'web-annotation': {
    title: 'Web Annotation (.jsonld)',
    about: 'The W3C’s standard, for archives, libraries and annotation tools on the web.',
  },
  brat: {
    title: 'brat standoff (.txt, .ann)',
    about: 'A folder with a text and a standoff file for each article, for brat and INCEpTION.',
  },
  'refi-qda': {
    title: 'REFI-QDA project (.qdpx)',
    about: 'For programs of qualitative analysis: MAXQDA, ATLAS.ti, NVivo, QualCoder.',
  },
  'label-studio': {
    title: 'Label Studio (.json)',
    about: 'Tasks with their annotations, to be imported into a Label Studio project.',
  },
  doccano: {
    title: 'doccano (.jsonl)',
    about: 'A line of JSON for each article, with entities and relations.',
  },
  prodigy: {
    title: 'Prodigy and spaCy (.jsonl)',
    about: 'A line of JSON for each article, with spans.',
  },
};

const IDS = Object.keys(FORMAT_WORDS);

/** Whether a value of a form is a format. */
export function isFormat(value: string): value is FormatId {
  return IDS.includes(value);
}

/** The formats with their words, in order. */
export const OFFERED_FORMATS: readonly (FormatWords & { readonly id: FormatId })[] = IDS.flatMap(
  (id) => (isFormat(id) ? [{ id, ...FORMAT_WORDS[id] }] : []),
);
