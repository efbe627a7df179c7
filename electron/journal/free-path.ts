import path from 'node:path';
import type { KeepingLayer } from './keeping-layer';

/** A path in a folder under which nothing stands yet: the name, or the name with a number. */
export async function freePath(
  layer: KeepingLayer,
  folder: string,
  stem: string,
  extension: string,
): Promise<string> {
  for (let count = 1; ; count += 1) {
    const file = path.join(folder, `${stem}${count > 1 ? `-${count}` : ''}${extension}`);
    if (!(await layer.status(file))) return file;
  }
}
