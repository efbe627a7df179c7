import type { FileAnnotation, FileArticle, FileAttribution, FileTarget } from './export-file';
import { mapAnswer } from './annotation-part';

/** How much of an article its seal covers. */
export type Cover =
  /** All of it: its text is not in the file, so nothing there proves the words. */
  | 'whole'
  /** All but what the text proves: the words, what stands around them, and the second unit. */
  | 'unproved';

/** A target of which the text proves all but the place. */
function placesOf({ fragments }: FileTarget): { readonly fragments: readonly object[] } {
  return { fragments: fragments.map(({ start, end }) => ({ end, start })) };
}

function attributionForm({ source, mention, via }: FileAttribution): object {
  return { mention: mention && placesOf(mention), source, via };
}

function attributesForm(annotation: FileAnnotation): object {
  const cue = annotation.attributes.cue && mapAnswer(annotation.attributes.cue, placesOf);
  switch (annotation.kind) {
    case 'claim': {
      const { claimant } = annotation.attributes;
      const form = claimant && mapAnswer(claimant, attributionForm);
      return { ...annotation.attributes, cue, claimant: form };
    }
    case 'quote': {
      const { speaker, addressee } = annotation.attributes;
      return {
        ...annotation.attributes,
        cue,
        speaker: speaker && mapAnswer(speaker, attributionForm),
        addressee: addressee && mapAnswer(addressee, attributionForm),
      };
    }
    case 'figure':
      return { ...annotation.attributes, cue };
  }
}

/** Keys are written in order, so that little is left to do for the canonical form. */
function annotationForm(annotation: FileAnnotation): object {
  const { custom, guessed, id, kind, label, note, provenance, reviews, status, tags } = annotation;
  const { created, creator, derivedFrom, externalId, modified, origin, scheme } = provenance;
  return {
    attributes: attributesForm(annotation),
    custom,
    fragments: placesOf(annotation).fragments,
    guessed,
    id,
    kind,
    label,
    note,
    provenance: {
      created,
      creator,
      derivedFrom,
      externalId,
      modified,
      origin,
      scheme: { id: scheme.id, version: scheme.version },
    },
    reviews,
    status,
    tags,
  };
}

/** What the seal of an article covers. Keys without a value are as good as absent. */
export function sealedForm(article: FileArticle, cover: Cover): object {
  const { text: _proved, annotations, ...rest } = article;
  if (cover === 'whole') return { ...rest, annotations };
  return { ...rest, annotations: annotations.map(annotationForm) };
}
