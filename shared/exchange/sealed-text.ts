import { canonicalJson } from '../base/canonical-json';
import { mapAnswer } from './annotation-part';
import type {
  FileAnnotation,
  FileArticle,
  FileAttribution,
  FileTarget,
  Fragment,
} from './export-file';

/** How much of the words an article's seal covers. */
export type Cover =
  /** All: the text is not in the file, so nothing there proves them. */
  | 'words'
  /** Only where they stand, which the text proves to be the words that are stated. */
  | 'places';

/** What stands for an object in a sealed text: its values, in the order of the format. */
type Row = readonly unknown[];

type Rows = (target: FileTarget) => readonly Row[];

function wordsOf({ fragments }: FileTarget): readonly Row[] {
  return fragments.map((fragment: Fragment) => {
    const { start, end, startUtf16, endUtf16, exact, prefix, suffix } = fragment;
    return [start, end, startUtf16, endUtf16, exact, prefix, suffix];
  });
}

function placesOf({ fragments }: FileTarget): readonly Row[] {
  return fragments.map(({ start, end }) => [start, end]);
}

/** Answers with a row for each target; keys without a value are as good as absent. */
function answers(annotation: FileAnnotation, rows: Rows): object {
  const person = ({ source, mention, via }: FileAttribution): object => {
    return { source, mention: mention && rows(mention), via };
  };
  const cue = annotation.attributes.cue && mapAnswer(annotation.attributes.cue, rows);
  switch (annotation.kind) {
    case 'claim': {
      const { claimant } = annotation.attributes;
      return { ...annotation.attributes, cue, claimant: claimant && mapAnswer(claimant, person) };
    }
    case 'quote': {
      const { speaker, addressee } = annotation.attributes;
      return {
        ...annotation.attributes,
        cue,
        speaker: speaker && mapAnswer(speaker, person),
        addressee: addressee && mapAnswer(addressee, person),
      };
    }
    case 'figure':
      return { ...annotation.attributes, cue };
  }
}

function annotationText(annotation: FileAnnotation, rows: Rows): string {
  const { id, kind, label, tags, note, status, guessed, custom, reviews } = annotation;
  const { creator, created, modified, origin, scheme, derivedFrom, externalId } =
    annotation.provenance;
  const row: Row = [
    id,
    kind,
    rows(annotation),
    label ?? null,
    tags,
    note,
    status,
    guessed,
    [creator, created, modified, origin, scheme.id, scheme.version, derivedFrom, externalId],
  ];
  const objects = [answers(annotation, rows), custom, reviews].map(canonicalJson);
  // A list without objects is its own canonical form, and the engine writes it.
  return `${JSON.stringify(row).slice(0, -1)},${objects.join(',')}]`;
}

/**
 * What the seal of an article is the digest of (docs/export-format.md, Seals): the canonical form of
 * a list of the article without its text and annotations, and of a row for each annotation.
 */
export function sealedText(article: FileArticle, cover: Cover): string {
  const { text: _proved, annotations, ...rest } = article;
  const rows = cover === 'words' ? wordsOf : placesOf;
  const texts = annotations.map((annotation) => annotationText(annotation, rows));
  return `[${[canonicalJson(rest), ...texts].join(',')}]`;
}
