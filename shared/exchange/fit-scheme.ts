import type { Annotation } from '../annotation/annotation';
import type { Provenance } from '../annotation/provenance';
import type { Scheme } from '../scheme/scheme';

function fitProvenance(provenance: Provenance, scheme: Scheme): Provenance {
  const { id, version } = provenance.scheme;
  if (id !== scheme.id || version <= scheme.version) return provenance;
  return { ...provenance, scheme: { id, version: scheme.version } };
}

/**
 * An annotation of a file as the scheme of the library can hold it: a label, a custom value or a
 * version that the scheme does not have would be a fault in the next export. Labels and values that
 * do not fit become tags, so that nothing that was said is lost.
 */
export function fitScheme(annotation: Annotation, scheme: Scheme): Annotation {
  const { label, body, custom, tags, provenance, ...rest } = annotation;
  const isLabel = scheme.labels.some(({ key, kind }) => key === label && kind === body.kind);
  const fits = ([key, value]: readonly [string, string]): boolean =>
    scheme.attributes.some(
      (known) =>
        known.key === key &&
        known.kinds.includes(body.kind) &&
        (!known.values || known.values.includes(value)),
    );
  const values = Object.entries(custom);
  const strangers = values
    .filter((entry) => !fits(entry))
    .map(([key, value]) => `${key}: ${value}`);
  return {
    ...rest,
    body,
    ...(label !== undefined && isLabel && { label }),
    custom: Object.fromEntries(values.filter(fits)),
    tags: [...tags, ...(label !== undefined && !isLabel ? [label] : []), ...strangers],
    provenance: fitProvenance(provenance, scheme),
  };
}
