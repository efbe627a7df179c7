import type { App } from '../e2e/app';

/** Has every write of the running program's own files wait so long before it begins, as on a slow disk. */
export function slowDown({ electron }: App, milliseconds: number): Promise<void> {
  return electron.evaluate(async (_electron, ms) => {
    const { open } = process.getBuiltinModule('node:fs/promises');
    const handle = await open(process.execPath, 'r');
    // The class of all handles; the module does not export it.
    const all: { write: (...args: unknown[]) => Promise<unknown> } = Object.getPrototypeOf(handle);
    await handle.close();
    const { write } = all;
    all.write = async function (...args) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      return write.apply(this, args);
    };
  }, milliseconds);
}
