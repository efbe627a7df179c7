import { XMLParser } from 'fast-xml-parser';

/** An element as a parser that is not ours gives it. */
export interface SchemaElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SchemaElement[];
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

/** Parses with entities resolved by the parser itself. */
export function parseXml(xml: string): SchemaElement {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    trimValues: false,
    ignoreDeclaration: true,
  });
  const toElements = (list: unknown): readonly SchemaElement[] =>
    (Array.isArray(list) ? list : []).filter(isNode).flatMap((node) => {
      const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
      if (name === undefined) return [];
      const written = isNode(node[':@']) ? node[':@'] : {};
      const attributes = Object.fromEntries(
        Object.entries(written).map(([key, value]) => [key, String(value)]),
      );
      return [{ name, attributes, children: toElements(node[name]) }];
    });
  const [root] = toElements(parser.parse(xml));
  if (!root) throw new Error('No element');
  return root;
}

const GUID =
  /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\{[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\})$/i;
const TIME = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/;
const INTEGER = /^[+-]?\d+$/;
const TEXT = /^/;

interface Rule {
  /** Attributes with what they must look like; a name that ends in `!` is required. */
  readonly attributes: Readonly<Record<string, RegExp>>;
  /** Children in the order of the sequence: `?` at most one, `*` any number, `+` at least one. */
  readonly children: readonly string[];
}

const AUDIT = { creatingUser: GUID, creationDateTime: TIME };
const MODIFIED = { modifyingUser: GUID, modifiedDateTime: TIME };
const TEXT_SOURCE: Rule = {
  attributes: {
    ...{ 'guid!': GUID, name: TEXT, richTextPath: TEXT, plainTextPath: TEXT },
    ...AUDIT,
    ...MODIFIED,
  },
  children: [
    ...['Description?', 'PlainTextContent?', 'PlainTextSelection*', 'Coding*', 'NoteRef*'],
    'VariableValue*',
  ],
};
const REFERENCE: Rule = { attributes: { 'targetGUID!': GUID }, children: [] };
const LEAF: Rule = { attributes: {}, children: [] };

/** The parts of the project schema that a project of texts can have, as its rules say. */
const RULES: Readonly<Record<string, Rule>> = {
  Project: {
    attributes: {
      ...{ 'name!': TEXT, origin: TEXT, creatingUserGUID: GUID, creationDateTime: TIME },
      ...{ modifyingUserGUID: GUID, modifiedDateTime: TIME, basePath: TEXT, xmlns: TEXT },
    },
    children: [
      ...['Users?', 'CodeBook?', 'Variables?', 'Cases?', 'Sources?', 'Notes?', 'Links?', 'Sets?'],
      ...['Graphs?', 'Description?', 'NoteRef*'],
    ],
  },
  Users: { attributes: {}, children: ['User+'] },
  User: { attributes: { 'guid!': GUID, name: TEXT, id: TEXT }, children: [] },
  CodeBook: { attributes: {}, children: ['Codes'] },
  Codes: { attributes: {}, children: ['Code+'] },
  Code: {
    attributes: {
      ...{ 'guid!': GUID, 'name!': TEXT, 'isCodable!': /^(?:true|false|0|1)$/ },
      color: /^#(?:[0-9a-f]{3}){1,2}$/i,
    },
    children: ['Description?', 'NoteRef*', 'Code*'],
  },
  Variables: { attributes: {}, children: ['Variable+'] },
  Variable: {
    attributes: { 'guid!': GUID, 'name!': TEXT, 'typeOfVariable!': /^Text$/ },
    children: ['Description?'],
  },
  VariableValue: { attributes: {}, children: ['VariableRef', 'TextValue?'] },
  Cases: { attributes: {}, children: ['Case+'] },
  Case: {
    attributes: { 'guid!': GUID, name: TEXT },
    children: ['Description?', 'CodeRef*', 'VariableValue*', 'SourceRef*', 'SelectionRef*'],
  },
  Sources: { attributes: {}, children: ['TextSource+'] },
  TextSource: TEXT_SOURCE,
  Note: TEXT_SOURCE,
  Notes: { attributes: {}, children: ['Note+'] },
  PlainTextSelection: {
    attributes: {
      ...{ 'guid!': GUID, name: TEXT, 'startPosition!': INTEGER, 'endPosition!': INTEGER },
      ...AUDIT,
      ...MODIFIED,
    },
    children: ['Description?', 'Coding*', 'NoteRef*'],
  },
  Coding: { attributes: { 'guid!': GUID, ...AUDIT }, children: ['CodeRef', 'NoteRef*'] },
  Links: { attributes: {}, children: ['Link+'] },
  Link: {
    attributes: {
      ...{ 'guid!': GUID, name: TEXT, originGUID: GUID, targetGUID: GUID },
      direction: /^(?:Associative|OneWay|Bidirectional)$/,
    },
    children: ['NoteRef*'],
  },
  CodeRef: REFERENCE,
  NoteRef: REFERENCE,
  SelectionRef: REFERENCE,
  VariableRef: REFERENCE,
  TextValue: LEAF,
  Description: LEAF,
  PlainTextContent: LEAF,
};

function* attributeFaults({ name, attributes }: SchemaElement, rule: Rule): Generator<string> {
  for (const [key, pattern] of Object.entries(rule.attributes)) {
    const isRequired = key.endsWith('!');
    const value = attributes[isRequired ? key.slice(0, -1) : key];
    if (value === undefined && isRequired) yield `${name} lacks ${key.slice(0, -1)}`;
    if (value !== undefined && !pattern.test(value)) yield `${name} ${key} is "${value}"`;
  }
  for (const key of Object.keys(attributes)) {
    if (!(key in rule.attributes) && !(`${key}!` in rule.attributes)) yield `${name} has ${key}`;
  }
}

function childrenFault({ name, children }: SchemaElement, rule: Rule): string | null {
  const sequence = rule.children.map((child) => {
    const count = /[?*+]$/.exec(child)?.[0] ?? '';
    return `(?:${child.replace(/[?*+]$/, '')} )${count}`;
  });
  const names = children.map((child) => `${child.name} `).join('');
  return new RegExp(`^${sequence.join('')}$`).test(names) ? null : `${name} holds ${names}`;
}

/** What breaks the rules of the schema in an element and all below it. */
export function* schemaFaults(element: SchemaElement): Generator<string> {
  const rule = RULES[element.name];
  if (!rule) {
    yield `${element.name} is not known`;
    return;
  }
  yield* attributeFaults(element, rule);
  const fault = childrenFault(element, rule);
  if (fault !== null) yield fault;
  for (const child of element.children) yield* schemaFaults(child);
}

/** An element and all below it. */
export function* elementsIn(element: SchemaElement): Generator<SchemaElement> {
  yield element;
  for (const child of element.children) yield* elementsIn(child);
}
