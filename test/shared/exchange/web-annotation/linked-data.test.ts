import fc from 'fast-check';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import type { ExportState } from '../../../../shared/exchange/build-export';
import { ANNO_CONTEXT } from '../../../../shared/exchange/web-annotation/vocabulary';
import { webAnnotationExporter } from '../../../../shared/exchange/web-annotation/web-annotation-exporter';
import { anExport } from '../../../builders/an-export';
import { anyExport } from '../../../cases/any-export';
import { leavesOf } from '../../../cases/json-leaves';
import { aRichExport } from '../../../cases/rich-export';
import { writeOut } from '../../../cases/write-out';
import { ANNO_TERMS } from './anno-context';

interface Options {
  readonly safe: true;
  readonly documentLoader: (url: string) => Promise<object>;
  readonly format?: 'application/n-quads';
}

/** What we use of the processor; its published types know no safe mode. */
interface Processor {
  expand(document: unknown, options: Options): Promise<unknown>;
  compact(document: unknown, context: unknown, options: Options): Promise<unknown>;
  toRDF(document: unknown, options: Options): Promise<unknown>;
}

const processor: Processor = Object(jsonld);

function fileOf(state: ExportState): unknown {
  const [file] = writeOut(webAnnotationExporter, state).files;
  return JSON.parse(file?.text ?? '');
}

/** Serves the one context that the standard names, and refuses everything else. */
function documentLoader(url: string): Promise<object> {
  if (url !== ANNO_CONTEXT) return Promise.reject(new Error(`Asked for ${url}`));
  return Promise.resolve({
    contextUrl: null,
    documentUrl: url,
    document: { '@context': ANNO_TERMS },
  });
}

const SAFE: Options = { safe: true, documentLoader };

function textsOf(json: unknown): ReadonlySet<unknown> {
  return new Set(leavesOf(json).map(({ value }) => value));
}

describe('webAnnotationExporter', () => {
  it('writes linked data of which a safe reader drops nothing', async () => {
    const file = fileOf(aRichExport());
    const expanded = await processor.expand(file, SAFE);
    const kept = textsOf(expanded);
    const words = leavesOf(file).filter(
      ({ path, value }) =>
        !path.startsWith('/@context') &&
        !/\/(?:type|motivation|purpose)$/.test(path) &&
        value !== '',
    );
    const dropped = words.filter(({ value }) => !kept.has(value) && typeof value !== 'object');
    expect(dropped).toEqual([]);
  });

  it('writes what comes back the same from expanding and compacting', async () => {
    const file = fileOf(aRichExport());
    const expanded = await processor.expand(file, SAFE);
    const context = [ANNO_CONTEXT, Object(file)['@context'][1]];
    const compacted = await processor.compact(expanded, context, SAFE);
    expect(await processor.expand(compacted, SAFE)).toEqual(expanded);
  });

  it('writes linked data that can be told as triples, whatever it is made of', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, async (state) => {
        const triples = await processor.toRDF(fileOf(state), SAFE);
        expect(triples).not.toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('writes a list of fragments whose order triples keep', async () => {
    const file = fileOf(aRichExport());
    const nquads = String(await processor.toRDF(file, { ...SAFE, format: 'application/n-quads' }));
    expect(nquads).toContain('urn:verbatim:ns:1:fragments');
    expect(nquads).toContain('22-rdf-syntax-ns#rest');
    expect(nquads).toContain('"82"^^<http://www.w3.org/2001/XMLSchema#decimal>');
  });

  it('writes an empty collection where there is nothing to write', async () => {
    const file = fileOf(anExport());
    expect(file).toMatchObject({ type: 'AnnotationCollection', total: 0 });
    expect(file).not.toHaveProperty('first');
    await expect(processor.expand(file, SAFE)).resolves.toHaveLength(1);
  });
});
