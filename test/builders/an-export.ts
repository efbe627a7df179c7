import type { ExportState } from '../../shared/exchange/build-export';
import { DEFAULT_SCHEME } from '../../shared/scheme/default-scheme';

/** What an export is made of: nothing, but for what a test gives. */
export function anExport(overrides: Partial<ExportState> = {}): ExportState {
  return {
    tool: { name: 'Verbatim', version: '0.1.0' },
    analyst: 'Ada',
    scheme: DEFAULT_SCHEME,
    sources: [],
    articles: [],
    relations: [],
    deleted: [],
    includeText: true,
    ...overrides,
  };
}
