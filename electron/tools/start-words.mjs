/**
 * Why Electron refused, and what to do about it, in plain words.
 * @param {import('./start-plan.mjs').Refusal} refusal
 * @param {string} folder Where Electron's executable lies.
 * @returns {readonly string[]}
 */
export function explainRefusal(refusal, folder) {
  switch (refusal.type) {
    case 'root':
      return [
        'Electron does not run as root, because its sandbox could not protect the system then.',
        'Start Verbatim as an ordinary user to get the app itself.',
      ];
    case 'sandbox':
      return [
        'Electron could not build its sandbox: this system lets ordinary programs make no user',
        'namespaces (Ubuntu since 23.10, and some hardened systems). Verbatim does not run without',
        'the sandbox of its own accord. To let Electron use its helper instead, once:',
        `  sudo chown root:root '${folder}/chrome-sandbox'`,
        `  sudo chmod 4755 '${folder}/chrome-sandbox'`,
      ];
    case 'display':
      return ['Electron found no display that it could open a window on.'];
    case 'library':
      return [
        `Electron needs a library of the system that is not installed: ${refusal.name}.`,
        "Your system's package manager has it; on Debian and Ubuntu, installing the package",
        'chromium brings all of them.',
      ];
  }
}

/**
 * Why there is no binary of Electron, and every way to get one.
 * @param {string} reason
 * @param {string} version
 * @returns {readonly string[]}
 */
export function explainMissingElectron(reason, version) {
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  return [
    `The binary of Electron ${version} is not here and could not be downloaded: ${reason}.`,
    'Each start tries again. To get it:',
    '  behind a proxy: HTTPS_PROXY=http://proxy:port npm start',
    '  from a mirror:  ELECTRON_MIRROR=https://mirror/path/ npm start',
    `  by hand:        unpack ${file} into node_modules/electron/dist`,
  ];
}

export const PREVIEW_WORDS = [
  'Starting the preview instead: the same app in a window of your browser. It keeps its own data,',
  'apart from that of the app, and says so in its window.',
];

/**
 * Why the tour runs instead of a window.
 * @param {boolean} hasDisplay
 * @returns {readonly string[]}
 */
export function explainTour(hasDisplay) {
  const why = hasDisplay
    ? 'There is no Chromium, Chrome or Edge here that could show the preview.'
    : 'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY leads to one).';
  return [
    why,
    'Running the tour instead: the real app without a window does the main job on the bundled',
    'articles, and leaves pictures of it in out/tour/.',
  ];
}
