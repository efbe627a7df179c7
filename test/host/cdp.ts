import { EventEmitter } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
// The package exports no path for its own protocol types.
import type { Protocol } from '../../node_modules/playwright-core/types/protocol';

export type { Protocol };

type Method = keyof Protocol.CommandParameters;

/** File descriptors of `--remote-debugging-pipe`, as Chromium has them. */
const TO_BROWSER = 3;
const FROM_BROWSER = 4;

interface Pending {
  resolve(value: unknown): void;
  reject(reason: Error): void;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A session of the Chrome DevTools Protocol: the browser's own, or one of a target. */
export class CdpSession {
  readonly #events = new EventEmitter();
  readonly #connection: CdpConnection;
  readonly #id: string | undefined;

  constructor(connection: CdpConnection, id?: string) {
    this.#connection = connection;
    this.#id = id;
  }

  /** Rejects with the browser's message, or when the browser is gone. */
  send<M extends Method>(
    method: M,
    params?: Protocol.CommandParameters[M],
  ): Promise<Protocol.CommandReturnValues[M]> {
    return this.#connection.call(method, params, this.#id);
  }

  on<E extends keyof Protocol.Events>(
    event: E,
    listener: (params: Protocol.Events[E]) => void,
  ): void {
    this.#events.on(event, listener);
  }

  off<E extends keyof Protocol.Events>(
    event: E,
    listener: (params: Protocol.Events[E]) => void,
  ): void {
    this.#events.off(event, listener);
  }

  /** Hands an event of the wire to the listeners. */
  emit(event: string, params: unknown): void {
    this.#events.emit(event, params);
  }
}

/** A connection to a browser over its pipe: no port is opened, and the browser ends with us. */
export class CdpConnection {
  readonly browser: CdpSession = new CdpSession(this);
  readonly #process: ChildProcess;
  readonly #input: Writable;
  readonly #pending = new Map<number, Pending>();
  readonly #sessions = new Map<string, CdpSession>();
  #chunks: Buffer[] = [];
  #lastId = 0;
  #gone = false;

  /** `process` is a Chromium started with `--remote-debugging-pipe` and five stdio pipes. */
  constructor(process: ChildProcess) {
    this.#process = process;
    this.#input = process.stdio[TO_BROWSER] as Writable;
    this.#input.on('error', () => this.#end());
    (process.stdio[FROM_BROWSER] as Readable).on('data', (chunk: Buffer) => this.#read(chunk));
    process.on('exit', () => this.#end());
  }

  get process(): ChildProcess {
    return this.#process;
  }

  get gone(): boolean {
    return this.#gone;
  }

  /** Opens a session on a target, such as a page. */
  async attach(targetId: string): Promise<CdpSession> {
    const { sessionId } = await this.browser.send('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    const session = new CdpSession(this, sessionId);
    this.#sessions.set(sessionId, session);
    return session;
  }

  call<M extends Method>(
    method: M,
    params: Protocol.CommandParameters[M] | undefined,
    sessionId: string | undefined,
  ): Promise<Protocol.CommandReturnValues[M]> {
    if (this.#gone) return Promise.reject(new Error('The browser is gone.'));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve: resolve as Pending['resolve'], reject });
      this.#input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  #read(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...this.#chunks, chunk.subarray(start, end)]);
      this.#chunks = [];
      start = end + 1;
      this.#receive(JSON.parse(message.toString('utf8')) as Message);
    }
    if (start < chunk.length) this.#chunks.push(chunk.subarray(start));
  }

  #receive(message: Message): void {
    if (message.id !== undefined) {
      const pending = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if (message.error) pending?.reject(new Error(message.error.message));
      else pending?.resolve(message.result);
      return;
    }
    if (message.method === undefined) return;
    const session = message.sessionId ? this.#sessions.get(message.sessionId) : this.browser;
    session?.emit(message.method, message.params);
  }

  #end(): void {
    this.#gone = true;
    for (const { reject } of this.#pending.values()) reject(new Error('The browser is gone.'));
    this.#pending.clear();
  }
}
