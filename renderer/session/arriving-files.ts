import type { FileBatch, TextFile } from '../../shared/ipc/channels';

/** Files that say something together, such as a text and its standoff annotations. */
export interface FileSet {
  /** What a person knows it by. */
  readonly name: string;
  readonly files: readonly TextFile[];
}

/** What opened files are: texts to be read, and sets that bring annotations. */
export interface Arriving {
  readonly articles: readonly TextFile[];
  readonly sets: readonly FileSet[];
}

const STANDOFF = /\.ann$/i;
const TEXT = /\.txt$/i;

function stemOf(fileName: string): string {
  return fileName.replace(/\.[^./]*$/, '');
}

/** The name of a set of several files: the folder's, or the first file's. */
function setName(folder: string, files: readonly TextFile[]): string {
  const [first] = files;
  return folder === '' || files.length === 1 ? (first?.fileName ?? folder) : folder;
}

function archives(files: readonly TextFile[]): readonly FileSet[] {
  const sets = new Map<string, TextFile[]>();
  for (const file of files) {
    if (file.archive === undefined) continue;
    const set = sets.get(file.archive);
    if (set) set.push(file);
    else sets.set(file.archive, [file]);
  }
  return [...sets].map(([name, members]) => ({ name, files: members }));
}

/** Sorts opened files: standoff files take the texts of the same name with them. */
export function sortArriving({ folder, files }: FileBatch): Arriving {
  const loose = files.filter(({ archive }) => archive === undefined);
  const standoff = loose.filter(({ fileName }) => STANDOFF.test(fileName));
  const stems = new Set(standoff.map(({ fileName }) => stemOf(fileName)));
  const texts = loose.filter(({ fileName }) => TEXT.test(fileName));
  const annotated = texts.filter(({ fileName }) => stems.has(stemOf(fileName)));
  const others = loose.filter((file) => !texts.includes(file) && !standoff.includes(file));
  return {
    articles: texts.filter((file) => !annotated.includes(file)),
    sets: [
      ...(standoff.length > 0
        ? [{ name: setName(folder, standoff), files: [...standoff, ...annotated] }]
        : []),
      ...others.map((file) => ({ name: file.fileName, files: [file] })),
      ...archives(files),
    ],
  };
}
