import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { fail, ok, type Result } from '../../base/result';
import { isFields, isString } from '../foreign/guards';
import { unescapeXml } from './xml-text';

/** An element, with the text that stands directly in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Why a text is no XML that we read; `place` is a line, or empty. */
export interface XmlFailure {
  readonly place: string;
  readonly reason: string;
}

const ATTRIBUTES = ':@';
const TEXT = '#text';

/** Far more than code books have in depth, and far less than a stack can bear. */
const DEEPEST = 100;

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: DEEPEST,
});

function attributesOf(value: unknown): Readonly<Record<string, string>> {
  const entries = isFields(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.map(([name, written]) => [name, isString(written) ? unescapeXml(written) : '']),
  );
}

function elementsOf(list: unknown): readonly XmlElement[] {
  const nodes: readonly unknown[] = Array.isArray(list) ? list : [];
  return nodes.flatMap((node): XmlElement[] => {
    const fields = isFields(node) ? node : {};
    const name = Object.keys(fields).find((key) => key !== ATTRIBUTES && key !== TEXT);
    if (name === undefined) return [];
    const children = fields[name];
    return [
      {
        name,
        attributes: attributesOf(fields[ATTRIBUTES]),
        children: elementsOf(children),
        text: textOf(children),
      },
    ];
  });
}

function textOf(list: unknown): string {
  const nodes: readonly unknown[] = Array.isArray(list) ? list : [];
  return nodes
    .map((node) => (isFields(node) && isString(node[TEXT]) ? unescapeXml(node[TEXT]) : ''))
    .join('');
}

function validate(xml: string): XmlFailure | null {
  // Entities of its own make a document as large as it likes; no format here has any.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) {
    return { place: '', reason: 'has a document type, which is not read' };
  }
  const valid = XMLValidator.validate(xml);
  if (valid === true) return null;
  return { place: String(valid.err.line), reason: `is no XML: ${valid.err.msg}` };
}

/** Reads XML that may be damaged or hostile; nothing in it is resolved but characters. */
export function readXml(xml: string): Result<XmlElement, XmlFailure> {
  const failure = validate(xml);
  if (failure) return fail(failure);
  let parsed: unknown;
  try {
    parsed = PARSER.parse(xml);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'is no XML';
    return fail({ place: '', reason });
  }
  const [root] = elementsOf(parsed);
  return root ? ok(root) : fail({ place: '', reason: 'has no element' });
}

/** The children of an element that have one name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first child of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}
