import { bratExporter } from './brat/brat-exporter';
import { csvExporter } from './csv/csv-exporter';
import type { Exporter, FormatId } from './format';
import { htmlExporter } from './html/html-exporter';
import { doccanoExporter } from './jsonl/doccano-exporter';
import { prodigyExporter } from './jsonl/prodigy-exporter';
import { labelStudioExporter } from './label-studio/label-studio-exporter';
import { markdownExporter } from './markdown/markdown-exporter';
import { createNativeExporter } from './native-exporter';
import { refiQdaExporter } from './refi-qda/refi-qda-exporter';
import { webAnnotationExporter } from './web-annotation/web-annotation-exporter';

/** What a person chooses besides the format; each concerns one format only. */
export interface ExportOptions {
  /** Whether the native export holds the articles' texts; without them it cannot prove itself. */
  readonly includeText: boolean;
  /** Whether cells of CSV that a spreadsheet would take for formulas are told to be text. */
  readonly spreadsheetSafe: boolean;
}

export const DEFAULT_EXPORT_OPTIONS: ExportOptions = { includeText: true, spreadsheetSafe: true };

const EXPORTERS: Readonly<Record<FormatId, (options: ExportOptions) => Exporter>> = {
  verbatim: ({ includeText }) => createNativeExporter({ includeText }),
  'web-annotation': () => webAnnotationExporter,
  brat: () => bratExporter,
  csv: ({ spreadsheetSafe }) => csvExporter({ excelSafe: spreadsheetSafe }),
  doccano: () => doccanoExporter,
  prodigy: () => prodigyExporter,
  'refi-qda': () => refiQdaExporter,
  'label-studio': () => labelStudioExporter,
  html: () => htmlExporter,
  markdown: () => markdownExporter,
};

/** The way of writing a format. */
export function exporterOf(
  format: FormatId,
  options: ExportOptions = DEFAULT_EXPORT_OPTIONS,
): Exporter {
  return EXPORTERS[format](options);
}
