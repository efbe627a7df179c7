import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webAnnotationExporter } from '../../../../shared/exchange/web-annotation/web-annotation-exporter';
import { anyExport } from '../../../cases/any-export';
import { leavesOf, withValue } from '../../../cases/json-leaves';
import { aRichExport } from '../../../cases/rich-export';
import { writeOut } from '../../../cases/write-out';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function fieldsIn(value: unknown): readonly Fields[] {
  return listOf(value).filter(isFields);
}

const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/;
const isIri = (value: unknown): boolean => typeof value === 'string' && IRI.test(value);
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const isTime = (value: unknown): boolean => typeof value === 'string' && TIME.test(value);
const isText = (value: unknown): boolean => typeof value === 'string';

const MOTIVATIONS = [
  ...['assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing'],
  ...['highlighting', 'identifying', 'linking', 'moderating', 'questioning', 'replying', 'tagging'],
];
const isMotivation = (value: unknown): boolean => MOTIVATIONS.includes(String(value));

/** What the rules of a section are about: the things of that sort in a file. */
type Chosen = (file: Fields) => readonly Fields[];

const collection: Chosen = (file) => [file];
const page: Chosen = (file) => fieldsIn(file['first']);
const annotations: Chosen = (file) => page(file).flatMap(({ items }) => fieldsIn(items));
const described: Chosen = (file) => [file, ...page(file).flatMap(({ partOf }) => fieldsIn(partOf))];
const targets: Chosen = (file) => annotations(file).flatMap(({ target }) => fieldsIn(target));
const bodies: Chosen = (file) => annotations(file).flatMap(({ body }) => fieldsIn(body));
const selectors: Chosen = (file) => targets(file).flatMap(({ selector }) => fieldsIn(selector));
const ofType =
  (chosen: Chosen, type: string): Chosen =>
  (file) =>
    chosen(file).filter((each) => each['type'] === type);
const agents: Chosen = (file) =>
  [...annotations(file), ...described(file)].flatMap(({ creator, generator }) =>
    fieldsIn([creator, generator].filter((each) => each !== undefined)),
  );

