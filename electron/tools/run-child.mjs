import { spawn } from 'node:child_process';
import os from 'node:os';

/** Enough for whatever a program says before it refuses to start. */
const STDERR_KEPT = 65_536;
const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * How a child ended; `stderr` is the beginning of what it wrote there, where that was asked for.
 * @typedef {{ readonly code: number, readonly stderr: string }} Ending
 */

/**
 * Runs a program to its end in our terminal. Signals sent to us reach it, and its code is what a
 * shell would report: 128 plus the signal's number where a signal ended it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, keepStderr?: boolean }} [options]
 * @returns {Promise<Ending>}
 */
export function runChild(command, args, { env = process.env, keepStderr = false } = {}) {
  return new Promise((resolve, reject) => {
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => child.kill(signal);
    // First of all: a child may be running before spawn() returns, and a signal may reach us then.
    for (const signal of FORWARDED) process.on(signal, forward);
    const child = spawn(command, args, {
      env,
      stdio: ['inherit', 'inherit', keepStderr ? 'pipe' : 'inherit'],
    });
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      process.stderr.write(chunk);
      stderr = (stderr + chunk).slice(0, STDERR_KEPT);
    });
    const release = () => {
      for (const signal of FORWARDED) process.off(signal, forward);
    };
    child.once('error', (error) => {
      release();
      reject(error);
    });
    child.once('close', (code, signal) => {
      release();
      resolve({ code: code ?? 128 + (signal ? os.constants.signals[signal] : 0), stderr });
    });
  });
}
