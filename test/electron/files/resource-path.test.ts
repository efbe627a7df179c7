import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { seedsFolder } from '../../../electron/files/resource-path';

const PLACES = { resourcesPath: '/opt/verbatim/resources', appPath: '/home/dev/verbatim' };

describe('seedsFolder', () => {
  it.each([
    ['the one that was named, packaged', '/named', true, '/named'],
    ['the one that was named, in development', '/named', false, '/named'],
    ['the one beside the archive, packaged', null, true, '/opt/verbatim/resources/seeds'],
    ['the one of the project, in development', null, false, '/home/dev/verbatim/seeds'],
  ])('is %s', (_case, named, isPackaged, expected) => {
    expect(seedsFolder(named, { isPackaged, ...PLACES })).toBe(path.normalize(expected));
  });
});
