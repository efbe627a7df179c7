import { Guarded } from './not-in-stand-in';

/** Electron's `WebFrameMain` of the one frame from which the preload can call. */
export class MainFrame extends Guarded {
  url: string;
  readonly parent: null = null;
  readonly processId: number = 1;
  readonly routingId: number = 1;
  readonly frameTreeNodeId: number = 1;

  constructor(url: string) {
    super('mainFrame');
    this.url = url;
  }

  get top(): MainFrame {
    return this;
  }

  /** As Chromium serialises it for a standard scheme; `new URL().origin` is `null` for it. */
  get origin(): string {
    const { protocol, host } = new URL(this.url);
    return host ? `${protocol}//${host}` : 'null';
  }

  isDestroyed(): boolean {
    return false;
  }
}
