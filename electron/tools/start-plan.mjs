/**
 * What is known about this system so far.
 * @typedef {object} Facts
 * @property {boolean} hasDisplay A window could be shown.
 * @property {ElectronState} electron
 * @property {boolean} canPreview An installed browser can show the preview.
 */

/**
 * `missing` may still be downloaded; `unavailable` was tried, or refused to run.
 * @typedef {'present' | 'missing' | 'unavailable'} ElectronState
 */

/** @typedef {'run-electron' | 'download-electron' | 'run-preview' | 'run-tour'} Step */

/**
 * Why Electron did not come up, read from what it wrote.
 * @typedef {{ type: 'root' }
 *   | { type: 'sandbox' }
 *   | { type: 'display' }
 *   | { type: 'library', name: string }} Refusal
 */

/** The oldest Node that runs the build. */
const NEEDED_NODE = [20, 19];

/**
 * Why this Node cannot run the build, or null.
 * @param {string} version
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = NEEDED_NODE;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return null;
  return `Verbatim needs Node ${NEEDED_NODE.join('.')} or newer; this is Node ${version}.`;
}

/**
 * Whether a window could be shown; only on Linux does the environment say.
 * @param {NodeJS.Platform} platform
 * @param {Readonly<Record<string, string | undefined>>} environment
 */
export function hasDisplay(platform, environment) {
  if (platform !== 'linux') return true;
  return Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}

/**
 * The next thing to do for a person who wants to see the app: Electron, else its binary, else the
 * preview, else the tour. Nothing is downloaded that could not be shown.
 * @param {Facts} facts
 * @returns {Step}
 */
export function nextStep(facts) {
  if (!facts.hasDisplay) return 'run-tour';
  if (facts.electron === 'present') return 'run-electron';
  if (facts.electron === 'missing') return 'download-electron';
  return facts.canPreview ? 'run-preview' : 'run-tour';
}

/**
 * Recognises Electron's own refusal to start, or null where it ran and ended for another reason.
 * @param {string} stderr
 * @returns {Refusal | null}
 */
export function recogniseRefusal(stderr) {
  if (/Running as root without --no-sandbox/.test(stderr)) return { type: 'root' };
  if (/SUID sandbox helper|No usable sandbox|Failed to move to new namespace/.test(stderr)) {
    return { type: 'sandbox' };
  }
  if (/Missing X server|cannot open display|platform failed to initialize/i.test(stderr)) {
    return { type: 'display' };
  }
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(stderr)?.[1];
  return library === undefined ? null : { type: 'library', name: library };
}

/**
 * What is known once Electron has refused: without a display no browser shows a window either.
 * @param {Facts} facts
 * @param {Refusal} refusal
 * @returns {Facts}
 */
export function afterRefusal(facts, refusal) {
  return {
    ...facts,
    electron: 'unavailable',
    hasDisplay: facts.hasDisplay && refusal.type !== 'display',
  };
}
