import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The place in Electron's executable where its fuses lie: a sentinel, the version of the wire, its
 * length, and a character per fuse (`0` off, `1` on), as @electron/fuses looks for it.
 */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_WIRE_VERSION = 1;
/** The opposite of what we ask for at every place, so that a fuse left alone shows. */
const FACTORY_FUSES = '101100110';

function fuseHolder(): Buffer {
  return Buffer.concat([
    Buffer.from(`#!/bin/sh\nexit 0\n${FUSE_SENTINEL}`),
    Buffer.from([FUSE_WIRE_VERSION, FACTORY_FUSES.length]),
    Buffer.from(`${FACTORY_FUSES}\n`),
  ]);
}

async function put(file: string, content: string | Buffer = ''): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}

async function putExecutable(file: string, content: string | Buffer): Promise<void> {
  await put(file, content);
  await chmod(file, 0o755);
}

/** Writes a folder laid out as Electron's for Linux, of which nothing runs. */
export async function writeLinuxStub(folder: string, version: string): Promise<void> {
  await putExecutable(path.join(folder, 'electron'), fuseHolder());
  await putExecutable(path.join(folder, 'chrome-sandbox'), '');
  await putExecutable(path.join(folder, 'chrome_crashpad_handler'), '');
  await put(path.join(folder, 'version'), version);
  for (const file of ['icudtl.dat', 'resources.pak', 'LICENSE', 'locales/de.pak']) {
    await put(path.join(folder, file));
  }
  await put(path.join(folder, 'locales/en-US.pak'));
}

function propertyList(entries: Readonly<Record<string, string>>): string {
  const lines = Object.entries(entries).map(
    ([key, value]) => `<key>${key}</key><string>${value}</string>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>${lines.join('')}</dict></plist>\n`;
}

async function putBundle(folder: string, name: string, executable: Buffer): Promise<void> {
  const info = {
    CFBundleExecutable: name,
    CFBundleIdentifier: 'com.github.Electron',
    CFBundleName: name,
  };
  await put(path.join(folder, 'Contents/Info.plist'), propertyList(info));
  await putExecutable(path.join(folder, 'Contents/MacOS', name), executable);
}

/** Writes a folder laid out as Electron's for macOS, of which nothing runs. */
export async function writeMacStub(folder: string, version: string): Promise<void> {
  const app = path.join(folder, 'Electron.app');
  const frameworks = path.join(app, 'Contents/Frameworks');
  const framework = path.join(frameworks, 'Electron Framework.framework');
  await put(path.join(folder, 'version'), version);
  await putBundle(app, 'Electron', Buffer.from('#!/bin/sh\n'));
  await put(path.join(app, 'Contents/Resources/electron.icns'));
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const helper = `Electron Helper${kind}`;
    await putBundle(path.join(frameworks, `${helper}.app`), helper, Buffer.from('#!/bin/sh\n'));
  }
  await putExecutable(path.join(framework, 'Versions/A/Electron Framework'), fuseHolder());
  await put(path.join(framework, 'Versions/A/Resources/en.lproj/locale.pak'));
  await put(path.join(framework, 'Versions/A/Resources/de.lproj/locale.pak'));
  await symlink('A', path.join(framework, 'Versions/Current'));
  await symlink('Versions/Current/Electron Framework', path.join(framework, 'Electron Framework'));
  await symlink('Versions/Current/Resources', path.join(framework, 'Resources'));
}
