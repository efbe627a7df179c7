import type { AnnotationId } from '../../annotation/annotation';
import type { ArticleState } from '../build-export';
import type { EntryPiece, Exporter, ExportHead, ExportWriter } from '../format';
import {
  articleFacts,
  hasRemarks,
  REPORT_LOSSES,
  reportContext,
  reportRows,
  reportTables,
  type ReportRow,
} from '../report-words';
import { escapeMarkdown } from './escape-markdown';

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = headings.map(() => '---');
  return [line(headings), line(rule), ...rows.map(line)].join('');
}

/** Where an annotation stands is a footnote to its number: positions, and what the positions count. */
function noteName(article: number, label: string): string {
  return `[^${article}-${label}]`;
}

function tablesOf(rows: readonly ReportRow[], article: number): string {
  if (rows.length === 0) return 'Nothing is marked in this article.\n\n';
  return reportTables(rows)
    .map(({ title, columns, rows: ofKind }) => {
      const isRemarked = hasRemarks(ofKind.map(([row]) => row));
      const cells = ofKind.map(([{ label, words, remarks }, answers]) => [
        `${label}${noteName(article, label)}`,
        escapeMarkdown(words),
        ...answers.map(escapeMarkdown),
        ...(isRemarked ? [remarks.map(escapeMarkdown).join('; ')] : []),
      ]);
      const headings = ['No.', 'Words', ...columns, ...(isRemarked ? ['Remarks'] : [])];
      return `### ${title}\n\n${table(headings, cells)}\n`;
    })
    .join('');
}

function notesOf(rows: readonly ReportRow[], article: number): string {
  const notes = rows.map(({ label, place }) => {
    return `${noteName(article, label)}: Code points ${place} of article ${article}.\n`;
  });
  return notes.length === 0 ? '' : `${notes.join('')}\n`;
}

function opening(head: ExportHead): string {
  const by = head.analyst === '' ? '' : ` by ${escapeMarkdown(head.analyst)}`;
  const { name, version } = head.tool;
  return [
    '# Marked articles\n\n',
    `${head.articles} ${head.articles === 1 ? 'article' : 'articles'}, exported${by} on `,
    `${escapeMarkdown(head.exportedAt.slice(0, 10))} with ${escapeMarkdown(`${name} ${version}`)}. `,
    'Places count Unicode code points from 0; the end is not included.\n\n',
  ].join('');
}

function relationsTable(head: ExportHead, named: ReadonlyMap<AnnotationId, string>): string {
  if (head.relations.length === 0) return '';
  const types = new Map(head.scheme.relationTypes.map(({ key, name }) => [key, name]));
  const rows = head.relations.map(({ type, from, to }) => [
    named.get(from) ?? '',
    escapeMarkdown(types.get(type) ?? type),
    named.get(to) ?? '',
  ]);
  return `## Relations\n\n${table(['From', 'Relation', 'To'], rows)}`;
}

function piece(...texts: readonly string[]): readonly EntryPiece[] {
  return [{ entry: '', text: texts.join('') }];
}

function begin(head: ExportHead): ExportWriter {
  const context = reportContext(head);
  const related = new Set(head.relations.flatMap(({ from, to }) => [from, to]));
  const named = new Map<AnnotationId, string>();
  let count = 0;

  const writeArticle = (state: ArticleState): string => {
    const rows = reportRows(state, context);
    for (const { annotation, label, words } of rows) {
      if (!related.has(annotation.id)) continue;
      named.set(annotation.id, `${label} of article ${count}: ${escapeMarkdown(words)}`);
    }
    const { title } = state.article.appearances[0].meta;
    const facts = articleFacts(state).map(
      ([name, value]) => `- ${name}: ${escapeMarkdown(value)}\n`,
    );
    return [
      `## ${count}. ${escapeMarkdown(title)}\n\n${facts.join('')}\n`,
      tablesOf(rows, count),
      notesOf(rows, count),
    ].join('');
  };

  return {
    article(state) {
      count += 1;
      return piece(count === 1 ? opening(head) : '', writeArticle(state));
    },
    end: () => piece(count === 0 ? opening(head) : '', relationsTable(head, named)),
    losses: () => [],
  };
}

/** A report of tables for people who write in Markdown: what is claimed, quoted and counted, and where. */
export const markdownExporter: Exporter = {
  id: 'markdown',
  container: 'file',
  extension: 'md',
  declared: [
    ...REPORT_LOSSES,
    'The texts of the articles are left out; the marked words are there, each in one line.',
  ],
  begin,
};
