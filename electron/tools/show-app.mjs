import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './build-parts.mjs';
import { downloadElectron, electronVersion, findElectron } from './electron-binary.mjs';
import { runChild } from './run-child.mjs';
import { afterRefusal, hasDisplay, nextStep, recogniseRefusal } from './start-plan.mjs';
import {
  explainMissingElectron,
  explainRefusal,
  explainTour,
  PREVIEW_WORDS,
} from './start-words.mjs';

/** @typedef {import('./start-plan.mjs').Facts} Facts */

/**
 * What a step leads to: an end with a code, or more that is known.
 * @typedef {{ code: number } | { facts: Facts }} Outcome
 */

const STAND_IN = path.join(ROOT, 'out/host/host.cjs');
const RUN = path.join(ROOT, 'electron/tools/run.mjs');

/** @param {readonly string[]} lines */
function say(lines) {
  console.log(`\n${lines.join('\n')}`);
}

/** The stand-in knows which browsers can show a window; it is asked, not repeated here. */
function canPreview() {
  const answer = spawnSync(process.execPath, [STAND_IN, ROOT, '--preview', '--which-browser']);
  return answer.status === 0;
}

/**
 * @param {Facts} facts
 * @returns {Promise<Outcome>}
 */
async function download(facts) {
  const version = electronVersion();
  console.log(`Electron ${version} is not downloaded yet (about 120 MB, once). Downloading…`);
  const reason = await downloadElectron((progress) => {
    if (process.stdout.isTTY) process.stdout.write(`\r  ${progress}`);
  });
  if (reason === null) return { facts: { ...facts, electron: 'present' } };
  say(explainMissingElectron(reason, version));
  return { facts: { ...facts, electron: 'unavailable' } };
}

/**
 * @param {Facts} facts
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Outcome>}
 */
async function runElectron(facts, args, env) {
  const executable = findElectron(env);
  if (executable === null) return { facts: { ...facts, electron: 'unavailable' } };
  const ending = await runChild(executable, [ROOT, ...args], { env, keepStderr: true });
  const refusal = ending.code === 0 ? null : recogniseRefusal(ending.stderr);
  if (refusal === null) return ending;
  say(explainRefusal(refusal, path.dirname(executable)));
  return { facts: afterRefusal(facts, refusal) };
}

/**
 * @param {import('./start-plan.mjs').Step} step
 * @param {Facts} facts
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Outcome>}
 */
async function take(step, facts, args, env) {
  switch (step) {
    case 'run-electron':
      return runElectron(facts, args, env);
    case 'download-electron':
      return download(facts);
    case 'run-preview':
      say(PREVIEW_WORDS);
      return runChild(process.execPath, [STAND_IN, ROOT, '--preview', ...args], { env });
    case 'run-tour':
      say(explainTour(facts.hasDisplay));
      return runChild(process.execPath, [RUN, 'tour'], { env });
  }
}

/**
 * Shows the built app: in Electron, else as a preview in a browser, else by the tour, each time
 * saying why. Returns the exit code of what was shown.
 * @param {readonly string[]} args For the app, such as `--seeds=DIR`.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<number>}
 */
export async function showApp(args, environment = process.env) {
  // Set by editors that are Electron apps themselves; it would make ours a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = environment;
  /** @type {Facts} */
  let facts = {
    hasDisplay: hasDisplay(process.platform, env),
    electron: findElectron(env) ? 'present' : 'missing',
    canPreview: canPreview(),
  };
  for (;;) {
    const outcome = await take(nextStep(facts), facts, args, env);
    if ('code' in outcome) return outcome.code;
    facts = outcome.facts;
  }
}
