import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { escapeXml, toXmlText, unescapeXml } from '../../../../shared/exchange/refi-qda/xml-text';
import { nastyText } from '../../../cases/nasty-texts';

describe('escapeXml', () => {
  it.each([
    ['a < b & "c" > d', 'a &lt; b &amp; &quot;c&quot; &gt; d'],
    ['white space\t\r\n that a parser changes', 'white space&#9;&#13;&#10; that a parser changes'],
    [' spaces that a parser may cut off ', '&#32;spaces that a parser may cut off&#32;'],
    ['a form feed\f', 'a form feed\ufffd'],
  ])('writes %j as %j', (text, written) => {
    expect(escapeXml(text)).toBe(written);
  });

  it('is undone by unescapeXml, but for what XML forbids', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        expect(unescapeXml(escapeXml(text))).toBe(toXmlText(text));
      }),
    );
  });
});

describe('unescapeXml', () => {
  it.each([
    ['&#x1F6A2;&#128674;', '🚢🚢'],
    ['&evil; &amp;lt; &', '&evil; &lt; &'],
    ['&#xD800;&#x110000;&#99999999999;', '\ufffd\ufffd\ufffd'],
  ])('reads %j as %j', (written, text) => {
    expect(unescapeXml(written)).toBe(text);
  });
});