/** The MUST rules of the Web Annotation Data Model (REC 2017-02-23) that touch what we write. */
const RULES: readonly {
  readonly section: string;
  readonly rule: string;
  readonly of: Chosen;
  readonly holds: (each: Fields) => boolean;
}[] = [
  {
    section: '3.1',
    rule: 'the context of an annotation is the published one',
    of: collection,
    holds: (each) => listOf(each['@context'])[0] === 'http://www.w3.org/ns/anno.jsonld',
  },
  {
    section: '3.1',
    rule: 'an annotation has one IRI',
    of: annotations,
    holds: (each) => isIri(each['id']),
  },
  {
    section: '3.1',
    rule: 'an annotation has the type Annotation',
    of: annotations,
    holds: (each) => listOf(each['type']).includes('Annotation'),
  },
  {
    section: '3.1',
    rule: 'an annotation has one target or more',
    of: annotations,
    holds: ({ target }) => listOf(target).length > 0,
  },
  {
    section: '3.2.1',
    rule: 'bodies and targets are IRIs or objects',
    of: annotations,
    holds: ({ body, target }) =>
      [...listOf(body), ...listOf(target)].every((each) => isIri(each) || isFields(each)),
  },
  {
    section: '3.2.4',
    rule: 'a textual body has one text',
    of: ofType(bodies, 'TextualBody'),
    holds: ({ value }) => isText(value),
  },
  {
    section: '3.2.2',
    rule: 'format and language of a body are texts',
    of: bodies,
    holds: ({ format, language }) =>
      [format, language].every((each) => each === undefined || isText(each)),
  },
  {
    section: '3.3.1',
    rule: 'times have the form of xsd:dateTime with a zone',
    of: (file) => [...annotations(file), ...described(file)],
    holds: ({ created, modified }) =>
      [created, modified].every((each) => each === undefined || isTime(each)),
  },
  {
    section: '3.3.2',
    rule: 'an agent has one name at most, which is a text',
    of: agents,
    holds: ({ name }) => name === undefined || isText(name),
  },
  {
    section: '3.3.5',
    rule: 'motivations are of the vocabulary',
    of: annotations,
    holds: ({ motivation }) =>
      listOf(motivation).length > 0 && listOf(motivation).every(isMotivation),
  },
  {
    section: '3.3.5',
    rule: 'purposes are motivations',
    of: bodies,
    holds: ({ purpose }) => purpose === undefined || isMotivation(purpose),
  },
  {
    section: '4',
    rule: 'a specific resource has one source',
    of: targets,
    holds: ({ source }) => isIri(source),
  },
  {
    section: '4.2',
    rule: 'a selector has a type of the vocabulary',
    of: selectors,
    holds: ({ type }) => ['TextPositionSelector', 'TextQuoteSelector'].includes(String(type)),
  },
  {
    section: '4.2.4',
    rule: 'a quote has one exact, and texts around it',
    of: ofType(selectors, 'TextQuoteSelector'),
    holds: ({ exact, prefix, suffix }) => [exact, prefix, suffix].every(isText) && exact !== '',
  },
  {
    section: '4.2.5',
    rule: 'a position has one start and one end, which do not count below zero',
    of: ofType(selectors, 'TextPositionSelector'),
    holds: ({ start, end }) => isCount(start) && isCount(end) && Number(start) < Number(end),
  },
  {
    section: '5.1',
    rule: 'a collection has an IRI and its type',
    of: described,
    holds: (each) => isIri(each['id']) && listOf(each['type']).includes('AnnotationCollection'),
  },
  {
    section: '5.1',
    rule: 'a collection says how many annotations it has',
    of: described,
    holds: ({ total }) => isCount(total),
  },
  {
    section: '5.1',
    rule: 'a collection has one first and one last page',
    of: described,
    holds: ({ first, last, total }) =>
      total === 0 || (isIri(isFields(first) ? first['id'] : first) && isIri(last)),
  },
  {
    section: '5.1',
    rule: 'a label is a text and rights are an IRI',
    of: described,
    holds: ({ label, rights }) => isText(label) && isIri(rights),
  },
  {
    section: '5.2',
    rule: 'a page has an IRI and its type',
    of: page,
    holds: (each) => isIri(each['id']) && listOf(each['type']).includes('AnnotationPage'),
  },
  {
    section: '5.2',
    rule: 'a page has one list of items',
    of: page,
    holds: ({ items }) => Array.isArray(items) && items.length > 0,
  },
  {
    section: '5.2',
    rule: 'a page is part of one collection',
    of: page,
    holds: ({ partOf }) => isFields(partOf) && isIri(partOf['id']),
  },
  {
    section: '5.2',
    rule: 'a page says where it starts',
    of: page,
    holds: ({ startIndex }) => isCount(startIndex),
  },
];

function fileOf(text: string | undefined): Fields {
  const file: unknown = JSON.parse(text ?? '');
  if (!isFields(file)) throw new Error('The export is no object');
  return file;
}

const rich = fileOf(writeOut(webAnnotationExporter, aRichExport()).files[0]?.text);

function broken(file: Fields): readonly string[] {
  return RULES.filter(({ of, holds }) => !of(file).every(holds)).map(({ rule }) => rule);
}

describe('webAnnotationExporter', () => {
  it.each(RULES)('keeps §$section: $rule', ({ of, holds }) => {
    const things = of(rich);
    expect(things.length).toBeGreaterThan(0);
    expect(things.filter((each) => !holds(each))).toEqual([]);
  });

  it('keeps every rule whatever it writes', () => {
    fc.assert(
      fc.property(anyExport, (state) => {
        const { files } = writeOut(webAnnotationExporter, state);
        expect(broken(fileOf(files[0]?.text))).toEqual([]);
      }),
    );
  });

  it('would be found out by each rule', () => {
    const leaves = leavesOf(rich).filter(({ path }) => !path.startsWith('/@context/1'));
    const found = new Set<string>();
    for (const { path } of leaves) {
      const file = withValue(rich, path, -1.5);
      if (isFields(file)) for (const rule of broken(file)) found.add(rule);
    }
    for (const list of ['/first/items', '/first/items/0/target', '/first/items/1/target']) {
      const file = withValue(rich, list, []);
      if (isFields(file)) for (const rule of broken(file)) found.add(rule);
    }
    expect([...found].toSorted()).toEqual(RULES.map(({ rule }) => rule).toSorted());
  });

  it('counts in total what stands in its page', () => {
    expect(rich['total']).toBe(annotations(rich).length);
  });
});
