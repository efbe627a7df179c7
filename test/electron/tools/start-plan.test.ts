import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterRefusal,
  hasDisplay,
  nextStep,
  nodeProblem,
  recogniseRefusal,
  type Facts,
  type Refusal,
} from '../../../electron/tools/start-plan.mjs';

describe('nodeProblem', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.11.1', '100.0.0'])(
    'lets Node %s pass',
    (version) => {
      expect(nodeProblem(version)).toBeNull();
    },
  );

  it.each(['0.10.48', '18.20.8', '20.9.0', '20.18.99'])('names Node %s as too old', (version) => {
    expect(nodeProblem(version)).toBe(
      `Verbatim needs Node 20.19 or newer; this is Node ${version}.`,
    );
  });
});

describe('hasDisplay', () => {
  it.each<[NodeJS.Platform, Record<string, string>, boolean]>([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ])('on %s with %o is %s', (platform, environment, expected) => {
    expect(hasDisplay(platform, environment)).toBe(expected);
  });
});

describe('nextStep', () => {
  it.each<[Facts, string]>([
    [{ hasDisplay: true, electron: 'present', canPreview: true }, 'run-electron'],
    [{ hasDisplay: true, electron: 'present', canPreview: false }, 'run-electron'],
    [{ hasDisplay: true, electron: 'missing', canPreview: true }, 'download-electron'],
    [{ hasDisplay: true, electron: 'missing', canPreview: false }, 'download-electron'],
    [{ hasDisplay: true, electron: 'unavailable', canPreview: true }, 'run-preview'],
    [{ hasDisplay: true, electron: 'unavailable', canPreview: false }, 'run-tour'],
    [{ hasDisplay: false, electron: 'present', canPreview: true }, 'run-tour'],
    [{ hasDisplay: false, electron: 'missing', canPreview: true }, 'run-tour'],
    [{ hasDisplay: false, electron: 'unavailable', canPreview: false }, 'run-tour'],
  ])('given %o is %s', (facts, step) => {
    expect(nextStep(facts)).toBe(step);
  });

  it('comes to an end whatever Electron does', () => {
    const refusals = fc.constantFrom<Refusal>(
      { type: 'root' },
      { type: 'sandbox' },
      { type: 'display' },
      { type: 'library', name: 'libnss3.so' },
    );
    const start = fc.record({
      hasDisplay: fc.boolean(),
      electron: fc.constantFrom<Facts['electron']>('present', 'missing', 'unavailable'),
      canPreview: fc.boolean(),
    });
    fc.assert(
      fc.property(start, fc.boolean(), refusals, (facts, downloads, refusal) => {
        let known: Facts = facts;
        const steps: string[] = [];
        for (let count = 0; count < 3; count += 1) {
          const step = nextStep(known);
          steps.push(step);
          if (step === 'download-electron') {
            known = { ...known, electron: downloads ? 'present' : 'unavailable' };
          } else if (step === 'run-electron') {
            known = afterRefusal(known, refusal);
          }
        }
        expect(steps.at(-1)).toMatch(/^run-(preview|tour)$/);
      }),
    );
  });
});

describe('recogniseRefusal', () => {
  it.each<[string, string, Refusal | null]>([
    [
      'root',
      '[1109/143750.469:FATAL:electron_main_delegate.cc(297)] Running as root without --no-sandbox is not supported. See https://crbug.com/638180.',
      { type: 'root' },
    ],
    [
      'a helper without its mode',
      "[13329:0614/163124.42:FATAL:setuid_sandbox_host.cc(158)] The SUID sandbox helper binary was found, but is not configured correctly. Rather than run without sandboxing I'm aborting now.",
      { type: 'sandbox' },
    ],
    [
      'restricted user namespaces',
      '[1:1:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! If you are running on Ubuntu 23.10+',
      { type: 'sandbox' },
    ],
    [
      'a forbidden namespace',
      'Failed to move to new namespace: PID namespaces supported, Network namespace supported, but failed: errno = Operation not permitted',
      { type: 'sandbox' },
    ],
    [
      'a dead display',
      '[32082:ERROR:ozone_platform_x11.cc(247)] Missing X server or $DISPLAY\n[32082:ERROR:env.cc(226)] The platform failed to initialize.  Exiting.',
      { type: 'display' },
    ],
    [
      'a missing library',
      '/dist/electron: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory',
      { type: 'library', name: 'libnss3.so' },
    ],
    ['an error of the app', "Error: ENOENT: no such file or directory, open '/x'", null],
    ['nothing', '', null],
  ])('reads %s', (_, stderr, refusal) => {
    expect(recogniseRefusal(stderr)).toEqual(refusal);
  });

  it('finds a refusal among other lines', () => {
    const noise = 'libva error: vaGetDriverNameByIndex() failed\n';
    const refusal = `${noise}FATAL: Running as root without --no-sandbox is not supported.\n`;
    expect(recogniseRefusal(noise)).toBeNull();
    expect(recogniseRefusal(refusal + noise)).toEqual({ type: 'root' });
  });
});

describe('afterRefusal', () => {
  const facts: Facts = { hasDisplay: true, electron: 'present', canPreview: true };

  it('rules Electron out, and leaves the preview', () => {
    expect(nextStep(afterRefusal(facts, { type: 'sandbox' }))).toBe('run-preview');
  });

  it('rules every window out where Electron found no display', () => {
    expect(nextStep(afterRefusal(facts, { type: 'display' }))).toBe('run-tour');
  });
});
