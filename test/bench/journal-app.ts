import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * What answers an append: the keeper of the main process, on this disk; a call of the main process
 * that has nothing to do; or the preload at once.
 */
export const ANSWERS = ['on', 'crossing', 'off'] as const;
export type Answer = (typeof ANSWERS)[number];

const APPEND = 'invoke("journal:append", lines)';

const REPLACED: Readonly<Record<Answer, string>> = {
  on: APPEND,
  crossing: 'invoke("app:info").then(() => leadsTo(lines))',
  off: 'Promise.resolve(leadsTo(lines))',
};

/** Where lines say that they lead, unproved; and a count of what came. */
const ADDED = `
function leadsTo(lines) {
  const { seq, sum } = JSON.parse(lines.at(-1));
  return { ok: true, value: { seq, sum, bytes: 0 } };
}
const journalCounts = { appends: 0, lines: 0 };
function counted(lines, answer) {
  journalCounts.appends += 1;
  journalCounts.lines += lines.length;
  return answer;
}
require("electron").contextBridge.exposeInMainWorld("journalCounts", () => ({ ...journalCounts }));
`;

/** A copy of the built app in a folder, whose preload counts appends and has them answered so. */
export async function appAnswering(root: string, answer: Answer, folder: string): Promise<string> {
  await mkdir(folder);
  await cp(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  for (const part of ['electron', 'renderer']) {
    await cp(path.join(root, 'out', part), path.join(folder, 'out', part), { recursive: true });
  }
  const preload = path.join(folder, 'out/electron/preload.cjs');
  const source = await readFile(preload, 'utf8');
  if (source.split(APPEND).length !== 2) throw new Error('The preload appends in another way.');
  const replaced = source.replace(APPEND, `counted(lines, ${REPLACED[answer]})`);
  await writeFile(preload, replaced + ADDED);
  return folder;
}
