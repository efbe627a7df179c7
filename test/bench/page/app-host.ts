import type { Host } from '../../../shared/ipc/channels';
import { encodeLine } from '../../../shared/journal/encode-line';
import { readLogEnd } from '../../../renderer/storage/check-library';
import { openDatabase } from '../../../renderer/storage/database';
import { readChangesAfter } from '../../../renderer/storage/read-changes';
import { createFakeHost } from '../../builders/fake-host';

/** The last line of a journal that is level with the library; none of an empty library. */
async function lastLine(): Promise<readonly string[]> {
  const opened = await openDatabase();
  if (!opened.ok) return [];
  const { seq } = await readLogEnd(opened.value);
  const lines: string[] = [];
  for await (const changes of readChangesAfter(opened.value, seq - 1)) {
    for (const change of changes) lines.push(encodeLine(change, '').line);
  }
  opened.value.close();
  return lines;
}

/**
 * The app's page finds this host where Electron's preload would have put one. What it keeps goes as
 * far as the library: the app would else begin by writing all of it, and say so over the text.
 */
const host = createFakeHost() satisfies Host;
const kept = lastLine().then((lines) => host.journal.push(...lines));
const { keeping } = host;

Object.defineProperty(window, 'host', {
  value: {
    ...host,
    keeping: async () => {
      await kept;
      return keeping();
    },
  } satisfies Host,
});
