import { differences } from '../../shared/exchange/differences';
import type { ExportState } from '../../shared/exchange/build-export';
import type {
  ForeignFile,
  ForeignRead,
  ImportContext,
  Importer,
} from '../../shared/exchange/foreign-read';
import type { Exporter, Loss } from '../../shared/exchange/format';
import { aForeignContext } from '../cases/foreign-context';
import { writeOut } from '../cases/write-out';

/** When files are read in tests: later than anything in them was made. */
export const READ_TIME = '2027-02-03T04:05:06.000Z';

/** Reads files that must be readable. */
export function readWith(
  importer: Importer,
  files: readonly ForeignFile[],
  context: ImportContext = aForeignContext([], { at: READ_TIME }),
): ForeignRead {
  const read = importer.read(files, context);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

/** A file with a text, by its name. */
export function aFile(text: string, fileName = 'a-file'): ForeignFile {
  return { fileName, text };
}

function inOrder(losses: readonly Loss[]): readonly Loss[] {
  const key = ({ id, field }: Loss): string => `${id} ${field}`;
  return losses.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/**
 * Writes a state, reads it back into a library that has nothing, and tells what differs and what the
 * exporter said it lost, both in one order.
 */
export function roundTrip(
  exporter: Exporter,
  importer: Importer,
  state: ExportState,
): {
  readonly read: ForeignRead;
  readonly differing: readonly Loss[];
  readonly said: readonly Loss[];
} {
  const { files, losses } = writeOut(exporter, state);
  const { scheme, analyst } = state;
  const read = readWith(importer, files, aForeignContext([], { scheme, analyst, at: READ_TIME }));
  return { read, differing: inOrder(differences(state, read)), said: inOrder(losses) };
}
