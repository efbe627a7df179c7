import type { CdpSession } from './cdp';
import { hostBrowser } from './host-browser';
import { placeWindow } from './place-window';

/** A page that asks and in the end answers; `script` is a function that is closed. */
export interface DialogPage<Setup> {
  readonly script: (setup: Setup, questions: never, done: never) => void;
  readonly setup: Setup;
  readonly size: { readonly width: number; readonly height: number };
  /** What the page may ask, by name. */
  readonly questions: Readonly<Record<string, (...args: string[]) => Promise<unknown>>>;
}

interface Asked {
  readonly id: number;
  readonly verb: string;
  readonly args: readonly unknown[];
}

/** Nobody outside the stand-in can open or load this address. */
const ADDRESS = 'https://dialog.stand-in.invalid/';

/** Where a dialog opens, in device-independent pixels. */
const CORNER = { x: 160, y: 120 };

const STYLE = `
  :root { color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif; }
  body { margin: 0; }
  main { box-sizing: border-box; height: 100vh; padding: 1rem; display: flex; gap: 0.75rem;
    flex-direction: column; }
  h1 { font-size: 1.1rem; margin: 0; }
  p { margin: 0; white-space: pre-wrap; }
  input { font: inherit; padding: 0.4rem; }
  ul { flex: 1; overflow: auto; margin: 0; padding: 0.25rem; border: 1px solid; list-style: none; }
  button { font: inherit; padding: 0.3rem 0.9rem; }
  li button { width: 100%; text-align: start; border: 0; background: none; }
  li button[aria-pressed='true'] { background: Highlight; color: HighlightText; }
  :focus-visible { outline: 2px solid Highlight; outline-offset: 1px; }
  footer { display: flex; gap: 0.5rem; justify-content: end; }`;

/** The page's side of the conversation; closed, like the scripts. */
function connect(verbs: readonly string[]): {
  questions: Record<string, (...args: unknown[]) => Promise<unknown>>;
  done: (answer: unknown) => void;
} {
  const world = globalThis as unknown as {
    ask: (asked: string) => void;
    answer: (id: number, value: unknown) => void;
  };
  const waiting = new Map<number, (value: unknown) => void>();
  world.answer = (id, value) => {
    waiting.get(id)?.(value);
    waiting.delete(id);
  };
  let lastId = 0;
  const ask = (verb: string, args: unknown[]): Promise<unknown> =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      world.ask(JSON.stringify({ id: lastId, verb, args }));
    });
  // A window that goes while a key is down would send its release to the window below.
  let isKeyDown = false;
  let finish = (): void => {};
  window.addEventListener('keydown', () => (isKeyDown = true), true);
  for (const event of ['keyup', 'blur']) {
    window.addEventListener(event, () => {
      isKeyDown = false;
      setTimeout(finish);
    });
  }
  const asking = verbs.map((verb) => [verb, (...args: unknown[]) => ask(verb, args)] as const);
  return {
    questions: Object.fromEntries(asking),
    done: (answer) => {
      finish = () => void ask('done', [answer]);
      if (!isKeyDown) finish();
    },
  };
}

function htmlOf<Setup>({ script, setup, questions }: DialogPage<Setup>): string {
  // No text of a file name may end the script.
  const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Dialog</title>
    <style>${STYLE}</style><body><script>{
      const { questions, done } = (${connect.toString()})(${json(Object.keys(questions))});
      (${script.toString()})(${json(setup)}, questions, done);
    }</script></body></html>`;
}

async function servePage(page: CdpSession, html: string): Promise<void> {
  page.on('Fetch.requestPaused', ({ requestId, request }) => {
    const body = Buffer.from(request.url === ADDRESS ? html : '').toString('base64');
    const responseHeaders = [{ name: 'content-type', value: 'text/html; charset=utf-8' }];
    page
      .send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body })
      .catch(() => undefined);
  });
  await page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  await page.send('Runtime.addBinding', { name: 'ask' });
  await page.send('Page.navigate', { url: ADDRESS });
}

async function answerPage(
  page: CdpSession,
  context: number,
  { id, verb, args }: Asked,
  questions: DialogPage<unknown>['questions'],
): Promise<void> {
  const value = await questions[verb]?.(...args.map(String));
  await page.send('Runtime.callFunctionOn', {
    executionContextId: context,
    functionDeclaration: 'function (id, value) { answer(id, value) }',
    arguments: [{ value: id }, { value }],
  });
}

/** Shows a page in a window of its own until it answers; `undefined` when it is closed instead. */
export async function showDialog<Setup>(dialog: DialogPage<Setup>): Promise<unknown> {
  const { connection, openTarget } = hostBrowser();
  const targetId = await openTarget({ url: ADDRESS, ...dialog.size });
  const page = await connection.attach(targetId);
  let closed = (_gone: { targetId: string }): void => {};
  const answered = new Promise<unknown>((resolve) => {
    closed = (gone) => {
      if (gone.targetId === targetId) resolve(undefined);
    };
    connection.browser.on('Target.targetDestroyed', closed);
    page.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
      const asked = JSON.parse(payload) as Asked;
      if (asked.verb === 'done') return resolve(asked.args[0]);
      void answerPage(page, executionContextId, asked, dialog.questions).catch(() => undefined);
    });
  });
  await page.send('Runtime.enable');
  await placeWindow(page, { ...CORNER, ...dialog.size }).catch(() => undefined);
  await servePage(page, htmlOf(dialog));
  const answer = await answered;
  connection.browser.off('Target.targetDestroyed', closed);
  await connection.browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
  return answer;
}
