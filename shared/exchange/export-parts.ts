import type { Review } from '../annotation/annotation';
import type { Tombstone } from '../annotation/change';
import type { Provenance } from '../annotation/provenance';
import type { Relation } from '../annotation/relation';
import type { Source } from '../annotation/source';
import type { Appearance, ArticleMeta, FileSource } from '../article/article';
import type { Scheme } from '../scheme/scheme';

// Each function writes one part with its keys in the order of the format, whatever order they came
// in, and with nothing that the format does not know.

function metaPart(meta: ArticleMeta): ArticleMeta {
  const { title, outlet, author, url, published, language, note } = meta;
  return {
    title,
    ...(outlet !== undefined && { outlet }),
    ...(author !== undefined && { author }),
    ...(url !== undefined && { url }),
    ...(published !== undefined && { published }),
    ...(language !== undefined && { language }),
    ...(note !== undefined && { note }),
  };
}

function fileSourcePart(source: FileSource): FileSource {
  return {
    fileName: source.fileName,
    bytesDigest: source.bytesDigest,
    encoding: source.encoding,
    decidedBy: source.decidedBy,
    importedAt: source.importedAt,
    byteOrderMark: source.byteOrderMark,
    replacements: source.replacements,
  };
}

/** An appearance, as the export writes it. */
export function appearancePart({ id, source, meta }: Appearance): Appearance {
  return { id, source: fileSourcePart(source), meta: metaPart(meta) };
}

/** A provenance, as the export writes it. */
export function provenancePart(provenance: Provenance): Provenance {
  const { creator, created, modified, origin, scheme, derivedFrom, externalId } = provenance;
  return {
    creator,
    created,
    modified,
    origin,
    scheme: { id: scheme.id, version: scheme.version },
    ...(derivedFrom !== undefined && { derivedFrom }),
    ...(externalId !== undefined && { externalId }),
  };
}

/** A review, as the export writes it. */
export function reviewPart({ id, by, at, verdict, note, of }: Review): Review {
  return { id, by, at, verdict, note, of };
}

/** A source, as the export writes it. */
export function sourcePart({ id, name, aliases, via }: Source): Source {
  return { id, name, aliases: [...aliases], ...(via !== undefined && { via }) };
}

/** A relation, as the export writes it. */
export function relationPart({ id, type, from, to, provenance }: Relation): Relation {
  return { id, type, from, to, provenance: provenancePart(provenance) };
}

/** A tombstone, as the export writes it. */
export function tombstonePart({ id, entity, at, by }: Tombstone): Tombstone {
  return { id, entity, at, by };
}

/** A scheme, as the export writes it. */
export function schemePart(scheme: Scheme): Scheme {
  return {
    id: scheme.id,
    version: scheme.version,
    labels: scheme.labels.map(({ key, name, kind, color, shortcut }) => ({
      key,
      name,
      kind,
      ...(color !== undefined && { color }),
      ...(shortcut !== undefined && { shortcut }),
    })),
    attributes: scheme.attributes.map(({ key, name, kinds, values }) => ({
      key,
      name,
      kinds: [...kinds],
      ...(values !== undefined && { values: [...values] }),
    })),
    relationTypes: scheme.relationTypes.map(({ key, name }) => ({ key, name })),
    guideline: scheme.guideline,
  };
}
