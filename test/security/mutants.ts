/** A guard taken away by one edit of one source, and the test that must see it. */
export interface Mutant {
  readonly title: string;
  /** Relative to the project. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly old: string;
  readonly new: string;
  readonly test: string;
}

const POLICY = 'electron/policy.ts';
const POLICY_TEST = 'test/electron/policy.test.ts';
const WINDOW = 'electron/window.ts';
const MAIN = 'electron/main.ts';
const MAIN_TEST = 'test/electron/main.test.ts';
const PROTOCOL = 'electron/protocol.ts';
const PROTOCOL_TEST = 'test/electron/protocol.test.ts';
const IPC = 'electron/ipc.ts';
const IPC_TEST = 'test/electron/ipc.test.ts';
const GUARDS = 'electron/guards.ts';
const PAYLOADS_TEST = 'test/security/payloads.test.ts';
const BUILDER = 'electron-builder.yml';
const SOURCES_TEST = 'test/security/sources.test.ts';
const PRELOAD = 'electron/preload.ts';
const PRELOAD_TEST = 'test/electron/preload.test.ts';
const DEV_PROXY = 'electron/dev-proxy.ts';
const DEV_PROXY_TEST = 'test/electron/dev-proxy.test.ts';

const ARCHIVE = 'electron/files/read-archive.ts';
const ARCHIVE_TEST = 'test/security/archives.test.ts';
const LIMITS_TEST = 'test/security/reading-limits.test.ts';
const JOURNAL_TEST = 'test/security/fuzz-journal.test.ts';
const JSON_READER = 'shared/exchange/read-json.ts';
const JSON_TEST = 'test/shared/exchange/read-json.test.ts';

/** A preference of the window that is turned round. */
function preference(name: string, from: boolean): Mutant {
  return {
    title: `${name} is ${!from}`,
    file: POLICY,
    old: `${name}: ${from},`,
    new: `${name}: ${!from},`,
    test: POLICY_TEST,
  };
}

/** A fuse of the package that is turned round. */
function fuse(name: string, from: boolean): Mutant {
  return {
    title: `the fuse ${name} is ${!from}`,
    file: BUILDER,
    old: `${name}: ${from}`,
    new: `${name}: ${!from}`,
    test: SOURCES_TEST,
  };
}

/** Edits that each open one door; `mutants.test.ts` applies them, one run of one test file each. */
export const MUTANTS: readonly Mutant[] = [
  preference('sandbox', true),
  preference('contextIsolation', true),
  preference('nodeIntegration', false),
  preference('nodeIntegrationInWorker', false),
  preference('nodeIntegrationInSubFrames', false),
  preference('webSecurity', true),
  preference('allowRunningInsecureContent', false),
  preference('experimentalFeatures', false),
  preference('webviewTag', false),
  preference('navigateOnDragDrop', false),
  {
    title: 'a host that begins like ours is trusted',
    file: POLICY,
    old: 'parsed.host === HOST',
    new: 'parsed.host.startsWith(HOST)',
    test: POLICY_TEST,
  },
  {
    title: 'any scheme is trusted',
    file: POLICY,
    old: 'parsed.protocol === `${SCHEME}:` &&',
    new: '',
    test: POLICY_TEST,
  },
  {
    title: 'a user name in an address is passed over',
    file: POLICY,
    old: "parsed.username === '' &&",
    new: '',
    test: POLICY_TEST,
  },
  {
    title: 'frames within the page are trusted',
    file: POLICY,
    old: 'frame.parent === null &&',
    new: '',
    test: POLICY_TEST,
  },
  {
    title: 'permissions are given to any origin',
    file: POLICY,
    old: 'PERMITTED.has(permission) && isTrustedUrl(requestingUrl)',
    new: 'PERMITTED.has(permission) || requestingUrl === permission',
    test: POLICY_TEST,
  },
  {
    title: 'the scheme may pass by the policy',
    file: POLICY,
    old: 'secure: true, codeCache',
    new: 'secure: true, bypassCSP: true, codeCache',
    test: POLICY_TEST,
  },
  {
    title: 'the policy allows eval',
    file: POLICY,
    old: `"script-src 'self'"`,
    new: `"script-src 'self' 'unsafe-eval'"`,
    test: POLICY_TEST,
  },
  {
    title: 'the policy allows inline styles',
    file: POLICY,
    old: `"style-src 'self'"`,
    new: `"style-src 'self' 'unsafe-inline'"`,
    test: POLICY_TEST,
  },
  {
    title: 'the policy allows connections',
    file: POLICY,
    old: `"base-uri 'none'"`,
    new: `"connect-src *", "base-uri 'none'"`,
    test: POLICY_TEST,
  },
  {
    title: 'the policy starts from everything',
    file: POLICY,
    old: `"default-src 'none'"`,
    new: `"default-src 'self'"`,
    test: POLICY_TEST,
  },
  {
    title: 'forms may be sent anywhere',
    file: POLICY,
    old: `"form-action 'none'",`,
    new: '',
    test: POLICY_TEST,
  },
  {
    title: 'the sender is not checked',
    file: IPC,
    old: '!isTrustedFrame(event.senderFrame)',
    new: 'isTrustedFrame === null',
    test: IPC_TEST,
  },
  {
    title: 'the payload is not checked',
    file: IPC,
    old: '!fits(payload)',
    new: 'payload === null',
    test: IPC_TEST,
  },
  {
    title: 'the page may navigate anywhere',
    file: WINDOW,
    old: 'if (!isStartPage(event.url)) event.preventDefault();',
    new: '',
    test: MAIN_TEST,
  },
  {
    title: 'the page may navigate to any file of the bundle',
    file: WINDOW,
    old: '!isStartPage(event.url)',
    new: "!event.url.startsWith('app://bundle/')",
    test: MAIN_TEST,
  },
  {
    title: 'windows may be opened',
    file: WINDOW,
    old: "action: 'deny'",
    new: "action: 'allow'",
    test: MAIN_TEST,
  },
  {
    title: 'webviews may be attached',
    file: WINDOW,
    old: "contents.on('will-attach-webview', (event) => event.preventDefault());",
    new: '',
    test: MAIN_TEST,
  },
  {
    title: 'pages are not confined',
    file: MAIN,
    old: 'confine(contents)',
    new: 'void contents',
    test: MAIN_TEST,
  },
  {
    title: 'every permission that is asked for is given',
    file: MAIN,
    old: 'answer(isPermitted(permission, details.requestingUrl))',
    new: 'answer(permission !== details.requestingUrl)',
    test: MAIN_TEST,
  },
  {
    title: 'every permission that is checked is there',
    file: MAIN,
    old: 'isPermitted(permission, origin),',
    new: 'permission !== origin,',
    test: MAIN_TEST,
  },
  {
    title: 'addresses are opened outside',
    file: WINDOW,
    old: 'contents.setWindowOpenHandler(() => (',
    new: 'contents.setWindowOpenHandler(({ url }) => void shell.openExternal(url) ?? (',
    test: SOURCES_TEST,
  },
  {
    title: 'the window loads a file',
    file: WINDOW,
    old: 'window.loadURL(START_URL)',
    new: "window.loadFile('index.html')",
    test: SOURCES_TEST,
  },
  {
    title: 'a path of the bundle may lead upwards',
    file: PROTOCOL,
    old: 'BUNDLED_FILE.test(name) ? name : null',
    new: 'name',
    test: PROTOCOL_TEST,
  },
  {
    title: 'other hosts are served too',
    file: PROTOCOL,
    old: 'if (!isTrustedUrl(url)) return null;',
    new: '',
    test: PROTOCOL_TEST,
  },
  {
    title: 'what is not found is answered without the policy',
    file: PROTOCOL,
    old: "{ ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' }",
    new: "{ 'content-type': 'text/plain; charset=utf-8' }",
    test: PROTOCOL_TEST,
  },
  {
    title: 'pages are served without the policy',
    file: PROTOCOL,
    old: "{ ...SECURITY_HEADERS, 'content-type': type }",
    new: "{ 'content-type': type }",
    test: PROTOCOL_TEST,
  },
  {
    title: 'any method is answered',
    file: PROTOCOL,
    old: "request.method !== 'GET' && request.method !== 'HEAD'",
    new: "request.method === ''",
    test: PROTOCOL_TEST,
  },
  {
    title: 'listeners of the page get the event',
    file: PRELOAD,
    old: 'listener(payload);\n  ipcRenderer',
    new: 'Reflect.apply(listener, null, [payload, _event]);\n  ipcRenderer',
    test: PRELOAD_TEST,
  },
  {
    title: 'the page gets the whole of IPC',
    file: PRELOAD,
    old: "exposeInMainWorld('host', host)",
    new: "exposeInMainWorld('host', { ...host, ipcRenderer })",
    test: PRELOAD_TEST,
  },
  {
    title: 'a development server of any machine is proxied',
    file: DEV_PROXY,
    old: "local && server.protocol === 'http:'",
    new: "local !== null && server.protocol === 'http:'",
    test: DEV_PROXY_TEST,
  },
  {
    title: 'a package proxies a development server',
    file: DEV_PROXY,
    old: 'isPackaged || named',
    new: 'named',
    test: DEV_PROXY_TEST,
  },
  {
    title: 'texts of any length are taken',
    file: GUARDS,
    old: 'value.length <= mostUnits',
    new: 'value.length !== mostUnits + 0.5',
    test: PAYLOADS_TEST,
  },
  {
    title: 'any number of lines is taken',
    file: GUARDS,
    old: ' || value.length > MAX_LINES)',
    new: ')',
    test: PAYLOADS_TEST,
  },
  {
    title: 'lines of any size are taken',
    file: GUARDS,
    old: 'units <= MAX_LINES_UNITS',
    new: 'units !== MAX_LINES_UNITS + 0.5',
    test: PAYLOADS_TEST,
  },
  {
    title: 'fields that nobody knows are taken',
    file: GUARDS,
    old: 'Object.keys(value).length === guards.length &&',
    new: '',
    test: PAYLOADS_TEST,
  },
  {
    title: 'fields that are inherited are taken',
    file: GUARDS,
    old: 'Object.hasOwn(value, key) && ',
    new: '',
    test: PAYLOADS_TEST,
  },
  {
    title: 'any path is shown in its folder',
    file: 'electron/handlers/files.ts',
    old: '!memory.written.has(file)',
    new: 'memory === null',
    test: 'test/electron/handlers/files.test.ts',
  },
  {
    title: 'entries of an export may lead out of its folder',
    file: 'electron/handlers/export-stream.ts',
    old: ': isSafeEntry(entry);',
    new: ': isSafeEntry !== null;',
    test: 'test/electron/handlers/export-stream.test.ts',
  },
  {
    title: 'names in an archive may lead out of it',
    file: ARCHIVE,
    old: "if (!isSafeEntry(name)) throw new Refusal('UnsafeName');",
    new: '',
    test: ARCHIVE_TEST,
  },
  {
    title: 'archives may unfold to any size',
    file: ARCHIVE,
    old: "if (bytes > MAX_UNPACKED_BYTES) throw new Refusal('TooLarge');",
    new: '',
    test: ARCHIVE_TEST,
  },
  {
    title: 'archives may hold any number of files',
    file: ARCHIVE,
    old: "if (entries > MAX_ENTRIES) throw new Refusal('TooManyEntries');",
    new: '',
    test: ARCHIVE_TEST,
  },
  {
    title: 'folders of any size are listed',
    file: 'electron/files/list-files.ts',
    old: 'if (walk.room < 0) return fail(',
    new: 'if (walk === null) return fail(',
    test: LIMITS_TEST,
  },
  {
    title: 'any amount is read in one go',
    file: 'electron/files/read-articles.ts',
    old: 'found.size > budget.left',
    new: 'found.size < 0',
    test: LIMITS_TEST,
  },
  {
    title: 'files of any size are read',
    file: 'electron/files/read-articles.ts',
    old: 'found.size > limit',
    new: 'found.size < 0',
    test: 'test/electron/files/read-articles.test.ts',
  },
  {
    title: 'the journal takes lines that do not continue it',
    file: 'electron/journal/journal.ts',
    old: 'seq !== end.seq + 1 || prev !== end.sum',
    new: 'seq < 0',
    test: 'test/electron/journal/keeper.test.ts',
  },
  {
    title: 'a line of the journal need not be as it was written',
    file: 'shared/journal/frame.ts',
    old: 'digest(line.slice(HEAD_UNITS)) !== sum',
    new: "digest(line.slice(HEAD_UNITS)) === ''",
    test: JOURNAL_TEST,
  },
  {
    title: 'a line of the journal need not hold a change',
    file: 'shared/journal/read-line.ts',
    old: '!isChange(change)',
    new: 'change === isChange',
    test: JOURNAL_TEST,
  },
  {
    title: 'a key of JSON may change what an object is',
    file: JSON_READER,
    old: 'if (isForbiddenKey(key))',
    new: "if (key === '' && isForbiddenKey(key))",
    test: JSON_TEST,
  },
  {
    title: 'JSON may say a key twice',
    file: JSON_READER,
    old: 'level.keys.has(key)',
    new: 'level.keys.has(``) && key === `x`',
    test: JSON_TEST,
  },
  {
    title: 'JSON may nest to any depth',
    file: JSON_READER,
    old: 'this.#levels.length >= DEEPEST',
    new: 'this.#levels.length >= 100 * DEEPEST',
    test: JSON_TEST,
  },
  {
    title: 'cells of CSV may be formulas',
    file: 'shared/exchange/csv/csv-cells.ts',
    old: '&& !PLAIN_NUMBER.test(value) ? GUARD + value : value',
    new: '&& !PLAIN_NUMBER.test(value) ? value : value',
    test: 'test/shared/exchange/csv/csv-exporter.test.ts',
  },
  {
    title: 'XML may define entities',
    file: 'shared/exchange/refi-qda/read-xml.ts',
    old: '/<!(?:DOCTYPE|ENTITY)/i.test(xml)',
    new: "xml === ''",
    test: 'test/security/hostile-xml.test.ts',
  },
  {
    title: 'markup of a file is markup of the report',
    file: 'shared/exchange/html/escape-html.ts',
    old: "'<': '&lt;'",
    new: "'<': '<'",
    test: 'test/security/reports.test.ts',
  },
  fuse('runAsNode', false),
  fuse('enableCookieEncryption', true),
  fuse('enableNodeOptionsEnvironmentVariable', false),
  fuse('enableNodeCliInspectArguments', false),
  fuse('enableEmbeddedAsarIntegrityValidation', true),
  fuse('onlyLoadAppFromAsar', true),
  fuse('loadBrowserProcessSpecificV8Snapshot', false),
  fuse('grantFileProtocolExtraPrivileges', false),
];
