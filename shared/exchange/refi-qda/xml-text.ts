/** XML 1.0 §2.2: what no document may hold, not even as a reference. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const REPLACEMENT = '\ufffd';

/** Signs that markup would take for its own, and white space that a parser would change. */
const ESCAPED = /[&<>"\t\n\r]|^ | $/g;

const NAMED: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };

/** Whether XML can hold every character of a text. */
export function isXmlText(text: string): boolean {
  return text.search(FORBIDDEN) === -1;
}

/** A text with each character that XML forbids replaced by U+FFFD; both are one code point. */
export function toXmlText(text: string): string {
  return text.replaceAll(FORBIDDEN, REPLACEMENT);
}

/** A text as it stands in an attribute or an element, so that every parser gives it back. */
export function escapeXml(text: string): string {
  return toXmlText(text).replaceAll(ESCAPED, (sign) => {
    const name = NAMED[sign];
    return name === undefined ? `&#${sign.charCodeAt(0)};` : `&${name};`;
  });
}

/** An element; attributes without a value are left out, and what is inside is XML already. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  inside = '',
): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeXml(value)}"`,
  );
  const start = `<${name}${written.join('')}`;
  return inside === '' ? `${start}/>\n` : `${start}>${inside}</${name}>\n`;
}

/** An element around others; nothing where there are none, because the schema wants at least one. */
export function xmlList(name: string, elements: Iterable<string>): string {
  const inside = [...elements].join('');
  return inside === '' ? '' : `<${name}>\n${inside}</${name}>\n`;
}

const REFERENCE = /&(?:#(\d+)|#x([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));/g;
const SIGNS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function signOf(point: number): string {
  const isPoint = point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return isPoint ? String.fromCodePoint(point) : REPLACEMENT;
}

/** A text of XML with its references resolved: numbers and the five names that XML itself has. */
export function unescapeXml(text: string): string {
  return text.replaceAll(
    REFERENCE,
    (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return signOf(Number.parseInt(decimal, 10));
      if (hex !== undefined) return signOf(Number.parseInt(hex, 16));
      return (name === undefined ? undefined : SIGNS[name]) ?? whole;
    },
  );
}
