import type { Digest } from '../../article/article';

/** The context that the Web Annotation Data Model asks for (§3.1). */
export const ANNO_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** Stands before each key of our own; the names behind it are those of the native export. */
export const PREFIX = 'verbatim:';

const NAMESPACE = 'urn:verbatim:ns:1:';
const XSD = 'http://www.w3.org/2001/XMLSchema#';

function typed(names: readonly string[], definition: Readonly<Record<string, string>>): object {
  const terms = names.map((name) => PREFIX + name);
  return Object.fromEntries(terms.map((term) => [term, { '@id': term, ...definition }]));
}

/**
 * Our keys, declared at the outer level: what is embedded inherits the context, and what it does not
 * declare would be dropped. Lists keep their order, ids are nodes, times and numbers have types.
 */
export const OWN_CONTEXT: object = {
  verbatim: NAMESPACE,
  ...typed(['aliases', 'appearances', 'custom', 'fragments', 'guessed', 'reviews'], {
    '@container': '@list',
  }),
  ...typed(['source', 'via'], { '@type': '@id' }),
  ...typed(['at', 'importedAt'], { '@type': `${XSD}dateTime` }),
  ...typed(['high', 'low', 'value'], { '@type': `${XSD}decimal` }),
};

/** The value of `verbatim:fragmentsOf`: several targets that are the parts of one stretch of words. */
export const ONE_SPAN = 'one-span';

const TEXT_IRI = 'urn:sha256:';
const UUID_IRI = 'urn:uuid:';

/** Names a text by its digest. */
export function textIri(digest: Digest): string {
  return TEXT_IRI + digest;
}

/** The digest of a text's name; null where it is none of that form. */
export function digestOfIri(iri: string): string | null {
  return iri.startsWith(TEXT_IRI) ? iri.slice(TEXT_IRI.length) : null;
}

/** Names a thing by its UUID. */
export function uuidIri(uuid: string): string {
  return UUID_IRI + uuid;
}

/** An id without the form of an IRI around its UUID, in lower case as UUIDs are written. */
export function withoutUuidIri(iri: string): string {
  const isUuid = iri.slice(0, UUID_IRI.length).toLowerCase() === UUID_IRI;
  return isUuid ? iri.slice(UUID_IRI.length).toLowerCase() : iri;
}
