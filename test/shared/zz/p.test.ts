import { Session } from 'node:inspector';
import { it } from 'vitest';
import { anArticle } from '../../builders/an-article';
import { anAnnotation } from '../../builders/an-annotation';
import { anExport } from '../../builders/an-export';
import { writeOut } from '../../cases/write-out';
import { aForeignContext } from '../../cases/foreign-context';
import { createTarget } from '../../../shared/annotation/create-target';
import { bratExporter } from '../../../shared/exchange/brat/brat-exporter';
import { bratImporter } from '../../../shared/exchange/brat/brat-importer';
import { webAnnotationExporter } from '../../../shared/exchange/web-annotation/web-annotation-exporter';
import { webAnnotationImporter } from '../../../shared/exchange/web-annotation/web-annotation-importer';
it('x', () => {
  const state = anExport({ articles: Array.from({length:500}, (_, j) => {
    let text = '';
    for (let i = 0; i < 250; i++) text += `word${i} 🚢 number ${j} `;
    const article = anArticle({ text });
    const annotations = Array.from({length:20}, (_, i) => {
      const from = text.indexOf('word', Math.floor((text.length - 50) * i / 20));
      const target = createTarget(text, [{ start: from, end: from + 6 }]);
      if (!target.ok) throw new Error();
      return { ...anAnnotation({ article, on: 'word0' }), target: target.value };
    });
    return { article, annotations };
  })});
  const session = new Session(); session.connect();
  for (const [e, i] of [[webAnnotationExporter, webAnnotationImporter], [bratExporter, bratImporter]] as const) {
    const { files } = writeOut(e, state);
    session.post('Profiler.enable'); session.post('Profiler.start');
    const t = performance.now(); i.read(files, aForeignContext()); console.log('took', e.id, performance.now() - t);
    session.post('Profiler.stop', (_: any, { profile: p }: any) => {
      const n = new Map(p.nodes.map((x: any) => [x.id, x])); const c = new Map<string, number>();
      p.samples.forEach((s: number, k: number) => { const f = (n.get(s) as any).callFrame; const key = f.functionName + ' ' + f.url.split('/').pop() + ':' + f.lineNumber; c.set(key, (c.get(key) ?? 0) + p.timeDeltas[k]); });
      console.log([...c].sort((a, b) => b[1] - a[1]).slice(0, 16).map(([k, v]) => `${Math.round(v / 1000)} ${k}`).join('\n'));
    });
  }
});
