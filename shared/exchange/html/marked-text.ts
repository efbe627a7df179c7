import { paragraphsOf } from '../../article/paragraphs';
import type { Span } from '../../article/span';
import type { Kind } from '../../scheme/scheme';
import type { ReportRow } from '../report-words';
import { escapeHtml } from './escape-html';

/** One fragment of an annotation, as it is marked. */
interface Mark {
  readonly span: Span;
  readonly id: string;
  readonly kind: Kind;
  /** Of the annotation, and which of its fragments this is where it has several. */
  readonly name: string;
  readonly isFirst: boolean;
}

const KIND_NAMES: Readonly<Record<Kind, string>> = {
  claim: 'Claim',
  quote: 'Quote',
  figure: 'Figure',
};

/** Marks further out than this look alike. */
const DEEPEST = 4;

function marksOf(rows: readonly ReportRow[]): readonly Mark[] {
  return rows.flatMap(({ annotation, label }) => {
    const { spans } = annotation.target;
    return spans.map((span, index) => ({
      span,
      id: annotation.id,
      kind: annotation.body.kind,
      name: spans.length === 1 ? label : `${label} ${index + 1}/${spans.length}`,
      isFirst: index === 0,
    }));
  });
}

/** The link that names a mark. It has no text of its own, so that the article's text stays as it is. */
function nameTag({ id, kind, name, isFirst }: Mark): string {
  const anchor = isFirst ? ` id="t-${id}"` : '';
  const said = `${KIND_NAMES[kind]} ${name}`;
  return `<a class="name"${anchor} href="#n-${id}" data-name="${name}" aria-label="${said}"></a>`;
}

/** A stretch without a border in it, within all marks that cover it, the outermost first. */
function segment(text: string, at: Span, covering: readonly Mark[]): string {
  const words = escapeHtml(text.slice(at.start, at.end));
  return covering.reduceRight((inner, mark, index) => {
    const depth = Math.min(DEEPEST, covering.length - 1 - index);
    const starts = mark.span.start === at.start;
    const name = starts ? nameTag(mark) : '';
    return `<mark class="${mark.kind} d${depth}" data-of="${mark.id}">${name}${inner}</mark>`;
  }, words);
}

/** Borders of marks strictly within a stretch, and its ends, in order. */
function bordersWithin({ start, end }: Span, marks: readonly Mark[]): readonly number[] {
  const borders = new Set([start, end]);
  for (const { span } of marks) {
    for (const edge of [span.start, span.end]) if (edge > start && edge < end) borders.add(edge);
  }
  return [...borders].toSorted((a, b) => a - b);
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function paragraph(text: string, at: Span, marks: readonly Mark[]): string {
  const borders = bordersWithin(at, marks);
  return borders
    .slice(0, -1)
    .map((start, index) => {
      const stretch = { start, end: borders[index + 1] ?? start };
      const covering = marks.filter(({ span }) => overlaps(span, stretch));
      return segment(text, stretch, covering);
    })
    .join('');
}

const LINE_ENDS = /^[ \t\r\n]*$/;

/** What stands between two paragraphs. Breaks that are no white space in HTML would make a line of their own. */
function between(text: string): string {
  const html = escapeHtml(text);
  return LINE_ENDS.test(text) ? html : `<span hidden>${html}</span>`;
}

/**
 * The text of an article with its marks: split at every border, so that overlapping ones nest, and
 * named where they begin. The text of the elements is the article's, character for character.
 */
export function markedText(text: string, rows: readonly ReportRow[]): string {
  const waiting = marksOf(rows).toSorted(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end,
  );
  let open: readonly Mark[] = [];
  let taken = 0;
  let end = 0;
  const html: string[] = [];
  for (const at of paragraphsOf(text)) {
    const coming: Mark[] = [];
    for (let next = waiting[taken]; next && next.span.start < at.end; next = waiting[taken]) {
      coming.push(next);
      taken += 1;
    }
    open = [...open, ...coming].filter(({ span }) => span.end > at.start);
    html.push(between(text.slice(end, at.start)));
    html.push(`<p dir="auto">${paragraph(text, at, open)}</p>`);
    end = at.end;
  }
  return html.join('') + between(text.slice(end));
}
