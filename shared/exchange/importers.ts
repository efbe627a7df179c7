import { bratImporter } from './brat/brat-importer';
import type { ForeignFile, Importer } from './foreign-read';
import { doccanoImporter } from './jsonl/doccano-importer';
import { prodigyImporter } from './jsonl/prodigy-importer';
import { labelStudioImporter } from './label-studio/label-studio-importer';
import { refiQdaImporter } from './refi-qda/refi-qda-importer';
import { webAnnotationImporter } from './web-annotation/web-annotation-importer';

/** Readers of other formats, in the order in which they are asked. */
export const IMPORTERS: readonly Importer[] = [
  refiQdaImporter,
  bratImporter,
  webAnnotationImporter,
  labelStudioImporter,
  doccanoImporter,
  prodigyImporter,
];

/** The reader of the format that a set of files is of: the first that recognises them. */
export function importerOf(files: readonly ForeignFile[]): Importer | undefined {
  return IMPORTERS.find(({ recognises }) => recognises(files));
}
