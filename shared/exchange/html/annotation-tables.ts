import type { AnnotationId } from '../../annotation/annotation';
import type { Relation } from '../../annotation/relation';
import { hasRemarks, reportTables, type ReportRow } from '../report-words';
import { escapeHtml } from './escape-html';

/** The relations in which an annotation stands, by its id. */
export type RelationsOf = ReadonlyMap<AnnotationId, readonly Relation[]>;

/** A cell of words that may run in any direction; nothing where nothing was said. */
function cell(words: string): string {
  return words === '' ? '<td></td>' : `<td><bdi>${escapeHtml(words)}</bdi></td>`;
}

function relationItem({ id, type }: Relation): string {
  return `<li><a href="#r-${id}">${escapeHtml(type)}</a></li>`;
}

function remarksCell({ annotation, remarks }: ReportRow, relationsOf: RelationsOf): string {
  const items = [
    ...remarks.map((remark) => `<li><bdi>${escapeHtml(remark)}</bdi></li>`),
    ...(relationsOf.get(annotation.id) ?? []).map(relationItem),
  ];
  return items.length === 0 ? '<td></td>' : `<td class="remarks"><ul>${items.join('')}</ul></td>`;
}

function tableRow(row: ReportRow, answers: readonly string[], remarks: string): string {
  const { annotation, label, words, place } = row;
  const cells = [
    `<th scope="row"><a href="#t-${annotation.id}">${label}</a></th>`,
    `<td class="words"><bdi>${escapeHtml(words)}</bdi></td>`,
    ...answers.map(cell),
    remarks,
    `<td class="place">${place}</td>`,
  ];
  return `<tr id="n-${annotation.id}">${cells.join('')}</tr>\n`;
}

/** The tables of claims, quotes and figures of an article; a kind that it has none of is left out. */
export function annotationTables(
  rows: readonly ReportRow[],
  relationsOf: RelationsOf,
  about: { readonly id: string; readonly title: string },
): string {
  if (rows.length === 0) return '<p class="none">Nothing is marked in this article.</p>\n';
  return reportTables(rows)
    .map(({ kind, title, columns, rows: ofKind }) => {
      const all = ofKind.map(([row]) => row);
      const isRemarked =
        hasRemarks(all) || all.some(({ annotation }) => relationsOf.has(annotation.id));
      const remarksOf = (row: ReportRow): string =>
        isRemarked ? remarksCell(row, relationsOf) : '';
      const headings = ['No.', 'Words', ...columns, ...(isRemarked ? ['Remarks'] : []), 'Place'];
      const id = `${about.id}-${kind}`;
      return [
        `<h3 id="${id}">${title}</h3>\n`,
        `<div class="table" role="region" aria-label="${title} in ${escapeHtml(about.title)}" tabindex="0">`,
        `<table aria-labelledby="${id}"><thead><tr>`,
        headings.map((heading) => `<th scope="col">${heading}</th>`).join(''),
        '</tr></thead>\n<tbody>\n',
        ...ofKind.map(([row, answers]) => tableRow(row, answers, remarksOf(row))),
        '</tbody></table></div>\n',
      ].join('');
    })
    .join('');
}
