const OA = 'http://www.w3.org/ns/oa#';
const AS = 'http://www.w3.org/ns/activitystreams#';
const DCTERMS = 'http://purl.org/dc/terms/';
const XSD = 'http://www.w3.org/2001/XMLSchema#';

const node = (iri: string): object => ({ '@id': iri, '@type': '@id' });
const typed = (iri: string, type: string): object => ({ '@id': iri, '@type': XSD + type });
const count = 'nonNegativeInteger';

/**
 * The terms of the Web Annotation vocabulary that our files use, with the meaning that §3.2 of the
 * Vocabulary and appendix A of the Model give them: what the published context would say of them.
 */
export const ANNO_TERMS: object = {
  id: '@id',
  type: '@type',
  Annotation: `${OA}Annotation`,
  AnnotationCollection: `${AS}OrderedCollection`,
  AnnotationPage: `${AS}OrderedCollectionPage`,
  Person: 'http://xmlns.com/foaf/0.1/Person',
  Software: `${AS}Application`,
  SpecificResource: `${OA}SpecificResource`,
  TextPositionSelector: `${OA}TextPositionSelector`,
  TextQuoteSelector: `${OA}TextQuoteSelector`,
  TextualBody: `${OA}TextualBody`,
  classifying: `${OA}classifying`,
  commenting: `${OA}commenting`,
  describing: `${OA}describing`,
  linking: `${OA}linking`,
  tagging: `${OA}tagging`,
  body: node(`${OA}hasBody`),
  target: node(`${OA}hasTarget`),
  source: node(`${OA}hasSource`),
  selector: node(`${OA}hasSelector`),
  motivation: { '@id': `${OA}motivatedBy`, '@type': '@vocab' },
  purpose: { '@id': `${OA}hasPurpose`, '@type': '@vocab' },
  start: typed(`${OA}start`, count),
  end: typed(`${OA}end`, count),
  exact: `${OA}exact`,
  prefix: `${OA}prefix`,
  suffix: `${OA}suffix`,
  value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
  label: 'http://www.w3.org/2000/01/rdf-schema#label',
  name: 'http://xmlns.com/foaf/0.1/name',
  format: 'http://purl.org/dc/elements/1.1/format',
  language: 'http://purl.org/dc/elements/1.1/language',
  rights: node(`${DCTERMS}rights`),
  creator: node(`${DCTERMS}creator`),
  created: typed(`${DCTERMS}created`, 'dateTime'),
  modified: typed(`${DCTERMS}modified`, 'dateTime'),
  generator: node(`${AS}generator`),
  total: typed(`${AS}totalItems`, count),
  startIndex: typed(`${AS}startIndex`, count),
  first: node(`${AS}first`),
  last: node(`${AS}last`),
  partOf: node(`${AS}partOf`),
  items: { '@id': `${AS}items`, '@type': '@id', '@container': '@list' },
};
