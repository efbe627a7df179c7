import type { Change, Edit } from '../../shared/annotation/change';
import type { Article, Digest } from '../../shared/article/article';
import type { ChangeRow, EditRow } from './rows';

function articleToLog({ digest, appearances }: Article): Omit<Article, 'text'> {
  return { digest, appearances };
}

/** An edit as the log keeps it. */
export function editToRow(edit: Edit): EditRow {
  if (edit.entity !== 'article') return edit;
  return {
    ...edit,
    before: edit.before && articleToLog(edit.before),
    after: edit.after && articleToLog(edit.after),
  };
}

/** The articles whose texts a row of the log leaves out. */
export function textsOfRow(row: ChangeRow): readonly Digest[] {
  const digests = row.edits.flatMap((edit) =>
    edit.entity === 'article' ? [edit.before ?? edit.after].filter((it) => it !== null) : [],
  );
  return digests.map(({ digest }) => digest);
}

/** A change in domain form again. Every text that the log names is stored, so a lack is a defect. */
export function rowToChange(row: ChangeRow, texts: ReadonlyMap<string, string>): Change {
  const withText = (article: Omit<Article, 'text'>): Article => {
    const text = texts.get(article.digest);
    if (text === undefined) throw new Error(`The log names a text that is not stored.`);
    return { ...article, text };
  };
  const edits = row.edits.map((edit): Edit => {
    if (edit.entity !== 'article') return edit;
    return {
      ...edit,
      before: edit.before && withText(edit.before),
      after: edit.after && withText(edit.after),
    };
  });
  const { tombstones: _tombstones, ...change } = row;
  return { ...change, edits };
}
