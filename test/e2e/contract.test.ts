import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { electronModule } from '../host/electron-module';
import { ROOT } from './app';

/** `electron.x` and `electron.x.y` in a built file, where Vite keeps the names as written. */
function used(source: string): readonly (readonly [string, string | undefined])[] {
  const found = source.matchAll(/\belectron\.([A-Za-z]\w*)(?:\.([A-Za-z]\w*))?/g);
  const names = new Set([...found].map(([, object, member]) => `${object}.${member ?? ''}`));
  return [...names].map((name) => {
    const [object = '', member] = name.split('.');
    return [object, member || undefined] as const;
  });
}

describe('electronModule', () => {
  const source = readFileSync(path.join(ROOT, 'out/electron/main.cjs'), 'utf8');
  const names = used(source);

  it('is asked for by the built main process', () => {
    expect(names.length).toBeGreaterThan(10);
    expect(names.map(([object]) => object)).toContain('app');
  });

  it.each(names)('has electron.%s.%s, which main uses', (object, member) => {
    const holder = electronModule[object];
    expect(holder).toBeDefined();
    if (member !== undefined) expect(Reflect.has(holder ?? {}, member)).toBe(true);
  });

  it('throws on objects and members that it lacks', () => {
    expect(() => electronModule['powerMonitor']).toThrow('electron.powerMonitor');
    for (const [name, holder] of Object.entries(electronModule)) {
      expect(() => Reflect.get(holder, 'noSuchMember')).toThrow(`${name}.noSuchMember`);
    }
  });
});
