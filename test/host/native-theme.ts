import type * as Electron from 'electron';
import type { CdpSession } from './cdp';
import { GuardedEmitter } from './not-in-stand-in';

type Source = Electron.NativeTheme['themeSource'];

/** Electron's `nativeTheme`; the system of the stand-in is a light one. */
class NativeTheme extends GuardedEmitter {
  readonly #pages = new Set<CdpSession>();
  #source: Source = 'system';

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get themeSource(): Source {
    return this.#source;
  }

  set themeSource(source: Source) {
    if (source === this.#source) return;
    this.#source = source;
    for (const page of this.#pages) this.apply(page);
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }

  get shouldUseHighContrastColors(): boolean {
    return false;
  }

  /** Keeps a page's `prefers-color-scheme` to the theme, until it is released. */
  follow(page: CdpSession): void {
    this.#pages.add(page);
    this.apply(page);
  }

  release(page: CdpSession): void {
    this.#pages.delete(page);
  }

  /** Sets the page's media feature again: whoever else speaks to the browser may have changed it. */
  apply(page: CdpSession): void {
    const value = this.#source === 'system' ? '' : this.#source;
    const features = [{ name: 'prefers-color-scheme', value }];
    page.send('Emulation.setEmulatedMedia', { features }).catch(() => undefined);
  }
}

/** Electron's `nativeTheme`. */
export const nativeTheme = new NativeTheme();
