import { describe, expect, it } from 'vitest';
import { readXml } from '../../shared/exchange/refi-qda/read-xml';

/** Each entity is ten of the one before: nine of them unfold to a billion signs. */
const LAUGHS = Array.from(
  { length: 9 },
  (_each, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`,
).join('');

describe('readXml', () => {
  it.each([
    ['entities that unfold', `<!DOCTYPE x [<!ENTITY a0 "ha">${LAUGHS}]><x>&a9;</x>`],
    ['a file as an entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
    ['a document type elsewhere', '<!DOCTYPE x SYSTEM "https://foreign.invalid/x.dtd"><x/>'],
    ['one in other letters', '<!doctype x><x/>'],
  ])('refuses %s', (_case, xml) => {
    expect(readXml(xml)).toMatchObject({ ok: false });
  });

  it('reads the same without them', () => {
    expect(readXml('<?xml version="1.0"?><x a="&lt;">&amp;#65; ha</x>')).toMatchObject({
      ok: true,
    });
  });
});
