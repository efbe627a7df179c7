import type { AnnotationId } from '../../annotation/annotation';
import type { Relation } from '../../annotation/relation';
import type { ArticleState } from '../build-export';
import type { EntryPiece, Exporter, ExportHead, ExportWriter } from '../format';
import { articleFacts, REPORT_LOSSES, reportContext, reportRows } from '../report-words';
import { annotationTables } from './annotation-tables';
import { escapeHtml, isWebAddress } from './escape-html';
import { markedText } from './marked-text';
import { STYLE } from './style';

/** Nothing is loaded and nothing runs, whatever a text says. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Characters of an annotation's words in the table of relations. */
const EXCERPT = 80;

const KEY = [
  '<mark class="claim">C: claim</mark>',
  '<mark class="quote">Q: quote</mark>',
  '<mark class="figure">F: figure</mark>',
];

/** How something that was written is named where it is referred to. */
interface Named {
  readonly href: string;
  readonly name: string;
  readonly words: string;
}

function count(amount: number, word: string): string {
  return `${amount} ${word}${amount === 1 ? '' : 's'}`;
}

function opening(head: ExportHead): string {
  const title = 'Marked articles';
  const by = head.analyst === '' ? '' : ` by <bdi>${escapeHtml(head.analyst)}</bdi>`;
  const contents = head.articles > 1 ? '<a href="#contents">List of articles</a>' : '';
  const relations = head.relations.length > 0 ? '<a href="#relations">Relations</a>' : '';
  const links = [contents, relations].filter((link) => link !== '').join(' · ');
  return [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    '<meta name="referrer" content="no-referrer">\n',
    `<title>${title}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n`,
    `<header>\n<h1>${title}</h1>\n`,
    `<p class="lead">${count(head.articles, 'article')}, exported${by} on <time datetime="${escapeHtml(head.exportedAt)}">`,
    `${escapeHtml(head.exportedAt.slice(0, 10))}</time> with ${escapeHtml(`${head.tool.name} ${head.tool.version}`)}. `,
    'Places count Unicode code points from 0; the end is not included.</p>\n',
    `<ul class="key" aria-label="Key">${KEY.map((item) => `<li>${item}</li>`).join('')}</ul>\n`,
    links === '' ? '' : `<p>${links}</p>\n`,
    '</header>\n<main>\n',
  ].join('');
}

function fact([name, value]: readonly [string, string]): string {
  const said = escapeHtml(value);
  const shown =
    name === 'Address' && isWebAddress(value)
      ? `<a href="${said}" rel="noopener noreferrer">${said}</a>`
      : `<bdi>${said}</bdi>`;
  return `<dt>${name}</dt><dd>${shown}</dd>`;
}

function byAnnotation(
  relations: readonly Relation[],
): ReadonlyMap<AnnotationId, readonly Relation[]> {
  const found = new Map<AnnotationId, Relation[]>();
  for (const relation of relations) {
    for (const end of new Set([relation.from, relation.to])) {
      const known = found.get(end);
      if (known) known.push(relation);
      else found.set(end, [relation]);
    }
  }
  return found;
}

function relationEnd(end: AnnotationId, named: ReadonlyMap<AnnotationId, Named>): string {
  const known = named.get(end);
  if (!known) return '<td></td>';
  const { href, name, words } = known;
  return `<td><a href="${href}">${escapeHtml(name)}</a> <bdi>${escapeHtml(words)}</bdi></td>`;
}

function relationsTable(head: ExportHead, named: ReadonlyMap<AnnotationId, Named>): string {
  if (head.relations.length === 0) return '';
  const types = new Map(head.scheme.relationTypes.map(({ key, name }) => [key, name]));
  const rows = head.relations.map(({ id, type, from, to }) => {
    const name = escapeHtml(types.get(type) ?? type);
    const ends = [relationEnd(from, named), relationEnd(to, named)];
    return `<tr id="r-${id}">${ends[0]}<th scope="row">${name}</th>${ends[1]}</tr>\n`;
  });
  return [
    '<section class="more" aria-labelledby="relations">\n<h2 id="relations">Relations</h2>\n',
    '<div class="table" role="region" aria-label="Table of relations" tabindex="0">',
    '<table aria-labelledby="relations"><thead><tr>',
    '<th scope="col">From</th><th scope="col">Relation</th><th scope="col">To</th>',
    `</tr></thead>\n<tbody>\n${rows.join('')}</tbody></table></div>\n</section>\n`,
  ].join('');
}

function contentsList(articles: readonly Named[]): string {
  if (articles.length < 2) return '';
  const items = articles.map(({ href, name, words }) => {
    return `<li><a href="${href}"><bdi>${escapeHtml(name)}</bdi></a> <span class="none">${words}</span></li>\n`;
  });
  return [
    '<nav class="more" aria-labelledby="contents">\n<h2 id="contents">List of articles</h2>\n',
    `<ol>\n${items.join('')}</ol>\n</nav>\n`,
  ].join('');
}

function piece(...texts: readonly string[]): readonly EntryPiece[] {
  return [{ entry: '', text: texts.join('') }];
}

function begin(head: ExportHead): ExportWriter {
  const context = reportContext(head);
  const relationsOf = byAnnotation(head.relations);
  const named = new Map<AnnotationId, Named>();
  const articles: Named[] = [];

  const writeArticle = (state: ArticleState): string => {
    const { article } = state;
    const [{ meta }] = article.appearances;
    const rows = reportRows(state, context);
    const id = `a-${article.digest.slice(0, 16)}`;
    const number = articles.length + 1;
    articles.push({ href: `#${id}`, name: meta.title, words: count(rows.length, 'mark') });
    for (const { annotation, label, words } of rows) {
      if (!relationsOf.has(annotation.id)) continue;
      const excerpt = [...words].slice(0, EXCERPT).join('');
      const shown = excerpt === words ? words : `${excerpt}…`;
      named.set(annotation.id, {
        href: `#n-${annotation.id}`,
        name: `${label} of article ${number}`,
        words: shown,
      });
    }
    const language = meta.language === undefined ? '' : ` lang="${escapeHtml(meta.language)}"`;
    return [
      `<article id="${id}" aria-labelledby="${id}-title">\n`,
      `<h2 id="${id}-title"${language} dir="auto">${escapeHtml(meta.title)}</h2>\n`,
      `<dl class="facts">${articleFacts(state).map(fact).join('')}</dl>\n`,
      `<div class="text"${language} data-digest="${article.digest}">`,
      `${markedText(article.text, rows)}</div>\n`,
      annotationTables(rows, relationsOf, { id, title: meta.title }),
      '</article>\n',
    ].join('');
  };

  return {
    article(state) {
      const before = articles.length === 0 ? opening(head) : '';
      return piece(before, writeArticle(state));
    },
    end: () =>
      piece(
        articles.length === 0 ? opening(head) : '',
        relationsTable(head, named),
        '</main>\n',
        contentsList(articles),
        '</body>\n</html>\n',
      ),
    losses: () => [],
  };
}

/** One page to read, to print and to pass on: articles with their marks, tables, and what relates to what. */
export const htmlExporter: Exporter = {
  id: 'html',
  container: 'file',
  extension: 'html',
  declared: [...REPORT_LOSSES, 'A NUL character in a text is shown as U+FFFD.'],
  begin,
};
