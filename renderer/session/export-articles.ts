import type { Digest } from '../../shared/article/article';
import { fail, ok, type Result } from '../../shared/base/result';
import { exporterOf, type ExportOptions } from '../../shared/exchange/exporters';
import type { EntryPiece, Exporter, ExportWriter, FormatId } from '../../shared/exchange/format';
import { lossReport } from '../../shared/exchange/loss-report';
import type { SavedExport } from '../../shared/ipc/channels';
import { exportStem } from './export-name';
import { openExportSource, type ExportSource } from './export-source';
import type { Failure } from './failure';
import { reading, type Parts } from './parts';
import { Stopped, type Watch } from './progress';
import type { Outcome } from './session';
import { counted } from './words';

/** What to export, and in which format. */
export interface ExportOrder {
  readonly what: 'all' | 'this';
  readonly format: FormatId;
  readonly options?: ExportOptions;
}

/** Pieces are gathered up to this many code units, so that small ones do not each cross to the host. */
const GATHERED_UNITS = 1024 * 1024;

/** Sends pieces to the host, neighbours of one entry together. */
interface Sender {
  readonly send: (pieces: readonly EntryPiece[]) => Outcome;
  /** Sends what is left. */
  readonly flush: () => Outcome;
}

function createSender(parts: Parts, id: string): Sender {
  let entry: string | null = null;
  let texts: string[] = [];
  let units = 0;

  const flush = async (): Outcome => {
    if (entry === null) return ok(null);
    const sent = await parts.host.writeExport({ id, entry, text: texts.join('') });
    texts = [];
    units = 0;
    return sent;
  };
  return {
    flush,
    async send(pieces) {
      for (const piece of pieces) {
        if (piece.entry !== entry || units > GATHERED_UNITS) {
          const sent = await flush();
          if (!sent.ok) return sent;
          entry = piece.entry;
        }
        texts.push(piece.text);
        units += piece.text.length;
      }
      return ok(null);
    },
  };
}

async function writeAll(
  { head, articles }: ExportSource,
  writer: ExportWriter,
  { send, flush }: Sender,
): Outcome {
  for await (const state of articles()) {
    const sent = await send(writer.article(state));
    if (!sent.ok) return sent;
  }
  if (head.articles === 0) return fail({ type: 'NothingToExport' });
  const sent = await send(writer.end());
  return sent.ok ? flush() : sent;
}

/** What was written: where, and what it does not hold. */
interface Written extends SavedExport {
  readonly losses: number;
  readonly isFromJournal: boolean;
}

async function write(
  parts: Parts,
  what: 'all' | Digest,
  exporter: Exporter,
  id: string,
  watch: Watch,
): Promise<Result<Written, Failure>> {
  const source = await openExportSource(parts, what, watch.step);
  if (!source) return fail({ type: 'NothingToExport' });
  const writer = exporter.begin(source.head);
  const sent = await writeAll(source, writer, createSender(parts, id));
  if (!sent.ok) return sent;
  const losses = [...source.leftOut, ...writer.losses()];
  const report = losses.length > 0 ? lossReport(exporter, source.head, losses) : null;
  const finished = await parts.host.finishExport({ id, report });
  if (!finished.ok) return finished;
  const { isFromJournal } = source;
  return ok({ ...finished.value, losses: losses.length, isFromJournal });
}

/** Writes all of it, or cancels: on any failure nothing is left under the chosen name. */
async function writeOrCancel(
  parts: Parts,
  what: 'all' | Digest,
  exporter: Exporter,
  id: string,
): Promise<Result<Written, Failure>> {
  const cancel = (): Promise<unknown> => parts.host.cancelExport(id);
  try {
    const written = await reading(parts, () =>
      parts.watcher.watch('Exporting', (watch) => write(parts, what, exporter, id, watch)),
    );
    if (!written.ok) await cancel();
    return written;
  } catch (error) {
    await cancel();
    if (error instanceof Stopped) return fail({ type: 'Cancelled' });
    throw error;
  }
}

function tellWritten({ host, tell }: Parts, written: Written): void {
  const { path, report, losses, isFromJournal } = written;
  const reveal = (): void => {
    void host.reveal(path).then((shown) => {
      if (!shown.ok) tell.failed(shown.failure);
    });
  };
  const lost =
    report === null
      ? ''
      : `. ${counted(losses, 'thing')} could not be carried: the list stands in ${report}`;
  const whence = isFromJournal
    ? '. It holds what stands in the journal, since the library cannot be read'
    : '';
  tell.inform(`Exported to ${path}${whence}${lost}`, { title: 'Show in folder', run: reveal });
}

/**
 * Writes what is in the library, or the open article, to a place of the analyst's choice, article by
 * article. Other commands wait until it is written or stopped, so that the export is of one moment.
 */
export async function exportArticles(parts: Parts, order: ExportOrder): Outcome {
  const { host, clock, store } = parts;
  const { open, library } = store.get();
  if (order.what === 'this' && !open) return fail({ type: 'NothingOpen' });
  if (library.length === 0) return fail({ type: 'NothingToExport' });
  const exporter = exporterOf(order.format, order.options);
  const what = order.what === 'this' && open ? open.digest : 'all';
  const { container, extension } = exporter;
  const suggestedName = exportStem(order.what === 'this' && open ? open.title : null, clock());
  const begun = await host.beginExport({ suggestedName, container, extension });
  if (!begun.ok) return begun;
  const written = await writeOrCancel(parts, what, exporter, begun.value.id);
  if (!written.ok) return written;
  tellWritten(parts, written.value);
  return ok(null);
}
