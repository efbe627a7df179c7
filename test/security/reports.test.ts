import { describe, expect, it } from 'vitest';
import type { Source } from '../../shared/annotation/source';
import { exporterOf } from '../../shared/exchange/exporters';
import { anAnnotation } from '../builders/an-annotation';
import { anArticle } from '../builders/an-article';
import { anExport } from '../builders/an-export';
import { freshSourceId } from '../builders/ids';
import { writeOut } from '../cases/write-out';

const EVIL =
  '<img src=x onerror=alert(1)>"><script>alert(2)</script>[x](javascript:alert(3))\u202e';

/** What the exporter of a report writes of a library in which every word is hostile. */
function reportOf(format: 'html' | 'markdown'): string {
  const source: Source = { id: freshSourceId(), name: EVIL, aliases: [EVIL] };
  const article = anArticle({
    text: `${EVIL} 82 boats ${EVIL}`,
    meta: { title: EVIL, outlet: EVIL, author: EVIL, url: 'javascript:alert(4)', note: EVIL },
  });
  const claim = anAnnotation({
    article,
    kind: 'claim',
    on: '82 boats',
    with: {
      body: { kind: 'claim', claimant: { source: source.id }, statement: EVIL },
      tags: [EVIL],
      note: EVIL,
    },
  });
  const state = anExport({
    analyst: EVIL,
    sources: [source],
    articles: [{ article, annotations: [claim] }],
  });
  return writeOut(exporterOf(format), state)
    .files.map(({ text }) => text)
    .join('\n');
}

describe('the report in HTML', () => {
  const html = reportOf('html');

  it('has no element, no script and no address out of a file', () => {
    expect(html).toContain('&lt;img src=x');
    expect(html).not.toMatch(/<img|<script|<iframe|<object|<embed|<form/i);
    // What stands between quotation marks is no attribute of its own.
    expect(html.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+=/i);
    expect(html).not.toMatch(/(?:href|src)="?\s*(?:javascript|data|file):/i);
  });

  it('forbids by its own policy whatever could be overlooked', () => {
    expect(html).toMatch(/http-equiv="Content-Security-Policy"[^>]*default-src &?(?:#39;|')none/i);
  });
});

describe('the report in Markdown', () => {
  it('has no markup and no link out of a file', () => {
    const markdown = reportOf('markdown');
    expect(markdown).not.toMatch(/(?<!\\)<(?:img|script)/i);
    expect(markdown).not.toMatch(/(?<!\\)\](?<!\\\])\(javascript:/i);
  });
});
