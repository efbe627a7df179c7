import { guarded } from './not-in-stand-in';

/** Electron's `shell`: nothing outside the app is opened unless a test says what happens. */
export const shell = guarded('shell', {
  async openExternal(url: string, _options?: object): Promise<void> {
    throw new Error(`shell.openExternal is not stubbed: ${url}`);
  },
  async openPath(path: string): Promise<string> {
    throw new Error(`shell.openPath is not stubbed: ${path}`);
  },
  showItemInFolder(path: string): void {
    process.stdout.write(`In the folder: ${path}\n`);
  },
  beep(): void {},
});
