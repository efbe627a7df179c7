import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExportValidator } from '../../../electron/tools/export-validator';
import { exportFileOf } from '../../../shared/exchange/build-export';
import type * as exportValidator from '../../../renderer/session/export-validator';
import { TEST_TIME } from '../../builders/an-article';
import { leavesOf, withValue, without } from '../../cases/json-leaves';
import { aRichExport } from '../../cases/rich-export';
import { openLab, type Lab } from '../lab';

let lab: Lab<typeof exportValidator>;

beforeAll(async () => {
  lab = await openLab<typeof exportValidator>('/renderer/session/export-validator.ts');
});
afterAll(() => lab.close());

const FILE: unknown = JSON.parse(JSON.stringify(exportFileOf(aRichExport(), TEST_TIME)));

describe('validateExport', () => {
  it('agrees with the checker on every change of every leaf', async () => {
    const leaves = leavesOf(FILE);
    expect(leaves.length).toBeGreaterThan(300);
    const changed = leaves.flatMap(({ path }) => [
      without(FILE, path),
      ...[null, 7, '', 'x'.repeat(33), '🚢'.repeat(32)].map((value) =>
        withValue(FILE, path, value),
      ),
    ]);
    const validate = createExportValidator();
    const expected = changed.map((file) => validate(file));
    const disagreements = [];
    // In portions, because each file is sent to the page whole.
    for (let at = 0; at < changed.length; at += 100) {
      const portion = changed.slice(at, at + 100);
      const found = await lab.module.evaluate((m, files) => files.map(m.validateExport), portion);
      for (const [index, faults] of found.entries()) {
        const all = new Set((expected[at + index] ?? []).map(({ path }) => path));
        const isSame = faults.length > 0 === all.size > 0;
        if (!isSame || !faults.every(({ path }) => all.has(path))) {
          disagreements.push({ file: at + index, faults, all: [...all] });
        }
      }
    }
    expect(disagreements).toEqual([]);
  });

  it('needs no eval, which the page forbids', async () => {
    const policy = await lab.page.evaluate(() => {
      const meta = document.createElement('meta');
      meta.httpEquiv = 'Content-Security-Policy';
      meta.content = "script-src 'self'";
      document.head.append(meta);
      try {
        return String(new Function('return 1')());
      } catch (error) {
        return error instanceof EvalError ? 'refused' : String(error);
      }
    });
    expect(policy).toBe('refused');
    expect(await lab.module.evaluate((m, file) => m.validateExport(file), FILE)).toEqual([]);
  });
});
