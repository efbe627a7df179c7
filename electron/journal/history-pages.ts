import type { HistoryPage } from '../../shared/ipc/channels';
import type { KeptLine } from './read-kept';

/** Code units of text that cross to the page at once; a longer line goes alone. */
const PAGE_UNITS = 4 * 1024 * 1024;

type Open = (after: number) => AsyncGenerator<KeptLine>;

/** A walk through a history, one page after the other. */
interface Walk {
  readonly key: string;
  readonly lines: AsyncGenerator<KeptLine>;
  /** Of the last line that was given. */
  seq: number;
  /** Read already, and for the next page. */
  held: KeptLine | null;
}

/** Gives histories in pages. */
export interface HistoryPages {
  readonly read: (key: string, after: number, open: Open) => Promise<HistoryPage>;
  /** Lets go of the files that a walk has open; the next page begins a new one. */
  readonly close: () => Promise<void>;
}

async function readPage(walk: Walk): Promise<HistoryPage> {
  const lines: string[] = [];
  let units = 0;
  for (;;) {
    const line = walk.held ?? (await walk.lines.next()).value ?? null;
    walk.held = line;
    if (line === null) return { lines, isLast: true };
    units += line.text.length;
    if (lines.length > 0 && units > PAGE_UNITS) return { lines, isLast: false };
    lines.push(line.text);
    walk.seq = line.seq;
    walk.held = null;
  }
}

/** Pages of one walk at a time: asked for in order, they cost one reading in all. */
export function createHistoryPages(): HistoryPages {
  let current: Walk | null = null;
  const close = async (): Promise<void> => {
    const walk = current;
    current = null;
    await walk?.lines.return(undefined);
  };
  return {
    async read(key, after, open) {
      if (current?.key !== key || current.seq !== after) {
        await close();
        current = { key, lines: open(after), seq: after, held: null };
      }
      const page = await readPage(current);
      if (page.isLast) await close();
      return page;
    },
    close,
  };
}
