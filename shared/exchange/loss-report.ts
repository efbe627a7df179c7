import type { ExportHead, Exporter, Loss } from './format';

/**
 * What an export could not carry, as the text of a file beside it: JSON with what the format never
 * carries (`declared`) and every single loss by id and field, in the order of the export.
 */
export function lossReport(
  { id, declared }: Pick<Exporter, 'id' | 'declared'>,
  { tool, exportedAt }: Pick<ExportHead, 'tool' | 'exportedAt'>,
  losses: readonly Loss[],
): string {
  const report = {
    format: 'verbatim-losses',
    version: 1,
    of: id,
    exportedAt,
    tool: { name: tool.name, version: tool.version },
    declared,
    losses: losses.map((loss) => ({ id: loss.id, field: loss.field })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
